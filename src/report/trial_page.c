#include "report/fit_table.h"
#include "report/html_page.h"
#include "report/report_page.h"
#include "report/trial_answer.h"
#include "report/trial_report.h"
#include "report/trial_tables.h"

/* The trial and what stands beside it on the page. */
struct trial_sheet {
    const struct trial_report *report;
    const struct html_figure *figure;
    size_t figures, arguments;
    const char *const *argument;
};

typedef const char *sheet_writer(struct run *run, const struct trial_sheet *sheet);

/* The answer in words, each candidate under its name. */
static const char *opening_html(struct run *run, const struct trial_report *report)
{
    const char *summary = trial_summary(run, report);
    char *text = talloc_strdup(run, summary == NULL ? "" : html_paragraph(run, summary));
    for (size_t c = 0; c < report->trial->request->candidates; c++) {
        size_t paragraphs = 0;
        const char **paragraph = trial_paragraphs(run, report, c, &paragraphs);
        text = talloc_asprintf_append_buffer(text, "<h2 id=\"candidate-%zu\">%s</h2>\n", c + 1,
                                             html_escape(run, report->label[c]));
        for (size_t i = 0; i < paragraphs; i++)
            text = talloc_strdup_append_buffer(text, html_paragraph(run, paragraph[i]));
    }
    const char *passed = trial_passed_words(run, report);
    if (passed != NULL)
        text = talloc_strdup_append_buffer(text, html_paragraph(run, passed));
    return talloc_strdup_append_buffer(
        text, report_paragraph(run, "closing", trial_closing(run, report)));
}

static const char *found_part(struct run *run, const struct trial_sheet *sheet)
{
    struct trial_report whole = *sheet->report;
    whole.full = true;
    struct table *table = trial_main_table(run, &whole);
    table->title = "Each candidate and outcome";
    return html_table_region(run, table, "found-table");
}

static const char *figure_html(struct run *run, const struct html_figure *figure, size_t at)
{
    if (figure->absent != NULL)
        return html_paragraph(
            run, talloc_asprintf(run, "%s is not drawn: %s.", figure->title, figure->absent));
    return html_figure(run, figure, talloc_asprintf(run, "figure-%zu", at + 1), false);
}

static const char *figures_part(struct run *run, const struct trial_sheet *sheet)
{
    char *text = talloc_strdup(run, "");
    for (size_t f = 0; f < sheet->figures; f++)
        text = talloc_strdup_append_buffer(text, figure_html(run, &sheet->figure[f], f));
    return text;
}

static const char *tables_html(struct run *run, struct table *const *table, size_t tables,
                               const char *id, bool open)
{
    char *text = talloc_strdup(run, "");
    for (size_t t = 0; t < tables; t++)
        text = talloc_strdup_append_buffer(
            text,
            html_folded(run, table[t]->title,
                        html_table_region(run, table[t], talloc_asprintf(run, "%s-%zu", id, t + 1)),
                        open));
    return text;
}

/* A page has all: what is folded does not drown a reader. */
static const char *details_part(struct run *run, const struct trial_sheet *sheet)
{
    struct trial_report whole = *sheet->report;
    size_t tables = 0;
    whole.full = true;
    struct table **table = trial_detail_tables(run, &whole, &tables);
    return tables_html(run, table, tables, "detail", false);
}

static const char *understood_part(struct run *run, const struct trial_sheet *sheet)
{
    size_t tables = 0;
    if (sheet->report->understood == NULL)
        return "";
    struct table **table = understood_tables(run, sheet->report->understood, &tables);
    return tables_html(run, table, tables, "understood", true);
}

/* How a candidate was fitted; "" where none could be. */
static const char *errors_words(struct run *run, const struct trial *trial)
{
    const size_t all = trial->request->candidates * trial->request->models;
    for (size_t i = 0; i < all; i++)
        if (trial->candidate[i]->lacking == NULL) {
            struct fit *fit[] = { (struct fit *)trial->candidate[i]->after.fit };
            return fits_method(run, fit, 1);
        }
    return "Nothing could be fitted.";
}

static const char *methods_part(struct run *run, const struct trial_sheet *sheet)
{
    const struct {
        const char *about, *words;
    } method[] = {
        { "What was asked",
          "Of each candidate and outcome: how far they go together alone, and what the candidate "
          "adds to a model with the other predictors, on the same rows. Nothing was transformed, "
          "and a missing value of a candidate was never filled in." },
        { "Fits", errors_words(run, sheet->report->trial) },
        { "Many tests",
          "All candidates and outcomes are one family of tests, with those that a log has of "
          "before; p counting all tests is adjusted by Holm's method. Intervals are not widened "
          "for it. Tests of a shape, of those left out and of other predictors are descriptions "
          "and not counted." },
        { "Answers",
          "An answer follows from p, p counting all tests, what leaving out each row and each "
          "group does, and the error of predicting rows left out, by rules that stand under the "
          "table. They look at nothing else." },
        { "What this cannot say",
          "An interval and a p-value take the model to be right and rows to stand for no more "
          "than themselves. A predictor that is not in the file and goes with both may be behind "
          "what is found; a small number of local authorities finds only what is large." },
    };
    static const char *const sources[] = {
        "Allen (1974), Technometrics 16, 125-127: the error of predicting rows left out.",
        "Belsley, Kuh and Welsch (1980), Regression Diagnostics: leaving out each row.",
        "Cohen, Cohen, West and Aiken (2003), Applied Multiple Regression/Correlation Analysis for "
        "the Behavioral Sciences: what a predictor adds.",
        "Holm (1979), Scandinavian Journal of Statistics 6, 65-70: many tests.",
        "Welch (1947), Biometrika 34, 28-35: those left out against the others.",
    };
    char *text = talloc_strdup(run, "<dl>\n");
    for (size_t i = 0; i < sizeof method / sizeof *method; i++)
        text = talloc_asprintf_append_buffer(text, "<dt>%s</dt>\n<dd>%s</dd>\n", method[i].about,
                                             html_escape(run, method[i].words));
    text = talloc_strdup_append_buffer(text, "</dl>\n<h3>Sources</h3>\n<ul>\n");
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        text = talloc_asprintf_append_buffer(text, "<li>%s</li>\n", sources[i]);
    return talloc_strdup_append_buffer(text, "</ul>\n");
}

static const char *provenance_part(struct run *run, const struct trial_sheet *sheet)
{
    const struct panel *panel = sheet->report->panel;
    size_t tables = panel == NULL ? 0 : panel->study->tables;
    struct published **none = run_array(run, struct published *, tables + 1);
    return report_provenance(run, panel, none, sheet->argument, sheet->arguments);
}

static const struct {
    const char *id, *heading;
    sheet_writer *write;
} parts[] = {
    { "found", "What was found, in numbers", found_part },
    { "figures", "Figures", figures_part },
    { "details", "Details", details_part },
    { "understood", "What was understood of the files", understood_part },
    { "methods", "Methods and sources", methods_part },
    { "provenance", "Where this comes from, and how to run it again", provenance_part },
};
enum { PARTS = sizeof parts / sizeof *parts };

const char *trial_page(struct run *run, const struct trial_report *report,
                       const struct html_figure *figure, size_t figures, size_t arguments,
                       const char *const *argument)
{
    const struct trial_sheet sheet = { report, figure, figures, arguments, argument };
    struct report_part part[PARTS];
    for (size_t i = 0; i < PARTS; i++)
        part[i] = (struct report_part){ .id = parts[i].id,
                                        .heading = parts[i].heading,
                                        .html = parts[i].write(run, &sheet),
                                        .links = "" };
    const struct report_page page = { .title = trial_title(run, report),
                                      .opening = opening_html(run, report),
                                      .made_up = report->made_up,
                                      .figures = figures > 0,
                                      .parts = PARTS,
                                      .part = part };
    return report_page_html(run, &page);
}
