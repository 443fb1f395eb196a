#include "fit/groups.h"

#include <string.h>

#include "base/number.h"

static bool is_of_study(const struct frame *frame, const char *name)
{
    return frame->grouped_by != NULL && strcmp(frame->grouped_by, name) == 0
           && frame_column(frame, name) == NULL;
}

bool groups_known(const struct frame *frame, const char *name)
{
    return is_of_study(frame, name) || frame_column(frame, name) != NULL;
}

bool groups_need(struct run *run, const struct frame *frame, const char *name, struct place place)
{
    struct column *column;
    return is_of_study(frame, name) || frame_need(run, frame, name, place, &column);
}

const char *groups_name(struct run *run, const struct frame *frame, const char *name, size_t row)
{
    if (is_of_study(frame, name))
        return *frame->group[row] == '\0' ? NULL : frame->group[row];
    const struct column *column = frame_column(frame, name);
    if (column->missing[row] != PRESENT)
        return NULL;
    return column->kind == COLUMN_TEXT ? column->text[row] : number_full(run, column->number[row]);
}

static size_t group_of(struct run *run, struct groups *groups, const char *name)
{
    for (size_t g = 0; g < groups->count; g++)
        if (strcmp(groups->name[g], name) == 0)
            return g;
    groups->name = run_grow(run, groups->name, const char *, groups->count + 1);
    groups->size = run_grow(run, groups->size, size_t, groups->count + 1);
    groups->name[groups->count] = name;
    groups->size[groups->count] = 0;
    return groups->count++;
}

bool groups_of(struct run *run, const struct frame *frame, const char *name,
               const struct design *design, struct groups **groups)
{
    struct place place = design->formula->place;
    if (!groups_need(run, frame, name, place))
        return false;
    struct groups *made = talloc_zero(run, struct groups);
    made->column = name;
    const struct column *column = frame_column(frame, name);
    bool hidden = design->confidential || (column != NULL && column->confidential);
    made->of = run_array(run, size_t, design->y->size);
    for (size_t i = 0; i < design->y->size; i++) {
        const char *group = groups_name(run, frame, name, design->row[i]);
        if (group == NULL)
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "%s has no value in '%s', so it belongs to no group; leave it out, or "
                            "give it one",
                            frame_row_told(frame, design->row[i], hidden), name);
        made->of[i] = group_of(run, made, group);
        made->size[made->of[i]]++;
    }
    *groups = made;
    return true;
}
