#include "fit/curve_rows.h"

#include <string.h>

#include "base/text.h"
#include "fit/groups.h"

static bool fail_no_group(struct run *run, const struct frame *frame, const struct curve_rows *rule,
                          size_t index)
{
    struct texts known = { 0, NULL, NULL };
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = groups_name(run, frame, rule->of, row);
        if (name != NULL)
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
    if (!groups_need(run, frame, rule->of, rule->groups.place[0]))
        return false;
    bool *seen = run_array(run, bool, rule->groups.count);
    for (size_t row = 0; row < frame->rows; row++) {
        const char *name = groups_name(run, frame, rule->of, row);
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

bool rows_offered(struct run *run, const struct curve *curve, size_t rows_rule,
                  const struct offer *offer, bool *offered)
{
    const struct curve_rows *rule = &curve->row[rows_rule];
    struct column *weight;
    struct offer kept = *offer;
    kept.offered = offered;
    for (size_t row = 0; row < offer->frame->rows; row++)
        offered[row] = offer_has(offer, row);
    return (rule->of == NULL || rows_of_groups(run, rule, offer->frame, offered))
           && offer_weight(run, &kept, (struct place){ "--weights", 0, 0 }, &weight);
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
