/* The variables of a study: how each is made, and what may not be said together. */
#include <string.h>

#include "base/number.h"
#include "spec/study.h"
#include "spec/keys.h"

static const char *const combine_choices[] = { "mean", NULL };
static const char *const zero_choices[] = { "number", "missing", NULL };
static const char *const method_choices[] = { "paf", "ml", NULL };
static const char *const answer_choices[] = { "number", "percentage", "count", "fte", NULL };
static const char *const merge_choices[] = { "", "sum", "weighted", NULL };
static const char *const transform_choices[] = { "none", "z", "ln", NULL };

/* How many of the ways of making a variable are used. */
static size_t ways_of(const struct variable *variable)
{
    return (size_t)(variable->measure != NULL) + (size_t)(variable->column != NULL)
           + (size_t)(variable->question.count > 0) + (size_t)(variable->ranking != NULL)
           + (size_t)(variable->ratio.count > 0) + (size_t)(variable->factor.count > 0)
           + (size_t)(variable->of != NULL);
}

/* Keys that mean something only beside one of others: said without, they would do nothing. */
static bool check_companions(struct run *run, const struct yaml *map, const char *what)
{
    static const struct {
        const char *key, *beside, *or_beside;
    } companions[] = {
        { "measure", "from", NULL },
        { "column", "from", NULL },
        { "question", "from", NULL },
        { "ranking", "from", NULL },
        { "item", "ranking", NULL },
        { "filters", "measure", NULL },
        { "periods", "measure", NULL },
        { "at_least", "measure", NULL },
        { "combine", "measure", NULL },
        { "method", "factor", NULL },
        { "zero", "from", NULL },
        { "range", "from", NULL },
        { "merge", "from", NULL },
        { "weight", "merge", NULL },
        { "yes", "column", "question" },
        { "levels", "column", "question" },
        { "answer", "column", "question" },
        { "includes", "column", "question" },
        { "no", "yes", NULL },
    };
    for (size_t i = 0; i < sizeof companions / sizeof *companions; i++) {
        const struct yaml *node = yaml_at(map, companions[i].key);
        const char *other = companions[i].or_beside;
        if (node != NULL && yaml_at(map, companions[i].beside) == NULL
            && (other == NULL || yaml_at(map, other) == NULL))
            return run_fail(run, status_at(node->place), node->place,
                            "%s: '%s' says nothing without '%s'", what, companions[i].key,
                            companions[i].beside);
    }
    return true;
}

/* An answer is read in one way. */
static bool check_answers(struct run *run, const struct variable *variable, const char *what)
{
    size_t ways = (size_t)(variable->yes.count > 0) + (size_t)(variable->levels.count > 0)
                  + (size_t)(variable->includes != NULL)
                  + (size_t)(variable->answer != ANSWER_NUMBER);
    if (ways > 1)
        return run_fail(run, status_at(variable->place), variable->place,
                        "%s: an answer is read in one way: by yes, levels, includes or answer",
                        what);
    return variable->levels.count != 1
           || run_fail(run, status_at(variable->place), variable->place,
                       "%s: levels are two answers or more, the lowest first", what);
}

/* `range: [-3, 1]`. */
static bool fill_range(struct run *run, const struct texts *range, const char *what,
                       struct variable *variable)
{
    if (range->count == 0)
        return true;
    variable->ranged = range->count == 2
                       && number_read(range->text[0], strlen(range->text[0]), &variable->low)
                       && number_read(range->text[1], strlen(range->text[1]), &variable->high)
                       && variable->low < variable->high;
    return variable->ranged
           || run_fail(run, status_at(range->place[0]), range->place[0],
                       "%s: a range is of two numbers, the smaller first: [-3, 1]", what);
}

static bool check_merge(struct run *run, const struct variable *variable, const char *what)
{
    bool weighted = variable->merge == MERGE_WEIGHTED;
    return weighted == (variable->weight != NULL)
           || run_fail(run, status_at(variable->place), variable->place,
                       weighted ? "%s: 'merge: weighted' needs 'weight', a measure of its source"
                                : "%s: 'weight' says nothing without 'merge: weighted'",
                       what);
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
                        "%s needs exactly one of: measure, column, question, ranking, ratio, "
                        "factor and of",
                        what);
    bool has_parts =
        variable->ratio.count > 0 || variable->factor.count > 0 || variable->of != NULL;
    if (has_parts && variable->from != NULL)
        return run_fail(run, status_at(place), place,
                        "%s: 'from' names the source of a measure or column, and this has neither",
                        what);
    if (variable->ranking != NULL && variable->item == NULL)
        return run_fail(run, status_at(place), place, "%s needs 'item': which of the ranking",
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

struct variable_parts {
    struct variable variable;
    struct yaml *filters;
    struct texts range;
};

const struct yaml_key variable_keys[] = {
    { "label", WANT_TEXT, offsetof(struct variable_parts, variable.label), false, NULL,
      "as tables print it; else as a dictionary or meta file says; else the name" },
    { "unit", WANT_TEXT, offsetof(struct variable_parts, variable.unit), false, NULL,
      "as tables and axes print it" },
    { "from", WANT_TEXT, offsetof(struct variable_parts, variable.from), false, NULL,
      "the source, by its name" },
    { "measure", WANT_TEXT, offsetof(struct variable_parts, variable.measure), false, NULL,
      "a measure of that source, over periods" },
    { "column", WANT_TEXT, offsetof(struct variable_parts, variable.column), false, NULL,
      "a column of that source, by its heading" },
    { "question", WANT_TEXTS, offsetof(struct variable_parts, variable.question), false, NULL,
      "a column of a survey, by the text of its question; of several texts, one must be there" },
    { "ranking", WANT_TEXT, offsetof(struct variable_parts, variable.ranking), false, NULL,
      "a ranking of that source" },
    { "item", WANT_TEXT, offsetof(struct variable_parts, variable.item), false, NULL,
      "the item of the ranking: the more important, the more points" },
    { "filters", WANT_MAP, offsetof(struct variable_parts, filters), false, NULL,
      "as of a source, for this measure" },
    { "range", WANT_TEXTS, offsetof(struct variable_parts, range), false, NULL,
      "the smallest and the largest value: [-3, 1]; what lies outside is no value" },
    { "answer", WANT_CHOICE, offsetof(struct variable_parts, variable.answer), false,
      answer_choices, "what a number in an answer is" },
    { "levels", WANT_TEXTS, offsetof(struct variable_parts, variable.levels), false, NULL,
      "answers that become 1, 2, 3, ..., the lowest first" },
    { "includes", WANT_TEXT, offsetof(struct variable_parts, variable.includes), false, NULL,
      "1 where this is among the answers, 0 where only others are" },
    { "merge", WANT_CHOICE, offsetof(struct variable_parts, variable.merge), false, merge_choices,
      "how authorities that became one on the map of area_year are combined" },
    { "weight", WANT_TEXT, offsetof(struct variable_parts, variable.weight), false, NULL,
      "with merge: weighted, the measure or column of the same source that weights them" },
    { "periods", WANT_PERIODS, offsetof(struct variable_parts, variable.periods), false, NULL,
      "over which periods: 2018, 2017-2019 or 2016/17-2018/19" },
    { "at_least", WANT_COUNT, offsetof(struct variable_parts, variable.at_least), false, NULL,
      "how many of the periods must have a value; 1 without it" },
    { "combine", WANT_CHOICE, offsetof(struct variable_parts, variable.combine), false,
      combine_choices, "how the periods become one value" },
    { "zero", WANT_CHOICE, offsetof(struct variable_parts, variable.zero), false, zero_choices,
      "what a zero is: a number, or no value" },
    { "ratio", WANT_TEXTS, offsetof(struct variable_parts, variable.ratio), false, NULL,
      "two variables: the first divided by the second" },
    { "factor", WANT_TEXTS, offsetof(struct variable_parts, variable.factor), false, NULL,
      "three variables or more: the score of the one factor behind them" },
    { "of", WANT_TEXT, offsetof(struct variable_parts, variable.of), false, NULL,
      "another variable, as it stands" },
    { "method", WANT_CHOICE, offsetof(struct variable_parts, variable.method), false,
      method_choices, "how the factor is found: principal axes or maximum likelihood" },
    { "yes", WANT_TEXTS, offsetof(struct variable_parts, variable.yes), false, NULL,
      "answers that become 1" },
    { "no", WANT_TEXTS, offsetof(struct variable_parts, variable.no), false, NULL,
      "answers that become 0; any other answer without it" },
    { "divide_by", WANT_NUMBER, offsetof(struct variable_parts, variable.divide_by), false, NULL,
      "a number that each value is divided by" },
    { "transform", WANT_CHOICE, offsetof(struct variable_parts, variable.transform), false,
      transform_choices, "what becomes of the values at the end" },
    { NULL },
};

bool variable_fill(struct run *run, const char *name, const struct yaml *map,
                   struct variable *variable)
{
    struct variable_parts parts = { .variable = { .name = name,
                                                  .label = name,
                                                  .unit = "",
                                                  .place = map->place,
                                                  .at_least = 1,
                                                  .divide_by = 1 } };
    const char *what = talloc_asprintf(run, "variable '%s'", name);
    if (!yaml_fill(run, map, what, variable_keys, &parts)
        || !pins_fill(run, parts.filters, what, &parts.variable.filters)
        || !fill_range(run, &parts.range, what, &parts.variable))
        return false;
    *variable = parts.variable;
    variable->labelled = yaml_at(map, "label") != NULL;
    return check_companions(run, map, what) && check_variable(run, map, variable, what)
           && check_answers(run, variable, what) && check_merge(run, variable, what);
}

bool variable_is_from(const struct variable *variable, const struct source *source)
{
    return variable->from != NULL && strcmp(variable->from, source->name) == 0;
}

const char *variable_origin(const struct variable *variable)
{
    if (variable->measure != NULL)
        return variable->measure;
    if (variable->column != NULL)
        return variable->column;
    if (variable->question.count > 0)
        return variable->question.text[0];
    return variable->item != NULL ? variable->item : variable->name;
}
