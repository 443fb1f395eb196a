#include "draw/caption.h"

#include "base/number.h"
#include "base/text.h"

/* Why rows are not shown: per variable and kind of missing value, and the rest. */
struct absences {
    size_t total;
    size_t kind[2][MISSING_KINDS]; /* of y, of x */
    size_t unweighted;             /* both values are there, and no weight */
    size_t not_kept;               /* all are there */
};

static bool is_missing(const struct column *column, size_t row)
{
    return column != NULL && column->missing[row] != PRESENT;
}

static struct absences absences_count(struct run *run, const struct plotted *plotted)
{
    const struct frame *frame = plotted->analysis->offer.frame;
    const bool *offered = plotted->analysis->offer.offered;
    const struct column *y = frame_column(frame, plotted->chart->y.variable);
    const struct column *x = frame_column(frame, plotted->chart->x.variable);
    bool *is_shown = run_array(run, bool, frame->rows);
    for (size_t i = 0; i < plotted->pairs->rows; i++)
        is_shown[plotted->pairs->row[i]] = true;

    struct absences absences = { 0 };
    for (size_t row = 0; row < frame->rows; row++) {
        if (is_shown[row])
            continue;
        absences.total++;
        if (is_missing(y, row))
            absences.kind[0][y->missing[row]]++;
        else if (is_missing(x, row))
            absences.kind[1][x->missing[row]]++;
        else if (offered != NULL && !offered[row])
            absences.not_kept++;
        else
            absences.unweighted++;
    }
    return absences;
}

/* "no value for KS4 Attainment (confidential: 10; not available: 3)", or NULL. */
static const char *absences_of(struct run *run, const struct frame *frame, const char *variable,
                               const size_t *kind)
{
    char *counts = NULL;
    for (size_t i = 0; i < MISSING_KINDS; i++) {
        if (kind[i] == 0)
            continue;
        const char *between = counts == NULL ? "" : "; ";
        counts = talloc_asprintf_append(counts == NULL ? talloc_strdup(run, "") : counts,
                                        "%s%s: %s", between, missing_name((enum missing)i),
                                        number_count(run, kind[i]));
    }
    const struct column *column = frame_column(frame, variable);
    const char *name = column == NULL ? variable : column->label;
    return counts == NULL ? NULL : talloc_asprintf(run, "no value for %s (%s)", name, counts);
}

const char *caption_not_shown(struct run *run, const struct plotted *plotted)
{
    const struct chart *chart = plotted->chart;
    struct absences absences = absences_count(run, plotted);
    if (absences.total == 0)
        return NULL;

    const char *reason[4];
    size_t reasons = 0;
    for (size_t i = 0; i < 2; i++) {
        const char *variable = i == 0 ? chart->y.variable : chart->x.variable;
        reason[reasons] =
            absences_of(run, plotted->analysis->offer.frame, variable, absences.kind[i]);
        reasons += reason[reasons] != NULL ? 1 : 0;
    }
    if (absences.unweighted > 0)
        reason[reasons++] =
            talloc_asprintf(run, "no weight above zero in %s: %s", plotted->analysis->offer.weight,
                            number_count(run, absences.unweighted));
    if (absences.not_kept > 0)
        reason[reasons++] = talloc_asprintf(run, "not among those that the study keeps: %s",
                                            number_count(run, absences.not_kept));
    return talloc_asprintf(run, "%s %s not shown: %s.",
                           caption_rows(run, plotted->analysis, absences.total),
                           absences.total == 1 ? "is" : "are", text_list(run, reason, reasons));
}
