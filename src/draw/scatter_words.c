#include "draw/scatter_words.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"

static const char *references_words(struct run *run, const struct plotted *plotted)
{
    const struct chart *chart = plotted->chart;
    const char **part = run_array(run, const char *, chart->references + 1);
    for (size_t i = 0; i < chart->references; i++) {
        const struct chart_reference *reference = &chart->reference[i];
        const char *at =
            talloc_asprintf(run, "%c = %s", reference->axis, number_full(run, reference->value));
        part[i] =
            reference->label == NULL ? at : talloc_asprintf(run, "%s (%s)", reference->label, at);
    }
    if (chart->references == 0)
        return NULL;
    return numeral_minus(run,
                         talloc_asprintf(run, "Thin line%s: %s.", chart->references == 1 ? "" : "s",
                                         text_list(run, part, chart->references)));
}

static const char *most_words(struct run *run, const struct plotted *plotted)
{
    size_t most = plotted->chart->label_most;
    if (most == 0)
        return NULL;
    if (plotted->pairs->fit == NULL || plotted->pairs->exact)
        return "None is named as the most unusual: there is no line to be far from.";
    return most == 1 ? "Named: the one with the largest studentised residual."
                     : talloc_asprintf(
                         run, "Named: the %zu with the largest studentised residuals.", most);
}

/* Rows that were to be named and are not shown. */
static const char *absent_words(struct run *run, const struct scatter *scatter)
{
    const struct texts *label = &scatter->plotted.chart->label;
    const char **name = run_array(run, const char *, label->count + 1);
    size_t count = 0;
    for (size_t k = 0; k < label->count; k++) {
        bool shown = false;
        for (size_t i = 0; i < scatter->plotted.pairs->rows && !shown; i++)
            shown = scatter->labelled[i] && strcmp(scatter->name[i], label->text[k]) == 0;
        if (!shown)
            name[count++] = label->text[k];
    }
    return count == 0 ? NULL
                      : talloc_asprintf(run, "%s %s not among those shown.",
                                        text_list(run, name, count), count == 1 ? "is" : "are");
}

static const char *sizes_words(struct run *run, const struct scatter *scatter)
{
    size_t without = 0;
    for (size_t i = 0; scatter->size != NULL && i < scatter->plotted.pairs->rows; i++)
        without += isnan(scatter->size[i]) ? 1 : 0;
    return without == 0 ? NULL
                        : talloc_asprintf(run, "%s without a value of %s %s a small ring.",
                                          rows_counted(run, scatter->plotted.analysis, without),
                                          scatter->plotted.chart->size.variable,
                                          without == 1 ? "is" : "are each");
}

static const char *margins_words(struct run *run, const struct scatter *scatter)
{
    bool rug = (scatter->plotted.chart->layers & LAYER_RUG) != 0;
    bool histogram = (scatter->plotted.chart->layers & LAYER_HISTOGRAM) != 0;
    if (histogram)
        return talloc_asprintf(run, "Bars in the margins: how many %s have values of that size.",
                               scatter->plotted.analysis->rows_are);
    return rug ? "Strokes in the margins: the values of either variable." : NULL;
}

static const char *panels_words(struct run *run, const struct scatter *scatter)
{
    if (scatter->panels == NULL || scatter->plotted.line == NULL)
        return NULL;
    return talloc_asprintf(
        run, "Every panel has the line of all %s.",
        rows_counted(run, scatter->plotted.analysis, scatter->plotted.pairs->rows));
}

void scatter_notes(struct scatter *scatter)
{
    struct run *run = scatter->run;
    struct page *page = scatter->page;
    const struct plotted *plotted = &scatter->plotted;
    const struct fit *fit = plotted->pairs->fit;
    page_note(page, caption_findings(run, plotted));
    page_note(page, caption_bands(run, plotted));
    page_note(page, caption_hidden(run, plotted));
    page_note(page, fit == NULL || plotted->pairs->exact ? NULL : fit->inference_caution);
    page_note(page, panels_words(run, scatter));
    page_note(page, scatter->colours == NULL ? NULL : scatter->colours->rest);
    page_note(page, sizes_words(run, scatter));
    page_note(page, references_words(run, plotted));
    page_note(page, margins_words(run, scatter));
    page_note(page, most_words(run, plotted));
    page_note(page, labels_unplaced(run, scatter->label, scatter->labels));
    page_note(page, absent_words(run, scatter));
    page_note(page, caption_not_shown(run, plotted));
}

static char *sentence(char *text, const char *more)
{
    return more == NULL ? text
                        : talloc_asprintf_append(text, "%s%s", *text == '\0' ? "" : " ", more);
}

const char *scatter_alt(struct scatter *scatter)
{
    struct run *run = scatter->run;
    const struct chart *chart = scatter->plotted.chart;
    char *text = talloc_strdup(run, "");
    if (scatter->panels != NULL)
        text = sentence(text, talloc_asprintf(run, "A panel for each %s: %s.",
                                              chart->facet.title != NULL ? chart->facet.title
                                                                         : chart->facet.variable,
                                              series_words(run, scatter->panels)));
    if (scatter->colours != NULL)
        text = sentence(text, talloc_asprintf(run, "Colour and shape by %s: %s.",
                                              chart->colour.title != NULL ? chart->colour.title
                                                                          : chart->colour.variable,
                                              series_words(run, scatter->colours)));
    text = sentence(text, references_words(run, &scatter->plotted));
    for (size_t i = 0; i < scatter->plotted.pairs->rows; i++)
        if (scatter->labelled[i])
            text = sentence(
                text, talloc_asprintf(run, "%s.",
                                      caption_row(run, &scatter->plotted, scatter->name[i], i)));
    return *text == '\0' ? NULL : text;
}
