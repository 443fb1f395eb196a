/* curve_ground.h - every specification of one ground: an outcome, its rows and a missing rule.
 *
 * The subsets are walked in doubles (curve_walk.h), in pieces that the processors share. Where
 * doubles do not do a subset justice (columns nearly alike, a fit nearly exact) it is found again in
 * quads (ground_stand), which then says whether it is collinear or exact. */
#ifndef ATTAIN_FIT_CURVE_GROUND_H
#define ATTAIN_FIT_CURVE_GROUND_H

#include "fit/curve_fit.h"

/* Fill in the specifications of a ground, whose base is not collinear. */
void ground_fit(struct run *room, struct curve_fit *fit, const struct ground *ground);

#endif
