#include "draw/figure.h"

#include <math.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "draw/coefficients.h"
#include "draw/correlation.h"
#include "draw/curve_plot.h"
#include "draw/diagnostic_plots.h"
#include "draw/distribution.h"
#include "draw/forest.h"
#include "draw/leave_one_out_plot.h"
#include "draw/scatter.h"
#include "draw/table_figure.h"
#include "draw/term_plots.h"
#include "draw/tile_map.h"

static figure_maker *const makers[CHART_KINDS] = {
    [CHART_SCATTER] = scatter_figure,
    [CHART_COEFFICIENTS] = coefficients_figure,
    [CHART_FOREST] = forest_figure,
    [CHART_LEAVE_ONE_OUT] = leave_one_out_figure,
    [CHART_ADDED_VARIABLE] = added_variable_figure,
    [CHART_COMPONENT_RESIDUAL] = component_residual_figure,
    [CHART_DIAGNOSTICS] = diagnostics_figure,
    [CHART_CURVE] = curve_figure,
    [CHART_CORRELATION] = correlation_figure,
    [CHART_DISTRIBUTION] = distribution_figure,
    [CHART_TILE_MAP] = tile_map_figure,
    [CHART_TABLE] = table_figure,
};

/* On a page of fixed height nothing may be cut off. */
static bool check_fits(struct run *run, const struct drawing *drawing, const struct figure *figure)
{
    const struct scene *scene = figure->scene;
    for (size_t i = 0; i < scene->items && drawing->form.height > 0.0; i++)
        if (item_box(&scene->item[i]).bottom > scene->height)
            return run_fail(run, STATUS_UNSUPPORTED, NOWHERE,
                            "the picture does not fit on a slide; shorten its words, show less, or "
                            "draw it at a width in millimetres");
    return true;
}

bool figure_make(struct run *run, const struct drawing *drawing, struct figure **figure)
{
    *figure = talloc_zero(run, struct figure);
    return makers[drawing->chart->kind](run, drawing, *figure) && check_fits(run, drawing, *figure);
}

struct page *drawing_page(struct run *run, const struct drawing *drawing, const char *what)
{
    const struct chart *chart = drawing->chart;
    struct page *page = page_new(run, drawing->theme, drawing->form);
    page->made_up = drawing->made_up;
    page->words = drawing->words;
    page_titles(page, chart->id, chart->headline, chart->title == NULL ? what : chart->title);
    return page;
}

/* The models of the table that a chart names. */
static bool table_models(struct run *run, const struct drawing *drawing, struct chart_model **model,
                         size_t *models)
{
    const struct chart *chart = drawing->chart;
    if (drawing->panel == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "'%s' is a table of a study, and there is none; say which by --study",
                        chart->table);
    const struct model_table *table = NULL;
    if (!study_need_table(run, drawing->panel->study, chart->table, chart->place, &table))
        return false;
    *models = table->models;
    *model = run_array(run, struct chart_model, table->models);
    for (size_t i = 0; i < table->models; i++)
        (*model)[i] = (struct chart_model){ table->model[i].name, table->model[i].formula };
    return true;
}

/* Three names of a model, each telling more: Model 1; Model 1 (ks4_attainment); its formula. */
enum { NAMINGS = 3 };
static const char *model_called(struct run *run, const struct chart_model *model, int naming)
{
    const char *formula = model->formula->text;
    if (model->name == NULL || naming == NAMINGS - 1)
        return formula;
    int response = (int)strcspn(formula, "~") - 1;
    return naming == 0 ? model->name
                       : talloc_asprintf(run, "%s (%.*s)", model->name, response, formula);
}

/* What tells each from the others: the shortest that no other has. */
static const char **model_names(struct run *run, const struct chart_model *model, size_t models)
{
    const char **name = run_array(run, const char *, models);
    for (size_t i = 0; i < models; i++) {
        bool alone = false;
        for (int naming = 0; naming < NAMINGS && !alone; naming++) {
            name[i] = model_called(run, &model[i], naming);
            alone = true;
            for (size_t j = 0; j < models && alone; j++)
                alone = j == i || strcmp(name[i], model_called(run, &model[j], naming)) != 0;
        }
    }
    return name;
}

static bool is_called(struct run *run, const struct chart_model *model, const char *name)
{
    for (int naming = 0; naming < NAMINGS; naming++)
        if (strcmp(name, model_called(run, model, naming)) == 0)
            return true;
    return false;
}

/* Those that the chart names, by any of their names, among those at hand: models of a table may
 * share one. */
static bool choose_model(struct run *run, const struct chart *chart, struct chart_model **model,
                         size_t *models)
{
    struct chart_model *chosen = run_array(run, struct chart_model, *models);
    size_t count = 0;
    for (size_t i = 0; i < *models; i++)
        if (is_called(run, &(*model)[i], chart->one_model))
            chosen[count++] = (*model)[i];
    if (count == 0)
        return run_fail(run, status_at(chart->place), chart->place,
                        "no model '%s'; the models are %s", chart->one_model,
                        text_list(run, model_names(run, *model, *models), *models));
    *model = chosen;
    *models = count;
    return true;
}

bool drawing_models(struct run *run, const struct drawing *drawing,
                    const struct chart_model **model, size_t *models)
{
    const struct chart *chart = drawing->chart;
    struct chart_model *found = chart->model;
    *models = chart->models;
    if (chart->table != NULL && !table_models(run, drawing, &found, models))
        return false;
    if (*models == 0)
        return run_fail(run, status_at(chart->place), chart->place,
                        "a chart of kind %s needs a model; give a formula",
                        chart_kind_names[chart->kind]);
    bool ok = chart->one_model == NULL || choose_model(run, chart, &found, models);
    *model = found;
    return ok;
}

bool drawing_model(struct run *run, const struct drawing *drawing, const struct chart_model **model)
{
    const struct chart *chart = drawing->chart;
    size_t models = 0;
    if (!drawing_models(run, drawing, model, &models))
        return false;
    return models == 1
           || run_fail(run, status_at(chart->place), chart->place,
                       "a chart of kind %s is of one model; choose one by model (--model) from %s",
                       chart_kind_names[chart->kind],
                       text_list(run, model_names(run, *model, models), models));
}

void drawing_notes(const struct drawing *drawing, struct page *page)
{
    page_note(page, drawing->chart->note);
    page_source(page, drawing->chart->source);
}

const char *chart_opening(struct run *run, const struct chart *chart, bool made_up)
{
    const char *words = chart->alt != NULL ? chart->alt : chart->title;
    size_t length = words == NULL ? 0 : strlen(words);
    return talloc_asprintf(
        run, "%s%s%s%s", made_up ? MADE_UP_NOTE " " : "", words == NULL ? "" : words,
        length > 0 && words[length - 1] != '.' ? "." : "", length > 0 ? " " : "");
}

void figure_end(struct figure *figure, struct page *page, const char *alt)
{
    page_end(page, alt);
    figure->scene = page->scene;
    figure_take_words(figure, page);
}

void figure_take_words(struct figure *figure, const struct page *page)
{
    figure->id = page->id;
    figure->headline = page->headline;
    figure->title = page->title;
    figure->notes = page->notes;
    figure->note = page->note;
}

void figure_rows(struct figure *figure, size_t rows)
{
    figure->rows = rows;
}

static struct figure_column *column_add(struct run *run, struct figure *figure, const char *name,
                                        const char *heading)
{
    figure->column = run_grow(run, figure->column, struct figure_column, figure->columns + 1);
    struct figure_column *column = &figure->column[figure->columns++];
    *column = (struct figure_column){ .name = name, .heading = heading };
    return column;
}

void figure_add_texts(struct run *run, struct figure *figure, const char *name, const char *heading,
                      const char **text)
{
    column_add(run, figure, name, heading)->text = text;
}

void figure_add_numbers(struct run *run, struct figure *figure, const char *name,
                        const char *heading, const double *number)
{
    column_add(run, figure, name, heading)->number = number;
}

/* Digits that tell the values of a column apart: a thousandth of its range. */
static int decimals_of(const struct figure *figure, const struct figure_column *column)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < figure->rows; i++) {
        if (!isfinite(column->number[i]))
            continue;
        low = fmin(low, column->number[i]);
        high = fmax(high, column->number[i]);
    }
    double range = high > low ? high - low : fabs(high);
    return range > 0.0 && isfinite(range) ? (int)fmin(fmax(3.0 - ceil(log10(range)), 0.0), 15.0)
                                          : 0;
}

struct table *figure_table(struct run *run, const struct figure *figure)
{
    const char **heading = run_array(run, const char *, figure->columns + 1);
    for (size_t c = 0; c < figure->columns; c++)
        heading[c] = figure->column[c].heading;
    struct table *table = table_headed(run, figure->title, heading, figure->columns);
    for (size_t i = 0; i < figure->rows; i++) {
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        for (size_t c = 0; c < figure->columns; c++) {
            const struct figure_column *column = &figure->column[c];
            if (column->text != NULL)
                row->cell[c].text = column->text[i];
            else if (isfinite(column->number[i]))
                row->cell[c].text =
                    number_fixed(run, column->number[i], decimals_of(figure, column));
        }
    }
    for (size_t c = 0; c < figure->columns; c++)
        if (figure->column[c].text != NULL)
            table->align[c] = ALIGN_LEFT;
    if (figure->withheld != NULL)
        table_add_note(run, table, "%s", figure->withheld);
    return table;
}

const char *figure_csv(struct run *run, const struct figure *figure)
{
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < figure->columns; c++)
        text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",",
                                             csv_safe(run, figure->column[c].name));
    text = talloc_strdup_append_buffer(text, "\n");
    for (size_t i = 0; i < figure->rows; i++) {
        for (size_t c = 0; c < figure->columns; c++) {
            const struct figure_column *column = &figure->column[c];
            const char *cell = column->text != NULL          ? csv_safe(run, column->text[i])
                               : isfinite(column->number[i]) ? number_full(run, column->number[i])
                                                             : "";
            text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",", cell);
        }
        text = talloc_strdup_append_buffer(text, "\n");
    }
    return text;
}
