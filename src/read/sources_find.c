/* The beginning of sources.h: where the files of a study are, and which of them are not there. */
#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/sources.h"

static bool all_absent(struct run *run, const struct sources *sources, const char *data)
{
    const char **names = run_array(run, const char *, sources->count);
    for (size_t i = 0; i < sources->count; i++)
        names[i] = sources->study->source[i].file.text[0];
    return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                    "has none of the study's files: %s", text_list(run, names, sources->count));
}

/* In the data folder, else beside the study; "-" is standard input. */
static const char *path_of(struct run *run, const struct study *study, const char *data,
                           const char *file)
{
    if (strcmp(file, "-") == 0)
        return file;
    return data == NULL ? study_path(run, study, file)
                        : run_adopt(run, g_build_filename(data, file, NULL), g_free);
}

/* The paths of a source's files; a source is absent if none of its files is there, and some of
 * them alone are a failure when they are read. */
static void find_source(struct run *run, const struct study *study, const char *data,
                        struct loaded *loaded)
{
    const struct source *source = loaded->source;
    bool sample = data == NULL && source->sample != NULL;
    size_t there = 0;
    loaded->path = run_array(run, const char *, source->file.count);
    for (size_t i = 0; i < source->file.count; i++) {
        const char *file = sample ? source->sample : source->file.text[i];
        loaded->path[i] = source->given ? file : path_of(run, study, data, file);
        there += strcmp(file, "-") == 0 || g_file_test(loaded->path[i], G_FILE_TEST_EXISTS);
    }
    loaded->absent = data != NULL && there == 0 && !source->given;
    if (source->dictionary != NULL)
        loaded->dictionary = path_of(run, study, data, source->dictionary);
}

/* A study looks for its files in a folder; a file is asked for where one of them is named. */
static bool check_folder(struct run *run, const char *data)
{
    if (data == NULL || g_file_test(data, G_FILE_TEST_IS_DIR))
        return true;
    const char *folder = run_adopt(run, g_path_get_dirname(data), g_free);
    if (g_file_test(data, G_FILE_TEST_EXISTS))
        return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                        "is a file; a study looks for its files in a folder; did you mean '%s'?",
                        folder);
    return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                    "is not a folder with data; name the folder in which the sources lie");
}

bool sources_find(struct run *run, struct sources *sources, const char *data)
{
    if (!check_folder(run, data))
        return false;
    size_t absent = 0;
    for (size_t i = 0; i < sources->count; i++) {
        sources->loaded[i].source = &sources->study->source[i];
        find_source(run, sources->study, data, &sources->loaded[i]);
        absent += sources->loaded[i].absent;
    }
    return absent < sources->count || all_absent(run, sources, data);
}
