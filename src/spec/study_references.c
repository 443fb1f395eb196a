#include "spec/study_references.h"

#include <string.h>

#include "base/text.h"

static bool need_variable(struct run *run, const struct study *study, const char *name,
                          struct place place)
{
    if (study_variable(study, name) != NULL)
        return true;
    const char **names = run_array(run, const char *, study->variables);
    for (size_t i = 0; i < study->variables; i++)
        names[i] = study->variable[i].name;
    return run_fail(run, status_at(place), place, "the study has no variable '%s'%s", name,
                    text_suggestion(run, name, names, study->variables));
}

static bool need_variables(struct run *run, const struct study *study, const struct texts *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (!need_variable(run, study, names->text[i], names->place[i]) && !run_go_on(run))
            return false;
    return true;
}

/* Where a source says its layout, it says whether it has measures or columns. */
static bool source_fits(struct run *run, const struct source *source,
                        const struct variable *variable)
{
    enum layout layout = (enum layout)source->layout;
    if (source->file.count == 0) /* what it is could not be read */
        return true;
    bool only_measures = layout_is_lait(layout) || layout == LAYOUT_EES;
    if (only_measures && variable->measure == NULL)
        return run_fail(run, status_at(variable->place), variable->place,
                        "source '%s' has measures, not a %s", source->name,
                        variable->ranking != NULL      ? "ranking"
                        : variable->question.count > 0 ? "question"
                                                       : "column");
    if (layout_is_survey(layout) && variable->measure != NULL)
        return run_fail(
            run, status_at(variable->place), variable->place,
            "source '%s' has columns, not a measure; say 'column' in place of 'measure'",
            source->name);
    if (variable->ranking == NULL)
        return true;
    const struct ranking *ranking = source_ranking(source, variable->ranking);
    if (ranking == NULL)
        return run_fail(run, status_at(variable->place), variable->place,
                        "source '%s' has no ranking '%s'", source->name, variable->ranking);
    for (size_t i = 0; i < ranking->items.count; i++)
        if (strcmp(ranking->items.text[i], variable->item) == 0)
            return true;
    return run_fail(run, status_at(variable->place), variable->place,
                    "ranking '%s' has no item '%s'; its items are %s", ranking->name,
                    variable->item, text_list(run, ranking->items.text, ranking->items.count));
}

static bool need_source(struct run *run, const struct study *study, const struct variable *variable)
{
    if (variable->from == NULL)
        return true;
    const struct source *source = study_source(study, variable->from);
    if (source == NULL) {
        const char **names = run_array(run, const char *, study->sources);
        for (size_t i = 0; i < study->sources; i++)
            names[i] = study->source[i].name;
        return run_fail(run, status_at(variable->place), variable->place,
                        "the study has no source '%s'%s", variable->from,
                        text_suggestion(run, variable->from, names, study->sources));
    }
    return source_fits(run, source, variable);
}

/* What colours, sizes and panels go by may also be what the rows are grouped by. */
static bool need_axes(struct run *run, const struct study *study, const struct chart *chart)
{
    const struct chart_axis *const axes[] = { &chart->x, &chart->y, &chart->size };
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (axes[i]->variable != NULL
            && !need_variable(run, study, axes[i]->variable, axes[i]->place) && !run_go_on(run))
            return false;
    return need_variables(run, study, &chart->variables);
}

bool study_references_hold(struct run *run, const struct study *study)
{
    for (size_t i = 0; i < study->variables; i++) {
        const struct variable *variable = &study->variable[i];
        bool ok =
            need_source(run, study, variable) && need_variables(run, study, &variable->ratio)
            && need_variables(run, study, &variable->factor)
            && (variable->of == NULL || need_variable(run, study, variable->of, variable->place));
        if (!ok && !run_go_on(run))
            return false;
    }
    for (size_t i = 0; i < study->key_figures; i++)
        if (!need_variable(run, study, study->key_figure[i].variable, study->key_figure[i].place)
            && !run_go_on(run))
            return false;
    for (size_t i = 0; i < study->charts; i++)
        if (!need_axes(run, study, study->chart[i]))
            return false;
    return need_variables(run, study, &study->keep);
}
