#include "read/asking.h"

#include "read/observer.h"

static struct asked asked_by_one(struct run *run, const char *text, struct place place,
                                 bool question)
{
    struct texts *one = talloc_zero(run, struct texts);
    texts_add(run, one, text, place);
    return (struct asked){ one, question, false };
}

struct asked asked_of_variable(struct run *run, const struct variable *variable)
{
    static const char *const joints[] = { " - ", " - Selected Choice - ", ": " };
    if (variable->question.count == 0)
        return asked_by_one(run, variable->column, variable->place, false);
    if (variable->includes == NULL)
        return (struct asked){ &variable->question, true, false };
    struct texts *all = talloc_zero(run, struct texts);
    for (size_t i = 0; i < variable->question.count; i++) {
        const char *stem = variable->question.text[i];
        struct place place = variable->question.place[i];
        texts_add(run, all, stem, place);
        for (size_t j = 0; j < sizeof joints / sizeof *joints; j++)
            texts_add(run, all, talloc_asprintf(run, "%s%s%s", stem, joints[j], variable->includes),
                      place);
        texts_add(run, all, talloc_asprintf(run, "%s [%s]", stem, variable->includes), place);
    }
    return (struct asked){ all, true, false };
}

struct asked asked_of_item(struct run *run, const struct ranking *ranking, size_t item)
{
    if (ranking->question.count > 0)
        return (struct asked){ &ranking->question, true, false };
    return asked_by_one(run, ranking->questions.text[item], ranking->questions.place[item], true);
}

const struct asked *asked_of_source(struct run *run, const struct study *study,
                                    const struct source *source, size_t *count)
{
    struct asked *asked = NULL;
    *count = 0;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (!variable_is_from(variable, source))
            continue;
        const struct ranking *ranking =
            variable->ranking == NULL ? NULL : source_ranking(source, variable->ranking);
        size_t columns =
            ranking == NULL || ranking->question.count > 0 ? 1 : ranking->questions.count;
        asked = run_grow(run, asked, struct asked, *count + columns + 1);
        for (size_t item = 0; item < columns; item++)
            asked[(*count)++] = ranking == NULL ? asked_of_variable(run, variable)
                                                : asked_of_item(run, ranking, item);
        if (variable->weight != NULL)
            asked[(*count)++] = asked_by_one(run, variable->weight, variable->place, false);
    }
    return asked == NULL ? run_array(run, struct asked, 1) : asked;
}

bool asks_measures(struct run *run, const struct study *study, const struct source *source,
                   const char *path, enum layout layout, bool *measures)
{
    const struct variable *by_measure = NULL, *by_column = NULL;
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        if (variable_is_from(variable, source) && variable->measure != NULL)
            by_measure = variable;
        else if (variable_is_from(variable, source))
            by_column = variable;
    }
    bool only_measures = layout != LAYOUT_KEYED && walker_of(layout) != NULL;
    *measures = by_measure != NULL || (only_measures && by_column == NULL);
    if (by_measure != NULL && by_column != NULL)
        return run_fail(run, status_at(by_column->place), by_column->place,
                        "source '%s' gives '%s' by a measure and '%s' by a column; name it as two "
                        "sources",
                        source->name, by_measure->name, by_column->name);
    if (only_measures && by_column != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, by_column->place,
                        "%s is %s, which has measures; ask for one by 'measure' and 'periods'",
                        path, layout_title(layout));
    return !*measures || walker_of(layout) != NULL || layout == LAYOUT_LAIT_DICTIONARY
           || run_fail(run, STATUS_UNSUPPORTED, by_measure->place,
                       "%s is %s, which has columns; ask for one by 'column'", path,
                       layout_title(layout));
}
