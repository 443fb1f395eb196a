#include "derive/combine.h"

#include <string.h>

#include "base/text.h"
#include "derive/panel_ledger.h"
#include "derive/settle.h"

static size_t periods_of(const struct variable *variable)
{
    return (size_t)(variable->periods.last - variable->periods.first + 1);
}

static struct reading reading_of(const struct measures *measures,
                                 const struct observation *observation)
{
    if (observation->line == 0)
        return (struct reading){ .missing = MISSING_NO_ROW, .why = missing_name(MISSING_NO_ROW) };
    return (struct reading){ .missing = observation->missing,
                             .number = observation->value,
                             .why = missing_name(observation->missing),
                             .place = { measures->path[observation->file], observation->line, 0 } };
}

/* A measure in one period, for every area of the register. */
static struct reading *readings_in(struct run *run, const struct measures *measures,
                                   const char *code, const struct variable *variable, int period)
{
    const struct measure *measure = measures_find(measures, code, variable);
    struct reading *reading = run_array(run, struct reading, measures->areas->count + 1);
    for (size_t area = 0; area < measures->areas->count; area++)
        reading[area] = reading_of(measures, measure_observation(measure, area, period));
    return reading;
}

static struct readings *readings_of(struct run *run, const struct measures *measures,
                                    const struct variable *variable)
{
    struct readings *readings = run_array(run, struct readings, periods_of(variable));
    for (size_t i = 0; i < periods_of(variable); i++) {
        int period = variable->periods.first + (int)i;
        readings[i] = (struct readings){ .variable = variable,
                                         .period = talloc_asprintf(run, "%d", period),
                                         .of = variable->measure };
        readings[i].value = readings_in(run, measures, variable->measure, variable, period);
        if (variable->weight != NULL)
            readings[i].weight = readings_in(run, measures, variable->weight, variable, period);
    }
    return readings;
}

/* "2018 and 2019 not available" for each reason that keeps a period from having a value, by
 * kind of reason. */
static const char *reasons_text(struct run *run, const struct readings *readings,
                                const struct reading *found, size_t periods)
{
    const char **year = run_array(run, const char *, periods);
    bool *told = run_array(run, bool, periods);
    char *text = talloc_strdup(run, "");
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++)
        for (size_t first = 0; first < periods; first++) {
            size_t years = 0;
            for (size_t i = first; i < periods; i++) {
                if (told[i] || found[first].missing != missing || found[i].missing != missing
                    || strcmp(found[i].why, found[first].why) != 0)
                    continue;
                year[years++] = readings[i].period;
                told[i] = true;
            }
            if (years > 0)
                text = talloc_asprintf_append_buffer(text, "%s%s %s", *text == '\0' ? "" : ", ",
                                                     text_list(run, year, years), found[first].why);
        }
    return text;
}

static void combine_row(struct run *run, const struct panel *panel, const struct readings *readings,
                        struct column *column, size_t row)
{
    const struct variable *variable = readings->variable;
    const size_t periods = periods_of(variable);
    struct reading *found = run_array(run, struct reading, periods);
    double sum = 0;
    size_t present = 0;
    for (size_t i = 0; i < periods; i++) {
        found[i] = settle(run, panel, &readings[i], panel->area[row]);
        if (found[i].missing != PRESENT)
            continue;
        sum += found[i].number;
        present++;
    }
    if (present >= variable->at_least) {
        column->number[row] = sum / (double)present;
        return;
    }
    const char *reasons = reasons_text(run, readings, found, periods);
    const char *why =
        present == 0 ? talloc_asprintf(
            run, "no value in %s (%s)",
            periods_text(run, variable->periods.first, variable->periods.last, "-"), reasons)
                     : talloc_asprintf(run, "%zu of the %zu years needed (%s)", present,
                                       variable->at_least, reasons);
    column_miss(column, row, MISSING_PERIODS, why);
}

void combine_measure(struct run *run, const struct panel *panel, const struct variable *variable,
                     const struct measures *measures, struct column *column)
{
    const struct readings *readings = readings_of(run, measures, variable);
    panel_ledger_symbols(run, panel, readings, periods_of(variable));
    for (size_t row = 0; row < panel->frame->rows; row++)
        combine_row(run, panel, readings, column, row);
}
