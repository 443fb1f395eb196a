#include "draw/leave_one_out_plot.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/interval_rows.h"
#include "draw/left_outs.h"
#include "fit/label.h"
#include "fit/met_terms.h"

enum { MOST_ROWS = 30, USUAL_ENDS = 3 };

/* The coefficient that the chart names; of a model with one, that. */
static bool choose_term(struct left_outs *outs)
{
    struct run *run = outs->run;
    const struct chart *chart = outs->drawing->chart;
    const char **name = run_array(run, const char *, outs->fit->coefficients + 1);
    size_t names = 0;
    for (size_t j = 0; j < outs->fit->coefficients; j++) {
        const struct coefficient *c = &outs->fit->coefficient[j];
        if (c->formula_term == SIZE_MAX && chart->term == NULL)
            continue;
        name[names++] = c->term;
        outs->term = j;
        if (chart->term != NULL && term_text_equal(c->term, chart->term))
            return true;
    }
    if (chart->term == NULL && names == 1)
        return true;
    if (chart->term == NULL)
        return run_fail(run, status_at(chart->place), chart->place,
                        "say which coefficient by 'term'; there are %s",
                        text_list(run, name, names));
    return run_fail(run, status_at(chart->place), chart->place,
                    "the model has no coefficient '%s'; there are %s", chart->term,
                    text_list(run, name, names));
}

static bool check_rename(const struct left_outs *outs)
{
    struct fit *const fit[] = { outs->fit };
    const struct met_terms terms = met_terms_of(outs->run, fit, 1, true);
    return met_terms_need(outs->run, &terms, &outs->drawing->chart->renamed, met_term_named);
}

static const char *label_of(const struct left_outs *outs)
{
    const struct coefficient *c = &outs->fit->coefficient[outs->term];
    const char *said = chart_new_name(outs->drawing->chart, c->term), *mark = NULL;
    return said != NULL
               ? said
               : term_label(outs->run, outs->drawing->analysis->offer.frame, outs->fit, c, &mark);
}

/* Whether some group has so few rows that leaving it out tells who they are. */
static bool has_few(const struct groups *groups)
{
    for (size_t g = 0; g < groups->count; g++)
        if (groups->size[g] < FEWEST_ANSWERS)
            return true;
    return false;
}

static bool leave(struct left_outs *outs)
{
    struct run *run = outs->run;
    const struct analysis *analysis = outs->drawing->analysis;
    const char *group = outs->drawing->chart->group;
    const struct geometry *geometry = geometry_of(run, outs->fit);
    struct groups *groups = NULL;
    outs->withheld = !analysis_may_name(analysis, outs->fit);
    if (group == NULL) {
        outs->left = leave_rows_out(run, analysis, outs->fit, geometry);
        return true;
    }
    if (!groups_of(run, analysis->offer.frame, group, outs->fit->design, &groups))
        return false;
    outs->groups = groups;
    outs->withheld = outs->withheld && has_few(groups);
    outs->left = leave_groups_out(run, analysis, outs->fit, geometry, groups);
    return true;
}

/* For qsort, which knows of no picture: an index with what it is sorted by. */
struct ranked {
    size_t index;
    double estimate;
};

static int by_estimate(const void *a, const void *b)
{
    const struct ranked *left = a, *right = b;
    if (left->estimate != right->estimate)
        return left->estimate < right->estimate ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

static bool sort(struct left_outs *outs)
{
    struct run *run = outs->run;
    struct ranked *ranked = run_array(run, struct ranked, outs->left->count);
    for (size_t i = 0; i < outs->left->count; i++)
        if (isfinite(left_outs_estimate(outs, i)) && isfinite(left_outs_p_value(outs, i)))
            ranked[outs->count++] = (struct ranked){ i, left_outs_estimate(outs, i) };
    if (outs->count == 0)
        return run_fail(run, STATUS_UNSUPPORTED, outs->fit->design->formula->place,
                        "without one %s the rest cannot tell the coefficient of %s, whichever it "
                        "is; show another term",
                        left_outs_what(outs), outs->fit->coefficient[outs->term].term);
    qsort(ranked, outs->count, sizeof *ranked, by_estimate);
    outs->order = run_array(run, size_t, outs->count);
    for (size_t i = 0; i < outs->count; i++)
        outs->order[i] = ranked[i].index;
    return true;
}

/* Flag what the chart's author names; who is there but not in the model is told. */
static bool name_asked(struct left_outs *outs)
{
    struct run *run = outs->run;
    const struct chart *chart = outs->drawing->chart;
    const struct frame *frame = outs->drawing->analysis->offer.frame;
    if (chart->label.count > 0 && outs->withheld)
        return run_fail(run, STATUS_UNSUPPORTED, chart->label.place[0],
                        "answers to a survey are confidential: nobody is named beside them; "
                        "--name-respondents does");
    for (size_t w = 0; w < chart->label.count; w++) {
        const char *word = chart->label.text[w];
        const char **name = run_array(run, const char *, outs->left->count + 1);
        bool found = false, elsewhere = false;
        for (size_t i = 0; i < outs->left->count; i++) {
            name[i] = left_outs_name(outs, i);
            outs->named[i] |= strcmp(name[i], word) == 0;
            found |= strcmp(name[i], word) == 0;
        }
        for (size_t row = 0; row < frame->rows && outs->groups == NULL; row++)
            elsewhere |= strcmp(frame->row_label[row], word) == 0;
        if (!found && elsewhere)
            outs->elsewhere = talloc_asprintf(run, "%s%s%s is not in the model.",
                                              outs->elsewhere == NULL ? "" : outs->elsewhere,
                                              outs->elsewhere == NULL ? "" : " ", word);
        if (!found && !elsewhere)
            return run_fail(run, status_at(chart->label.place[w]), chart->label.place[w],
                            "no %s is called '%s'%s", left_outs_what(outs), word,
                            text_suggestion(run, word, name, outs->left->count));
    }
    return true;
}

/* All of a few; of many those at the ends. */
static void name_ends(struct left_outs *outs)
{
    size_t ends =
        outs->count <= MOST_ROWS ? outs->count : chart_label_most(outs->drawing->chart, USUAL_ENDS);
    for (size_t i = 0; i < outs->count; i++)
        if (i < ends || i + ends >= outs->count)
            outs->named[outs->order[i]] = true;
}

static const struct interval_series *series_of(const struct left_outs *outs)
{
    const struct theme *theme = outs->drawing->theme;
    struct run *run = outs->run;
    const char *level = number_pointed(run, number_round(1.0 - outs->fit->conf_level, 6), 2);
    struct interval_series *one = run_array(run, struct interval_series, SERIES);
    one[WHOLE] = (struct interval_series){ talloc_asprintf(run, "all %s %s",
                                                           number_count(run, outs->fit->nobs),
                                                           outs->drawing->analysis->rows_are),
                                           MARKER_DIAMOND, theme->line, false };
    one[WITHOUT] =
        (struct interval_series){ talloc_asprintf(run, "without one %s", left_outs_what(outs)),
                                  MARKER_DISC, theme->series[0], false };
    one[CROSSING] = (struct interval_series){
        talloc_asprintf(run, "without which p lies on the other side of %s", level),
        MARKER_TRIANGLE, theme->series[3 % theme->count], false
    };
    return one;
}

static void key_of(const struct left_outs *outs, const struct interval_series *series,
                   struct page *page)
{
    struct key_entry entry[SERIES];
    size_t entries = 0, crossings = 0;
    for (size_t i = 0; i < outs->count; i++)
        crossings += left_outs_crosses(outs, outs->order[i]);
    for (size_t s = 0; s < SERIES; s++)
        if (s != CROSSING || crossings > 0)
            entry[entries++] = interval_series_key(&series[s]);
    key_add(page, NULL, entry, entries);
}

/* The whole first, then each from the least to the most; none where they may not be told. */
static void data_add(const struct left_outs *outs, struct figure *figure)
{
    struct run *run = outs->run;
    static const char *const names[][2] = {
        { "estimate", "Estimate" }, { "std.error", "SE" }, { "conf.low", "Interval from" },
        { "conf.high", "to" },      { "p.value", "p" },
    };
    const gsl_matrix *const from[] = { outs->left->estimates, outs->left->errors, outs->left->lows,
                                       outs->left->highs, outs->left->p_values };
    const double *const whole[] = { outs->left->estimate, outs->left->std_error,
                                    outs->left->conf_low, outs->left->conf_high,
                                    outs->left->p_value };
    size_t rows = outs->withheld ? 1 : outs->count + 1;
    const char **without = run_array(run, const char *, rows);
    without[0] = "(nothing)";
    for (size_t i = 1; i < rows; i++)
        without[i] = left_outs_name(outs, outs->order[i - 1]);
    figure_rows(figure, rows);
    figure_add_texts(run, figure, "without", "Without", without);
    for (size_t c = 0; c < sizeof from / sizeof *from; c++) {
        double *number = run_array(run, double, rows);
        number[0] = whole[c][outs->term];
        for (size_t i = 1; i < rows; i++)
            number[i] = gsl_matrix_get(from[c], outs->order[i - 1], outs->term);
        figure_add_numbers(run, figure, names[c][0], names[c][1], number);
    }
    if (outs->withheld)
        figure->withheld =
            "What leaving out one of those who answered a survey does is not listed, "
            "as it could tell who they are; --name-respondents lists it.";
}

static const char *what_words(const struct left_outs *outs)
{
    return talloc_asprintf(
        outs->run, "Coefficient of %s on %s, without each %s in turn", outs->label,
        outcome_label(outs->drawing->analysis->offer.frame, outs->fit), left_outs_what(outs));
}

bool leave_one_out_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    struct left_outs outs = { .run = run, .drawing = drawing };
    const struct chart_model *model = NULL;
    if (!drawing_model(run, drawing, &model)
        || !analysis_fit(run, drawing->analysis, model->formula, &outs.fit) || !choose_term(&outs)
        || !check_rename(&outs) || !leave(&outs) || !sort(&outs))
        return false;
    outs.model = model->name == NULL ? talloc_asprintf(run, "the model %s", model->formula->text)
                                     : talloc_asprintf(run, "the model called %s", model->name);
    outs.label = label_of(&outs);
    outs.named = run_array(run, bool, outs.left->count);
    if (!name_asked(&outs))
        return false;
    name_ends(&outs);
    const struct interval_series *series = series_of(&outs);
    struct interval_rows rows = left_outs_rows(&outs, series);
    struct page *page = drawing_page(run, drawing, what_words(&outs));
    key_of(&outs, series, page);
    left_outs_notes(&outs, page);
    drawing_notes(drawing, page);
    if (!interval_rows_add(page, &rows))
        return false;
    data_add(&outs, figure);
    figure_end(figure, page, left_outs_alt(&outs));
    return true;
}
