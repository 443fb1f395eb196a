#include "report/model_table.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "report/composition.h"
#include "report/model_notes.h"
#include "report/printed_rows.h"

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
        size_t at =
            group_at(layout, outcome_label(composition_frame(layout), fit), models->model[i].name);
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
            *found =
                (struct found){ fit, model, &fit->coefficient[c],
                                published_of(layout->run, composition_frame(layout),
                                             layout->published, model, fit, &fit->coefficient[c]) };
        }
    }
    return true;
}

/* The n that all models of a column share; 0 if they differ. */
static size_t group_nobs(const struct composition *layout, const struct group *group)
{
    size_t nobs = layout->source->fit[group->fit[0]]->nobs;
    for (size_t i = 1; i < group->fits; i++)
        if (layout->source->fit[group->fit[i]]->nobs != nobs)
            return 0;
    return nobs;
}

/* The n printed for a column; 0 where nothing is printed. */
static size_t group_printed_nobs(const struct composition *layout, const struct group *group)
{
    for (size_t r = 0; layout->published != NULL && r < layout->published->rows; r++) {
        const struct published_row *row = &layout->published->row[r];
        if (strcmp(row->outcome, group->outcome) == 0 && strcmp(row->model, group->model) == 0)
            return row->nobs;
    }
    return 0;
}

static const char *group_heading(const struct composition *layout, const struct group *group)
{
    size_t nobs = group_nobs(layout, group), printed = group_printed_nobs(layout, group);
    if (layout->nobs_column)
        return group->outcome;
    if (printed == 0 || printed == nobs)
        return talloc_asprintf(layout->run, "%s (n=%zu)", group->outcome, nobs);
    return talloc_asprintf(layout->run, "%s (n=%zu; printed %zu)", group->outcome, nobs, printed);
}

/* n stands in the headings if each column has one n, and the author does not say otherwise. */
static bool needs_nobs_column(const struct composition *layout)
{
    for (size_t g = 0; g < layout->groups; g++)
        if (group_nobs(layout, &layout->group[g]) == 0)
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
        table_row_span(row, 1 + 2 * g, 2, group_heading(layout, &layout->group[g]));
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

static void fill_estimate(struct composition *layout, const struct found *found, size_t g,
                          struct table_row *row)
{
    struct run *run = layout->run;
    const struct decimals *decimals = &layout->source->table->decimals;
    const struct coefficient *coefficient = found->coefficient;
    row->cell[1 + 2 * g].text = talloc_asprintf(
        run, "%s (%s)", number_pointed(run, coefficient->estimate, (int)decimals->estimate),
        number_pointed(run, coefficient->std_error, (int)decimals->std_error));
    row->cell[2 + 2 * g].text = composition_p_value(run, coefficient->p_value, decimals->p_value);
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
        label =
            term_label(run, composition_frame(layout), found[g].fit, found[g].coefficient, &mark);
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
    composition_add_summary(layout);
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
    if (!add_body(&layout)
        || (published != NULL && !printed_rows_check(run, fitted, source, published)))
        return false;
    model_notes_add(run, fitted, source, published, tally, layout.table);
    return true;
}
