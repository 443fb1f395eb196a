#include "derive/settle.h"

#include <math.h>

#include "base/number.h"

static struct reading none(enum missing missing, const char *why)
{
    return (struct reading){ .missing = missing, .number = NAN, .why = why };
}

static void tell(struct run *run, const struct panel *panel, const struct readings *readings,
                 enum ledger_kind kind, size_t area, struct place place, const char *what)
{
    ledger_add(run, panel->sources->ledger,
               (struct ledger_entry){ .kind = kind,
                                      .source = readings->variable->from,
                                      .variable = readings->variable->name,
                                      .area = area,
                                      .period = readings->period,
                                      .confidential = readings->confidential,
                                      .place = place,
                                      .what = what });
}

static const char *range_words(struct run *run, const struct variable *variable)
{
    return talloc_asprintf(run, "%s to %s", number_full(run, variable->low),
                           number_full(run, variable->high));
}

/* A value that the variable's zero or range takes away is missing, and listed. */
static struct reading ruled(struct run *run, const struct panel *panel,
                            const struct readings *readings, size_t area, struct reading reading)
{
    const struct variable *variable = readings->variable;
    if (reading.missing != PRESENT || readings->texts)
        return reading;
    if (variable->zero == 1 && reading.number == 0) {
        tell(run, panel, readings, LEDGER_ZERO, area, reading.place,
             talloc_asprintf(run, "%s is 0", readings->of));
        return none(MISSING_ZERO, missing_name(MISSING_ZERO));
    }
    if (variable->ranged && (reading.number < variable->low || reading.number > variable->high)) {
        tell(run, panel, readings, LEDGER_RANGE, area, reading.place,
             talloc_asprintf(run, "%s is %s, outside %s", readings->of,
                             number_full(run, reading.number), range_words(run, variable)));
        return none(MISSING_RANGE, missing_name(MISSING_RANGE));
    }
    return reading;
}

static struct reading own(struct run *run, const struct panel *panel,
                          const struct readings *readings, size_t area)
{
    return ruled(run, panel, readings, area, readings->value[area]);
}

static const char *name_of(const struct panel *panel, size_t area)
{
    return panel->sources->areas->area[area].name;
}

/* A part, or the weight of a part, that has no value keeps the whole from having one. */
static struct reading lacks(struct run *run, const struct panel *panel,
                            const struct lineage_set *set, size_t part, const char *what,
                            const char *why)
{
    return none(MISSING_REORGANISED, talloc_asprintf(run, "made of %s, and %s has no %s (%s)",
                                                     set->words, name_of(panel, part), what, why));
}

static bool has_any(const struct readings *readings, const struct lineage_set *set)
{
    for (size_t i = 0; i < set->parts; i++)
        if (readings->value[set->part[i]].missing == PRESENT)
            return true;
    return false;
}

/* The sum of the parts, or of weight times part; `weights` is then the sum of the weights. */
static struct reading add_up(struct run *run, const struct panel *panel,
                             const struct readings *readings, const struct lineage_set *set,
                             bool weighted, double *weights)
{
    struct reading whole = { .missing = PRESENT };
    *weights = 0;
    for (size_t i = 0; i < set->parts; i++) {
        size_t part = set->part[i];
        struct reading value = own(run, panel, readings, part);
        if (value.missing != PRESENT)
            return lacks(run, panel, set, part, "value", value.why);
        if (!weighted) {
            whole.number += value.number;
            continue;
        }
        const struct reading *weight = &readings->weight[part];
        if (weight->missing != PRESENT || !(weight->number > 0))
            return lacks(run, panel, set, part,
                         talloc_asprintf(run, "weight %s", readings->variable->weight),
                         weight->missing != PRESENT ? weight->why
                                                    : number_full(run, weight->number));
        whole.number += weight->number * value.number;
        *weights += weight->number;
    }
    return whole;
}

static const char *rule_words(struct run *run, const struct readings *readings,
                              const struct lineage_set *set)
{
    const struct variable *variable = readings->variable;
    if (set->parts == 1)
        return "carried over from";
    return variable->merge == MERGE_SUM
               ? "sum of"
               : talloc_asprintf(run, "mean weighted by %s of", variable->weight);
}

/* The parts as one, by the variable's rule. */
static struct reading combined(struct run *run, const struct panel *panel,
                               const struct readings *readings, const struct lineage_set *set,
                               size_t area)
{
    bool weighted = set->parts > 1 && readings->variable->merge == MERGE_WEIGHTED;
    double weights = 0;
    struct reading whole = add_up(run, panel, readings, set, weighted, &weights);
    if (whole.missing != PRESENT)
        return whole;
    if (weighted)
        whole.number /= weights;
    tell(run, panel, readings, LEDGER_COMBINED, area, NOWHERE,
         talloc_asprintf(run, "%s: %s %s%s", readings->of, rule_words(run, readings, set),
                         set->words, set->approximate ? " (approximate)" : ""));
    return set->parts == 1 ? whole : ruled(run, panel, readings, area, whole);
}

/* Through one set of parts, of which one has a value at least. */
static struct reading through(struct run *run, const struct panel *panel,
                              const struct readings *readings, const struct lineage_set *set,
                              size_t area)
{
    bool same_area = set->parts == 1 && !set->approximate;
    if (readings->texts && !same_area)
        return none(MISSING_REORGANISED,
                    talloc_asprintf(run, "made of %s, and texts cannot be combined", set->words));
    if (readings->texts) {
        tell(run, panel, readings, LEDGER_COMBINED, area, NOWHERE,
             talloc_asprintf(run, "%s: carried over from %s", readings->of, set->words));
        return readings->value[set->part[0]];
    }
    if (readings->variable->merge == MERGE_NONE && !same_area)
        return none(
            MISSING_REORGANISED,
            talloc_asprintf(run, "values only of %s, and 'merge' says nothing", set->words));
    return combined(run, panel, readings, set, area);
}

/* Has another authority that has had a part of this one, before or after, a value here? */
static bool kin_has_value(const struct panel *panel, const struct readings *readings, size_t index)
{
    const struct area *area = &panel->sources->areas->area[index];
    for (size_t i = 0; i < area->predecessors; i++)
        if (readings->value[area->predecessor[i].area].missing == PRESENT)
            return true;
    for (size_t i = 0; i < area->successors; i++)
        if (readings->value[area->successor[i].area].missing == PRESENT)
            return true;
    return false;
}

struct reading settle(struct run *run, const struct panel *panel, const struct readings *readings,
                      size_t area)
{
    struct reading value = own(run, panel, readings, area);
    const struct lineage *lineage = panel->lineage == NULL ? NULL : panel->lineage[area];
    if (value.missing == PRESENT || lineage == NULL)
        return value;
    struct reading first = value;
    bool tried = false;
    for (size_t i = 0; i < lineage->sets; i++) {
        if (!has_any(readings, &lineage->set[i]))
            continue;
        struct reading other = through(run, panel, readings, &lineage->set[i], area);
        if (other.missing == PRESENT)
            return other;
        first = tried ? first : other;
        tried = true;
    }
    if (!tried && lineage->never != NULL && kin_has_value(panel, readings, area))
        return none(MISSING_REORGANISED, lineage->never);
    return first;
}
