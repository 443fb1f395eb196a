#include "command/tried_models.h"

#include <string.h>

#include "base/text.h"
#include "spec/term_list.h"

enum { TERMS_NEEDED = 2 }; /* one predictor is no model to add another to */

static const struct model *model_of(const struct model_table *table, const char *outcome)
{
    for (size_t i = 0; i < table->models; i++) {
        const struct formula *formula = table->model[i].formula;
        if (formula->terms >= TERMS_NEEDED && strcmp(formula->response.column, outcome) == 0)
            return &table->model[i];
    }
    return NULL;
}

/* Every outcome of a model that could be taken, each once. */
static struct texts outcomes_of(struct run *run, const struct study *study,
                                const struct model_table *only)
{
    struct texts outcomes = { 0, NULL, NULL };
    for (size_t t = 0; t < study->tables; t++)
        for (size_t i = 0; i < study->table[t]->models; i++) {
            const struct formula *formula = study->table[t]->model[i].formula;
            if ((only == NULL || only == study->table[t]) && formula->terms >= TERMS_NEEDED)
                texts_add(run, &outcomes, formula->response.column, NOWHERE);
        }
    return outcomes;
}

static bool texts_have(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->text[i], text) == 0)
            return true;
    return false;
}

/* Those that the study keeps authorities by come first. */
static struct texts outcomes_in_order(struct run *run, const struct study *study,
                                      const struct texts *there)
{
    struct texts ordered = { 0, NULL, NULL };
    for (size_t i = 0; i < study->keep.count; i++)
        if (texts_have(there, study->keep.text[i]))
            texts_add(run, &ordered, study->keep.text[i], NOWHERE);
    for (size_t i = 0; i < there->count; i++)
        texts_add(run, &ordered, there->text[i], NOWHERE);
    return ordered;
}

static bool fail_outcome(struct run *run, const struct study *study, const struct texts *there,
                         const char *outcome)
{
    const char *near = text_suggestion(run, outcome, there->text, there->count);
    return run_fail(run, STATUS_UNSUPPORTED, (struct place){ study->path, 0, 0 },
                    "has no model of '%s' with two predictors or more%s", outcome,
                    *near != '\0'
                        ? near
                        : talloc_asprintf(run,
                                          "; it has of %s. Or write one: --model '%s "
                                          "~ a + b'",
                                          text_list(run, there->text, there->count), outcome));
}

static bool outcomes_choose(struct run *run, const struct study *study,
                            const struct tried_models_asked *asked, const struct model_table *only,
                            struct texts *outcomes)
{
    const struct texts there = outcomes_of(run, study, only);
    if (there.count == 0)
        return run_fail(run, STATUS_UNSUPPORTED,
                        (struct place){ only == NULL ? study->path : only->file, 0, 0 },
                        "has no model with two predictors or more to add another to; write one: "
                        "--model 'outcome ~ a + b'");
    *outcomes = asked->outcome == NULL ? outcomes_in_order(run, study, &there)
                                       : term_list(run, asked->outcome, NOWHERE);
    for (size_t i = 0; i < outcomes->count; i++)
        if (!texts_have(&there, outcomes->text[i]))
            return fail_outcome(run, study, &there, outcomes->text[i]);
    return true;
}

static void models_add(struct run *run, const struct study *study, const struct formula *formula,
                       const char *name, const struct model_table *table,
                       struct tried_models *models)
{
    const struct factor *response = &formula->response;
    const struct variable *outcome = study_variable(study, response->column);
    bool plain = response->function == FACTOR_PLAIN && outcome != NULL;
    models->model = run_grow(run, models->model, struct trial_model, models->count + 1);
    models->table = run_grow(run, models->table, const struct model_table *, models->count + 1);
    models->table[models->count] = table;
    models->model[models->count++] =
        (struct trial_model){ .formula = formula,
                              .name = name,
                              .label = plain ? outcome->label : response->text,
                              .unit = plain && outcome->unit != NULL ? outcome->unit : "" };
}

/* The one that the user wrote. */
static bool model_written(struct run *run, const struct study *study, const char *text,
                          struct tried_models *models)
{
    struct formula *formula = NULL;
    if (!formula_parse(run, text, (struct place){ "--model", 0, 0 }, &formula))
        return false;
    for (size_t t = 0; t < formula->terms; t++)
        if (term_is_every(&formula->term[t]))
            return run_fail(run, STATUS_USAGE, (struct place){ "--model", 0, 0 },
                            "'.' would have the new columns in it; name the predictors");
    if (formula->terms == 0)
        return run_fail(run, STATUS_USAGE, (struct place){ "--model", 0, 0 },
                        "'%s' has no predictor to stand beside; write 'outcome ~ a + b'", text);
    models_add(run, study, formula, formula->text, NULL, models);
    return true;
}

static void model_take(struct run *run, const struct study *study, const struct model_table *only,
                       const char *outcome, struct tried_models *models)
{
    for (size_t t = 0; t < study->tables; t++) {
        const struct model_table *table = study->table[t];
        const struct model *model = only == NULL || only == table ? model_of(table, outcome) : NULL;
        if (model == NULL)
            continue;
        models_add(run, study, model->formula,
                   talloc_asprintf(run, "%s, %s", table->id, model->name), table, models);
        return;
    }
}

bool tried_models_choose(struct run *run, const struct study *study,
                         const struct tried_models_asked *asked, struct tried_models *models)
{
    const struct model_table *only = NULL;
    struct texts outcomes = { 0, NULL, NULL };
    *models = (struct tried_models){ 0, NULL, NULL };
    if (asked->model != NULL && (asked->outcome != NULL || asked->table != NULL))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--model says its outcome and stands in no table; leave out %s",
                        asked->outcome != NULL ? "--outcome" : "--table");
    if (asked->model != NULL)
        return model_written(run, study, asked->model, models);
    if (asked->table != NULL && !study_need_table(run, study, asked->table, NOWHERE, &only))
        return false;
    if (!outcomes_choose(run, study, asked, only, &outcomes))
        return false;
    for (size_t i = 0; i < outcomes.count; i++)
        model_take(run, study, only, outcomes.text[i], models);
    return true;
}
