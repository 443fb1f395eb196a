/* composition.h - a table of models while it is being laid out: inside model_table.h only. */
#ifndef ATTAIN_REPORT_COMPOSITION_H
#define ATTAIN_REPORT_COMPOSITION_H

#include "report/model_table.h"

/* Models that share a column of the table: one outcome, one model name. */
struct group {
    const char *outcome, *model; /* label and name */
    size_t fits;
    size_t *fit; /* indices of the table's models */
};

/* What one column says of one term. */
struct found {
    const struct fit *fit;
    const struct model *model;
    const struct coefficient *coefficient; /* NULL where the column has no such term */
    const struct published_row *printed;   /* NULL where nothing is printed */
};

struct composition {
    struct run *run;
    const struct fitted *fitted;
    const struct fitted_table *source;
    const struct published *published;
    struct table *table;
    struct tally *tally;
    size_t groups;
    struct group *group;
    size_t terms;
    const char **term;
    bool nobs_column;
};

const struct frame *composition_frame(const struct composition *layout);

/* A p-value as the table prints it, with its stars. */
const char *composition_p_value(struct run *run, double p_value, size_t decimals);

/* Below the terms: R squared beside the print, then what the print leaves out. */
void composition_add_summary(struct composition *layout);

#endif
