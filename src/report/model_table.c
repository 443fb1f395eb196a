#include "report/model_table.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/model_notes.h"

/* Models that share a column of the table: one outcome, one model name. */
struct group {
    const char *outcome, *model; /* label and name */
    size_t fits;
    size_t *fit; /* indices of the table's models */
};

/* What one column says of one term. */
struct found {
    const struct fit *fit;
    const struct model *model;
    const struct coefficient *coefficient; /* NULL where the column has no such term */
    const struct published_row *printed;   /* NULL where nothing is printed */
};

struct composition {
    struct run *run;
    const struct fitted *fitted;
    const struct fitted_table *source;
    const struct published *published;
    struct table *table;
    struct tally *tally;
    size_t groups;
    struct group *group;
    size_t terms;
    const char **term;
    bool nobs_column;
};

static const struct frame *frame_of(const struct composition *layout)
{
    return layout->fitted->panel->frame;
}

static size_t group_at(struct composition *layout, const char *outcome, const char *model)
{
    size_t at = 0;
    while (at < layout->groups
           && (strcmp(layout->group[at].outcome, outcome) != 0
               || strcmp(layout->group[at].model, model) != 0))
        at++;
    if (at == layout->groups) {
        layout->group = run_grow(layout->run, layout->group, struct group, layout->groups + 1);
        layout->group[layout->groups++] = (struct group){ outcome, model, 0, NULL };
    }
    return at;
}

static void note_term(struct composition *layout, const char *term)
{
    for (size_t i = 0; i < layout->terms; i++)
        if (strcmp(layout->term[i], term) == 0)
            return;
    layout->term = run_grow(layout->run, layout->term, const char *, layout->terms + 1);
    layout->term[layout->terms++] = term;
}

static void gather(struct composition *layout)
{
    const struct model_table *models = layout->source->table;
    for (size_t i = 0; i < models->models; i++) {
        const struct fit *fit = layout->source->fit[i];
        size_t at = group_at(layout, outcome_label(frame_of(layout), fit), models->model[i].name);
        struct group *group = &layout->group[at];
        group->fit = run_grow(layout->run, group->fit, size_t, group->fits + 1);
        group->fit[group->fits++] = i;
        for (size_t c = 0; c < fit->coefficients; c++)
            if (fit->coefficient[c].formula_term != SIZE_MAX)
                note_term(layout, fit->coefficient[c].term);
    }
}

/* The coefficient of `term` in a column; "(Intercept)" only where it holds one model. */
static bool find_term(struct composition *layout, const struct group *group, const char *term,
                      struct found *found)
{
    *found = (struct found){ NULL, NULL, NULL, NULL };
    for (size_t i = 0; i < group->fits; i++) {
        const struct fit *fit = layout->source->fit[group->fit[i]];
        const struct model *model = &layout->source->table->model[group->fit[i]];
        for (size_t c = 0; c < fit->coefficients; c++) {
            if (strcmp(fit->coefficient[c].term, term) != 0)
                continue;
            if (found->coefficient != NULL)
                return run_fail(layout->run, STATUS_MALFORMED, model->formula->place,
                                "two models called '%s' for the same outcome have the term '%s'; "
                                "give them different names",
                                model->name, term);
            *found = (struct found){ fit, model, &fit->coefficient[c],
                                     published_of(layout->run, frame_of(layout), layout->published,
                                                  model, fit, &fit->coefficient[c]) };
        }
    }
    return true;
}

static const char *nobs_words(struct run *run, const struct composition *layout,
                              const struct group *group)
{
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < group->fits; i++) {
        size_t nobs = layout->source->fit[group->fit[i]]->nobs;
        least = nobs < least ? nobs : least;
        most = nobs > most ? nobs : most;
    }
    return least == most ? talloc_asprintf(run, "n=%zu", most) : NULL;
}

/* n stands in the headings if each column has one n, and the author does not say otherwise. */
static bool needs_nobs_column(const struct composition *layout)
{
    for (size_t g = 0; g < layout->groups; g++)
        if (nobs_words(layout->run, layout, &layout->group[g]) == NULL)
            return true;
    return layout->source->table->nobs == 1;
}

static bool model_names_differ(const struct composition *layout)
{
    for (size_t g = 1; g < layout->groups; g++)
        if (strcmp(layout->group[g].model, layout->group[0].model) != 0)
            return true;
    return false;
}

static void add_headings(struct composition *layout)
{
    struct run *run = layout->run;
    struct table *table = layout->table;
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t g = 0; g < layout->groups; g++) {
        const struct group *group = &layout->group[g];
        const char *heading = layout->nobs_column ? group->outcome
                                                  : talloc_asprintf(run, "%s (%s)", group->outcome,
                                                                    nobs_words(run, layout, group));
        table_row_span(row, 1 + 2 * g, 2, heading);
    }
    if (model_names_differ(layout)) {
        row = table_add_row(run, table, ROW_HEAD);
        for (size_t g = 0; g < layout->groups; g++)
            table_row_span(row, 1 + 2 * g, 2, layout->group[g].model);
    }
    row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = "Variable";
    for (size_t g = 0; g < layout->groups; g++) {
        row->cell[1 + 2 * g].text = "B (SE)";
        row->cell[2 + 2 * g].text = "p";
    }
    if (layout->nobs_column)
        row->cell[table->columns - 1].text = "n";
}

static const char *p_text(struct run *run, double p_value, size_t decimals)
{
    const char *number =
        decimals == 3 ? number_p_value(run, p_value) : number_pointed(run, p_value, (int)decimals);
    return talloc_asprintf(run, "%s%s", number, number_stars(p_value));
}

static void fill_estimate(struct composition *layout, const struct found *found, size_t g,
                          struct table_row *row)
{
    struct run *run = layout->run;
    const struct decimals *decimals = &layout->source->table->decimals;
    const struct coefficient *coefficient = found->coefficient;
    row->cell[1 + 2 * g].text = talloc_asprintf(
        run, "%s (%s)", number_pointed(run, coefficient->estimate, (int)decimals->estimate),
        number_pointed(run, coefficient->std_error, (int)decimals->std_error));
    row->cell[2 + 2 * g].text = p_text(run, coefficient->p_value, decimals->p_value);
}

static void fill_printed(struct composition *layout, const struct found *found, size_t g,
                         struct table_row *row)
{
    struct run *run = layout->run;
    const struct published_row *printed = found->printed;
    struct comparison verdict = verdict_compare(run, found->coefficient, printed);
    tally_add(layout->tally, verdict.estimate);
    tally_add(layout->tally, verdict.std_error);
    tally_add(layout->tally, verdict.p_value);
    const char *error = *printed->std_error.text == '\0'
                            ? ""
                            : talloc_asprintf(run, " (%s)%s", printed->std_error.text,
                                              verdict_mark(verdict.std_error));
    row->cell[1 + 2 * g].text = talloc_asprintf(run, "%s%s%s", printed->estimate.text,
                                                verdict_mark(verdict.estimate), error);
    if (*printed->p_value.text != '\0')
        row->cell[2 + 2 * g].text =
            talloc_asprintf(run, "%s%s", printed->p_value.text, verdict_mark(verdict.p_value));
    if (*printed->note != '\0')
        table_add_note(run, layout->table, "%s, %s: %s.", printed->term, printed->model,
                       printed->note);
}

/* The n of a row: one number if all columns agree, else one for each. */
static const char *row_nobs(struct run *run, const size_t *nobs, size_t count)
{
    char *text = talloc_strdup(run, "");
    size_t last = 0;
    for (size_t i = 0; i < count; i++)
        if (nobs[i] != 0 && nobs[i] != last) {
            text = talloc_asprintf_append_buffer(text, "%s%zu", *text == '\0' ? "" : "/", nobs[i]);
            last = nobs[i];
        }
    return text;
}

static bool add_term(struct composition *layout, const char *term, enum row_kind kind)
{
    struct run *run = layout->run;
    struct found *found = run_array(run, struct found, layout->groups);
    size_t *nobs = run_array(run, size_t, layout->groups),
           *printed_nobs = run_array(run, size_t, layout->groups);
    const char *label = "", *mark = NULL;
    bool printed = false;
    struct table_row *row = table_add_row(run, layout->table, kind);
    for (size_t g = 0; g < layout->groups; g++) {
        if (!find_term(layout, &layout->group[g], term, &found[g]))
            return false;
        if (found[g].coefficient == NULL)
            continue;
        label = term_label(run, frame_of(layout), found[g].fit, found[g].coefficient, &mark);
        nobs[g] = found[g].fit->nobs;
        fill_estimate(layout, &found[g], g, row);
        if (found[g].printed != NULL) {
            printed = true;
            printed_nobs[g] = found[g].printed->nobs;
        }
    }
    row->cell[0] = (struct cell){ label, mark, 1 };
    if (layout->nobs_column)
        row->cell[layout->table->columns - 1].text = row_nobs(run, nobs, layout->groups);
    if (!printed)
        return true;
    row = table_add_row(run, layout->table, ROW_PRINTED);
    row->cell[0].text = "as printed";
    for (size_t g = 0; g < layout->groups; g++)
        if (found[g].printed != NULL)
            fill_printed(layout, &found[g], g, row);
    if (layout->nobs_column)
        row->cell[layout->table->columns - 1].text = row_nobs(run, printed_nobs, layout->groups);
    return true;
}

/* The one fit of a column, or NULL where it holds several. */
static const struct fit *single_fit(const struct composition *layout, size_t g)
{
    const struct group *group = &layout->group[g];
    return group->fits == 1 ? layout->source->fit[group->fit[0]] : NULL;
}

static void add_r_squared(struct composition *layout)
{
    struct run *run = layout->run;
    int decimals = (int)layout->source->table->decimals.r_squared;
    struct table_row *row = table_add_row(run, layout->table, ROW_SUMMARY), *below = NULL;
    row->cell[0].text = "R\u00B2";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text =
                number_pointed(run, single_fit(layout, g)->r_squared, decimals);
    for (size_t g = 0; layout->published != NULL && g < layout->groups; g++) {
        const struct group *group = &layout->group[g];
        const struct published_row *printed =
            published_find(layout->published, group->outcome, group->model, "R2");
        if (printed == NULL || single_fit(layout, g) == NULL)
            continue;
        enum verdict verdict = verdict_r_squared(run, single_fit(layout, g)->r_squared, printed);
        tally_add(layout->tally, verdict);
        if (below == NULL)
            below = table_add_row(run, layout->table, ROW_PRINTED);
        below->cell[0].text = "as printed";
        below->cell[1 + 2 * g].text =
            talloc_asprintf(run, "%s%s", printed->estimate.text, verdict_mark(verdict));
    }
}

/* What the print leaves out and a reader needs. */
static void add_fit_rows(struct composition *layout)
{
    struct run *run = layout->run;
    struct table_row *row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "Adjusted R\u00B2";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text =
                number_pointed(run, single_fit(layout, g)->adj_r_squared, 3);
    row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "F (degrees of freedom)";
    for (size_t g = 0; g < layout->groups; g++) {
        const struct fit *fit = single_fit(layout, g);
        if (fit == NULL || isnan(fit->statistic))
            continue;
        row->cell[1 + 2 * g].text =
            talloc_asprintf(run, "%s (%zu, %zu)", number_pointed(run, fit->statistic, 2),
                            fit->df_model, fit->df_residual);
        row->cell[2 + 2 * g].text = p_text(run, fit->p_value, 3);
    }
    row = table_add_row(run, layout->table, ROW_SUMMARY);
    row->cell[0].text = "Residual standard error";
    for (size_t g = 0; g < layout->groups; g++)
        if (single_fit(layout, g) != NULL)
            row->cell[1 + 2 * g].text = number_pointed(run, single_fit(layout, g)->sigma, 3);
}

static bool add_body(struct composition *layout)
{
    for (size_t t = 0; t < layout->terms; t++)
        if (!add_term(layout, layout->term[t], ROW_BODY))
            return false;
    for (size_t g = 0; g < layout->groups; g++)
        if (layout->group[g].fits > 1)
            return true; /* a column of individual models has no one constant */
    if (!add_term(layout, "(Intercept)", ROW_SUMMARY))
        return false;
    add_r_squared(layout);
    add_fit_rows(layout);
    return true;
}

bool model_table_layout(struct run *run, const struct fitted *fitted,
                        const struct fitted_table *source, const struct published *published,
                        struct table **table, struct tally *tally)
{
    struct composition layout = {
        .run = run, .fitted = fitted, .source = source, .published = published, .tally = tally
    };
    gather(&layout);
    layout.nobs_column = needs_nobs_column(&layout);
    size_t columns = 1 + 2 * layout.groups + layout.nobs_column;
    layout.table = *table = table_new(run, source->table->id, source->table->title, columns);
    layout.table->made_up = fitted->panel->made_up;
    for (size_t i = 1; i < columns; i++)
        layout.table->align[i] = ALIGN_POINT;
    if (layout.nobs_column)
        layout.table->align[columns - 1] = ALIGN_RIGHT;
    add_headings(&layout);
    if (!add_body(&layout))
        return false;
    model_notes_add(run, fitted, source, published, tally, layout.table);
    return true;
}
