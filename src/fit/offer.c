#include "fit/offer.h"

#include <math.h>

#include "base/number.h"

#define LEAST_WEIGHT 1e-100
#define MOST_WEIGHT 1e100

bool offer_has(const struct offer *offer, size_t row)
{
    return offer->offered == NULL || offer->offered[row];
}

/* "-1 in Barnet"; where either would tell who answered, other words. */
static const char *value_told(struct run *run, const struct offer *offer,
                              const struct column *weight, const char *value, size_t row,
                              const char *otherwise)
{
    return offer->confidential || weight->confidential
               ? otherwise
               : talloc_asprintf(run, "%s in %s", value, offer->frame->row_name[row]);
}

static bool check_weight(struct run *run, const struct offer *offer, const struct column *weight,
                         size_t row, struct place place)
{
    if (weight->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the weight '%s' holds text, as %s; weights are numbers", weight->name,
                        value_told(run, offer, weight,
                                   talloc_asprintf(run, "'%s'", weight->text[row]), row,
                                   "in a row (not named: confidential)"));
    double size = weight->number[row];
    const char *text = number_full(run, size);
    if (size != 0 && !(fabs(size) >= LEAST_WEIGHT && fabs(size) <= MOST_WEIGHT))
        return run_fail(
            run, STATUS_UNSUPPORTED, place, "the weight '%s' is %s, too %s to compute with",
            weight->name,
            value_told(run, offer, weight, text, row, "in a row (not named: confidential)"),
            fabs(size) > 1 ? "large" : "small");
    if (size < 0)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the weight '%s' is %s; a weight is zero or more", weight->name,
                        value_told(run, offer, weight, text, row,
                                   "below zero in a row (not named: confidential)"));
    return true;
}

bool offer_weight(struct run *run, const struct offer *offer, struct place place,
                  struct column **weight)
{
    const struct frame *frame = offer->frame;
    *weight = NULL;
    if (offer->weight == NULL)
        return true;
    if (!frame_need(run, frame, offer->weight, place, weight))
        return false;
    for (size_t row = 0; row < frame->rows; row++)
        if (offer_has(offer, row) && (*weight)->missing[row] == PRESENT
            && !check_weight(run, offer, *weight, row, place))
            return false;
    return true;
}
