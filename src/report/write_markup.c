/* The formats in which a table is pasted into other documents. */
#include <string.h>

#include "report/html_page.h"
#include "report/write.h"

/* `text` with each character of `special` replaced by its entry in `with`. */
static const char *escaped(struct run *run, const char *text, const char *special,
                           const char *const *with)
{
    char *out = talloc_strdup(run, "");
    for (const char *at = text == NULL ? "" : text; *at != '\0'; at++) {
        const char *found = strchr(special, *at);
        if (found != NULL)
            out = talloc_strdup_append_buffer(out, with[found - special]);
        else
            out = talloc_strndup_append_buffer(out, at, 1);
    }
    return out;
}

static const char *markdown(struct run *run, const char *text)
{
    static const char *const with[] = { "\\\\", "\\|", "\\*", "\\_", "&lt;", "\\`" };
    return escaped(run, text, "\\|*_<`", with);
}

const char *paragraph_write(struct run *run, const char *text, enum format format)
{
    switch (format) {
    case FORMAT_MARKDOWN:
        return talloc_asprintf(run, "%s\n", markdown(run, text));
    case FORMAT_HTML:
        return html_paragraph(run, text);
    case FORMAT_LATEX:
        return talloc_asprintf(run, "%s\n", latex_text(run, text));
    default:
        return talloc_asprintf(run, "%s\n", text);
    }
}

static bool is_head(const struct table *table, size_t row)
{
    return table->row[row].kind == ROW_HEAD;
}

const char *table_write_markdown(struct run *run, const struct table *table)
{
    const char *id = markdown(run, table->id), *title = markdown(run, table->title);
    bool bare = *table->id == '\0';
    char *text = table->italic_title
                     ? talloc_asprintf(run, "%s%s%s*%s*\n\n", bare ? "" : "**", id,
                                       bare ? "" : "**\n\n", title)
                     : talloc_asprintf(run, "**%s%s%s**\n\n", id, bare ? "" : ": ", title);
    if (table->made_up)
        text = talloc_asprintf_append_buffer(text, "%s\n\n", MADE_UP_NOTE);
    for (size_t c = 0; c < table->columns; c++)
        text = talloc_asprintf_append_buffer(text, "| %s ",
                                             markdown(run, table_heading(run, table, c)));
    text = talloc_strdup_append_buffer(text, "|\n");
    for (size_t c = 0; c < table->columns; c++)
        text = talloc_strdup_append_buffer(text, table->align[c] == ALIGN_LEFT ? "|:---" : "|---:");
    text = talloc_strdup_append_buffer(text, "|\n");
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        for (size_t c = 0; c < table->columns && !is_head(table, r); c++) {
            const struct cell *cell = &row->cell[c];
            const char *mark =
                cell->mark == NULL ? "" : talloc_asprintf(run, "<sup>%s</sup> ", cell->mark);
            const char *shown = markdown(run, cell->text);
            bool subdued = row->kind == ROW_PRINTED && c == 0;
            text =
                talloc_asprintf_append_buffer(text, subdued ? "| %s*%s* " : "| %s%s ", mark, shown);
        }
        if (!is_head(table, r))
            text = talloc_strdup_append_buffer(text, "|\n");
    }
    for (size_t i = 0; i < table->notes; i++)
        text = talloc_asprintf_append_buffer(text, "\n%s\n", markdown(run, table->note[i]));
    return text;
}

const char *table_write_csv(struct run *run, const struct table *table)
{
    char *text = talloc_strdup(run, "mark");
    for (size_t c = 0; c < table->columns; c++)
        text =
            talloc_asprintf_append_buffer(text, ",%s", csv_safe(run, table_heading(run, table, c)));
    text = talloc_strdup_append_buffer(text, table->made_up ? ",made_up\n" : "\n");
    for (size_t r = 0; r < table->rows; r++) {
        if (is_head(table, r))
            continue;
        const char *mark = table->row[r].cell[0].mark;
        text = talloc_strdup_append_buffer(text, mark == NULL ? "" : mark);
        for (size_t c = 0; c < table->columns; c++)
            text = talloc_asprintf_append_buffer(text, ",%s",
                                                 csv_safe(run, table->row[r].cell[c].text));
        text = talloc_strdup_append_buffer(text, table->made_up ? ",made-up data\n" : "\n");
    }
    return text;
}
