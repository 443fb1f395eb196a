#include "command/trial_figures.h"

#include <glib.h>

#include "command/plot_words.h"
#include "command/report_figures.h"
#include "draw/figure.h"

enum { SCATTER, ADDED_VARIABLE, KINDS };

/* Of a picture: what it is of. */
struct pictured {
    const struct trial_report *report;
    const struct candidate *candidate;
    size_t number; /* of the candidate, for names of files */
    int kind;
    const char *name; /* "School moves and KS4 Attainment" */
};

static struct pictured pictured_of(struct run *run, const struct trial_report *report, size_t at)
{
    const struct trial_request *request = report->trial->request;
    size_t pair = at / KINDS, candidate = pair / request->models;
    const struct trial_model *model = &request->model[pair % request->models];
    return (struct pictured){ .report = report,
                              .candidate = report->trial->candidate[pair],
                              .number = candidate + 1,
                              .kind = (int)(at % KINDS),
                              .name = talloc_asprintf(run, "%s and %s", report->label[candidate],
                                                      model->label) };
}

size_t trial_figures_count(const struct trial_report *report)
{
    const struct trial_request *request = report->trial->request;
    return request->candidates * request->models * KINDS;
}

/* The chart, in the words of `attain plot`. */
static bool chart_of(struct run *run, const struct pictured *pictured, struct chart **chart)
{
    const struct candidate *candidate = pictured->candidate;
    const struct formula *after = candidate->after.fit->design->formula;
    const struct formula *alone = candidate->alone.fit->design->formula;
    bool added = pictured->kind == ADDED_VARIABLE;
    const char *const argument[] = { added ? "added-variable" : "scatter",
                                     added ? after->text : alone->text };
    const struct request request = { .argument = argument, .arguments = 2 };
    const struct plot_words words = {
        .title =
            talloc_asprintf(run, added ? "%s, given the other predictors" : "%s", pictured->name),
        .term = added ? talloc_strdup(run, alone->term[0].text) : NULL,
    };
    return plot_words_chart(run, &request, &words, chart);
}

static bool picture(struct run *run, const struct pictured *pictured, const struct chart *chart,
                    const struct picture_look *look, bool words, struct figure **figure)
{
    const struct drawing drawing = { .chart = chart,
                                     .analysis = pictured->report->trial->request->analysis,
                                     .panel = pictured->report->panel,
                                     .theme = look->theme,
                                     .form = look->form,
                                     .made_up = pictured->report->made_up,
                                     .words = words };
    return figure_make(run, &drawing, figure);
}

/* False, and why in `absent`, where the data do not allow it; the run goes on. */
static bool forgiven(struct run *run, const char **absent)
{
    if (run->status != STATUS_UNSUPPORTED)
        return false;
    *absent = run_forgive(run);
    return true;
}

static bool picture_at(struct run *run, const struct pictured *pictured, const struct chart *chart,
                       const char *width, struct figure **figure)
{
    struct picture_look look;
    return picture_look_of(run, width, NULL, &look)
           && picture(run, pictured, chart, &look, false, figure);
}

static bool figure_of(struct run *run, const struct pictured *pictured, size_t at,
                      struct html_figure *made)
{
    struct figure *wide = NULL, *narrow = NULL;
    struct chart *chart = NULL;
    *made = (struct html_figure){ .name = "",
                                  .title = pictured->name,
                                  .absent = pictured->candidate->lacking };
    if (made->absent != NULL)
        return true;
    if (!chart_of(run, pictured, &chart))
        return false;
    made->title = chart->title;
    if (!picture_at(run, pictured, chart, HTML_FIGURE_WIDE_MM, &wide)
        || !picture_at(run, pictured, chart, HTML_FIGURE_NARROW_MM, &narrow))
        return forgiven(run, &made->absent);
    report_figure_fill(run, wide, narrow, at, pictured->report->made_up, made);
    return true;
}

bool trial_figures(struct run *run, const struct trial_report *report, struct html_figure **figure)
{
    size_t count = trial_figures_count(report);
    *figure = run_array(run, struct html_figure, count);
    for (size_t i = 0; i < count; i++) {
        const struct pictured pictured = pictured_of(run, report, i);
        if (!figure_of(run, &pictured, i, &(*figure)[i]))
            return false;
    }
    return true;
}

/* "1-school-moves-ks4-attainment-scatter": letters and digits of any file system. */
static const char *stem_of(struct run *run, const struct pictured *pictured)
{
    char *words = talloc_strdup(run, pictured->candidate->column);
    words = talloc_asprintf_append_buffer(words, "-%s-%s", pictured->candidate->outcome,
                                          pictured->kind == SCATTER ? "scatter" : "added-variable");
    char *out = words;
    for (const char *at = words; *at != '\0'; at++)
        if (g_ascii_isalnum(*at))
            *out++ = g_ascii_tolower(*at);
        else if (out > words && out[-1] != '-')
            *out++ = '-';
    *out = '\0';
    return talloc_asprintf(run, "%zu-%s", pictured->number, words);
}

static bool file_add(struct run *run, const struct pictured *pictured, const char *folder,
                     const struct picture_look *look, struct outputs *outputs)
{
    struct chart *chart = NULL;
    struct figure *figure = NULL;
    const char *absent;
    if (pictured->candidate->lacking != NULL)
        return true;
    if (!chart_of(run, pictured, &chart))
        return false;
    if (!picture(run, pictured, chart, look, true, &figure))
        return forgiven(run, &absent);
    const char *stem = talloc_asprintf(run, "%s/figures/%s", folder, stem_of(run, pictured));
    alt_text_add(run, figure->scene, stem, outputs);
    return pictures_add(run, figure->scene, stem, USUAL_DPI, outputs);
}

bool trial_figure_files_add(struct run *run, const struct trial_report *report, const char *folder,
                            const struct picture_look *look, struct outputs *outputs)
{
    for (size_t i = 0; i < trial_figures_count(report); i++) {
        const struct pictured pictured = pictured_of(run, report, i);
        if (!file_add(run, &pictured, folder, look, outputs))
            return false;
    }
    return true;
}
