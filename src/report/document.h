/* document.h - what a command answers, in order: tables, and words between them.
 *
 *     answer ──▶ document ──▶ text, Markdown, HTML, LaTeX; a workbook, a Word document
 *            ──▶ CSV and JSON, which hold more than the tables show, or less
 *
 * A command makes one; that is all it has to do with formats. CSV and JSON are made from the answer
 * when they are asked for and not before. A document of one table and no CSV of its own has that
 * table's. Pictures of a document are drawn elsewhere (command/answer.h). */
#ifndef ATTAIN_REPORT_DOCUMENT_H
#define ATTAIN_REPORT_DOCUMENT_H

#include "base/output.h"
#include "report/write.h"

/* The one or the other. */
struct document_part {
    const struct table *table;
    const char *words; /* a paragraph */
};

/* The answer as one text. */
typedef const char *answer_writer(struct run *run, const void *answer);

struct document {
    const char *title; /* of a page or a file that stands by itself */
    size_t parts;
    struct document_part *part;
    const void *answer;
    answer_writer *csv, *json; /* NULL: it has none */
};

struct document *document_new(struct run *run, const char *title);
void document_add(struct run *run, struct document *document, const struct table *table);
void document_add_words(struct run *run, struct document *document, const char *words);

/* What has CSV and JSON of its own. */
void document_answers(struct document *document, const void *answer, answer_writer *csv,
                      answer_writer *json);

/* Is a table drawn from made-up data? */
bool document_is_made_up(const struct document *document);

/* How a format may be asked for. */
struct document_form {
    struct text_form text;
    bool page; /* HTML: a whole page, and not a part to paste into one */
};

/* Every format but pictures. Fails where the format cannot hold the document. */
bool document_write(struct run *run, const struct document *document, enum format format,
                    const struct document_form *form, struct bytes *bytes);

#endif
