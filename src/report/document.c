#include "report/document.h"

#include <string.h>

#include "base/text.h"
#include "report/html_page.h"
#include "report/word.h"
#include "report/workbook.h"

struct document *document_new(struct run *run, const char *title)
{
    struct document *document = talloc_zero(run, struct document);
    document->title = title;
    return document;
}

static struct document_part *part_add(struct run *run, struct document *document)
{
    document->part = run_grow(run, document->part, struct document_part, document->parts + 1);
    return &document->part[document->parts++];
}

void document_add(struct run *run, struct document *document, const struct table *table)
{
    *part_add(run, document) = (struct document_part){ .table = table };
}

void document_add_words(struct run *run, struct document *document, const char *words)
{
    *part_add(run, document) = (struct document_part){ .words = words };
}

void document_answers(struct document *document, const void *answer, answer_writer *csv,
                      answer_writer *json)
{
    document->answer = answer;
    document->csv = csv;
    document->json = json;
}

bool document_is_made_up(const struct document *document)
{
    for (size_t i = 0; i < document->parts; i++)
        if (document->part[i].table != NULL && document->part[i].table->made_up)
            return true;
    return false;
}

static bool has_one_table(const struct document *document)
{
    return document->parts == 1 && document->part[0].table != NULL;
}

/* One after the other, with a blank line between. */
static const char *parts_text(struct run *run, const struct document *document, enum format format,
                              const struct text_form *form)
{
    size_t width = format == FORMAT_TEXT ? form->width : 0;
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < document->parts; i++) {
        const struct document_part *part = &document->part[i];
        const char *words =
            part->words == NULL || width == 0 ? part->words : text_wrap(run, part->words, width, 0);
        const char *one = part->table == NULL     ? paragraph_write(run, words, format)
                          : format == FORMAT_TEXT ? table_write_text_for(run, part->table, form)
                                                  : table_write(run, part->table, format);
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 0 ? "" : "\n", one);
    }
    return text;
}

static const char *page_text(struct run *run, const struct document *document)
{
    bool made_up = document_is_made_up(document);
    char *text = talloc_strdup(run, html_page_begin(run, document->title, made_up, ""));
    for (size_t i = 0; i < document->parts; i++) {
        const struct document_part *part = &document->part[i];
        const char *id = talloc_asprintf(run, "table-%zu", i + 1);
        text = talloc_strdup_append_buffer(text, part->table == NULL
                                                     ? html_paragraph(run, part->words)
                                                     : html_table_region(run, part->table, id));
    }
    return talloc_strdup_append_buffer(text, html_page_end());
}

static const char *csv_text(struct run *run, const struct document *document)
{
    if (document->csv != NULL)
        return document->csv(run, document->answer);
    if (has_one_table(document))
        return table_write_csv(run, document->part[0].table);
    run_fail(run, STATUS_USAGE, NOWHERE,
             "this answer is several tables, and a CSV file holds one; choose another format, "
             "such as xlsx or json");
    return NULL;
}

static const char *json_or_failure(struct run *run, const struct document *document)
{
    if (document->json != NULL)
        return document->json(run, document->answer);
    run_fail(run, STATUS_USAGE, NOWHERE, "this answer has no JSON; choose another format");
    return NULL;
}

bool document_write(struct run *run, const struct document *document, enum format format,
                    const struct document_form *form, struct bytes *bytes)
{
    const char *text = NULL;
    switch (format) {
    case FORMAT_XLSX:
        return workbook_write(run, document, bytes);
    case FORMAT_DOCX:
        return word_write(run, document, bytes);
    case FORMAT_CSV:
        text = csv_text(run, document);
        break;
    case FORMAT_JSON:
        text = json_or_failure(run, document);
        break;
    default:
        text = format == FORMAT_HTML && form->page
                   ? page_text(run, document)
                   : parts_text(run, document, format, &form->text);
    }
    if (text == NULL)
        return false;
    *bytes = (struct bytes){ text, strlen(text) };
    return true;
}
