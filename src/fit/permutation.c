#include "fit/permutation.h"

bool permutation_infer(struct run *run, const struct frame *frame, struct fit *fit)
{
    (void)frame;
    return run_fail(run, STATUS_UNSUPPORTED, fit->design->formula->place, "not yet");
}
