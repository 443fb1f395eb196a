/* A comparison in plain words: comparison_words of comparison.h. */
#include <glib.h>

#include "base/number.h"
#include "base/text.h"
#include "printed/counterpart.h"
#include "report/comparison.h"

/* More names than these no sentence holds. */
enum { MOST_NAMED = 4 };

static const struct result_model *model_of(const struct difference *difference)
{
    return difference->new_model == NULL ? difference->old_model : difference->new_model;
}

/* As the result with labels calls it. */
static const struct result_model *labelled(const struct difference *difference)
{
    const struct result_model *old = difference->old_model, *new = difference->new_model;
    return old != NULL && *old->outcome_label != '\0'
                   && (new == NULL || *new->outcome_label == '\0')
               ? old
               : model_of(difference);
}

static const char *label_of(const struct result_coefficient *old,
                            const struct result_coefficient *new)
{
    if (new != NULL &&*new->label != '\0')
        return new->label;
    if (old != NULL && *old->label != '\0')
        return old->label;
    return new == NULL ? old->term : new->term;
}

const char *comparison_predictor(const struct result_model *model)
{
    return model->coefficients == 2 && is_intercept(model->coefficient[0].term)
               ? label_of(&model->coefficient[1], NULL)
               : NULL;
}

const char *comparison_term(struct run *run, const struct difference *difference)
{
    const char *label = label_of(difference->old, difference->new);
    const char *predictor = comparison_predictor(model_of(difference));
    bool constant =
        is_intercept((difference->new == NULL ? difference->old : difference->new)->term);
    return constant && predictor != NULL ? talloc_asprintf(run, "%s, with %s", label, predictor)
                                         : label;
}

const char *comparison_model_name(struct run *run, const struct result_model *model)
{
    const char *outcome = *model->outcome_label != '\0' ? model->outcome_label : model->outcome;
    const char *name = *model->name == '\0' ? "" : talloc_asprintf(run, ", %s", model->name);
    const char *table = *model->table == '\0' ? "" : talloc_asprintf(run, " (%s)", model->table);
    if (*outcome == '\0')
        return *model->name == '\0' ? "the model"
                                    : talloc_asprintf(run, "%s%s", model->name, table);
    return talloc_asprintf(run, "%s%s%s", outcome, name, table);
}

/* "Demand for KS4 Attainment, Model 1 (A3)". */
static const char *called(struct run *run, const struct difference *difference)
{
    return talloc_asprintf(run, "%s for %s", comparison_term(run, difference),
                           comparison_model_name(run, labelled(difference)));
}

static const char *p_of(struct run *run, const struct result_coefficient *coefficient)
{
    const struct printed *p_value = &coefficient->p_value;
    return *p_value->text != '\0' ? p_value->text : number_p_value(run, p_value->value);
}

/* "a", "a; b", and of many "a; b; c; d; and 3 more". */
struct listing {
    size_t count;
    char *text;
};

static void list(struct run *run, struct listing *listing, const char *item)
{
    if (listing->text == NULL)
        listing->text = talloc_strdup(run, "");
    if (listing->count++ < MOST_NAMED)
        listing->text = talloc_asprintf_append_buffer(listing->text, "%s%s",
                                                      listing->count == 1 ? "" : "; ", item);
}

static const char *listed(struct run *run, const struct listing *listing)
{
    return listing->count <= MOST_NAMED ? listing->text
                                        : talloc_asprintf(run, "%s; and %zu more", listing->text,
                                                          listing->count - MOST_NAMED);
}

static char *add_crossings(struct run *run, char *text, const struct differences *differences,
                           bool gained)
{
    struct listing listing = { 0, NULL };
    for (size_t i = 0; i < differences->count; i++) {
        const struct difference *row = &differences->row[i];
        if (gained ? row->gained : row->lost)
            list(run, &listing,
                 talloc_asprintf(run, "%s (p was %s, now %s)", called(run, row),
                                 p_of(run, row->old), p_of(run, row->new)));
    }
    if (listing.count == 0)
        return text;
    return talloc_asprintf_append_buffer(text, " %s at the 5%% level: %s.",
                                         gained ? "Significant only in the new"
                                                : "Significant only in the old",
                                         listed(run, &listing));
}

static char *add_signs(struct run *run, char *text, const struct differences *differences)
{
    struct listing listing = { 0, NULL };
    for (size_t i = 0; i < differences->count; i++)
        if (differences->row[i].sign_changed)
            list(run, &listing, called(run, &differences->row[i]));
    return listing.count == 0
               ? text
               : talloc_asprintf_append_buffer(text, " Changed sign: %s.", listed(run, &listing));
}

static char *add_formulas(struct run *run, char *text, const struct differences *differences)
{
    struct listing listing = { 0, NULL };
    for (size_t m = 0; m < differences->models; m++)
        if (differences->model[m].formula_differs)
            list(run, &listing, comparison_model_name(run, differences->model[m].new));
    if (listing.count == 0)
        return text;
    return talloc_asprintf_append_buffer(
        text,
        " The formula differs, so that these are not the same model: %s. Their coefficients are "
        "adjusted for other terms.",
        listed(run, &listing));
}

static const char *how_many(struct run *run, size_t count, const char *one, const char *many)
{
    return talloc_asprintf(run, "%s %s", number_count(run, count), count == 1 ? one : many);
}

static char *add_alone(struct run *run, char *text, const struct differences *differences)
{
    if (differences->only_old > 0)
        text = talloc_asprintf_append_buffer(
            text, " %s only in the old.",
            how_many(run, differences->only_old, "coefficient is", "coefficients are"));
    if (differences->only_new > 0)
        text = talloc_asprintf_append_buffer(
            text, " %s only in the new.",
            how_many(run, differences->only_new, "coefficient is", "coefficients are"));
    if (differences->not_printed > 0)
        text = talloc_asprintf_append_buffer(
            text, " %s fitted and not printed.",
            how_many(run, differences->not_printed, "coefficient was", "coefficients were"));
    return text;
}

static char *add_models(struct run *run, char *text, const struct comparison_of_results *comparison)
{
    const struct differences *differences = comparison->differences;
    size_t figures = 0;
    if (differences->models_differ > 0)
        text = talloc_asprintf_append_buffer(text, " n or R² differs in %s of %s.",
                                             number_count(run, differences->models_differ),
                                             how_many(run, differences->models, "model", "models"));
    for (size_t i = 0; i < comparison->figures; i++)
        figures += g_strcmp0(comparison->figure[i].old, comparison->figure[i].new) != 0;
    if (figures > 0)
        text = talloc_asprintf_append_buffer(
            text, " %s.", how_many(run, figures, "key figure differs", "key figures differ"));
    return text;
}

static const char *how_many_same(struct run *run, size_t same, size_t compared)
{
    if (same == compared)
        return same == 1 ? "it is the same to print." : "all are the same to print.";
    if (same == 0)
        return compared == 1 ? "it is not the same to print." : "none is the same to print.";
    return talloc_asprintf(run, "%zu the same to print, %zu not.", same, compared - same);
}

const char *comparison_words(struct run *run, const struct comparison_of_results *comparison)
{
    const struct differences *differences = comparison->differences;
    size_t same = differences->tally.cells[VERDICT_PRINT];
    char *text = talloc_asprintf(
        run,
        "%s in both: ", how_many(run, differences->compared, "coefficient is", "coefficients are"));
    text = talloc_strdup_append_buffer(text, how_many_same(run, same, differences->compared));
    text = add_signs(run, text, differences);
    text = add_crossings(run, text, differences, false);
    text = add_crossings(run, text, differences, true);
    if (same < differences->compared
        && differences->sign_changed + differences->gained + differences->lost == 0)
        text = talloc_strdup_append_buffer(text, " None changed sign or moved over the 5% level.");
    text = add_alone(run, text, differences);
    text = add_formulas(run, text, differences);
    text = add_models(run, text, comparison);
    if (!comparison_differs(comparison))
        text = talloc_strdup_append_buffer(text, " Nothing differs to print.");
    return text;
}
