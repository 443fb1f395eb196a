#include "fit/curve_rows.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* The name of the group that a row of the frame is in; NULL for none. */
static const char *group_name(struct run *run, const struct frame *frame, const char *of,
                              size_t row)
{
    if (frame->grouped_by != NULL && strcmp(frame->grouped_by, of) == 0)
        return frame->group[row];
    const struct column *column = frame_column(frame, of);
    if (column->missing[row] != PRESENT)
        return NULL;
    return column->kind == COLUMN_TEXT ? column->text[row] : number_full(run, column->number[row]);
}

static bool fail_no_group(struct run *run, const struct frame *frame, const struct curve_rows *rule,
                          size_t index)
{
    struct texts known = { 0, NULL, NULL };
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = group_name(run, frame, rule->of, row);
        if (name != NULL && *name != '\0')
            texts_add(run, &known, name, NOWHERE);
    }
    struct place place = rule->groups.place[index];
    return run_fail(run, STATUS_UNSUPPORTED, place, "no row has '%s' as its %s%s",
                    rule->groups.text[index], rule->of,
                    text_suggestion(run, rule->groups.text[index], known.text, known.count));
}

static bool rows_of_groups(struct run *run, const struct curve_rows *rule,
                           const struct frame *frame, bool *offered)
{
    struct column *unused;
    bool grouped = frame->grouped_by != NULL && strcmp(frame->grouped_by, rule->of) == 0;
    if (!grouped && !frame_need(run, frame, rule->of, rule->groups.place[0], &unused))
        return false;
    bool *seen = run_array(run, bool, rule->groups.count);
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = group_name(run, frame, rule->of, row);
        bool among = false;
        for (size_t g = 0; name != NULL && g < rule->groups.count; g++)
            if (strcmp(name, rule->groups.text[g]) == 0)
                among = seen[g] = true;
        offered[row] = offered[row] && among == rule->keep;
    }
    for (size_t g = 0; g < rule->groups.count; g++)
        if (!seen[g])
            return fail_no_group(run, frame, rule, g);
    return true;
}

static bool rows_of_weight(struct run *run, const struct frame *frame, const char *name,
                           bool *offered)
{
    struct column *weight;
    const struct place place = { "--weights", 0, 0 };
    if (!frame_need(run, frame, name, place, &weight))
        return false;
    if (weight->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, place, "the weights '%s' are text, not numbers",
                        name);
    for (size_t row = 0; row < frame->rows; row++) {
        if (!offered[row])
            continue;
        offered[row] = weight->missing[row] == PRESENT;
        if (offered[row] && !(weight->number[row] > 0))
            return run_fail(run, STATUS_UNSUPPORTED, place,
                            "the weight '%s' is %s in %s; weights are above zero", name,
                            number_full(run, weight->number[row]),
                            frame_row_told(frame, row, weight->confidential));
    }
    return true;
}

bool rows_offered(struct run *run, const struct curve *curve, size_t rows_rule,
                  const struct offer *offer, bool *offered)
{
    const struct curve_rows *rule = &curve->row[rows_rule];
    for (size_t row = 0; row < offer->frame->rows; row++)
        offered[row] = offer->offered == NULL || offer->offered[row];
    return (rule->of == NULL || rows_of_groups(run, rule, offer->frame, offered))
           && (offer->weight == NULL || rows_of_weight(run, offer->frame, offer->weight, offered));
}

bool rows_complete(struct run *run, const struct frame *frame, const struct formula *formula,
                   const bool *rows, bool mean, bool *complete)
{
    struct column *column;
    memcpy(complete, rows, frame->rows * sizeof *complete);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++) {
            const char *name = formula->term[t].factor[f].column;
            if (!frame_need(run, frame, name, formula->place, &column))
                return false;
            if (mean && column->kind == COLUMN_NUMBER)
                continue;
            for (size_t row = 0; row < frame->rows; row++)
                complete[row] = complete[row] && column->missing[row] == PRESENT;
        }
    return true;
}
