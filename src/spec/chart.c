#include "spec/chart.h"

#include <string.h>

#include "base/text.h"
#include "spec/model.h"
#include "spec/yaml.h"

static const char *const mark_choices[] = { "point", NULL };
static const char *const row_choices[] = { "kept", "all", NULL };

static bool fill_axis(struct run *run, const struct yaml *map, const char *what,
                      struct chart_axis *axis)
{
    static const struct yaml_key keys[] = {
        { "variable", WANT_TEXT, offsetof(struct chart_axis, variable), true, NULL },
        { "title", WANT_TEXT, offsetof(struct chart_axis, title), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    axis->place = map->place;
    return yaml_fill(run, map, what, keys, axis);
}

static bool fill_layers(struct run *run, const struct texts *layers, struct chart *chart)
{
    static const char *const known[] = { "point", "line", "band" };
    bool *const flag[] = { &chart->point, &chart->line, &chart->band };
    const size_t kinds = sizeof known / sizeof *known;
    for (size_t i = 0; i < layers->count; i++) {
        size_t at = 0;
        while (at < kinds && strcmp(known[at], layers->text[i]) != 0)
            at++;
        if (at == kinds)
            return run_fail(run, status_at(layers->place[i]), layers->place[i],
                            "no layer '%s'; the layers are: %s", layers->text[i],
                            text_list(run, known, kinds));
        *flag[at] = true;
    }
    return true;
}

bool chart_read(struct run *run, const char *path, struct chart **chart)
{
    struct parts {
        const char *id, *title, *alt, *source, *note;
        struct yaml *x, *y;
        struct texts layers;
        int mark, rows;
        size_t published_nobs;
    } parts = { .id = NULL };
    static const struct yaml_key keys[] = {
        { "id", WANT_TEXT, offsetof(struct parts, id), true, NULL },
        { "title", WANT_TEXT, offsetof(struct parts, title), true, NULL },
        { "alt", WANT_TEXT, offsetof(struct parts, alt), false, NULL },
        { "mark", WANT_CHOICE, offsetof(struct parts, mark), true, mark_choices },
        { "x", WANT_MAP, offsetof(struct parts, x), true, NULL },
        { "y", WANT_MAP, offsetof(struct parts, y), true, NULL },
        { "layers", WANT_TEXTS, offsetof(struct parts, layers), true, NULL },
        { "rows", WANT_CHOICE, offsetof(struct parts, rows), false, row_choices },
        { "source", WANT_TEXT, offsetof(struct parts, source), false, NULL },
        { "note", WANT_TEXT, offsetof(struct parts, note), false, NULL },
        { "published_nobs", WANT_COUNT, offsetof(struct parts, published_nobs), false, NULL },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    struct yaml *root = NULL;
    if (!yaml_read(run, path, &root) || !yaml_fill(run, root, "the chart", keys, &parts))
        return false;
    *chart = talloc_zero(run, struct chart);
    **chart = (struct chart){
        .file = path,
        .name = model_file_stem(run, path),
        .id = parts.id,
        .title = parts.title,
        .alt = parts.alt,
        .rows = row_choices[parts.rows],
        .source = parts.source,
        .note = parts.note,
        .published_nobs = (long)parts.published_nobs,
    };
    return fill_axis(run, parts.x, "x", &(*chart)->x) && fill_axis(run, parts.y, "y", &(*chart)->y)
           && fill_layers(run, &parts.layers, *chart);
}
