#include "report/input_name.h"

#include <glib.h>
#include <string.h>

static const char *last_part(struct run *run, const char *path)
{
    char *last = g_path_get_basename(path);
    const char *copy = talloc_strdup(run, last);
    g_free(last);
    return copy;
}

static bool is_at(struct run *run, const struct study *study, const char *name, const char *path)
{
    return name != NULL && strcmp(study_path(run, study, name), path) == 0;
}

/* The name that the study has for a path; NULL where it has none. */
static const char *named(struct run *run, const struct sources *sources, const char *path)
{
    const struct study *study = sources->study;
    for (size_t i = 0; i < sources->count; i++) {
        const struct loaded *loaded = &sources->loaded[i];
        const struct source *source = loaded->source;
        if (is_at(run, study, source->sample, path))
            return source->sample;
        if (is_at(run, study, source->dictionary, path))
            return source->dictionary;
        for (size_t f = 0; f < source->file.count; f++)
            if (strcmp(loaded->path[f], path) == 0)
                return source->file.text[f];
    }
    for (size_t i = 0; i < study->registers.count; i++)
        if (is_at(run, study, study->registers.text[i], path))
            return study->registers.text[i];
    return NULL;
}

const char *input_name(struct run *run, const struct sources *sources, const char *path)
{
    const char *name = path == NULL ? NULL : named(run, sources, path);
    if (path == NULL || strcmp(path, "-") == 0)
        return path;
    return name == NULL || g_path_is_absolute(name) ? last_part(run, path) : name;
}

/* Does an absolute path begin at this slash? What stands before it would be part of a relative
 * one; a slash alone is a division. */
static bool begins_path(const char *word, const char *slash)
{
    if (*slash != '/' || slash[1] == '\0' || slash[1] == ' ' || slash[1] == '/')
        return false;
    bool letter_option = slash == word + 2 && word[0] == '-' && g_ascii_isalpha(word[1]);
    return slash == word || letter_option || strchr("=, [{:\"'", slash[-1]) != NULL;
}

static const char *shortened(struct run *run, const char *path)
{
    char *here = g_get_current_dir(), *whole = g_canonicalize_filename(path, NULL);
    size_t length = strlen(here);
    bool below = strncmp(whole, here, length) == 0 && whole[length] == '/';
    const char *text = below ? talloc_strdup(run, whole + length + 1) : last_part(run, whole);
    g_free(here);
    g_free(whole);
    return text;
}

const char *input_word(struct run *run, const char *word)
{
    char *text = talloc_strdup(run, "");
    for (const char *at = word; *at != '\0';) {
        if (!begins_path(word, at)) {
            text = talloc_strndup_append_buffer(text, at++, 1);
            continue;
        }
        size_t length = strcspn(at, ",]}\"'");
        text = talloc_strdup_append_buffer(text, shortened(run, talloc_strndup(run, at, length)));
        at += length;
    }
    return text;
}
