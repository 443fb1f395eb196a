#include "report/composition.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "fit/met_terms.h"

size_t composition_column(const struct composition *layout, size_t group)
{
    return 1 + layout->figures.count * group;
}

const struct fit *composition_single(const struct composition *layout, size_t g)
{
    const struct group *group = &layout->group[g];
    return group->fits == 1 ? layout->fit[group->fit[0]] : NULL;
}

static bool is_labelled(const struct composition *layout)
{
    return layout->style->style != STYLE_PLAIN;
}

bool composition_begin(struct composition *layout, enum arrangement arrangement)
{
    static const char *const constant[STYLES] = {
        [STYLE_REPORT] = "CONSTANT", [STYLE_APA] = "Constant"
    };
    const enum style style = layout->style->style;
    bool last = style == STYLE_REPORT || (style == STYLE_PLAIN && arrangement == ARRANGED_ABREAST);
    layout->figures =
        figures_of(layout->run, layout->style, arrangement, layout->fit, layout->fits);
    if (figures_at(&layout->figures, FIGURE_BETA) < layout->figures.count) {
        layout->beta = run_array(layout->run, const double *, layout->fits);
        for (size_t m = 0; m < layout->fits; m++)
            layout->beta[m] = betas_of(layout->run, layout->fit[m]);
    }
    return shown_terms_of(layout->run, layout->frame, layout->fit, layout->fits, layout->style,
                          last, is_labelled(layout), constant[style], &layout->terms);
}

struct group *composition_group(struct composition *layout, const char *outcome, const char *model,
                                size_t fit)
{
    size_t at = 0;
    while (at < layout->groups
           && (strcmp(layout->group[at].outcome, outcome) != 0
               || strcmp(layout->group[at].model, model) != 0))
        at++;
    if (at == layout->groups) {
        layout->group = run_grow(layout->run, layout->group, struct group, layout->groups + 1);
        layout->group[layout->groups++] =
            (struct group){ .outcome = outcome, .model = model, .fits = 0 };
    }
    struct group *group = &layout->group[at];
    group->fit = run_grow(layout->run, group->fit, size_t, group->fits + 1);
    group->fit[group->fits++] = fit;
    return group;
}

const char *composition_heading(const struct composition *layout, const char *outcome, size_t nobs)
{
    const char *equals = layout->style->style == STYLE_APA ? " = " : "=";
    return talloc_asprintf(layout->run, "%s (n%s%zu)", outcome, equals, nobs);
}

static const struct published_row *printed_of(const struct composition *layout, size_t fit,
                                              const struct coefficient *coefficient)
{
    return layout->published == NULL
               ? NULL
               : published_of(layout->run, layout->frame, layout->published,
                              &layout->models->model[fit], layout->fit[fit], coefficient);
}

/* The coefficient of `term` in a group; the intercept only where it holds one model. */
static bool find_term(struct composition *layout, const struct group *group, const char *term,
                      struct found *found)
{
    *found = (struct found){ .beta = NAN };
    for (size_t i = 0; i < group->fits; i++) {
        const size_t at = group->fit[i];
        const struct fit *fit = layout->fit[at];
        for (size_t c = 0; c < fit->coefficients; c++) {
            if (strcmp(fit->coefficient[c].term, term) != 0)
                continue;
            if (found->coefficient != NULL)
                return run_fail(layout->run, STATUS_MALFORMED, fit->design->formula->place,
                                "two models called '%s' for the same outcome have the term '%s'; "
                                "give them different names",
                                group->model, term);
            *found = (struct found){ fit, &fit->coefficient[c],
                                     layout->beta == NULL ? NAN : layout->beta[at][c],
                                     printed_of(layout, at, &fit->coefficient[c]) };
        }
    }
    return true;
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
    const size_t figures = layout->figures.count;
    struct table_row *row = layout->headed ? table_add_row(run, table, ROW_HEAD) : NULL;
    for (size_t g = 0; row != NULL && g < layout->groups; g++)
        table_row_span(row, composition_column(layout, g), figures, layout->group[g].heading);
    if ((layout->models != NULL || is_labelled(layout)) && model_names_differ(layout)) {
        row = table_add_row(run, table, ROW_HEAD);
        for (size_t g = 0; g < layout->groups; g++)
            table_row_span(row, composition_column(layout, g), figures, layout->group[g].model);
    }
    row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = is_labelled(layout) ? "Variable" : "Term";
    for (size_t g = 0; g < layout->groups; g++)
        for (size_t k = 0; k < figures; k++)
            row->cell[composition_column(layout, g) + k].text =
                figure_heading(run, &layout->figures, k, layout->fit[0]);
    if (layout->nobs_column)
        row->cell[table->columns - 1].text = "n";
}

/* The n of a row: one number if all groups agree, else one for each. */
static const char *row_nobs(struct run *run, const struct found *found, size_t count, bool printed)
{
    char *text = talloc_strdup(run, "");
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        const struct published_row *row = found[i].printed;
        size_t nobs = printed                ? (row == NULL ? 0 : row->nobs)
                      : found[i].fit == NULL ? 0
                                             : found[i].fit->nobs;
        if (nobs == 0 || nobs == last)
            continue;
        text = talloc_asprintf_append_buffer(text, "%s%zu", *text == '\0' ? "" : "/", nobs);
        last = nobs;
    }
    return text;
}

static void add_printed(struct composition *layout, const struct found *found)
{
    bool printed = false;
    for (size_t g = 0; g < layout->groups; g++)
        printed |= found[g].printed != NULL;
    if (!printed)
        return;
    struct table_row *row = table_add_row(layout->run, layout->table, ROW_PRINTED);
    row->cell[0].text = "as printed";
    for (size_t g = 0; g < layout->groups; g++)
        if (found[g].printed != NULL)
            composition_fill_printed(layout, &found[g], g, row);
    if (layout->nobs_column)
        row->cell[layout->table->columns - 1].text =
            row_nobs(layout->run, found, layout->groups, true);
}

static bool add_term(struct composition *layout, const struct shown_term *term, enum row_kind kind)
{
    struct run *run = layout->run;
    struct found *found = run_array(run, struct found, layout->groups);
    struct table_row *row = table_add_row(run, layout->table, kind);
    row->cell[0] = (struct cell){ term->label, term->mark, 1 };
    for (size_t g = 0; g < layout->groups; g++) {
        if (!find_term(layout, &layout->group[g], term->term, &found[g]))
            return false;
        for (size_t k = 0; found[g].coefficient != NULL && k < layout->figures.count; k++)
            row->cell[composition_column(layout, g) + k].text =
                figure_text(run, &layout->figures, k, found[g].coefficient, found[g].beta);
    }
    if (layout->nobs_column)
        row->cell[layout->table->columns - 1].text = row_nobs(run, found, layout->groups, false);
    add_printed(layout, found);
    return true;
}

static bool add_body(struct composition *layout)
{
    bool singles = true; /* a group of individual models has no one constant */
    for (size_t g = 0; g < layout->groups; g++)
        singles = singles && layout->group[g].fits == 1;
    for (size_t t = 0; t < layout->terms.shown; t++) {
        const struct shown_term *term = &layout->terms.term[t];
        bool intercept = strcmp(term->term, INTERCEPT) == 0;
        bool below = intercept && !term->ordered && layout->style->style == STYLE_REPORT;
        if (intercept && !singles)
            continue;
        if (!add_term(layout, term, below ? ROW_SUMMARY : ROW_BODY))
            return false;
    }
    if (singles && layout->summarised)
        composition_add_summary(layout);
    return true;
}

bool composition_compose(struct composition *layout, const char *id, const char *title)
{
    size_t columns = composition_column(layout, layout->groups) + layout->nobs_column;
    layout->table = table_new(layout->run, id, title, columns);
    layout->table->italic_title = layout->style->style == STYLE_APA;
    for (size_t i = 1; i < columns; i++)
        layout->table->align[i] = ALIGN_POINT;
    if (layout->nobs_column)
        layout->table->align[columns - 1] = ALIGN_RIGHT;
    add_headings(layout);
    return add_body(layout);
}

/* Whether a term has a standard error (or, where none is shown, an estimate) that is printed as
 * zero and is not. */
static bool rounds_to_zero(const struct composition *layout, const char *term, bool errors)
{
    int decimals = table_style_decimals(layout->style, errors ? FIGURE_STD_ERROR : FIGURE_ESTIMATE);
    for (size_t m = 0; decimals != BY_STYLE && m < layout->fits; m++)
        for (size_t c = 0; c < layout->fit[m]->coefficients; c++) {
            const struct coefficient *coefficient = &layout->fit[m]->coefficient[c];
            double value = errors ? coefficient->std_error : coefficient->estimate;
            if (strcmp(coefficient->term, term) == 0 && isfinite(value) && value != 0
                && number_round(value, decimals) == 0)
                return true;
        }
    return false;
}

static void note_zeros(const struct composition *layout)
{
    const struct figures *figures = &layout->figures;
    const bool errors = figures_at(figures, FIGURE_STD_ERROR) < figures->count
                        || figures_at(figures, FIGURE_ESTIMATE_AND_ERROR) < figures->count;
    const bool shown = errors || figures_at(figures, FIGURE_ESTIMATE) < figures->count;
    const char **name = run_array(layout->run, const char *, layout->terms.shown + 1);
    size_t names = 0;
    for (size_t t = 0; shown && t < layout->terms.shown; t++)
        if (rounds_to_zero(layout, layout->terms.term[t].term, errors))
            name[names++] = layout->terms.term[t].label;
    if (names > 0)
        table_add_note(layout->run, layout->table,
                       "Printed as zero at these decimals, and not zero: the %s of %s. More "
                       "decimals would show %s.",
                       errors ? "standard error" : "coefficient",
                       text_list(layout->run, name, names), names == 1 ? "it" : "them");
}

void composition_note_cells(const struct composition *layout)
{
    if (layout->terms.hidden_words != NULL)
        table_add_note(layout->run, layout->table, "%s", layout->terms.hidden_words);
    if (layout->beta != NULL)
        table_add_note(layout->run, layout->table,
                       "\u03B2: B times the standard deviation of the column over that of the "
                       "outcome, over the rows of the model.");
    note_zeros(layout);
}
