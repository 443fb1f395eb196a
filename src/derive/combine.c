#include "derive/combine.h"

#include <string.h>

#include "base/text.h"

static void list_zero(struct run *run, struct panel *panel, size_t row, int period,
                      const char *code)
{
    const char *zero =
        talloc_asprintf(run, "%s %d (%s)", panel->frame->row_name[row], period, code);
    for (size_t i = 0; i < panel->zeros; i++)
        if (strcmp(panel->zero[i], zero) == 0)
            return; /* another variable of the same measure has listed it */
    panel->zero = run_grow(run, panel->zero, const char *, panel->zeros + 1);
    panel->zero[panel->zeros++] = zero;
}

/* Why this period gives no value; PRESENT if it gives one. */
static enum missing period_missing(const struct variable *variable,
                                   const struct observation *observation)
{
    if (observation->line == 0)
        return MISSING_NO_ROW;
    if (observation->missing != PRESENT)
        return observation->missing;
    return variable->zero == 1 && observation->value == 0 ? MISSING_ZERO : PRESENT;
}

/* "2018 and 2019 not available" for each reason that keeps a period from having a value. */
static const char *reasons_text(struct run *run, const struct variable *variable,
                                const enum missing *reason)
{
    const size_t periods = (size_t)(variable->periods.last - variable->periods.first + 1);
    const char **year = run_array(run, const char *, periods);
    char *text = talloc_strdup(run, "");
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++) {
        size_t years = 0;
        for (size_t i = 0; i < periods; i++)
            if (reason[i] == missing)
                year[years++] = talloc_asprintf(run, "%d", variable->periods.first + (int)i);
        if (years > 0)
            text =
                talloc_asprintf_append_buffer(text, "%s%s %s", *text == '\0' ? "" : ", ",
                                              text_list(run, year, years), missing_name(missing));
    }
    return text;
}

static void combine_row(struct run *run, struct panel *panel, const struct variable *variable,
                        const struct measure *measure, struct column *column, size_t row)
{
    const size_t periods = (size_t)(variable->periods.last - variable->periods.first + 1);
    enum missing *reason = run_array(run, enum missing, periods);
    double sum = 0;
    size_t present = 0;
    for (size_t i = 0; i < periods; i++) {
        int period = variable->periods.first + (int)i;
        const struct observation *observation = measure_observation(measure, panel->area[row], period);
        reason[i] = period_missing(variable, observation);
        if (reason[i] == MISSING_ZERO)
            list_zero(run, panel, row, period, measure->code);
        if (reason[i] != PRESENT)
            continue;
        sum += observation->value;
        present++;
    }
    if (present >= variable->at_least) {
        column->number[row] = sum / (double)present;
        return;
    }
    const char *reasons = reasons_text(run, variable, reason);
    const char *why =
        present == 0 ? talloc_asprintf(
            run, "no value in %s (%s)",
            periods_text(run, variable->periods.first, variable->periods.last, "-"), reasons)
                     : talloc_asprintf(run, "%zu of the %zu years needed (%s)", present,
                                       variable->at_least, reasons);
    column_miss(column, row, MISSING_PERIODS, why);
}

void combine_measure(struct run *run, struct panel *panel, const struct variable *variable,
                     const struct measure *measure, struct column *column)
{
    for (size_t row = 0; row < panel->frame->rows; row++)
        combine_row(run, panel, variable, measure, column, row);
}
