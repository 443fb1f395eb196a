#include "draw/not_shown.h"

#include "base/number.h"
#include "base/text.h"

const char *rows_counted(struct run *run, const struct analysis *analysis, size_t count)
{
    return talloc_asprintf(run, "%s %s", number_count(run, count),
                           count == 1 ? analysis->row_is : analysis->rows_are);
}

/* Rows by the column that they lack first, and by kind of missing value. */
struct lacking {
    size_t total, not_offered, weightless;
    size_t (*kind)[MISSING_KINDS]; /* columns */
};

static void count_row(const struct analysis *analysis, struct column *const *column, size_t columns,
                      size_t row, struct lacking *lacking)
{
    lacking->total++;
    for (size_t c = 0; c < columns; c++)
        if (column[c]->missing[row] != PRESENT) {
            lacking->kind[c][column[c]->missing[row]]++;
            return;
        }
    if (offer_has(&analysis->offer, row))
        lacking->weightless++;
    else
        lacking->not_offered++;
}

/* "no value for KS4 Attainment (confidential: 10; not available: 3)", or NULL. */
static const char *reason_of(struct run *run, const struct column *column, const size_t *kind)
{
    const char *words = NULL;
    for (size_t i = 0; i < MISSING_KINDS; i++)
        if (kind[i] > 0)
            words = talloc_asprintf(run, "%s%s%s: %s", words == NULL ? "" : words,
                                    words == NULL ? "" : "; ", missing_name((enum missing)i),
                                    number_count(run, kind[i]));
    return words == NULL ? NULL
                         : talloc_asprintf(run, "no value for %s (%s)", column->label, words);
}

const char *not_shown_words(struct run *run, const struct analysis *analysis,
                            struct column *const *column, size_t columns, const bool *used)
{
    struct lacking lacking = { 0 };
    lacking.kind = talloc_zero_size(run, columns * sizeof *lacking.kind);
    for (size_t row = 0; row < analysis->offer.frame->rows; row++)
        if (!used[row])
            count_row(analysis, column, columns, row, &lacking);
    if (lacking.total == 0)
        return NULL;
    const char **reason = run_array(run, const char *, columns + 2);
    size_t reasons = 0;
    for (size_t c = 0; c < columns; c++) {
        reason[reasons] = reason_of(run, column[c], lacking.kind[c]);
        reasons += reason[reasons] != NULL;
    }
    if (lacking.weightless > 0)
        reason[reasons++] = talloc_asprintf(
            run, "%s: %s",
            analysis->offer.weight == NULL
                ? "not used"
                : talloc_asprintf(run, "no weight above zero in %s", analysis->offer.weight),
            number_count(run, lacking.weightless));
    if (lacking.not_offered > 0)
        reason[reasons++] = talloc_asprintf(run, "not among those that the study keeps: %s",
                                            number_count(run, lacking.not_offered));
    return talloc_asprintf(run, "%s %s not shown: %s.", rows_counted(run, analysis, lacking.total),
                           lacking.total == 1 ? "is" : "are", text_list(run, reason, reasons));
}
