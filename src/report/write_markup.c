/* The formats in which a table is pasted into other documents. */
#include <glib.h>
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

/* The signs beyond ASCII that the tables use, as LaTeX has them. */
static const char *latex(struct run *run, const char *text)
{
    static const char *const with[] = {
        "\\&",
        "\\%",
        "\\$",
        "\\#",
        "\\_",
        "\\{",
        "\\}",
        "\\textasciitilde{}",
        "\\textasciicircum{}",
        "\\textbackslash{}",
        "\\textless{}",
        "\\textgreater{}",
    };
    static const struct {
        const char *sign, *command;
    } signs[] = {
        { "\u2248", "$\\approx$" }, { "\u2260", "$\\neq$" },   { "\u00B2", "\\textsuperscript{2}" },
        { "\u2212", "$-$" },        { "\u00D7", "$\\times$" },
    };
    GString *out = g_string_new(escaped(run, text, "&%$#_{}~^\\<>", with));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        g_string_replace(out, signs[i].sign, signs[i].command, 0);
    const char *copy = talloc_strdup(run, out->str);
    g_string_free(out, TRUE);
    return copy;
}

const char *paragraph_write(struct run *run, const char *text, enum format format)
{
    switch (format) {
    case FORMAT_MARKDOWN:
        return talloc_asprintf(run, "%s\n\n", markdown(run, text));
    case FORMAT_HTML:
        return html_paragraph(run, text);
    case FORMAT_LATEX:
        return talloc_asprintf(run, "%s\n\n", latex(run, text));
    default:
        return talloc_asprintf(run, "%s\n\n", text);
    }
}

static bool is_head(const struct table *table, size_t row)
{
    return table->row[row].kind == ROW_HEAD;
}

const char *table_write_markdown(struct run *run, const struct table *table)
{
    const char *id =
        *table->id == '\0' ? "" : talloc_asprintf(run, "%s: ", markdown(run, table->id));
    char *text = talloc_asprintf(run, "**%s%s**\n\n", id, markdown(run, table->title));
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

static char *latex_row(struct run *run, char *text, const struct table_row *row, size_t columns)
{
    for (size_t c = 0; c < columns; c += row->cell[c].span) {
        const struct cell *cell = &row->cell[c];
        const char *mark =
            cell->mark == NULL ? "" : talloc_asprintf(run, "$^{\\mathrm{%s}}$ ", cell->mark);
        const char *shown = latex(run, cell->text);
        text = talloc_strdup_append_buffer(text, c == 0 ? "" : " & ");
        if (cell->span > 1)
            text =
                talloc_asprintf_append_buffer(text, "\\multicolumn{%zu}{c}{%s}", cell->span, shown);
        else
            text = talloc_asprintf_append_buffer(text, "%s%s", mark, shown);
    }
    return talloc_strdup_append_buffer(text, " \\\\\n");
}

const char *table_write_latex(struct run *run, const struct table *table)
{
    const char *id = *table->id == '\0' ? "" : talloc_asprintf(run, "%s: ", latex(run, table->id));
    char *text = talloc_asprintf(run, "\\begin{table}\n\\caption{%s", id);
    text = talloc_asprintf_append_buffer(text, "%s%s%s}\n\\begin{tabular}{",
                                         latex(run, table->title), table->made_up ? ". " : "",
                                         table->made_up ? MADE_UP_NOTE : "");
    for (size_t c = 0; c < table->columns; c++)
        text = talloc_strdup_append_buffer(text, table->align[c] == ALIGN_LEFT ? "l" : "r");
    text = talloc_strdup_append_buffer(text, "}\n\\toprule\n");
    for (size_t r = 0; r < table->rows; r++) {
        text = latex_row(run, text, &table->row[r], table->columns);
        if (is_head(table, r) && r + 1 < table->rows && !is_head(table, r + 1))
            text = talloc_strdup_append_buffer(text, "\\midrule\n");
    }
    text = talloc_strdup_append_buffer(text, "\\bottomrule\n\\end{tabular}\n\n");
    for (size_t i = 0; i < table->notes; i++)
        text = talloc_asprintf_append_buffer(text, "\\footnotesize %s\n\n",
                                             latex(run, table->note[i]));
    return talloc_strdup_append_buffer(text, "\\end{table}\n");
}
