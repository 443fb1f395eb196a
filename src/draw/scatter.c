#include "draw/scatter.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "draw/scatter_layout.h"
#include "draw/scatter_words.h"
#include "fit/groups.h"
#include "fit/influence.h"

static bool is_confidential(const struct frame *frame, const struct chart_axis *axis)
{
    const struct column *column =
        axis->variable == NULL ? NULL : frame_column(frame, axis->variable);
    return column != NULL && column->confidential;
}

/* Whether rows may be named beside all that the chart shows of them. */
static bool may_name(const struct drawing *drawing, const struct pairs *pairs)
{
    const struct chart *chart = drawing->chart;
    const struct frame *frame = drawing->analysis->offer.frame;
    bool told = pairs->confidential || is_confidential(frame, &chart->colour)
                || is_confidential(frame, &chart->size) || is_confidential(frame, &chart->facet);
    return !told || drawing->analysis->name_respondents;
}

/* The pairs of y and x over the rows that the chart shows. */
static bool chart_pairs(struct run *run, const struct drawing *drawing, struct pairs **pairs)
{
    const struct chart *chart = drawing->chart;
    struct formula *formula = NULL;
    const char *text = talloc_asprintf(run, "%s ~ %s", chart_axis_text(run, &chart->y),
                                       chart_axis_text(run, &chart->x));
    return formula_parse(run, text, chart->x.place, &formula)
           && pairs_of(run, drawing->analysis, formula, pairs);
}

static bool sizes_take(struct scatter *scatter)
{
    const struct chart_axis *axis = &scatter->plotted.chart->size;
    const struct pairs *pairs = scatter->plotted.pairs;
    struct run *run = scatter->run;
    struct column *column;
    if (axis->variable == NULL)
        return true;
    if (!frame_need(run, scatter->plotted.analysis->offer.frame, axis->variable, axis->place,
                    &column))
        return false;
    if (column->kind != COLUMN_NUMBER)
        return run_fail(run, STATUS_UNSUPPORTED, axis->place,
                        "'%s' is text; sizes need numbers, such as a count", axis->variable);
    double *size = run_array(run, double, pairs->rows);
    for (size_t i = 0; i < pairs->rows; i++) {
        bool there = column->missing[pairs->row[i]] == PRESENT;
        size[i] = there ? column->number[pairs->row[i]] : NAN;
        if (size[i] < 0.0)
            return run_fail(run, STATUS_UNSUPPORTED, axis->place,
                            "'%s' has values below zero; an area cannot show them", axis->variable);
        scatter->most_size = fmax(scatter->most_size, there ? size[i] : 0.0);
    }
    scatter->size = size;
    return true;
}

static bool groups_take(struct scatter *scatter)
{
    const struct chart *chart = scatter->plotted.chart;
    const struct pairs *pairs = scatter->plotted.pairs;
    const struct frame *frame = scatter->plotted.analysis->offer.frame;
    struct run *run = scatter->run;
    if (chart->colour.variable != NULL
        && !series_of(run, frame, &chart->colour, scatter->page->theme, pairs->row, pairs->rows,
                      &scatter->colours))
        return false;
    if (chart->facet.variable == NULL)
        return true;
    if (!series_split(run, frame, &chart->facet, pairs->row, pairs->rows, &scatter->panels))
        return false;
    if (scatter->panels->count > MOST_PANELS)
        return run_fail(run, STATUS_UNSUPPORTED, chart->facet.place,
                        "'%s' has %zu values, too many for a panel each; at most %d",
                        chart->facet.variable, scatter->panels->count, MOST_PANELS);
    return (chart->layers & LAYER_HISTOGRAM) == 0
           || run_fail(run, STATUS_UNSUPPORTED, chart->facet.place,
                       "panels have no room for histograms in their margins; leave facet or the "
                       "layer histogram out");
}

/* What is asked for by name is there: shown or not. */
static bool label_take(struct scatter *scatter, size_t k)
{
    const struct texts *label = &scatter->plotted.chart->label;
    const struct frame *frame = scatter->plotted.analysis->offer.frame;
    const struct pairs *pairs = scatter->plotted.pairs;
    bool known = false;
    for (size_t i = 0; i < pairs->rows; i++)
        scatter->labelled[i] |= strcmp(scatter->name[i], label->text[k]) == 0;
    for (size_t row = 0; row < frame->rows && !known; row++)
        known = strcmp(frame->row_label[row], label->text[k]) == 0;
    return known
           || run_fail(
               scatter->run, STATUS_UNSUPPORTED, label->place[k], "no %s is called '%s'%s",
               scatter->plotted.analysis->row_is, label->text[k],
               text_suggestion(scatter->run, label->text[k], frame->row_label, frame->rows));
}

struct unusual {
    size_t pair;
    double size;
};

/* The largest first; of equals the first row. */
static int by_size(const void *left, const void *right)
{
    const struct unusual *a = left, *b = right;
    if (a->size != b->size)
        return a->size < b->size ? 1 : -1;
    return (a->pair > b->pair) - (a->pair < b->pair);
}

static void label_most(struct scatter *scatter)
{
    const struct pairs *pairs = scatter->plotted.pairs;
    if (scatter->plotted.chart->label_most == 0 || pairs->fit == NULL || pairs->exact)
        return;
    struct unusual *unusual = run_array(scatter->run, struct unusual, pairs->rows);
    const struct geometry *geometry = geometry_of(scatter->run, pairs->fit);
    for (size_t i = 0; i < pairs->rows; i++) {
        double t = fabs(student_residual_of(pairs->fit, geometry, i));
        unusual[i] = (struct unusual){ i, isnan(t) ? -1.0 : t };
    }
    qsort(unusual, pairs->rows, sizeof *unusual, by_size);
    for (size_t k = 0; k < scatter->plotted.chart->label_most && k < pairs->rows; k++)
        scatter->labelled[unusual[k].pair] = true;
}

static bool labels_take(struct scatter *scatter)
{
    const struct chart *chart = scatter->plotted.chart;
    const struct pairs *pairs = scatter->plotted.pairs;
    struct run *run = scatter->run;
    scatter->labelled = run_array(run, bool, pairs->rows);
    scatter->label = run_array(run, struct label, pairs->rows);
    scatter->name = run_array(run, const char *, pairs->rows);
    for (size_t i = 0; i < pairs->rows; i++)
        scatter->name[i] = scatter->plotted.analysis->offer.frame->row_label[pairs->row[i]];
    if (chart->label.count + chart->label_most > 0 && !scatter->named)
        return run_fail(run, STATUS_UNSUPPORTED,
                        chart->label.count > 0  ? chart->label.place[0]
                        : chart->place.line > 0 ? chart->place
                                                : NOWHERE,
                        "%s are not named beside answers of a survey, which are confidential; "
                        "leave label and label_most out, or say --name-respondents",
                        scatter->plotted.analysis->rows_are);
    for (size_t k = 0; k < chart->label.count; k++)
        if (!label_take(scatter, k))
            return false;
    label_most(scatter);
    return true;
}

/* The group of each row by its own name, of those that are drawn as the rest too. */
static const char **groups_named(const struct scatter *scatter, const struct chart_axis *axis)
{
    const struct pairs *pairs = scatter->plotted.pairs;
    const char **name = run_array(scatter->run, const char *, pairs->rows);
    for (size_t i = 0; i < pairs->rows; i++) {
        name[i] = groups_name(scatter->run, scatter->plotted.analysis->offer.frame, axis->variable,
                              pairs->row[i]);
        if (name[i] == NULL)
            name[i] = "";
    }
    return name;
}

/* The numbers of each row; answers of a survey are not given by row. */
/* The means that are drawn in place of pairs that are hidden. */
static void means_tell(const struct scatter *scatter, struct figure *figure)
{
    const struct plotted *plotted = &scatter->plotted;
    struct run *run = scatter->run;
    size_t means = plotted->means;
    double *n = run_array(run, double, means), *x = run_array(run, double, means);
    double *y = run_array(run, double, means);
    for (size_t i = 0; i < means; i++) {
        n[i] = (double)plotted->mean[i].rows;
        x[i] = plotted->mean[i].x;
        y[i] = plotted->mean[i].y;
    }
    figure->withheld =
        talloc_asprintf(run,
                        "Means of neighbours: the values of %s are not given, since they answered "
                        "a survey, and answers are confidential (--name-respondents gives them).",
                        plotted->analysis->rows_are);
    figure_rows(figure, means);
    figure_add_numbers(run, figure, "n", "n", n);
    figure_add_numbers(run, figure, chart_axis_text(run, &plotted->chart->x),
                       caption_axis_title(run, plotted->analysis->offer.frame, &plotted->chart->x),
                       x);
    figure_add_numbers(run, figure, chart_axis_text(run, &plotted->chart->y),
                       caption_axis_title(run, plotted->analysis->offer.frame, &plotted->chart->y),
                       y);
}

static void data_add(const struct scatter *scatter, struct figure *figure)
{
    struct run *run = scatter->run;
    const struct plotted *plotted = &scatter->plotted;
    const struct chart *chart = plotted->chart;
    const struct pairs *pairs = plotted->pairs;
    const struct frame *frame = plotted->analysis->offer.frame;
    if (plotted->hidden) {
        means_tell(scatter, figure);
        return;
    }
    char *row_is = talloc_strdup(run, plotted->analysis->row_is);
    row_is[0] = (char)(row_is[0] - 'a' + 'A');
    figure_rows(figure, pairs->rows);
    figure_add_texts(run, figure, "name", row_is, scatter->name);
    figure_add_numbers(run, figure, chart_axis_text(run, &chart->x),
                       caption_axis_title(run, frame, &chart->x), pairs->x);
    figure_add_numbers(run, figure, chart_axis_text(run, &chart->y),
                       caption_axis_title(run, frame, &chart->y), pairs->y);
    if (scatter->panels != NULL)
        figure_add_texts(run, figure, chart->facet.variable,
                         caption_axis_title(run, frame, &chart->facet),
                         groups_named(scatter, &chart->facet));
    if (scatter->colours != NULL
        && (scatter->panels == NULL || strcmp(chart->colour.variable, chart->facet.variable) != 0))
        figure_add_texts(run, figure, chart->colour.variable,
                         caption_axis_title(run, frame, &chart->colour),
                         groups_named(scatter, &chart->colour));
    if (scatter->size != NULL)
        figure_add_numbers(run, figure, chart->size.variable,
                           caption_axis_title(run, frame, &chart->size), scatter->size);
    if (pairs->fit != NULL)
        figure_add_numbers(run, figure, "fitted", "On the line", pairs->fit->fitted);
}

/* A point has what is public of a local authority beside an answer, and so whose it is. */
static bool hide(struct scatter *scatter, struct chart *chart)
{
    const unsigned lines = LAYER_BAND | LAYER_PREDICTION | LAYER_LINE;
    struct run *run = scatter->run;
    const struct pairs *pairs = scatter->plotted.pairs;
    const struct chart_axis *by = chart->facet.variable != NULL    ? &chart->facet
                                  : chart->colour.variable != NULL ? &chart->colour
                                                                   : &chart->size;
    struct place place = chart->place.line > 0 ? chart->place : NOWHERE;
    if (by->variable != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, by->place,
                        "points are not drawn of answers of a survey, which are confidential; "
                        "leave '%s' out, or say --name-respondents",
                        by->variable);
    if (pairs->rows < FEWEST_ANSWERS || pairs->fit == NULL || pairs->exact
        || (chart->layers & lines) == 0)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "of answers of a survey, which are confidential, only a line can be drawn, "
                        "through %d or more that do not all lie on it; %s, or say "
                        "--name-respondents",
                        FEWEST_ANSWERS,
                        (chart->layers & lines) == 0 ? "add the layer line" : "choose others");
    chart->layers &= lines;
    plotted_hide(run, &scatter->plotted);
    return true;
}

bool scatter_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct chart *chart = talloc_zero(run, struct chart); /* with what may be drawn of it */
    const struct frame *frame = drawing->analysis->offer.frame;
    struct pairs *pairs = NULL;
    *chart = *drawing->chart;
    if (!chart_pairs(run, drawing, &pairs))
        return false;
    const char *what =
        talloc_asprintf(run, "%s against %s", caption_axis_title(run, frame, &chart->y),
                        caption_axis_title(run, frame, &chart->x));
    struct scatter scatter = { .run = run,
                               .page = drawing_page(run, drawing, what),
                               .plotted = plotted_of(run, chart, drawing->analysis, pairs),
                               .named = may_name(drawing, pairs) };
    scatter.plotted.made_up = drawing->made_up;
    if (!labels_take(&scatter) || (!scatter.named && !hide(&scatter, chart))
        || !groups_take(&scatter) || !sizes_take(&scatter) || !scatter_lay_out(&scatter))
        return false;
    scatter_notes(&scatter);
    drawing_notes(drawing, scatter.page);
    data_add(&scatter, figure);
    figure_end(figure, scatter.page, caption_alt(run, &scatter.plotted, scatter_alt(&scatter)));
    return true;
}
