#include "fit/evidence.h"

const char *const evidence_names[] = {
    "not tested", "held", "fragile", "suggestive", "shared", "open",
};

/* Without one of what is left out in turn. */
static bool hangs(const double *p_value, const struct movement *movement)
{
    if (p_value == NULL)
        return false;
    return movement->unknown > 0 || movement->reversals > 0
           || (movement->p_most != SIZE_MAX && p_value[movement->p_most] >= EVIDENCE_LEVEL);
}

static bool is_fragile(const struct candidate *candidate)
{
    return hangs(candidate->row_p, &candidate->row_moves)
           || hangs(candidate->group_p, &candidate->group_moves)
           || !(candidate->after_error.rmse
                < candidate->before_error.rmse); /* nor where it is NaN */
}

enum evidence evidence_of(const struct candidate *candidate)
{
    if (candidate->lacking != NULL)
        return EVIDENCE_UNTESTED;
    if (candidate->after_adjusted < EVIDENCE_LEVEL)
        return is_fragile(candidate) ? EVIDENCE_FRAGILE : EVIDENCE_HELD;
    if (candidate->after.term.p_value < EVIDENCE_LEVEL)
        return EVIDENCE_SUGGESTIVE;
    return candidate->alone_adjusted < EVIDENCE_LEVEL ? EVIDENCE_SHARED : EVIDENCE_OPEN;
}
