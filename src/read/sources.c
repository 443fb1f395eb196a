#include "read/sources.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#include "base/text.h"

/* Variables with the same measure share it, over the years that any of them needs. */
static void ask_measure(struct run *run, const struct variable *variable, struct measure **measures,
                        size_t *count)
{
    for (size_t i = 0; i < *count; i++) {
        struct measure *known = &(*measures)[i];
        if (strcmp(known->code, variable->measure) != 0)
            continue;
        if (variable->periods.first < known->periods.first)
            known->periods.first = variable->periods.first;
        if (variable->periods.last > known->periods.last)
            known->periods.last = variable->periods.last;
        return;
    }
    *measures = run_grow(run, *measures, struct measure, *count + 1);
    (*measures)[(*count)++] = (struct measure){ .code = variable->measure,
                                                .periods = variable->periods,
                                                .place = variable->place };
}

static bool read_lait(struct run *run, const struct sources *sources, struct loaded *loaded)
{
    const struct study *study = sources->study;
    struct measure *measures = NULL;
    size_t count = 0;
    for (size_t i = 0; i < study->variables; i++)
        if (study->variable[i].from != NULL
            && strcmp(study->variable[i].from, loaded->source->name) == 0)
            ask_measure(run, &study->variable[i], &measures, &count);
    if (!lait_read(run, loaded->path, sources->areas, &loaded->source->missing, measures, count,
                   &loaded->lait))
        return false;
    loaded->input = loaded->lait->input;
    return true;
}

static bool read_keyed(struct run *run, const struct sources *sources, struct loaded *loaded)
{
    const struct study *study = sources->study;
    struct texts wanted = { 0, NULL, NULL };
    texts_add(run, &wanted, loaded->source->key, loaded->source->place);
    for (size_t i = 0; i < study->variables; i++)
        if (study->variable[i].from != NULL
            && strcmp(study->variable[i].from, loaded->source->name) == 0)
            texts_add(run, &wanted, study->variable[i].column, study->variable[i].place);
    if (!grid_read(run, loaded->path, talloc_memdup(run, &wanted, sizeof wanted), &loaded->grid))
        return false;
    loaded->input = loaded->grid->input;
    loaded->grid->remedy =
        talloc_asprintf(run, "'missing' of the source '%s':", loaded->source->name);
    return true;
}

static const char *path_in(struct run *run, const char *folder, const char *file)
{
    return run_adopt(run, g_build_filename(folder, file, NULL), g_free);
}

static bool all_absent(struct run *run, const struct sources *sources, const char *data)
{
    const char **names = run_array(run, const char *, sources->count);
    for (size_t i = 0; i < sources->count; i++)
        names[i] = sources->study->source[i].file;
    return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                    "has none of the study's files: %s", text_list(run, names, sources->count));
}

static bool find_files(struct run *run, struct sources *sources, const char *data)
{
    if (data != NULL && !g_file_test(data, G_FILE_TEST_IS_DIR))
        return run_fail(run, STATUS_UNREADABLE, (struct place){ data, 0, 0 },
                        "is not a folder with data");
    size_t absent = 0;
    for (size_t i = 0; i < sources->count; i++) {
        struct loaded *loaded = &sources->loaded[i];
        const struct source *source = &sources->study->source[i];
        loaded->source = source;
        if (data == NULL) {
            loaded->path = study_path(run, sources->study,
                                      source->sample != NULL ? source->sample : source->file);
            continue;
        }
        loaded->path = path_in(run, data, source->file);
        loaded->absent = !g_file_test(loaded->path, G_FILE_TEST_EXISTS);
        absent += loaded->absent;
    }
    return absent < sources->count || all_absent(run, sources, data);
}

bool sources_read(struct run *run, const struct study *study, const char *data,
                  struct sources **sources)
{
    struct sources *made = talloc_zero(run, struct sources);
    *sources = made;
    made->study = study;
    made->count = study->sources;
    made->loaded = run_array(run, struct loaded, made->count);
    const char **registers = run_array(run, const char *, study->registers.count);
    for (size_t i = 0; i < study->registers.count; i++)
        registers[i] = study_path(run, study, study->registers.text[i]);
    if (!find_files(run, made, data)
        || !areas_read(run, registers, study->registers.count, &made->areas))
        return false;
    for (size_t i = 0; i < made->count; i++) {
        struct loaded *loaded = &made->loaded[i];
        if (loaded->absent)
            continue;
        bool lait = loaded->source->layout == LAYOUT_LAIT;
        if (!(lait ? read_lait(run, made, loaded) : read_keyed(run, made, loaded)))
            return false;
    }
    return true;
}

const struct measure *sources_measure(const struct sources *sources,
                                      const struct variable *variable)
{
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        if (loaded->lait == NULL || strcmp(loaded->source->name, variable->from) != 0)
            continue;
        for (size_t m = 0; m < loaded->lait->measures; m++)
            if (strcmp(loaded->lait->measure[m].code, variable->measure) == 0)
                return &loaded->lait->measure[m];
    }
    return NULL;
}
