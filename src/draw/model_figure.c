#include "draw/model_figure.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"
#include "fit/label.h"
#include "fit/model_columns.h"

static void rows_name(struct model_figure *made)
{
    const struct analysis *analysis = made->drawing->analysis;
    size_t n = made->fit->nobs;
    made->asked = run_array(made->run, bool, n);
    made->row_name = run_array(made->run, const char *, n);
    for (size_t i = 0; i < n; i++)
        made->row_name[i] = analysis_row_name(analysis, made->fit, i);
}

static bool ask_row(struct model_figure *made, const char *name, struct place place)
{
    const struct frame *frame = made->drawing->analysis->offer.frame;
    bool found = false;
    for (size_t i = 0; i < made->fit->nobs; i++)
        if (strcmp(made->row_name[i], name) == 0)
            found = made->asked[i] = true;
    if (found)
        return true;
    for (size_t i = 0; !found && i < frame->rows; i++)
        found = strcmp(frame->row_label[i], name) == 0;
    if (!found)
        return run_fail(made->run, status_at(place), place, "no %s is called '%s'%s",
                        made->drawing->analysis->row_is, name,
                        text_suggestion(made->run, name, frame->row_label, frame->rows));
    made->elsewhere = made->elsewhere == NULL
                          ? name
                          : talloc_asprintf(made->run, "%s, %s", made->elsewhere, name);
    return true;
}

/* The rows that the author names. */
static bool rows_ask(struct model_figure *made)
{
    const struct texts *label = &made->drawing->chart->label;
    for (size_t i = 0; i < label->count; i++)
        if (!ask_row(made, label->text[i], label->place[i]))
            return false;
    return true;
}

/* A residual and a fitted value, or a residual and a predictor, make the outcome: where that is
 * public, a point without a name tells whose answers it stands for. */
static bool may_draw(const struct model_figure *made)
{
    const struct drawing *drawing = made->drawing;
    const struct texts *label = &drawing->chart->label;
    struct place place = label->count > 0                 ? label->place[0]
                         : drawing->chart->place.line > 0 ? drawing->chart->place
                                                          : NOWHERE;
    return analysis_may_name(drawing->analysis, made->fit)
           || run_fail(made->run, STATUS_UNSUPPORTED, place,
                       "the points of a model with answers of a survey are not drawn: whose they "
                       "are could be told by what is public; kind coefficients draws the model, "
                       "and where %s may be named --name-respondents draws the points",
                       drawing->analysis->rows_are);
}

static void weights_take(struct model_figure *made)
{
    const gsl_vector *weight = made->fit->design->weight;
    if (weight == NULL)
        return;
    double mean = 0.0, *area = run_array(made->run, double, weight->size);
    for (size_t i = 0; i < weight->size; i++)
        mean += gsl_vector_get(weight, i) / (double)weight->size;
    for (size_t i = 0; i < weight->size; i++)
        area[i] = gsl_vector_get(weight, i) / mean;
    made->area = area;
}

bool model_figure_of(struct run *run, const struct drawing *drawing, struct model_figure *made)
{
    const struct chart_model *model = NULL;
    *made = (struct model_figure){ .run = run, .drawing = drawing };
    if (!drawing_model(run, drawing, &model)
        || !analysis_fit(run, drawing->analysis, model->formula, &made->fit) || !may_draw(made))
        return false;
    made->is_named = model->name != NULL;
    made->name = made->is_named ? model->name : "the model";
    made->geometry = geometry_of(run, made->fit);
    made->influence = influence_of(run, made->geometry);
    made->outcome = outcome_label(drawing->analysis->offer.frame, made->fit);
    weights_take(made);
    rows_name(made);
    return rows_ask(made);
}

void model_figure_flag(const struct model_figure *made, const double *measure, size_t count,
                       bool *flag)
{
    size_t n = made->fit->nobs;
    bool *taken = run_array(made->run, bool, n);
    for (size_t k = 0; k < count; k++) {
        size_t best = n;
        for (size_t i = 0; i < n; i++)
            if (!taken[i] && isfinite(measure[i])
                && (best == n || fabs(measure[i]) > fabs(measure[best])))
                best = i;
        if (best == n)
            return;
        taken[best] = flag[best] = true;
    }
}

void model_figure_name(const struct model_figure *made, const bool *flag, struct row_plot *panel)
{
    if (made->row_name == NULL)
        return;
    size_t *marked = run_array(made->run, size_t, made->fit->nobs);
    panel->label = run_array(made->run, struct label, made->fit->nobs);
    for (int asked = 1; asked >= 0; asked--) /* those asked for choose their places first */
        for (size_t i = 0; i < made->fit->nobs; i++)
            if (made->asked[i] == (asked == 1) && (made->asked[i] || flag[i])) {
                panel->label[panel->labels].text = made->row_name[i];
                marked[panel->labels++] = i;
            }
    panel->marked = marked;
}

const char *model_figure_term(const struct model_figure *made, size_t coefficient)
{
    const char *mark = NULL;
    const char *label = term_label(made->run, made->drawing->analysis->offer.frame, made->fit,
                                   &made->fit->coefficient[coefficient], &mark);
    return mark == NULL ? label : talloc_asprintf(made->run, "%s (%s)", label, mark);
}

const char *model_figure_estimate(const struct model_figure *made, size_t coefficient)
{
    struct run *run = made->run;
    const struct coefficient *b = &made->fit->coefficient[coefficient];
    const char *estimate = numeral_estimate(run, b->estimate, b->std_error, 0);
    if (!isfinite(b->conf_low) || !isfinite(b->conf_high))
        return talloc_asprintf(run, "%s, %s", estimate, number_p_phrase(run, b->p_value));
    return talloc_asprintf(
        run, "%s (%s%% CI %s to %s), %s", estimate, number_full(run, 100.0 * made->fit->conf_level),
        numeral_estimate(run, b->conf_low, b->std_error, 0),
        numeral_estimate(run, b->conf_high, b->std_error, 0), number_p_phrase(run, b->p_value));
}

#define LARGEST_PLAIN 1e7
#define SMALLEST_PLAIN 1e-4

const char *model_figure_value(const struct model_figure *made, double value)
{
    double size = fabs(value);
    if (size >= LARGEST_PLAIN || (size > 0.0 && size < SMALLEST_PLAIN))
        return numeral_minus(made->run, number_scientific(made->run, value, 2));
    int decimals = size > 0.0 ? (int)fmax(2.0 - floor(log10(size)), 0.0) : 0;
    return numeral_grouped(made->run, value, decimals);
}

const char *model_figure_list(const struct model_figure *made, const bool *flag,
                              const double *value)
{
    size_t n = made->fit->nobs, count = 0;
    const char **item = run_array(made->run, const char *, n + 1);
    bool *told = run_array(made->run, bool, n);
    for (;;) {
        size_t next = n;
        for (size_t i = 0; i < n; i++)
            if (flag[i] && !told[i] && (next == n || fabs(value[i]) > fabs(value[next])))
                next = i;
        if (next == n)
            break;
        told[next] = true;
        item[count++] = talloc_asprintf(made->run, "%s (%s)", made->row_name[next],
                                        model_figure_value(made, value[next]));
    }
    return text_list(made->run, item, count);
}

double model_figure_deviation(const struct model_figure *made)
{
    const struct fit *fit = made->fit;
    double sum = 0.0;
    for (size_t i = 0; i < fit->nobs; i++)
        sum += fit->residual[i] * fit->residual[i];
    return sqrt(sum / (double)fit->df_residual);
}

/* Who is left out, and why where there is room for it; NULL where nobody is. */
static const char *left_out(const struct model_figure *made, bool brief)
{
    struct run *run = made->run;
    const struct analysis *analysis = made->drawing->analysis;
    const struct design *design = made->fit->design;
    bool *used = run_array(run, bool, analysis->offer.frame->rows);
    for (size_t i = 0; i < made->fit->nobs; i++)
        used[design->row[i]] = true;
    size_t absent = analysis->offer.frame->rows - made->fit->nobs;
    if (absent > 0 && brief)
        return talloc_asprintf(run, "%s %s not in the model.", rows_counted(run, analysis, absent),
                               absent == 1 ? "is" : "are");
    struct model_columns columns = model_columns_of(run, &analysis->offer, design->formula);
    return not_shown_words(run, analysis, columns.column, columns.count, used);
}

/* " Unit of KS4 Attainment: Attainment 8 score.", where the outcome stands as it was measured. */
static const char *unit_words(const struct model_figure *made)
{
    const struct factor *response = &made->fit->design->formula->response;
    const struct column *column =
        frame_column(made->drawing->analysis->offer.frame, response->column);
    if (response->function != FACTOR_PLAIN || column == NULL || column->unit == NULL
        || *column->unit == '\0' || (column->transform != NULL && *column->transform != '\0'))
        return "";
    return talloc_asprintf(made->run, " Unit of %s: %s.", made->outcome, column->unit);
}

void model_figure_notes(const struct model_figure *made, struct page *page)
{
    struct run *run = made->run;
    const struct fit *fit = made->fit;
    bool brief = isfinite(page_floor(page));
    page_note(page, talloc_asprintf(run, "%s; %zu coefficients; %zu residual degrees of freedom.%s",
                                    rows_counted(run, made->drawing->analysis, fit->nobs),
                                    fit->coefficients, fit->df_residual, unit_words(made)));
    if (!brief || !made->is_named)
        page_note(page, talloc_asprintf(run, "Model: %s.", fit->design->formula->text));
    if (made->area != NULL)
        page_note(page, talloc_asprintf(run, "Weighted by %s: the area of a point is its weight.",
                                        fit->design->weighted_by));
    page_note(page, left_out(made, brief));
    if (made->elsewhere != NULL)
        page_note(page, talloc_asprintf(run, "Not in the model: %s.", made->elsewhere));
}

const char *model_figure_alt(const struct model_figure *made, const char *shows)
{
    struct run *run = made->run;
    const struct drawing *drawing = made->drawing;
    const char *absent = left_out(made, false);
    return talloc_asprintf(run, "%s%s%s%s", chart_opening(run, drawing->chart, drawing->made_up),
                           shows, absent == NULL ? "" : " ", absent == NULL ? "" : absent);
}

void model_figure_rows(const struct model_figure *made, struct figure *figure, size_t times)
{
    struct run *run = made->run;
    size_t n = made->fit->nobs;
    const char **name = run_array(run, const char *, n *times);
    figure_rows(figure, n * times);
    for (size_t i = 0; i < n * times; i++)
        name[i] = made->row_name[i % n];
    figure_add_texts(
        run, figure, "name",
        strcmp(made->drawing->analysis->row_is, "row") == 0 ? "Row" : "Local authority", name);
}
