/* The variables of a study: how each is made, and what may not be said together. */
#include <string.h>

#include "spec/study.h"

static const char *const combine_choices[] = { "mean", NULL };
static const char *const zero_choices[] = { "number", "missing", NULL };
static const char *const method_choices[] = { "paf", "ml", NULL };
static const char *const transform_choices[] = { "none", "z", "ln", NULL };

/* How many of the five ways of making a variable are used. */
static size_t ways_of(const struct variable *variable)
{
    return (size_t)(variable->measure != NULL) + (size_t)(variable->column != NULL)
           + (size_t)(variable->ratio.count > 0) + (size_t)(variable->factor.count > 0)
           + (size_t)(variable->of != NULL);
}

/* Keys that mean something only beside another: said without it, they would do nothing. */
static bool check_companions(struct run *run, const struct yaml *map, const char *what)
{
    static const struct {
        const char *key, *beside;
    } companions[] = {
        { "measure", "from" },     { "column", "from" },     { "periods", "measure" },
        { "at_least", "measure" }, { "combine", "measure" }, { "zero", "measure" },
        { "method", "factor" },    { "yes", "column" },      { "no", "yes" },
    };
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        const struct yaml *node = yaml_at(map, companions[i].key);
        if (node != NULL && yaml_at(map, companions[i].beside) == NULL)
            return run_fail(run, status_at(node->place), node->place,
                            "%s: '%s' says nothing without '%s'", what, companions[i].key,
                            companions[i].beside);
    }
    return true;
}

static struct place at_least_place(const struct yaml *map)
{
    const struct yaml *node = yaml_at(map, "at_least");
    return node == NULL ? map->place : node->place;
}

static bool check_variable(struct run *run, const struct yaml *map, const struct variable *variable,
                           const char *what)
{
    struct place place = variable->place;
    if (variable->measure != NULL && variable->periods.first == 0)
        return run_fail(run, status_at(place), place, "%s needs 'periods', as 2017-2019", what);
    size_t periods = (size_t)(variable->periods.last - variable->periods.first + 1);
    if (ways_of(variable) != 1)
        return run_fail(run, status_at(place), place,
                        "%s needs exactly one of: measure, column, ratio, factor and of", what);
    if (variable->measure == NULL && variable->column == NULL && variable->from != NULL)
        return run_fail(run, status_at(place), place,
                        "%s: 'from' names the source of a measure or column, and this has neither",
                        what);
    if (variable->measure != NULL && (variable->at_least < 1 || variable->at_least > periods))
        return run_fail(run, status_at(at_least_place(map)), at_least_place(map),
                        "%s: at_least is %zu, and can be 1 to %zu, the number of its periods", what,
                        variable->at_least, periods);
    if (variable->ratio.count > 0 && variable->ratio.count != 2)
        return run_fail(run, status_at(place), place, "%s: a ratio is of two variables: [a, b]",
                        what);
    if (variable->factor.count > 0 && variable->factor.count < 3)
        return run_fail(run, status_at(place), place, "%s: a factor needs three variables or more",
                        what);
    if (variable->divide_by == 0)
        return run_fail(run, status_at(place), place, "%s: divide_by cannot be 0", what);
    return true;
}

bool variable_fill(struct run *run, const char *name, const struct yaml *map,
                   struct variable *variable)
{
    static const struct yaml_key keys[] = {
        { "label", WANT_TEXT, offsetof(struct variable, label), false, NULL },
        { "unit", WANT_TEXT, offsetof(struct variable, unit), false, NULL },
        { "from", WANT_TEXT, offsetof(struct variable, from), false, NULL },
        { "measure", WANT_TEXT, offsetof(struct variable, measure), false, NULL },
        { "column", WANT_TEXT, offsetof(struct variable, column), false, NULL },
        { "periods", WANT_PERIODS, offsetof(struct variable, periods), false, NULL },
        { "at_least", WANT_COUNT, offsetof(struct variable, at_least), false, NULL },
        { "combine", WANT_CHOICE, offsetof(struct variable, combine), false, combine_choices },
        { "zero", WANT_CHOICE, offsetof(struct variable, zero), false, zero_choices },
        { "ratio", WANT_TEXTS, offsetof(struct variable, ratio), false, NULL },
        { "factor", WANT_TEXTS, offsetof(struct variable, factor), false, NULL },
        { "of", WANT_TEXT, offsetof(struct variable, of), false, NULL },
        { "method", WANT_CHOICE, offsetof(struct variable, method), false, method_choices },
        { "yes", WANT_TEXTS, offsetof(struct variable, yes), false, NULL },
        { "no", WANT_TEXTS, offsetof(struct variable, no), false, NULL },
        { "divide_by", WANT_NUMBER, offsetof(struct variable, divide_by), false, NULL },
        { "transform", WANT_CHOICE, offsetof(struct variable, transform), false,
          transform_choices },
        { NULL, WANT_ANY, 0, false, NULL },
    };
    *variable = (struct variable){
        .name = name, .label = name, .unit = "", .place = map->place, .at_least = 1, .divide_by = 1
    };
    const char *what = talloc_asprintf(run, "variable '%s'", name);
    return yaml_fill(run, map, what, keys, variable) && check_companions(run, map, what)
           && check_variable(run, map, variable, what);
}
