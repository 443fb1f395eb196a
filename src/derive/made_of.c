#include "derive/made_of.h"

#include "base/number.h"
#include "base/text.h"

static char *also(char *text, const char *words)
{
    return talloc_asprintf_append_buffer(text, "; %s", words);
}

static char *from_measure(struct run *run, const struct variable *variable)
{
    int first = variable->periods.first, last = variable->periods.last;
    char *text = talloc_strdup(run, variable->measure);
    for (size_t i = 0; i < variable->filters.count; i++)
        text = talloc_asprintf_append_buffer(text, " (%s: %s)", variable->filters.column[i],
                                             variable->filters.item[i]);
    if (first == last)
        return talloc_asprintf_append_buffer(text, " in %d", first);
    text = talloc_asprintf_append_buffer(text, ", mean of those of %s that have a value",
                                         periods_text(run, first, last, " to "));
    if (variable->at_least > 1)
        text = talloc_asprintf_append_buffer(text, ", if at least %zu", variable->at_least);
    return text;
}

static char *from_parts(struct run *run, const struct variable *variable)
{
    if (variable->ratio.count > 0)
        return talloc_asprintf(run, "%s divided by %s", variable->ratio.text[0],
                               variable->ratio.text[1]);
    if (variable->factor.count > 0)
        return talloc_asprintf(run, "one factor behind %s, by %s",
                               text_list(run, variable->factor.text, variable->factor.count),
                               variable->method == 0 ? "principal axis" : "maximum likelihood");
    return talloc_strdup(run, variable->of);
}

/* How words are numbers. */
static char *add_answers(struct run *run, char *text, const struct variable *variable)
{
    static const char *const answers[] = { [ANSWER_NUMBER] = NULL,
                                           [ANSWER_PERCENTAGE] = "percentages",
                                           [ANSWER_COUNT] = "counts",
                                           [ANSWER_FTE] = "full-time equivalents" };
    if (variable->yes.count > 0)
        text = also(text, talloc_asprintf(run, "1 for %s",
                                          text_list(run, variable->yes.text, variable->yes.count)));
    if (variable->no.count > 0)
        text = also(text, talloc_asprintf(run, "0 for %s",
                                          text_list(run, variable->no.text, variable->no.count)));
    if (variable->levels.count > 0)
        text = also(text,
                    talloc_asprintf(run, "1 to %zu for %s", variable->levels.count,
                                    text_list(run, variable->levels.text, variable->levels.count)));
    if (variable->includes != NULL)
        text =
            also(text, talloc_asprintf(run, "1 where %s is among the answers", variable->includes));
    return answers[variable->answer] == NULL ? text : also(text, answers[variable->answer]);
}

static char *add_rules(struct run *run, char *text, const struct variable *variable)
{
    if (variable->zero == 1)
        text = also(text, "zeros are missing");
    if (variable->ranged)
        text = also(text, talloc_asprintf(run, "missing outside %s to %s",
                                          number_full(run, variable->low),
                                          number_full(run, variable->high)));
    if (variable->merge == MERGE_SUM)
        text = also(text, "merged local authorities are added up");
    if (variable->merge == MERGE_WEIGHTED)
        text = also(text, talloc_asprintf(run, "merged local authorities are weighted by %s",
                                          variable->weight));
    return text;
}

static char *add_transforms(struct run *run, char *text, const struct variable *variable)
{
    if (variable->divide_by != 1)
        text = also(text,
                    talloc_asprintf(run, "divided by %s", number_full(run, variable->divide_by)));
    if (variable->transform == TRANSFORM_Z)
        text = also(text, "standardised over every local authority with a value");
    if (variable->transform == TRANSFORM_LN)
        text = also(text, "natural logarithm");
    return text;
}

const char *made_of(struct run *run, const struct variable *variable)
{
    char *text = NULL;
    if (variable->measure != NULL)
        text = from_measure(run, variable);
    else if (variable->column != NULL)
        text = talloc_asprintf(run, "column '%s'", variable->column);
    else if (variable->question.count > 0)
        text = talloc_asprintf(run, "question '%s'", variable->question.text[0]);
    else if (variable->ranking != NULL)
        text = talloc_asprintf(run, "how important '%s' is in the ranking '%s'", variable->item,
                               variable->ranking);
    else
        text = from_parts(run, variable);
    text = add_answers(run, text, variable);
    return add_transforms(run, add_rules(run, text, variable), variable);
}
