/* Tables for LaTeX: rules of booktabs, decimal points lined up by columns in two halves (r@{}l),
 * words that are long in columns that break them, many rows over several pages, many columns on a
 * page that is turned. What a table needs stands in a comment before it. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "report/write.h"

/* What a page holds at a size, as it is or turned, at the usual margins of article: em of a line,
 * and lines. The first that a table fits is taken, its long words broken. */
static const struct level {
    const char *size;
    double line;
    size_t lines;
    bool turned;
} levels[] = {
    { "", 34.5, 36, false },
    { "\\footnotesize\\setlength{\\tabcolsep}{4pt}", 43.0, 48, false },
    { "\\scriptsize\\setlength{\\tabcolsep}{3pt}", 49.0, 54, false },
    { "\\footnotesize\\setlength{\\tabcolsep}{4pt}", 68.0, 28, true },
    { "\\scriptsize\\setlength{\\tabcolsep}{3pt}", 78.0, 32, true },
};
enum { LEVELS = sizeof levels / sizeof *levels, LINE_OF_NOTE = 100 };

static const double gap = 1.2, long_words = 16.0; /* em: between columns; from there on broken */

/* How one table is set: the width of each column, and which are broken. */
struct setting {
    const struct level *level;
    double *width; /* em */
    bool *broken;
    bool any_broken, paged;
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
        { "\u03B2", "$\\beta$" },
        { "\u221A", "$\\surd$" },
        { "\u00A0", "~" },
    };
    return text == NULL ? "" : replaced(run, text, signs, sizeof signs / sizeof *signs);
}

static const char *figure_latex(struct run *run, const char *text)
{
    return latex_text(run, table_minus(run, text));
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

/* About how wide a text is: capitals and signs are wider than figures, and these than small
 * letters. */
static double em_of(const char *text, size_t length)
{
    double width = 0;
    for (size_t i = 0; i < length; i++) {
        bool continues = ((unsigned char)text[i] & 0xC0) == 0x80;
        bool wide = g_ascii_isupper(text[i]) || strchr("=<>~+-mw%", text[i]) != NULL;
        width += continues ? 0.0 : wide ? 0.78 : 0.5;
    }
    return width;
}

static double longest_word(const char *text)
{
    double longest = 0;
    for (; *text != '\0'; text += strspn(text, " ")) {
        size_t length = strcspn(text, " ");
        longest = fmax(longest, em_of(text, length));
        text += length;
    }
    return longest;
}

/* The widest cell of a column, or its longest word. */
static double widest(const struct table *table, size_t column, bool words)
{
    double width = 0;
    for (size_t r = 0; r < table->rows; r++) {
        const struct cell *cell = &table->row[r].cell[column];
        const char *text = cell->span != 1 || cell->text == NULL ? "" : cell->text;
        width = fmax(width, words ? longest_word(text) : em_of(text, strlen(text)));
    }
    return width;
}

/* A heading over several columns may be wider than they are: the last makes room. */
static void widen_for_spans(const struct table *table, struct setting *setting)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns; c++) {
            const struct cell *cell = &table->row[r].cell[c];
            if (cell->span < 2 || cell->text == NULL)
                continue;
            double have = gap * (double)(cell->span - 1);
            for (size_t i = c; i < c + cell->span; i++)
                have += setting->width[i];
            double more = em_of(cell->text, strlen(cell->text)) - have;
            setting->width[c + cell->span - 1] += fmax(more, 0.0);
        }
}

/* Columns of long words share what the others leave of the line, by what they would like. */
static void break_words(const struct table *table, struct setting *setting)
{
    double fixed = 0, wanted = 0;
    for (size_t c = 0; c < table->columns; c++)
        *(setting->broken[c] ? &wanted : &fixed) += setting->width[c] + gap;
    double share = (setting->level->line - fixed) / fmax(wanted, 1.0);
    for (size_t c = 0; c < table->columns; c++)
        if (setting->broken[c] && share < 1.0)
            setting->width[c] =
                fmax(share * (setting->width[c] + gap) - gap, widest(table, c, true));
}

/* More rows and notes than a page holds go over several. */
static bool needs_pages(const struct table *table, const struct level *level)
{
    size_t lines = table->rows + 4;
    for (size_t i = 0; i < table->notes; i++)
        lines += 1 + strlen(table->note[i]) / LINE_OF_NOTE;
    return lines > level->lines;
}

static struct setting setting_of(struct run *run, const struct table *table)
{
    struct setting setting = { .level = levels,
                               .width = run_array(run, double, table->columns),
                               .broken = run_array(run, bool, table->columns) };
    double whole = 0, least = 0;
    for (size_t c = 0; c < table->columns; c++)
        setting.width[c] = widest(table, c, false);
    widen_for_spans(table, &setting);
    for (size_t c = 0; c < table->columns; c++) {
        bool words = table->align[c] == ALIGN_LEFT && setting.width[c] > long_words;
        whole += setting.width[c] + gap;
        least += (words ? fmax(long_words, widest(table, c, true)) : setting.width[c]) + gap;
    }
    while (setting.level + 1 < levels + LEVELS && least > setting.level->line)
        setting.level++;
    for (size_t c = 0; c < table->columns && whole > setting.level->line; c++) {
        setting.broken[c] = table->align[c] == ALIGN_LEFT && setting.width[c] > long_words;
        setting.any_broken |= setting.broken[c];
    }
    break_words(table, &setting);
    if (setting.level == levels && needs_pages(table, setting.level))
        setting.level++;
    setting.paged = needs_pages(table, setting.level);
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
        else if (setting->broken[c])
            text = talloc_asprintf_append_buffer(text, ">{\\raggedright\\arraybackslash}p{%.1fem}",
                                                 setting->width[c]);
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

/* After the end of a row, and after a rule, TeX would take such a cell for an argument of these. */
static bool is_argument(const char *latex)
{
    return *latex != '\0' && strchr("([*", *latex) != NULL;
}

static char *row_append(struct run *run, char *text, const struct table *table, size_t at)
{
    const struct table_row *row = &table->row[at];
    char *rules = talloc_strdup(run, "");
    for (size_t c = 0, left = 1; c < table->columns; c += row->cell[c].span) {
        const struct cell *cell = &row->cell[c];
        size_t columns = halves(table, c, cell->span);
        const char *latex = cell_latex(run, table, row, c);
        text = talloc_asprintf_append_buffer(text, "%s%s",
                                             c > 0                ? " & "
                                             : is_argument(latex) ? "{}"
                                                                  : "",
                                             latex);
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
    return talloc_strdup_append_buffer(
        text, heads(table) > 0 && heads(table) < table->rows ? "\\midrule\n" : "");
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

static const char numbered[] = "Table ";

/* The number that the table has, where the style would count. */
static const char *numbering(struct run *run, const struct table *table)
{
    return g_str_has_prefix(table->id, numbered)
               ? talloc_asprintf(run, "\\renewcommand{\\thetable}{%s}%%\n",
                                 latex_text(run, table->id + strlen(numbered)))
               : "";
}

static const char *caption(struct run *run, const struct table *table)
{
    bool named = *table->id != '\0' && !g_str_has_prefix(table->id, numbered);
    const char *title = latex_text(run, table->title);
    if (table->italic_title)
        title = talloc_asprintf(run, "\\textit{%s}", title);
    return talloc_asprintf(run, "\\caption{%s%s%s%s}", named ? latex_text(run, table->id) : "",
                           named ? ": " : "", title, table->made_up ? ". " MADE_UP_NOTE : "");
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
                           setting->any_broken ? ",array" : "", setting->paged ? ",longtable" : "",
                           setting->level->turned ? ",lscape" : "");
}

/* On one page: a float. */
static char *float_append(struct run *run, char *text, const struct table *table,
                          const struct setting *setting)
{
    text = talloc_asprintf_append_buffer(
        text, "\\begin{table}[htbp]\n\\centering%s\n%s%s\n\\begin{tabular}{%s}\n",
        setting->level->size, numbering(run, table), caption(run, table),
        columns_latex(run, table, setting));
    text = rows_append(run, heads_append(run, text, table), table);
    text = talloc_strdup_append_buffer(text, "\\bottomrule\n\\end{tabular}\n");
    return talloc_strdup_append_buffer(notes_append(run, text, table), "\\end{table}\n");
}

/* Over several pages: the headings come again on each. */
static char *pages_append(struct run *run, char *text, const struct table *table,
                          const struct setting *setting)
{
    text = talloc_asprintf_append_buffer(text, "{%s\n%s\\begin{longtable}{%s}\n%s \\\\\n",
                                         setting->level->size, numbering(run, table),
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
    if (setting.level->turned)
        text = talloc_strdup_append_buffer(text, "\\begin{landscape}\n");
    text = setting.paged ? pages_append(run, text, table, &setting)
                         : float_append(run, text, table, &setting);
    return setting.level->turned ? talloc_strdup_append_buffer(text, "\\end{landscape}\n") : text;
}
