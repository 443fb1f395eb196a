#include "read/measures.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "read/value.h"

/* A file has far more rows than measures: the first measure of each code, and that of the last row,
 * whose code most walkers hand over as the same text. */
struct measures_index {
    GHashTable *by_code; /* code -> struct measure * */
    GHashTable *other;   /* codes that nobody asks for: a file can have very many */
    const char *last;
    struct measure *found;
};

static int index_close(struct measures_index *index)
{
    g_hash_table_destroy(index->by_code);
    g_hash_table_destroy(index->other);
    return 0;
}

static void index_measures(struct run *run, struct measures *measures)
{
    struct measures_index *index = measures->index = talloc_zero(run, struct measures_index);
    index->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    index->other = g_hash_table_new(g_str_hash, g_str_equal);
    talloc_set_destructor(index, index_close);
    for (size_t i = measures->count; i-- > 0;) {
        struct measure *measure = &measures->measure[i];
        measure->same_code = g_hash_table_lookup(index->by_code, measure->code);
        g_hash_table_insert(index->by_code, (gpointer)(uintptr_t)measure->code, measure);
    }
}

/* The first measure asked for by this code, or NULL. */
static struct measure *measure_coded(const struct measures *measures, const char *code)
{
    struct measures_index *index = measures->index;
    if (code != index->last) {
        index->last = code;
        index->found = g_hash_table_lookup(index->by_code, code);
    }
    return index->found;
}

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
        measure->in = run_array(run, bool, source->file.count);
        measure->free_filters = filters_new(run, &measure->filters);
    }
    index_measures(run, measures);
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
    measures->index->last = NULL; /* another text may stand where the last one stood */
    struct measure *wanted = measure_coded(measures, code);
    for (struct measure *measure = wanted; measure != NULL; measure = measure->same_code)
        measure->known = measure->in[measures->file] = true;
    if (wanted != NULL)
        return true;
    if (g_hash_table_contains(measures->index->other, code))
        return false;
    if ((measures->others & (measures->others + 1)) == 0) /* room doubles */
        measures->other = run_grow(run, measures->other, const char *, 2 * (measures->others + 1));
    char *kept = talloc_strdup(run, code);
    measures->other[measures->others++] = kept;
    g_hash_table_add(measures->index->other, kept);
    return false;
}

static void note_year(struct measure *measure, int year)
{
    if (measure->first_year == 0 || year < measure->first_year)
        measure->first_year = year;
    if (year > measure->last_year)
        measure->last_year = year;
}

static bool fail_value(struct run *run, const struct measures *measures, const char *text,
                       struct value_rules rules, struct place place)
{
    const struct source *source = measures->source;
    rules.source = source->given ? NULL : source->name; /* of one given, options say how */
    rules.remedy = source->given ? "--missing"
                                 : talloc_asprintf(run, "'missing' of the source '%s':",
                                                   source->name);
    return run_fail(run, STATUS_MALFORMED, place, "%s", value_refusal(run, text, NULL, &rules));
}

static bool read_value(struct run *run, const struct measures *measures,
                       const struct observed *observed, struct observation *observation)
{
    enum { FEW = 64 };
    const struct value_rules rules = { .decimal = measures->decimal,
                                       .dialect = measures->dialect,
                                       .declared = &measures->source->missing };
    struct numeral numeral = { .value = NAN };
    observation->line = observed->place.line;
    observation->file = measures->file;
    observation->missing = PRESENT;
    bool plain = rules.declared->count == 0
                 && numeral_read(observed->text, observed->length, rules.decimal, &numeral);
    if (!plain) {
        char few[FEW]; /* most symbols are of one letter, and there are very many of them */
        char *text = observed->length < FEW ? few : talloc_size(run, observed->length + 1);
        memcpy(text, observed->text, observed->length);
        text[observed->length] = '\0';
        if (!value_read(text, &rules, &numeral, &observation->missing))
            return fail_value(run, measures, text, rules, observed->place);
        if (text != few)
            talloc_free(text);
    }
    observation->value = observation->missing == PRESENT ? numeral.value : NAN;
    return true;
}

/* "line 3", or "2016.csv line 3" where that is another file. */
static const char *line_text(struct run *run, const struct measures *measures,
                             const struct observation *observation)
{
    return observation->file == measures->file
               ? talloc_asprintf(run, "line %zu", observation->line)
               : talloc_asprintf(run, "%s line %zu", measures->path[observation->file],
                                 observation->line);
}

static bool fail_second(struct run *run, const struct measures *measures,
                        const struct measure *measure, const struct observed *observed,
                        const struct observation *first)
{
    const char *remedy = measures->source->duplicates == DUPLICATES_MOST_COMPLETE
                             ? "most complete says nothing of single values: say first or last"
                         : measures->source->given
                             ? "take one away"
                             : "take one away, or say 'duplicates: first' or 'last' in the source";
    return run_fail(run, STATUS_MALFORMED, observed->place,
                    "a second value of %s for %s in %s; the first is in %s; %s", measure->code,
                    measures->areas->area[observed->area].name, observed->period,
                    line_text(run, measures, first), remedy);
}

/* The source says which of two values counts. */
static bool take_second(struct run *run, struct measures *measures, const struct measure *measure,
                        const struct observed *observed, struct observation *observation)
{
    const bool last = measures->source->duplicates == DUPLICATES_LAST;
    if (filters_differ(measure->free_filters, observation->filters,
                       filters_combination(run, measure->free_filters, observed)))
        return true; /* told, all together, in measures_check */
    if (!last && measures->source->duplicates != DUPLICATES_FIRST)
        return fail_second(run, measures, measure, observed, observation);
    const char *what = talloc_asprintf(
        run, "two values of %s; that of %s counts and not that of %s", measure->code,
        last ? talloc_asprintf(run, "line %zu", observed->place.line)
             : line_text(run, measures, observation),
        last ? line_text(run, measures, observation)
             : talloc_asprintf(run, "line %zu", observed->place.line));
    ledger_add(run, measures->ledger,
               (struct ledger_entry){ .kind = LEDGER_CHOSEN,
                                      .source = measures->source->name,
                                      .area = observed->area,
                                      .period = talloc_strdup(run, observed->period),
                                      .place = observed->place,
                                      .what = what });
    return !last || read_value(run, measures, observed, observation);
}

/* Asked for by single years, and the file's span two, or the other way round. */
static bool fail_form(struct run *run, const struct measures *measures,
                      const struct measure *measure, const struct observed *observed)
{
    const struct periods *asked = &measure->periods;
    const char *path = measures->path[measures->file];
    if (asked->split)
        return run_fail(run, STATUS_UNSUPPORTED, measure->place,
                        "%s has %s by single years, as '%s', and not by %s; write 'periods' as "
                        "2017-2019",
                        path, measure->code, observed->period,
                        period_text(run, asked, asked->first));
    struct periods two = { asked->first - 1, asked->last - 1, true };
    return run_fail(run, STATUS_UNSUPPORTED, measure->place,
                    "%s has %s by periods of two years, as '%s'; write 'periods' so, as %s-%s, or "
                    "say in the source 'years: end' if %s is meant by %d, 'years: start' if %s is",
                    path, measure->code, observed->period, period_text(run, &two, two.first),
                    period_text(run, &two, two.last), period_text(run, &two, two.last), asked->last,
                    period_text(run, &two, asked->last));
}

/* A period that is no year, as '0', belongs to none that can be asked for: its rows are counted
 * (measures_check tells) where they hold no number, and refused where they do. */
static bool take_no_year(struct run *run, struct measures *measures, struct measure *measure,
                         const struct observed *observed)
{
    struct observation odd;
    if (!read_value(run, measures, observed, &odd))
        return false;
    if (odd.missing == PRESENT)
        return run_fail(run, STATUS_MALFORMED, observed->place,
                        "a value of %s for '%s', which does not begin with a year of four digits; "
                        "correct the period, or take the row away",
                        measure->code, observed->period);
    if (measure->yearless++ == 0)
        measure->yearless_place = observed->place;
    return true;
}

/* Remember the first number with a percent sign, and the first without. */
static void note_scale(struct run *run, struct percent_scale *scale,
                       const struct observed *observed, const struct observation *observation)
{
    double size = fabs(observation->value);
    if (observation->missing != PRESENT || size == 0)
        return;
    bool percent = memchr(observed->text, '%', observed->length) != NULL;
    scale->bare_above_one |= !percent && size > 1;
    struct place *first = percent ? &scale->percent : &scale->bare;
    if (first->line != 0 || (percent && size <= 1))
        return;
    *first = observed->place;
    *(percent ? &scale->percent_text : &scale->bare_text) =
        talloc_strndup(run, observed->text, observed->length);
}

static bool take_measure(struct run *run, struct measures *measures, struct measure *measure,
                         const struct observed *observed)
{
    const struct periods *asked = &measure->periods;
    const enum year_name name = (enum year_name)measures->source->years;
    const bool lait = layout_is_lait(measures->layout);
    int year = observed->year;
    if (asked->split && observed->split && name == YEAR_END && !lait)
        year--; /* asked for by its first */
    bool wrong = asked->split ? !observed->split : observed->split && name == YEAR_UNSAID && !lait;
    if (wrong && year >= asked->first - 1 && year <= asked->last + 1)
        return fail_form(run, measures, measure, observed);
    note_year(measure, year);
    measure->split |= observed->split && asked->split;
    if (wrong || year < asked->first || year > asked->last)
        return true;
    struct observation *observation = measure_observation(measure, observed->area, year);
    if (observation->line != 0)
        return take_second(run, measures, measure, observed, observation);
    measure->found++;
    observation->filters = filters_combination(run, measure->free_filters, observed);
    if (!read_value(run, measures, observed, observation))
        return false;
    note_scale(run, &measure->scale, observed, observation);
    return true;
}

static bool take(struct run *run, void *state, const struct observed *observed)
{
    struct measures *measures = state;
    for (struct measure *measure = measure_coded(measures, observed->code); measure != NULL;
         measure = measure->same_code)
        if (filters_pinned(run, measure->free_filters, observed)
            && !(observed->year == 0 ? take_no_year : take_measure)(run, measures, measure,
                                                                    observed))
            return false;
    return true;
}

static void facts(struct run *run, void *state, const char *code, const struct measure_facts *given)
{
    (void)run;
    struct measures *measures = state;
    measures->index->last = NULL;
    for (struct measure *measure = measure_coded(measures, code); measure != NULL;
         measure = measure->same_code)
        measure->facts = *given;
}

static bool asked(void *state, const char *column)
{
    const struct measures *measures = state;
    return g_hash_table_contains(measures->index->by_code, column);
}

/* Is a column pinned by the source or by any variable? */
static bool pinned(void *state, const char *column)
{
    const struct measures *measures = state;
    for (size_t i = 0; i < measures->count; i++)
        for (size_t p = 0; p < measures->measure[i].filters.count; p++)
            if (strcmp(measures->measure[i].filters.column[p], column) == 0)
                return true;
    return false;
}

struct observer measures_observer(struct measures *measures)
{
    return (struct observer){ .state = measures,
                              .wants = wants,
                              .take = take,
                              .facts = facts,
                              .asked = asked,
                              .pinned = pinned };
}
