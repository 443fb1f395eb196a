/* check.h - what a test of an assumption found.
 *
 *     statistic, its degrees of freedom, p;  or why there is none
 *
 * A check that the data do not allow is not a failure: it says why in `lacking`. */
#ifndef ATTAIN_FIT_CHECK_H
#define ATTAIN_FIT_CHECK_H

#include <stddef.h>

struct check {
    double statistic, p_value;
    size_t df, df_residual; /* df_residual of F; 0 where there is none; df too */
    const char *lacking;    /* why there is no statistic; NULL where there is one */
};

#endif
