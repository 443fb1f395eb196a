/* clustered.h - to be written. */
#ifndef ATTAIN_FIT_CLUSTERED_H
#define ATTAIN_FIT_CLUSTERED_H

#include "fit/ols.h"

/* A step of infer (infer.h): the kind and what goes with it stand in fit->inference. */
bool clustered_infer(struct run *run, const struct frame *frame, struct fit *fit);

#endif
