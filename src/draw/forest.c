#include "draw/forest.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/estimates.h"
#include "draw/numeral.h"
#include "fit/fitted.h"

#define BETWEEN_PARTS 0.8 /* of the size of the type */

/* One table: its plots. */
struct part {
    const struct model_table *table;
    size_t first, columns; /* of all plots */
    bool one_outcome;      /* of several models: the plots have one axis */
};

struct forest {
    struct run *run;
    const struct drawing *drawing;
    size_t parts, columns, models, absents;
    struct part *part;
    const char **heading; /* columns */
    const char **key;     /* columns: outcome and model, to tell them apart */
    struct shown_model *model;
    const char **absent;      /* ids of tables that are left out */
    const char *first_absent; /* why the first is */
};

/* Of several tables each has the rows and the standard errors that it asks for, unless whoever
 * draws asked for others. */
static struct analysis analysis_of(const struct forest *forest, const struct model_table *table)
{
    const struct drawing *drawing = forest->drawing;
    const struct study *study = drawing->panel->study;
    struct analysis analysis = *drawing->analysis;
    if (drawing->chart->table != NULL)
        return analysis;
    double level = analysis.inference.conf_level;
    analysis.offer.rule = fitted_rule(study, table);
    if (analysis.inference.kind == study->inference.kind)
        analysis.inference = table->inference;
    analysis.inference.conf_level = level;
    return analysis;
}

static size_t column_of(struct forest *forest, struct part *part, const char *outcome,
                        const char *name)
{
    struct run *run = forest->run;
    const char *key = talloc_asprintf(run, "%s\n%s", outcome, name);
    for (size_t c = part->first; c < forest->columns; c++)
        if (strcmp(forest->key[c], key) == 0)
            return c;
    forest->key = run_grow(run, forest->key, const char *, forest->columns + 1);
    forest->heading = run_grow(run, forest->heading, const char *, forest->columns + 1);
    forest->key[forest->columns] = key;
    part->columns++;
    return forest->columns++;
}

/* A model's name tells plots of one outcome apart; where there are none, it says nothing. */
static void name_columns(struct forest *forest, struct part *part)
{
    for (size_t c = part->first; c < forest->columns; c++) {
        const char *end = strchr(forest->key[c], '\n');
        size_t length = (size_t)(end - forest->key[c]) + 1, same = 0;
        for (size_t other = part->first; other < forest->columns; other++)
            same += strncmp(forest->key[c], forest->key[other], length) == 0;
        part->one_outcome = same == part->columns;
        const char *outcome = talloc_strndup(forest->run, forest->key[c], length - 1);
        forest->heading[c] =
            same == 1 ? outcome : talloc_asprintf(forest->run, "%s, %s", outcome, end + 1);
    }
}

static bool table_fit(struct forest *forest, const struct published *published, struct part *part)
{
    struct run *run = forest->run;
    const struct analysis analysis = analysis_of(forest, part->table);
    for (size_t m = 0; m < part->table->models; m++) {
        struct shown_model made = { .table = part->table->key,
                                    .name = part->table->model[m].name,
                                    .formula = part->table->model[m].formula,
                                    .published = published };
        if (!shown_model_fit(run, &analysis, &made))
            return false;
        made.column =
            column_of(forest, part, outcome_label(analysis.offer.frame, made.fit), made.name);
        forest->model = run_grow(run, forest->model, struct shown_model, forest->models + 1);
        forest->model[forest->models++] = made;
    }
    name_columns(forest, part);
    return true;
}

static const char *table_absent(const struct forest *forest, const struct model_table *table)
{
    const char *why = NULL;
    for (size_t m = 0; m < table->models && why == NULL; m++)
        why = formula_absent(forest->run, forest->drawing->panel, table->model[m].formula);
    return why;
}

/* A table with nothing printed has no part; one without its data is named. */
static bool table_add(struct forest *forest, const struct model_table *table)
{
    struct run *run = forest->run;
    struct published *published = NULL;
    if (!published_of_table(run, table, &published))
        return false;
    if (published == NULL)
        return true;
    const char *absent = table_absent(forest, table);
    if (absent != NULL) {
        forest->absent = run_grow(run, forest->absent, const char *, forest->absents + 1);
        forest->absent[forest->absents++] = table->id;
        if (forest->first_absent == NULL)
            forest->first_absent =
                talloc_asprintf(run, "%s cannot be drawn: %s", table->id, absent);
        return true;
    }
    struct part part = { .table = table, .first = forest->columns };
    if (!table_fit(forest, published, &part))
        return false;
    forest->part = run_grow(run, forest->part, struct part, forest->parts + 1);
    forest->part[forest->parts++] = part;
    return true;
}

static bool tables_add(struct forest *forest)
{
    const struct chart *chart = forest->drawing->chart;
    const struct study *study =
        forest->drawing->panel == NULL ? NULL : forest->drawing->panel->study;
    if (study == NULL)
        return run_fail(forest->run, status_at(chart->place), chart->place,
                        "printed figures are those of the tables of a study; say which by --study");
    const struct model_table *only = chart->table == NULL ? NULL : study_table(study, chart->table);
    if (chart->table != NULL && only == NULL)
        return run_fail(forest->run, status_at(chart->place), chart->place,
                        "the study has no table '%s'", chart->table);
    for (size_t t = 0; t < study->tables; t++)
        if ((only == NULL || only == study->table[t]) && !table_add(forest, study->table[t]))
            return false;
    if (forest->parts > 0)
        return true;
    return forest->absents > 0
               ? run_fail(forest->run, STATUS_UNSUPPORTED, chart->place, "%s", forest->first_absent)
               : run_fail(forest->run, status_at(chart->place), chart->place,
                          "no table here has printed figures to set beside the recomputed ones; "
                          "name a table with 'published'");
}

static bool parts_draw(struct forest *forest, const struct estimates *estimates,
                       const struct interval_series *one, struct page *page)
{
    for (size_t p = 0; p < forest->parts; p++) {
        const struct part *part = &forest->part[p];
        struct interval_rows rows =
            estimates_rows(forest->run, estimates, forest->heading + part->first, part->first,
                           part->columns, one, 1, true);
        rows.shared |= part->one_outcome;
        if (forest->parts > 1)
            rows.heading =
                talloc_asprintf(forest->run, "%s %s", part->table->id, part->table->title);
        if (forest->parts > 1 && isfinite(page_floor(page)))
            return run_fail(forest->run, STATUS_UNSUPPORTED, forest->drawing->chart->place,
                            "%zu tables do not fit on a slide; choose one by its name (%s), or "
                            "draw them at a width in millimetres",
                            forest->parts, forest->part[0].table->key);
        if (!interval_rows_add(page, &rows))
            return false;
        page_skip(page, BETWEEN_PARTS);
    }
    return true;
}

static const char *what_words(const struct forest *forest)
{
    const char *of =
        forest->parts == 1 ? forest->part[0].table->id : forest->drawing->panel->study->title;
    return talloc_asprintf(forest->run, "%s: coefficients as recomputed and as printed", of);
}

static const char *absent_words(const struct forest *forest)
{
    if (forest->absents == 0)
        return NULL;
    return talloc_asprintf(forest->run, "Left out, as the data are not there: %s.",
                           text_list(forest->run, forest->absent, forest->absents));
}

static const char *alt_words(const struct forest *forest, const struct estimates *estimates)
{
    struct run *run = forest->run;
    char *alt = talloc_asprintf(
        run,
        "%sForest chart of recomputed against printed coefficients, %zu "
        "table%s. %s %s",
        chart_opening(run, forest->drawing->chart, forest->drawing->made_up), forest->parts,
        forest->parts == 1 ? "" : "s", estimates_rows_words(run, estimates),
        estimates_print_words(run, estimates, forest->heading));
    const char *absent = absent_words(forest);
    return absent == NULL ? alt : talloc_asprintf_append_buffer(alt, " %s", absent);
}

bool forest_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct forest forest = { .run = run, .drawing = drawing };
    struct estimates *estimates = NULL;
    const struct theme *theme = drawing->theme;
    const struct interval_series one[] = {
        { "recomputed", MARKER_DISC, theme->series[0], false },
        { "as printed", MARKER_SQUARE, theme->muted, true },
    };
    if (!tables_add(&forest)
        || !estimates_of(run, drawing, forest.model, forest.models, &estimates))
        return false;
    struct page *page = drawing_page(run, drawing, what_words(&forest));
    const struct key_entry key[] = { interval_series_key(&one[0]), interval_series_key(&one[1]) };
    key_add(page, NULL, key, 2);
    page_note(page, talloc_asprintf(run, "%s.", estimates_verdict_words(run, estimates)));
    estimates_notes(estimates, page);
    page_note(page, absent_words(&forest));
    drawing_notes(drawing, page);
    if (!parts_draw(&forest, estimates, one, page))
        return false;
    estimates_data(run, estimates, figure);
    figure_end(figure, page, alt_words(&forest, estimates));
    return true;
}
