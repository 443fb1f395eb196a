/* Tables for LaTeX: rules of booktabs, decimal points lined up by columns in two halves (r@{}l),
 * words that are long in columns that break them, many rows over several pages, many columns on a
 * page that is turned. What a table needs stands in a comment before it. */
#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "report/write.h"

/* In characters, of what is set at 10 points and the usual margins. */
enum {
    LONG_WORDS = 34, /* of a column: from there on it breaks */
    USUAL_TEXT = 66, /* a line at the usual size */
    SMALL_TEXT = 84, /* at \footnotesize; wider tables are turned */
    MOST_ROWS = 40,  /* on one page */
    BETWEEN_COLUMNS = 2,
};

/* How one table is set. */
struct setting {
    size_t *most; /* characters of the widest cell of each column */
    bool broken, small, turned, paged;
};

struct sign {
    const char *sign, *command;
};

static char *replaced(struct run *run, const char *text, const struct sign *sign, size_t signs)
{
    char *out = talloc_strdup(run, "");
    for (const char *at = text; *at != '\0';) {
        size_t i = 0;
        while (i < signs && strncmp(at, sign[i].sign, strlen(sign[i].sign)) != 0)
            i++;
        out = i < signs ? talloc_strdup_append_buffer(out, sign[i].command)
                        : talloc_strndup_append_buffer(out, at, 1);
        at += i < signs ? strlen(sign[i].sign) : 1;
    }
    return out;
}

const char *latex_text(struct run *run, const char *text)
{
    static const struct sign signs[] = {
        { "&", "\\&" },
        { "%", "\\%" },
        { "$", "\\$" },
        { "#", "\\#" },
        { "_", "\\_" },
        { "{", "\\{" },
        { "}", "\\}" },
        { "~", "\\textasciitilde{}" },
        { "^", "\\textasciicircum{}" },
        { "\\", "\\textbackslash{}" },
        { "<", "\\textless{}" },
        { ">", "\\textgreater{}" },
        { "|", "\\textbar{}" },
        { "\"", "\\textquotedbl{}" },
        { "\u2248", "$\\approx$" },
        { "\u2260", "$\\neq$" },
        { "\u2264", "$\\leq$" },
        { "\u2265", "$\\geq$" },
        { "\u00B2", "\\textsuperscript{2}" },
        { "\u2212", "$-$" },
        { "\u00D7", "$\\times$" },
        { "\u03C7", "$\\chi$" },
        { "\u221A", "$\\surd$" },
        { "\u00A0", "~" },
    };
    return text == NULL ? "" : replaced(run, text, signs, sizeof signs / sizeof *signs);
}

/* A figure, with true minus signs. */
static const char *figure_latex(struct run *run, const char *text)
{
    char *minus = talloc_strdup(run, "");
    for (const char *at = text; *at != '\0'; at++)
        minus = *at == '-' && (g_ascii_isdigit(at[1]) || at[1] == '.')
                    ? talloc_strdup_append_buffer(minus, "\u2212")
                    : talloc_strndup_append_buffer(minus, at, 1);
    return latex_text(run, minus);
}

static bool is_head(const struct table *table, size_t row)
{
    return table->row[row].kind == ROW_HEAD;
}

static bool is_pointed(const struct table *table, size_t column)
{
    return table->align[column] == ALIGN_POINT;
}

/* Columns of LaTeX from `first` on. */
static size_t halves(const struct table *table, size_t first, size_t span)
{
    size_t count = 0;
    for (size_t c = first; c < first + span; c++)
        count += is_pointed(table, c) ? 2 : 1;
    return count;
}

static struct setting setting_of(struct run *run, const struct table *table)
{
    struct setting setting = { .most = run_array(run, size_t, table->columns) };
    size_t width = 0, broken = 0;
    for (size_t c = 0; c < table->columns; c++) {
        for (size_t r = 0; r < table->rows; r++) {
            const struct cell *cell = &table->row[r].cell[c];
            size_t wide = cell->span != 1 || cell->text == NULL ? 0 : text_width(cell->text);
            setting.most[c] = wide > setting.most[c] ? wide : setting.most[c];
        }
        bool words = table->align[c] == ALIGN_LEFT && setting.most[c] > LONG_WORDS;
        width += setting.most[c] + BETWEEN_COLUMNS;
        broken += (words ? LONG_WORDS : setting.most[c]) + BETWEEN_COLUMNS;
    }
    setting.broken = width > USUAL_TEXT;
    setting.small = setting.broken && broken > USUAL_TEXT;
    setting.turned = setting.small && broken > SMALL_TEXT;
    setting.paged = table->rows > MOST_ROWS;
    return setting;
}

static const char *columns_latex(struct run *run, const struct table *table,
                                 const struct setting *setting)
{
    char *text = talloc_strdup(run, "@{}");
    for (size_t c = 0; c < table->columns; c++) {
        if (is_pointed(table, c))
            text = talloc_strdup_append_buffer(text, "r@{}l");
        else if (table->align[c] != ALIGN_LEFT)
            text = talloc_strdup_append_buffer(text, table->align[c] == ALIGN_RIGHT ? "r" : "c");
        else if (setting->broken && setting->most[c] > LONG_WORDS)
            text = talloc_strdup_append_buffer(text, ">{\\raggedright\\arraybackslash}p{16em}");
        else
            text = talloc_strdup_append_buffer(text, "l");
    }
    return talloc_strdup_append_buffer(text, "@{}");
}

static const char *mark_latex(struct run *run, const struct cell *cell)
{
    return cell->mark == NULL
               ? ""
               : talloc_asprintf(run, "\\textsuperscript{%s}\\,", latex_text(run, cell->mark));
}

static const char *cell_latex(struct run *run, const struct table *table,
                              const struct table_row *row, size_t column)
{
    const struct cell *cell = &row->cell[column];
    const char *text = cell->text == NULL ? "" : cell->text;
    size_t columns = halves(table, column, cell->span);
    bool heading = row->kind == ROW_HEAD;
    if (cell->span > 1 || (heading && columns > 1))
        return *text == '\0' ? talloc_asprintf(run, "\\multicolumn{%zu}{c}{}", columns)
                             : talloc_asprintf(run, "\\multicolumn{%zu}{c}{%s}", columns,
                                               latex_text(run, text));
    if (is_pointed(table, column)) {
        const char *before = talloc_strndup(run, text, table_point(text));
        return talloc_asprintf(run, "%s&%s", figure_latex(run, before),
                               figure_latex(run, text + strlen(before)));
    }
    if (row->kind == ROW_PRINTED && column == 0)
        return talloc_asprintf(run, "\\quad %s", latex_text(run, text));
    /* What begins with one of these would be read as an option of the line before. */
    const char *guard = column == 0 && (*text == '[' || *text == '*') ? "{}" : "";
    return talloc_asprintf(run, "%s%s%s", guard, mark_latex(run, cell),
                           table->align[column] == ALIGN_LEFT ? latex_text(run, text)
                                                              : figure_latex(run, text));
}

static char *row_append(struct run *run, char *text, const struct table *table, size_t at)
{
    const struct table_row *row = &table->row[at];
    char *rules = talloc_strdup(run, "");
    for (size_t c = 0, left = 1; c < table->columns; c += row->cell[c].span) {
        const struct cell *cell = &row->cell[c];
        size_t columns = halves(table, c, cell->span);
        text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : " & ",
                                             cell_latex(run, table, row, c));
        if (row->kind == ROW_HEAD && cell->span > 1 && cell->text != NULL && *cell->text != '\0')
            rules = talloc_asprintf_append_buffer(rules, "\\cmidrule(lr){%zu-%zu}\n", left,
                                                  left + columns - 1);
        left += columns;
    }
    return talloc_asprintf_append_buffer(text, " \\\\\n%s", rules);
}

static size_t heads(const struct table *table)
{
    size_t count = 0;
    while (count < table->rows && is_head(table, count))
        count++;
    return count;
}

static char *heads_append(struct run *run, char *text, const struct table *table)
{
    text = talloc_strdup_append_buffer(text, "\\toprule\n");
    for (size_t r = 0; r < heads(table); r++)
        text = row_append(run, text, table, r);
    return talloc_strdup_append_buffer(text, heads(table) < table->rows ? "\\midrule\n" : "");
}

static char *rows_append(struct run *run, char *text, const struct table *table)
{
    for (size_t r = heads(table); r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        if (r > heads(table) && (row->rule_above || table_summary_begins(table, r)))
            text = talloc_strdup_append_buffer(text, "\\midrule\n");
        text = row_append(run, text, table, r);
    }
    return text;
}

static const char *caption(struct run *run, const struct table *table)
{
    static const char word[] = "Table ";
    const char *made_up = table->made_up ? ". " MADE_UP_NOTE : "";
    if (*table->id == '\0')
        return talloc_asprintf(run, "\\caption{%s%s}", latex_text(run, table->title), made_up);
    /* The number that the table has, where the style would count. */
    bool numbered = g_str_has_prefix(table->id, word);
    if (numbered)
        return talloc_asprintf(run, "\\renewcommand{\\thetable}{%s}%%\n\\caption{%s%s}",
                               latex_text(run, table->id + strlen(word)),
                               latex_text(run, table->title), made_up);
    return talloc_asprintf(run, "\\caption{%s: %s%s}", latex_text(run, table->id),
                           latex_text(run, table->title), made_up);
}

static char *notes_append(struct run *run, char *text, const struct table *table)
{
    if (table->notes == 0)
        return text;
    text = talloc_strdup_append_buffer(text, "\\par\\medskip\n{\\footnotesize\\raggedright\n");
    for (size_t i = 0; i < table->notes; i++)
        text = talloc_asprintf_append_buffer(text, "\\noindent %s\\par\n",
                                             latex_text(run, table->note[i]));
    return talloc_strdup_append_buffer(text, "}\n");
}

static const char *needs(struct run *run, const struct setting *setting)
{
    return talloc_asprintf(run, "%% \\usepackage{booktabs%s%s%s}\n",
                           setting->broken ? ",array" : "", setting->paged ? ",longtable" : "",
                           setting->turned ? ",lscape" : "");
}

/* On one page: a float. */
static char *float_append(struct run *run, char *text, const struct table *table,
                          const struct setting *setting)
{
    text = talloc_asprintf_append_buffer(
        text, "\\begin{table}[htbp]\n\\centering%s\n%s\n\\begin{tabular}{%s}\n",
        setting->small ? "\\footnotesize\\setlength{\\tabcolsep}{4pt}" : "", caption(run, table),
        columns_latex(run, table, setting));
    text = rows_append(run, heads_append(run, text, table), table);
    text = talloc_strdup_append_buffer(text, "\\bottomrule\n\\end{tabular}\n");
    return talloc_strdup_append_buffer(notes_append(run, text, table), "\\end{table}\n");
}

/* Over several pages: the headings come again on each. */
static char *pages_append(struct run *run, char *text, const struct table *table,
                          const struct setting *setting)
{
    text = talloc_asprintf_append_buffer(
        text, "{%s\n\\begin{longtable}{%s}\n%s \\\\\n",
        setting->small ? "\\footnotesize\\setlength{\\tabcolsep}{4pt}" : "",
        columns_latex(run, table, setting), caption(run, table));
    text = talloc_strdup_append_buffer(heads_append(run, text, table), "\\endfirsthead\n");
    text = talloc_strdup_append_buffer(heads_append(run, text, table),
                                       "\\endhead\n\\bottomrule\n\\endlastfoot\n");
    text = talloc_strdup_append_buffer(rows_append(run, text, table), "\\end{longtable}\n");
    return talloc_strdup_append_buffer(notes_append(run, text, table), "}\n");
}

const char *table_write_latex(struct run *run, const struct table *table)
{
    const struct setting setting = setting_of(run, table);
    char *text = talloc_strdup(run, needs(run, &setting));
    if (setting.turned)
        text = talloc_strdup_append_buffer(text, "\\begin{landscape}\n");
    text = setting.paged ? pages_append(run, text, table, &setting)
                         : float_append(run, text, table, &setting);
    return setting.turned ? talloc_strdup_append_buffer(text, "\\end{landscape}\n") : text;
}
