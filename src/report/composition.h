/* composition.h - a table of models while it is being laid out: groups of columns side by side,
 * a row per term, the models underneath.
 *
 *                  KS4 Progress (n=145)      KS4 Attainment (n=145)     a group each
 *     Variable     B (SE)        p           B (SE)        p            its figures (figures.h)
 *     Absence      -.092 (.02)   <.001***    -.965 (.24)   <.001***     terms (shown_terms.h)
 *     R squared     .129                      .105
 *
 * `attain fit` (fit_table.h, fits_table.h) and the tables of a study (model_table.h), which may
 * stand beside printed ones, are composed here and nowhere else. */
#ifndef ATTAIN_REPORT_COMPOSITION_H
#define ATTAIN_REPORT_COMPOSITION_H

#include "report/figures.h"
#include "report/model_table.h"
#include "report/shown_terms.h"

/* Models that share columns of the table: one outcome, one model name. */
struct group {
    const char *outcome, *model; /* label and name */
    size_t fits;
    size_t *fit; /* indices of the table's models */
    const char *heading;
};

/* What one group says of one term. */
struct found {
    const struct fit *fit;
    const struct coefficient *coefficient; /* NULL where the group has no such term */
    double beta;
    const struct published_row *printed; /* NULL where nothing is printed */
};

struct composition {
    struct run *run;
    const struct frame *frame;
    const struct table_style *style;
    size_t fits;
    struct fit *const *fit;
    const struct model_table *models; /* of a study; NULL of others */
    const struct published *published;
    struct tally *tally;
    /* made here */
    struct figures figures;
    struct shown_terms terms;
    const double **beta; /* of each fit; NULL where no column asks for it */
    struct table *table;
    size_t groups;
    struct group *group;
    bool headed;      /* groups have headings */
    bool summarised;  /* the models stand underneath, in rows */
    bool nobs_column; /* n differs within a group: a column of its own */
};

/* Choose columns and terms. Fails as shown_terms_of does. */
bool composition_begin(struct composition *layout, enum arrangement arrangement);

/* Put a fit into the group of its outcome and model name, made if need be. */
struct group *composition_group(struct composition *layout, const char *outcome, const char *model,
                                size_t fit);

/* "KS4 Progress (n=145)" over a group of columns. */
const char *composition_heading(const struct composition *layout, const char *outcome, size_t nobs);

/* Headings, terms and summary, in a new table. Fails where two models of a group have one term. */
bool composition_compose(struct composition *layout, const char *id, const char *title);

/* Notes on what the cells are: terms not shown, beta, standard errors that round to zero. */
void composition_note_cells(const struct composition *layout);

/* The first column of a group. */
size_t composition_column(const struct composition *layout, size_t group);

/* The one fit of a group, or NULL where it holds several. */
const struct fit *composition_single(const struct composition *layout, size_t group);

/* Below the terms: R squared beside the print, then what the print leaves out. */
void composition_add_summary(struct composition *layout);

/* The figures of the print, in the row under that of the same term. */
void composition_fill_printed(struct composition *layout, const struct found *found, size_t group,
                              struct table_row *row);

#endif
