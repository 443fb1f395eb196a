#include "draw/coefficients.h"

#include <string.h>

#include "base/text.h"
#include "draw/estimates.h"

/* The models of the chart, in columns and series. */
struct ordering {
    size_t columns, series;
    const char **outcome, **name;
};

static size_t index_of(struct run *run, const char ***list, size_t *count, const char *text)
{
    size_t at = 0;
    while (at < *count && strcmp((*list)[at], text) != 0)
        at++;
    if (at == *count) {
        *list = run_grow(run, *list, const char *, at + 1);
        (*list)[(*count)++] = text;
    }
    return at;
}

static const struct model_table *table_of(const struct drawing *drawing)
{
    return drawing->chart->table == NULL || drawing->panel == NULL
               ? NULL
               : study_table(drawing->panel->study, drawing->chart->table);
}

/* What is printed of the models, where that is asked for. */
static bool print_read(struct run *run, const struct drawing *drawing, struct published **published)
{
    const struct chart *chart = drawing->chart;
    const struct model_table *table = table_of(drawing);
    *published = NULL;
    if (chart->published == 0)
        return true;
    if (table == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "what is printed is that of a table of a study; name it by 'table'");
    return published_of_table(run, table, published)
           && (*published != NULL
               || run_fail(run, status_at(chart->place), chart->place,
                           "table '%s' names no printed figures; name their file by 'published' in "
                           "the table",
                           chart->table));
}

/* Fit them; a model without a name has a number. */
static bool models_fit(struct run *run, const struct drawing *drawing,
                       const struct chart_model *model, size_t models,
                       const struct published *published, struct shown_model *shown,
                       struct ordering *ordering)
{
    const struct model_table *table = table_of(drawing);
    for (size_t m = 0; m < models; m++) {
        const char *name = model[m].name;
        shown[m] =
            (struct shown_model){ .table = table == NULL ? NULL : table->key,
                                  .name = name != NULL ? name
                                                       : talloc_asprintf(run, "Model %zu", m + 1),
                                  .unnamed = name == NULL,
                                  .formula = model[m].formula,
                                  .published = published };
        if (!shown_model_fit(run, drawing->analysis, &shown[m]))
            return false;
        shown[m].column = index_of(run, &ordering->outcome, &ordering->columns,
                                   outcome_label(drawing->analysis->offer.frame, shown[m].fit));
        shown[m].series = index_of(run, &ordering->name, &ordering->series, shown[m].name);
    }
    size_t most = drawing->theme->count < MARKERS ? drawing->theme->count : MARKERS;
    return ordering->series <= most
           || run_fail(run, STATUS_UNSUPPORTED, drawing->chart->place,
                       "%zu models cannot be told apart in one picture, %zu can; choose among them",
                       ordering->series, most);
}

/* Recomputed ones, then the same hollow. */
static struct interval_series *series_of(struct run *run, const struct drawing *drawing,
                                         const struct ordering *ordering)
{
    struct interval_series *one = run_array(run, struct interval_series, 2 * ordering->series);
    for (size_t i = 0; i < ordering->series; i++) {
        one[i] = (struct interval_series){ .label = ordering->series == 1 ? "recomputed"
                                                                          : ordering->name[i],
                                           .marker = (enum marker)i,
                                           .colour = drawing->theme->series[i] };
        one[ordering->series + i] = one[i];
        one[ordering->series + i].hollow = true;
    }
    if (ordering->series == 1) {
        one[1].marker = MARKER_SQUARE;
        one[1].colour = drawing->theme->muted;
    }
    return one;
}

static void key_of(struct page *page, const struct ordering *ordering,
                   const struct interval_series *one, bool published)
{
    struct key_entry *entry = run_array(page->run, struct key_entry, ordering->series + 1);
    size_t entries = 0;
    for (size_t i = 0; i < ordering->series && (ordering->series > 1 || published); i++)
        entry[entries++] = interval_series_key(&one[i]);
    if (published) {
        entry[entries] = interval_series_key(&one[ordering->series]);
        entry[entries].label = "as printed";
        if (ordering->series > 1)
            entry[entries].colour = page->theme->subdued;
        entries++;
    }
    key_add(page, NULL, entry, entries);
}

static const char *what_words(struct run *run, const struct drawing *drawing, size_t models,
                              const struct ordering *ordering)
{
    const struct model_table *table = table_of(drawing);
    if (table != NULL && drawing->chart->one_model == NULL)
        return table->title;
    const char *of =
        models == 1 ? "Coefficients of a model for %s" : "Coefficients of models for %s";
    return talloc_asprintf(run, of, text_list(run, ordering->outcome, ordering->columns));
}

/* "Coefficient chart of 10 terms in 2 models, ...": what it is, who is in it, each estimate. */
static const char *alt_words(struct run *run, const struct drawing *drawing,
                             const struct estimates *estimates, const struct ordering *ordering)
{
    const char *formulas = estimates_formulas_words(run, estimates);
    char *alt = talloc_asprintf(run, "%sCoefficient chart of %zu term%s in %zu model%s of %s. %s",
                                chart_opening(run, drawing->chart, drawing->made_up),
                                estimates->terms.count, estimates->terms.count == 1 ? "" : "s",
                                estimates->models, estimates->models == 1 ? "" : "s",
                                text_list(run, ordering->outcome, ordering->columns),
                                estimates_rows_words(run, estimates));
    if (formulas != NULL)
        alt = talloc_asprintf_append_buffer(alt, " %s", formulas);
    if (estimates->standardised)
        alt = talloc_strdup_append_buffer(alt, " In standard deviations.");
    for (size_t c = 0; c < ordering->columns; c++)
        alt = talloc_asprintf_append_buffer(alt, " %s", estimates_column_words(run, estimates, c));
    const char *print = estimates_print_words(run, estimates, NULL);
    return print == NULL ? alt : talloc_asprintf_append_buffer(alt, " %s", print);
}

bool coefficients_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    const struct chart_model *model = NULL;
    struct published *published = NULL;
    struct estimates *estimates = NULL;
    struct ordering ordering = { 0, 0, NULL, NULL };
    size_t models = 0;
    if (!drawing_models(run, drawing, &model, &models) || !print_read(run, drawing, &published))
        return false;
    struct shown_model *shown = run_array(run, struct shown_model, models);
    if (!models_fit(run, drawing, model, models, published, shown, &ordering)
        || !estimates_of(run, drawing, shown, models, &estimates))
        return false;
    const struct interval_series *one = series_of(run, drawing, &ordering);
    struct interval_rows rows =
        estimates_rows(run, estimates, (const char *const *)ordering.outcome, 0, ordering.columns,
                       one, ordering.series, false);
    struct page *page = drawing_page(run, drawing, what_words(run, drawing, models, &ordering));
    key_of(page, &ordering, one, published != NULL);
    estimates_notes(estimates, page);
    drawing_notes(drawing, page);
    if (!interval_rows_add(page, &rows))
        return false;
    estimates_data(run, estimates, figure);
    figure_end(figure, page, alt_words(run, drawing, estimates, &ordering));
    return true;
}
