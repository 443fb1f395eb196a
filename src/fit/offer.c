#include "fit/offer.h"

#include <math.h>

#include "base/number.h"

#define LEAST_WEIGHT 1e-100
#define MOST_WEIGHT 1e100

bool offer_has(const struct offer *offer, size_t row)
{
    return offer->offered == NULL || offer->offered[row];
}

static bool check_weight(struct run *run, const struct frame *frame, const struct column *weight,
                         size_t row, struct place place)
{
    if (weight->kind == COLUMN_TEXT)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the weight '%s' holds text, as '%s' in %s; weights are numbers",
                        weight->name, weight->text[row], frame->row_name[row]);
    double size = weight->number[row];
    if (size != 0 && !(fabs(size) >= LEAST_WEIGHT && fabs(size) <= MOST_WEIGHT))
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the weight '%s' is %s in %s, too %s to compute with", weight->name,
                        number_full(run, size), frame->row_name[row],
                        fabs(size) > 1 ? "large" : "small");
    if (size < 0)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "the weight '%s' is %s in %s; a weight is zero or more", weight->name,
                        number_full(run, size), frame->row_name[row]);
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
            && !check_weight(run, frame, *weight, row, place))
            return false;
    return true;
}
