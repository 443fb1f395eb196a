#include "report/study_page.h"

#include "base/number.h"
#include "report/data_tables.h"
#include "report/html_page.h"
#include "report/input_name.h"
#include "report/ledger_table.h"
#include "report/methods.h"
#include "report/report_page.h"

/* A part of the page, "" where there is nothing for it. */
typedef const char *part_maker(struct run *run, const struct study_page *page);

static const struct study *study_of(const struct study_page *page)
{
    return page->fitted->panel->study;
}

static const char *folded_table(struct run *run, const struct study_page *page,
                                const struct table *table, const char *id)
{
    return html_folded(run, table->title, html_table_region(run, table, id), page->open);
}

static const char *question_part(struct run *run, const struct study_page *page)
{
    const char *question = methods_question(run, page->fitted);
    return question == NULL ? "" : report_paragraph(run, "question", question);
}

/* "Table A4 is left out: ...", without where files are on this machine. */
static const char *absence(struct run *run, const char *name, const char *absent)
{
    return html_paragraph(
        run, talloc_asprintf(run, "%s is left out: %s.", name, input_word(run, absent)));
}

/* How many there are, how many are in, and how many are not. */
static const char *kept_words(struct run *run, const struct panel *panel)
{
    size_t left_out = panel->frame->rows - panel->kept_rows;
    const char *rows = number_count(run, panel->frame->rows);
    if (left_out == 0)
        return talloc_asprintf(run, "All %s local authorities of the data are in the analysis.",
                               rows);
    return talloc_asprintf(run,
                           "Of %s local authorities in the data %s are in the analysis and %s %s "
                           "left out. A model may need values that some of these lack: whom it "
                           "leaves out besides stands under its table.",
                           rows, number_count(run, panel->kept_rows), number_count(run, left_out),
                           left_out == 1 ? "is" : "are");
}

static const char *data_part(struct run *run, const struct study_page *page)
{
    const struct panel *panel = page->fitted->panel;
    const struct table *left_out = data_left_out_table(run, panel);
    char *text = talloc_strdup(run, html_paragraph(run, kept_words(run, panel)));
    text = talloc_strdup_append_buffer(
        text, html_table_region(run, data_sources_table(run, panel), "sources"));
    if (left_out != NULL)
        text = talloc_strdup_append_buffer(text, html_table_region(run, left_out, "left-out"));
    text = talloc_strdup_append_buffer(
        text, folded_table(run, page, data_variables_table(run, panel), "variables"));
    struct table *ledger = ledger_table(run, panel);
    ledger->title = "Ledger: what became of the data on their way, entry by entry";
    return talloc_strdup_append_buffer(text, folded_table(run, page, ledger, "ledger"));
}

static const char *key_figures_part(struct run *run, const struct study_page *page)
{
    struct table table = *page->key_figures;
    table.title = "Here, and as printed";
    return html_table_region(run, &table, "key-figures-table");
}

static const char *tables_part(struct run *run, const struct study_page *page)
{
    const struct study *study = study_of(page);
    char *text = talloc_strdup(run, "");
    if (page->findings != NULL)
        text =
            talloc_strdup_append_buffer(text, html_table_region(run, page->findings, "findings"));
    for (size_t t = 0; t < study->tables; t++) {
        const char *absent = page->fitted->table[t].absent;
        const char *id = talloc_asprintf(run, "table-%zu", t + 1);
        const char *part = absent == NULL ? html_table_region(run, page->table[t], id)
                                          : absence(run, study->table[t]->id, absent);
        text = talloc_strdup_append_buffer(text, part);
    }
    return text;
}

static const char *figures_part(struct run *run, const struct study_page *page)
{
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < study_of(page)->charts; c++) {
        const struct html_figure *figure = &page->figure[c];
        const char *id = talloc_asprintf(run, "figure-%zu", c + 1);
        const char *part = figure->absent == NULL
                               ? html_figure(run, figure, id, page->open)
                               : absence(run, *figure->name == '\0' ? figure->title : figure->name,
                                         figure->absent);
        text = talloc_strdup_append_buffer(text, part);
    }
    return text;
}

static const char *section_html(struct run *run, const struct study_page *page,
                                const struct reviewed *reviewed, size_t at, const char *id)
{
    const struct reviewed_section *section = &reviewed->section[at];
    char *inside = talloc_strdup(run, "");
    for (size_t t = 0; t < section->section.tables; t++)
        inside = talloc_strdup_append_buffer(
            inside, html_table_region(run, section->section.table[t],
                                      talloc_asprintf(run, "%s-%zu-%zu", id, at + 1, t + 1)));
    return html_folded(run,
                       talloc_asprintf(run, "%s: %s", reviewed->table->table->id, section->title),
                       inside, page->open);
}

static char *reviewed_append(struct run *run, char *text, const struct study_page *page,
                             const struct reviewed *reviewed, const char *id)
{
    text = talloc_asprintf_append_buffer(text, "<h3 id=\"%s\">%s</h3>\n", id,
                                         html_escape(run, reviewed->table->table->id));
    if (reviewed->models != NULL)
        text = talloc_strdup_append_buffer(
            text,
            html_paragraph(run, talloc_asprintf(run, "The models are %s.", reviewed->models)));
    if (reviewed->objections > 0)
        text = talloc_strdup_append_buffer(text, "<p>A reviewer may ask</p>\n<ul>\n");
    for (size_t i = 0; i < reviewed->objections; i++)
        text = talloc_asprintf_append_buffer(text, "<li>%s</li>\n",
                                             html_escape(run, reviewed->objection[i]));
    text = talloc_strdup_append_buffer(
        text, reviewed->objections > 0
                  ? "</ul>\n"
                  : "<p>By rules of thumb there is nothing to object to.</p>\n");
    for (size_t i = 0; i < reviewed->sections; i++)
        text = talloc_strdup_append_buffer(text, section_html(run, page, reviewed, i, id));
    return text;
}

static const char *review_part(struct run *run, const struct study_page *page)
{
    if (page->review->count == 0)
        return "";
    char *text = talloc_strdup(
        run, "<p>Of the models with several predictors. Objections are raised by stated rules, the "
             "gravest first; what answers them is folded below. A word such as --checks is the "
             "option of attain fit that shows the same of any model.</p>\n");
    for (size_t i = 0; i < page->review->count; i++)
        text = reviewed_append(run, text, page, &page->review->reviewed[i],
                               talloc_asprintf(run, "check-%zu", i + 1));
    return text;
}

/* The table with notes that do not say where files are on this machine. */
static const struct table *without_paths(struct run *run, const struct table *table)
{
    struct table *copy = talloc_memdup(run, table, sizeof *table);
    copy->note = run_array(run, const char *, table->notes + 1);
    for (size_t i = 0; i < table->notes; i++)
        copy->note[i] = input_word(run, table->note[i]);
    return copy;
}

static const char *varied_part(struct run *run, const struct study_page *page)
{
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; page->varied != NULL && page->varied[i] != NULL; i++)
        text = talloc_strdup_append_buffer(
            text, folded_table(run, page, without_paths(run, page->varied[i]),
                               talloc_asprintf(run, "varied-%zu", i + 1)));
    return *text == '\0'
               ? ""
               : talloc_asprintf(run,
                                 "<p>What the study leaves open, and how each printed figure fares "
                                 "under every combination of these choices.</p>\n%s",
                                 text);
}

static const char *methods_part(struct run *run, const struct study_page *page)
{
    const struct methods_beside beside = { .published = page->findings != NULL,
                                           .reviewed = page->review->count > 0,
                                           .varied = page->varied != NULL };
    const struct methods *methods = methods_of(run, page->fitted, &beside);
    char *text = talloc_strdup(run, "<dl>\n");
    for (size_t i = 0; i < methods->count; i++)
        text = talloc_asprintf_append_buffer(text, "<dt>%s</dt>\n<dd>%s</dd>\n",
                                             html_escape(run, methods->method[i].about),
                                             html_escape(run, methods->method[i].words));
    text = talloc_strdup_append_buffer(text, "</dl>\n");
    if (methods->source.count > 0)
        text = talloc_strdup_append_buffer(text, "<h3>Sources</h3>\n<ul>\n");
    for (size_t i = 0; i < methods->source.count; i++)
        text = talloc_asprintf_append_buffer(text, "<li>%s</li>\n",
                                             html_escape(run, methods->source.text[i]));
    return methods->source.count == 0 ? text : talloc_strdup_append_buffer(text, "</ul>\n");
}

static const char *provenance_part(struct run *run, const struct study_page *page)
{
    return report_provenance(run, page->fitted->panel, page->published, page->argument,
                             page->arguments);
}

static const struct part {
    const char *id, *heading;
    part_maker *make;
} parts[] = {
    { "question", "The question", question_part },
    { "data", "The data, and who is left out", data_part },
    { "key-figures", "Key figures", key_figures_part },
    { "tables", "Tables", tables_part },
    { "figures", "Figures", figures_part },
    { "checks", "What a reviewer would ask", review_part },
    { "choices", "Other choices", varied_part },
    { "methods", "Methods and sources", methods_part },
    { "provenance", "Where this comes from", provenance_part },
};
enum { PARTS = sizeof parts / sizeof *parts };

static const char *links_within(struct run *run, const struct study_page *page, part_maker *maker)
{
    const struct study *study = study_of(page);
    char *text = talloc_strdup(run, "");
    for (size_t t = 0; maker == tables_part && t < study->tables; t++)
        if (page->table[t] != NULL)
            text = report_link_append(run, text, "table", t, page->table[t]->id,
                                      page->table[t]->title);
    for (size_t c = 0; maker == figures_part && c < study->charts; c++)
        if (page->figure[c].absent == NULL)
            text = report_link_append(run, text, "figure", c, page->figure[c].name,
                                      page->figure[c].title);
    return text;
}

const char *study_page_html(struct run *run, const struct study_page *page)
{
    struct report_part part[PARTS];
    for (size_t i = 0; i < PARTS; i++)
        part[i] = (struct report_part){ .id = parts[i].id,
                                        .heading = parts[i].heading,
                                        .html = parts[i].make(run, page),
                                        .links = links_within(run, page, parts[i].make) };
    const struct report_page made = { .title = study_of(page)->title,
                                      .opening = "",
                                      .made_up = page->fitted->panel->made_up,
                                      .figures = study_of(page)->charts > 0,
                                      .parts = PARTS,
                                      .part = part };
    return report_page_html(run, &made);
}
