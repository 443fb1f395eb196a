/* Who is outlined on a tile map: those that the chart names, and the most unusual. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/text.h"
#include "draw/tile_sketch.h"

/* The tile of an authority by any of its names; SIZE_MAX for none. */
static size_t labelled(const struct tile_sketch *sketch, const char *name)
{
    const struct areas *areas = sketch->drawing->panel->sources->areas;
    size_t area = areas_find(areas, AREA_NAME, name);
    for (size_t i = 0; i < sketch->values.count; i++)
        if (area != SIZE_MAX && sketch->values.value[i].tile->area == area)
            return i;
    return SIZE_MAX;
}

static void outline(struct tile_sketch *sketch, size_t at)
{
    for (size_t i = 0; i < sketch->outlined; i++)
        if (sketch->outline[i] == at)
            return;
    sketch->outline = run_grow(sketch->run, sketch->outline, size_t, sketch->outlined + 1);
    sketch->outline[sketch->outlined++] = at;
}

static bool outline_labels(struct tile_sketch *sketch)
{
    struct run *run = sketch->run;
    const struct texts *label = &sketch->drawing->chart->label;
    const char **name = run_array(run, const char *, sketch->values.count);
    for (size_t i = 0; i < sketch->values.count; i++)
        name[i] = sketch->values.value[i].name;
    for (size_t i = 0; i < label->count; i++) {
        size_t at = labelled(sketch, label->text[i]);
        if (at == SIZE_MAX)
            return run_fail(run, STATUS_UNSUPPORTED, label->place[i],
                            "no local authority on the map is called '%s'%s", label->text[i],
                            text_suggestion(run, label->text[i], name, sketch->values.count));
        outline(sketch, at);
    }
    return true;
}

/* How unusual: far from the mean, or from what is fitted. */
struct unusual {
    size_t at;
    double far;
};

static int furthest_first(const void *a, const void *b)
{
    const struct unusual *one = a, *other = b;
    if (one->far != other->far)
        return one->far > other->far ? -1 : 1;
    return one->at < other->at ? -1 : one->at > other->at;
}

static void outline_most(struct tile_sketch *sketch)
{
    const struct tile_values *values = &sketch->values;
    struct unusual *unusual = run_array(sketch->run, struct unusual, values->with_value);
    double mean = 0.0;
    for (size_t i = 0; i < values->with_value; i++)
        mean += values->shown[i] / (double)values->with_value;
    size_t count = 0, before = sketch->outlined;
    for (size_t i = 0; i < values->count; i++)
        if (values->value[i].state == TILE_VALUE)
            unusual[count++] = (struct unusual){ i, fabs(values->value[i].value
                                                         - (values->fit == NULL ? mean : 0.0)) };
    qsort(unusual, count, sizeof *unusual, furthest_first);
    for (size_t i = 0; i < count && i < sketch->drawing->chart->label_most; i++)
        outline(sketch, unusual[i].at);
    sketch->most = sketch->outlined - before;
}

bool tile_outlines(struct tile_sketch *sketch)
{
    if (!outline_labels(sketch))
        return false;
    outline_most(sketch);
    return true;
}
