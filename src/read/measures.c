#include "read/measures.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "read/symbol.h"

/* Items seen of each filter in rows of a measure that has two values for the same. */
struct free_filters {
    size_t filters;
    const char **column;
    GPtrArray **item;           /* filters: of const char *, each once */
    struct place first, second; /* of the two values */
    size_t area;
    int year;
};

static bool same_pins(const struct pins *one, const struct pins *other)
{
    if (one->count != other->count)
        return false;
    for (size_t i = 0; i < one->count; i++)
        if (strcmp(one->column[i], other->column[i]) != 0
            || strcmp(one->item[i], other->item[i]) != 0)
            return false;
    return true;
}

/* The source's pins, with those of the variable over or after them. */
static struct pins pins_together(struct run *run, const struct pins *source,
                                 const struct pins *variable)
{
    struct pins pins = { 0, run_array(run, const char *, source->count + variable->count),
                         run_array(run, const char *, source->count + variable->count),
                         run_array(run, struct place, source->count + variable->count) };
    const struct pins *both[] = { source, variable };
    for (size_t b = 0; b < 2; b++)
        for (size_t i = 0; i < both[b]->count; i++) {
            size_t at = 0;
            while (at < pins.count && strcmp(pins.column[at], both[b]->column[i]) != 0)
                at++;
            pins.column[at] = both[b]->column[i];
            pins.item[at] = both[b]->item[i];
            pins.place[at] = both[b]->place[i];
            pins.count += at == pins.count;
        }
    return pins;
}

/* Variables with the same measure share it, over the years that any of them needs. */
static void ask_measure(struct run *run, struct measures *measures, const char *code,
                        const struct variable *variable)
{
    struct pins pins = pins_together(run, &measures->source->filters, &variable->filters);
    for (size_t i = 0; i < measures->count; i++) {
        struct measure *known = &measures->measure[i];
        if (strcmp(known->code, code) != 0 || !same_pins(&known->filters, &pins)
            || known->periods.split != variable->periods.split)
            continue;
        if (variable->periods.first < known->periods.first)
            known->periods.first = variable->periods.first;
        if (variable->periods.last > known->periods.last)
            known->periods.last = variable->periods.last;
        return;
    }
    measures->measure = run_grow(run, measures->measure, struct measure, measures->count + 1);
    measures->measure[measures->count++] = (struct measure){ .code = code,
                                                             .filters = pins,
                                                             .periods = variable->periods,
                                                             .place = variable->place,
                                                             .facts = { .decimals = -1 } };
}

struct measures *measures_of(struct run *run, const struct study *study,
                             const struct source *source, const struct areas *areas)
{
    struct measures *measures = talloc_zero(run, struct measures);
    measures->source = source;
    measures->areas = areas;
    measures->path = run_array(run, const char *, source->file.count);
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (variable->from == NULL || strcmp(variable->from, source->name) != 0
            || variable->measure == NULL)
            continue;
        ask_measure(run, measures, variable->measure, variable);
        if (variable->weight != NULL)
            ask_measure(run, measures, variable->weight, variable);
    }
    for (size_t i = 0; i < measures->count; i++) {
        struct measure *measure = &measures->measure[i];
        size_t years = (size_t)(measure->periods.last - measure->periods.first + 1);
        measure->observation = run_array(run, struct observation, areas->count * years);
    }
    return measures;
}

const struct measure *measures_find(const struct measures *measures, const char *code,
                                    const struct variable *variable)
{
    for (size_t i = 0; i < measures->count; i++) {
        const struct measure *measure = &measures->measure[i];
        bool pinned = measure->periods.split == variable->periods.split;
        for (size_t p = 0; pinned && p < variable->filters.count; p++) {
            size_t at = 0;
            while (at < measure->filters.count
                   && (strcmp(measure->filters.column[at], variable->filters.column[p]) != 0
                       || strcmp(measure->filters.item[at], variable->filters.item[p]) != 0))
                at++;
            pinned = at < measure->filters.count;
        }
        if (pinned && strcmp(measure->code, code) == 0)
            return measure;
    }
    return NULL;
}

struct observation *measure_observation(const struct measure *measure, size_t area, int period)
{
    size_t years = (size_t)(measure->periods.last - measure->periods.first + 1);
    return &measure->observation[area * years + (size_t)(period - measure->periods.first)];
}

static bool wants(struct run *run, void *state, const char *code)
{
    struct measures *measures = state;
    for (size_t i = 0; i < measures->count; i++)
        if (strcmp(measures->measure[i].code, code) == 0)
            return true;
    for (size_t i = 0; i < measures->others; i++)
        if (strcmp(measures->other[i], code) == 0)
            return false;
    if ((measures->others & (measures->others + 1)) == 0) /* room doubles */
        measures->other = run_grow(run, measures->other, const char *, 2 * (measures->others + 1));
    measures->other[measures->others++] = talloc_strdup(run, code);
    return false;
}

static void note_year(struct measure *measure, int year)
{
    if (measure->first_year == 0 || year < measure->first_year)
        measure->first_year = year;
    if (year > measure->last_year)
        measure->last_year = year;
}

static bool is_pinned(const struct pins *pins, const struct observed *observed)
{
    for (size_t p = 0; p < pins->count; p++)
        for (size_t f = 0; f < observed->filters; f++)
            if (strcmp(observed->filter[f].column, pins->column[p]) == 0
                && strcmp(observed->filter[f].item, pins->item[p]) != 0)
                return false;
    return true;
}

static bool read_value(struct run *run, const struct measures *measures,
                       const struct observed *observed, struct observation *observation)
{
    struct numeral numeral = { .value = NAN };
    observation->line = observed->place.line;
    if (numeral_read(observed->text, observed->length, measures->decimal, &numeral)) {
        observation->value = numeral.value;
        return true;
    }
    observation->value = NAN;
    const char *text = talloc_strndup(run, observed->text, observed->length);
    observation->missing = symbol_read(text, measures->dialect, &measures->source->missing);
    return observation->missing != PRESENT
           || run_fail(run, STATUS_MALFORMED, observed->place,
                       "'%s' is neither a number nor a symbol of this kind of file; correct it, "
                       "or declare it with 'missing' in the source",
                       text);
}

static bool fail_second(struct run *run, const struct measures *measures,
                        const struct measure *measure, const struct observed *observed,
                        const struct observation *first)
{
    return run_fail(run, STATUS_MALFORMED, observed->place,
                    "a second value of %s for %s in %s; the first is in %s%sline %zu; take one "
                    "away, or say with 'duplicates' in the source which counts",
                    measure->code, measures->areas->area[observed->area].name, observed->period,
                    measures->path[first->file], " ", first->line);
}

static bool take_measure(struct run *run, struct measures *measures, struct measure *measure,
                         const struct observed *observed)
{
    note_year(measure, observed->year);
    if (observed->year < measure->periods.first || observed->year > measure->periods.last)
        return true;
    struct observation *observation = measure_observation(measure, observed->area, observed->year);
    if (observation->line != 0)
        return fail_second(run, measures, measure, observed, observation);
    measure->found++;
    return read_value(run, measures, observed, observation);
}

static bool take(struct run *run, void *state, const struct observed *observed)
{
    struct measures *measures = state;
    for (size_t i = 0; i < measures->count; i++) {
        struct measure *measure = &measures->measure[i];
        if (strcmp(measure->code, observed->code) == 0 && is_pinned(&measure->filters, observed)
            && !take_measure(run, measures, measure, observed))
            return false;
    }
    return true;
}

static void facts(struct run *run, void *state, const char *code, const struct measure_facts *given)
{
    (void)run;
    struct measures *measures = state;
    for (size_t i = 0; i < measures->count; i++)
        if (strcmp(measures->measure[i].code, code) == 0)
            measures->measure[i].facts = *given;
}

struct observer measures_observer(struct measures *measures)
{
    return (struct observer){
        .state = measures, .wants = wants, .take = take, .facts = facts
    };
}

static bool fail_unknown(struct run *run, const struct measures *measures,
                         const struct measure *measure)
{
    enum { NAMES_SHOWN = 3 };
    const char *near = text_suggestion(run, measure->code, measures->other, measures->others);
    if (*near == '\0' && measures->others > 0)
        near = talloc_asprintf(
            run,
            measures->others == 1 ? "; its other measure is %s"
                                  : "; the nearest that it has are %s",
            text_closest(run, measure->code, measures->other, measures->others, NAMES_SHOWN));
    return run_fail(run, STATUS_UNSUPPORTED, measure->place, "%s has no measure '%s'%s",
                    measures->path[0], measure->code, near);
}

bool measures_check(struct run *run, const struct measures *measures)
{
    for (size_t i = 0; i < measures->count; i++) {
        const struct measure *measure = &measures->measure[i];
        if (measure->first_year == 0)
            return fail_unknown(run, measures, measure);
        if (measure->found == 0)
            return run_fail(
                run, STATUS_UNSUPPORTED, measure->place, "%s has %s for %s, and nothing for %s",
                measures->path[0], measure->code,
                periods_text(run, measure->first_year, measure->last_year, " to "),
                periods_text(run, measure->periods.first, measure->periods.last, " to "));
    }
    return true;
}
