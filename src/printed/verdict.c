#include "printed/verdict.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static const struct {
    const char *name, *mark;
} verdicts[VERDICTS] = {
    [VERDICT_NONE] = { "", "" },
    [VERDICT_PRINT] = { "same to print", "=" },
    [VERDICT_SIGNIFICANCE] = { "same sign and significance", "\u2248" },
    [VERDICT_SIGN] = { "same sign", "~" },
    [VERDICT_DIFFERS] = { "differs", "\u2260" },
};

const char *verdict_name(enum verdict verdict)
{
    return verdicts[verdict].name;
}

const char *verdict_mark(enum verdict verdict)
{
    return verdicts[verdict].mark;
}

static bool prints_same(struct run *run, double value, const struct printed *printed)
{
    if (printed->below)
        return value < printed->value;
    int decimals = (int)printed->decimals;
    return strcmp(number_fixed(run, value, decimals), number_fixed(run, printed->value, decimals))
           == 0;
}

/* A p-value below .001 prints as "<.001", so a printed .001 is .001 or more. Stars count
 * where the printed table has any. */
static bool p_prints_same(struct run *run, double p_value, const struct published_row *row)
{
    const struct printed *printed = &row->p_value;
    if (row->starred && strcmp(number_stars(p_value), printed->stars) != 0)
        return false;
    bool bounded = p_value < .001 && printed->decimals == 3;
    return printed->below ? p_value < printed->value
                          : !bounded && prints_same(run, p_value, printed);
}

/* The verdict of the coefficient as a whole, short of the print. */
static enum verdict substance(const struct coefficient *coefficient,
                              const struct published_row *printed)
{
    double product = coefficient->estimate * printed->estimate.value;
    bool same_sign = product > 0 || printed->estimate.value == 0 || coefficient->estimate == 0;
    if (!same_sign)
        return VERDICT_DIFFERS;
    if (isnan(printed->p_value.value))
        return VERDICT_SIGN;
    return (coefficient->p_value < .05) == published_significant(printed) ? VERDICT_SIGNIFICANCE
                                                                          : VERDICT_SIGN;
}

static enum verdict cell(const struct printed *printed, bool same, enum verdict otherwise)
{
    if (isnan(printed->value))
        return VERDICT_NONE;
    return same ? VERDICT_PRINT : otherwise;
}

struct comparison verdict_compare(struct run *run, const struct coefficient *coefficient,
                                  const struct published_row *printed)
{
    struct comparison comparison = { VERDICT_NONE, VERDICT_NONE, VERDICT_NONE, VERDICT_NONE };
    if (printed == NULL || isnan(printed->estimate.value))
        return comparison;
    enum verdict otherwise = substance(coefficient, printed);
    comparison.estimate = cell(
        &printed->estimate, prints_same(run, coefficient->estimate, &printed->estimate), otherwise);
    comparison.std_error =
        cell(&printed->std_error, prints_same(run, coefficient->std_error, &printed->std_error),
             otherwise);
    comparison.p_value =
        cell(&printed->p_value, p_prints_same(run, coefficient->p_value, printed), otherwise);
    bool all = comparison.estimate == VERDICT_PRINT && comparison.std_error <= VERDICT_PRINT
               && comparison.p_value <= VERDICT_PRINT;
    comparison.row = all ? VERDICT_PRINT : otherwise;
    return comparison;
}

enum verdict verdict_r_squared(struct run *run, double r_squared,
                               const struct published_row *printed)
{
    if (printed == NULL)
        return VERDICT_NONE;
    return cell(&printed->estimate, prints_same(run, r_squared, &printed->estimate),
                VERDICT_DIFFERS);
}

void tally_add(struct tally *tally, enum verdict verdict)
{
    tally->cells[verdict]++;
}

void tally_join(struct tally *tally, const struct tally *more)
{
    for (size_t i = 0; i < VERDICTS; i++)
        tally->cells[i] += more->cells[i];
}

size_t tally_printed(const struct tally *tally)
{
    size_t cells = 0;
    for (size_t i = VERDICT_PRINT; i < VERDICTS; i++)
        cells += tally->cells[i];
    return cells;
}

const char *tally_words(struct run *run, const struct tally *tally, const char *what)
{
    char *text = talloc_asprintf(run, "of %zu printed %s", tally_printed(tally), what);
    for (enum verdict verdict = VERDICT_PRINT; verdict < VERDICTS; verdict++)
        text = talloc_asprintf_append_buffer(
            text, "%s %zu %s (%s)", verdict == VERDICT_PRINT ? ":" : ",", tally->cells[verdict],
            verdict == VERDICT_DIFFERS && tally->cells[verdict] != 1 ? "differ"
                                                                     : verdict_name(verdict),
            verdict_mark(verdict));
    return text;
}
