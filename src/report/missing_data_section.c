#include "report/missing_data_section.h"

#include <math.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "base/text.h"
#include "fit/missingness.h"
#include "report/json.h"

enum { MOST_PATTERNS = 20, MOST_ROWS = 40 };

/* One model's part. */
struct part {
    struct run *run;
    const struct analysis *analysis;
    const struct fit *fit;
    const struct missingness *found;
    bool named; /* rows may be */
};

/* "2 confidential; 1 not available": the reasons that a column is missing for. */
static const char *reasons_of(struct run *run, const struct missing_column *column)
{
    char *text = talloc_strdup(run, "");
    for (size_t k = 0; k < MISSING_KINDS; k++)
        if (column->reason[k] > 0)
            text = talloc_asprintf_append_buffer(text, "%s%zu %s", *text == '\0' ? "" : "; ",
                                                 column->reason[k], missing_name((enum missing)k));
    return text;
}

/* Whether the means of a column may be told. */
static bool may_tell(const struct part *part, const struct missing_column *column)
{
    return part->named || !column->column->confidential
           || (column->complete.count >= FEWEST_ANSWERS
               && column->incomplete.count >= FEWEST_ANSWERS);
}

static bool is_shown(const struct part *part, const struct missing_column *column)
{
    return column->compared && may_tell(part, column);
}

static struct table *columns_table(const struct part *part)
{
    static const char *const heading[] = { "Variable", "Missing", "%", "Why" };
    struct run *run = part->run;
    const struct missingness *found = part->found;
    struct table *table = table_headed(
        run, talloc_asprintf(run, "Missing data: %s", part->fit->design->formula->text), heading,
        4);
    table->align[3] = ALIGN_LEFT;
    for (size_t i = 0; i < found->columns; i++) {
        const struct missing_column *column = &found->column[i];
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = column->column->name;
        row->cell[1].text = talloc_asprintf(run, "%zu", column->missing);
        row->cell[2].text =
            number_fixed(run, 100 * (double)column->missing / (double)found->rows, 1);
        row->cell[3].text = reasons_of(run, column);
    }
    size_t lack = found->rows - found->complete;
    if (lack == 0)
        table_add_note(run, table, "Nothing is missing: all %zu %s have every variable.",
                       found->rows, part->analysis->rows_are);
    else
        table_add_note(run, table,
                       "%zu of %zu %s have every variable; %zu (%s%%) lack one or more.",
                       found->complete, found->rows, part->analysis->rows_are, lack,
                       number_fixed(run, 100 * (double)lack / (double)found->rows, 1));
    return table;
}

static const char *pattern_words(const struct part *part, const struct missing_pattern *pattern)
{
    const char **name = run_array(part->run, const char *, pattern->columns + 1);
    for (size_t i = 0; i < pattern->columns; i++)
        name[i] = part->found->column[pattern->column[i]].column->name;
    return pattern->columns == 0 ? "nothing" : text_list(part->run, name, pattern->columns);
}

static struct table *patterns_table(const struct part *part)
{
    static const char *const heading[] = { "What is missing together", "Rows" };
    struct run *run = part->run;
    struct table *table = table_headed(run, "Patterns of missing data", heading, 2);
    size_t patterns = part->found->patterns, others = 0;
    for (size_t i = 0; i < patterns; i++) {
        const struct missing_pattern *pattern = &part->found->pattern[i];
        if (i >= MOST_PATTERNS) {
            others += pattern->rows;
            continue;
        }
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = pattern_words(part, pattern);
        row->cell[1].text = talloc_asprintf(run, "%zu", pattern->rows);
    }
    if (others > 0)
        table_add_note(run, table, "%zu more rows in %zu rarer patterns.", others,
                       patterns - MOST_PATTERNS);
    return table;
}

static void add_comparison(struct run *run, const struct missing_column *column,
                           struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    double error = column->std_error;
    row->cell[0].text = column->column->name;
    row->cell[1].text = talloc_asprintf(run, "%zu", column->complete.count);
    row->cell[2].text = number_to_error(run, column->complete.mean, error);
    row->cell[3].text = talloc_asprintf(run, "%zu", column->incomplete.count);
    row->cell[4].text = number_to_error(run, column->incomplete.mean, error);
    row->cell[5].text = number_to_error(run, column->difference, error);
    row->cell[6].text = number_fixed(run, column->statistic, 2);
    row->cell[7].text = number_df(run, column->df);
    row->cell[8].text = number_p_starred(run, column->p_value, 3);
}

static void note_comparison(const struct part *part, struct table *table, size_t shown,
                            size_t smallest)
{
    struct run *run = part->run;
    table_add_note(run, table,
                   "Means of the rows that have the variable: rows with every variable of the "
                   "model, and the others. Welch's t test (Welch 1947), %zu %s; among so many, one "
                   "in twenty is below .05 by chance.",
                   shown, shown == 1 ? "comparison" : "comparisons");
    table_add_note(run, table,
                   "A small p says that incomplete rows differ, so that results for complete rows "
                   "may not hold for all%s. A large one does not show that they are alike%s.",
                   smallest > 0 ? talloc_asprintf(run, " (here for %zu of %zu)", smallest, shown)
                                : "",
                   smallest > 0 ? "" : ": with few incomplete rows it could hardly be small");
}

/* NULL where there is nothing to compare. */
static struct table *comparison_table(const struct part *part)
{
    static const char *const heading[] = { "Variable",   "n", "complete", "n", "incomplete",
                                           "Difference", "t", "df",       "p" };
    struct table *table = table_headed(part->run, "Complete and incomplete rows", heading, 9);
    size_t shown = 0, below = 0, held_back = 0;
    for (size_t i = 0; i < part->found->columns; i++) {
        const struct missing_column *column = &part->found->column[i];
        held_back += column->compared && !may_tell(part, column);
        if (!is_shown(part, column))
            continue;
        add_comparison(part->run, column, table);
        shown++;
        below += column->p_value < 0.05;
    }
    if (shown > 0)
        note_comparison(part, table, shown, below);
    if (held_back > 0)
        table_add_note(part->run, table,
                       "%zu more not shown: a mean of fewer than %d confidential answers would "
                       "tell them.",
                       held_back, FEWEST_ANSWERS);
    return shown > 0 ? table : NULL;
}

static struct table *rows_table(const struct part *part)
{
    static const char *const heading[] = { "Incomplete row", "What it lacks" };
    struct table *table = table_headed(part->run, "Incomplete rows", heading, 2);
    const struct missingness *found = part->found;
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < found->left_outs && i < MOST_ROWS; i++) {
        struct table_row *row = table_add_row(part->run, table, ROW_BODY);
        row->cell[0].text = part->analysis->offer.frame->row_name[found->left_out[i].row];
        row->cell[1].text = found->left_out[i].why;
    }
    if (found->left_outs > MOST_ROWS)
        table_add_note(part->run, table, "And %zu more; --format json has all.",
                       found->left_outs - MOST_ROWS);
    return table;
}

static char *add_csv(const struct part *part, char *text)
{
    struct run *run = part->run;
    for (size_t i = 0; i < part->found->columns; i++) {
        const struct missing_column *c = &part->found->column[i];
        bool shown = is_shown(part, c), told = may_tell(part, c);
        const double values[] = { told ? c->complete.mean : NAN,   told ? c->complete.sd : NAN,
                                  told ? c->incomplete.mean : NAN, told ? c->incomplete.sd : NAN,
                                  shown ? c->difference : NAN,     shown ? c->std_error : NAN,
                                  shown ? c->statistic : NAN,      shown ? c->df : NAN,
                                  shown ? c->p_value : NAN,        shown ? c->conf_low : NAN,
                                  shown ? c->conf_high : NAN };
        text = talloc_asprintf_append_buffer(
            text, "%s,%s,%zu,%zu,%s,%s,%zu,%zu", csv_safe(run, part->fit->design->formula->text),
            csv_safe(run, c->column->name), part->found->rows, c->missing,
            number_full(run, (double)c->missing / (double)part->found->rows),
            csv_safe(run, reasons_of(run, c)), c->complete.count, c->incomplete.count);
        text = csv_add_numbers(run, text, values, sizeof values / sizeof *values);
        text = talloc_asprintf_append_buffer(text, "\n");
    }
    return text;
}

static json_t *moments_json(const struct sample_moments *moments, bool told)
{
    return json_pack("{s:I, s:o, s:o}", "n", (json_int_t)moments->count, "mean",
                     json_number_or_null(told ? moments->mean : NAN), "sd",
                     json_number_or_null(told ? moments->sd : NAN));
}

static json_t *column_json(const struct part *part, const struct missing_column *c)
{
    bool shown = is_shown(part, c), told = may_tell(part, c);
    json_t *reasons = json_object();
    for (size_t k = 0; k < MISSING_KINDS; k++)
        if (c->reason[k] > 0)
            json_object_set_new(reasons, missing_name((enum missing)k),
                                json_integer((json_int_t)c->reason[k]));
    return json_pack("{s:o, s:I, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
                     "variable", json_name(c->column->name), "missing", (json_int_t)c->missing,
                     "share", json_number_or_null((double)c->missing / (double)part->found->rows),
                     "reasons", reasons, "complete", moments_json(&c->complete, told), "incomplete",
                     moments_json(&c->incomplete, told), "difference",
                     json_number_or_null(shown ? c->difference : NAN), "std_error",
                     json_number_or_null(shown ? c->std_error : NAN), "statistic",
                     json_number_or_null(shown ? c->statistic : NAN), "df",
                     json_number_or_null(shown ? c->df : NAN), "p_value",
                     json_number_or_null(shown ? c->p_value : NAN), "conf_low",
                     json_number_or_null(shown ? c->conf_low : NAN), "conf_high",
                     json_number_or_null(shown ? c->conf_high : NAN));
}

static json_t *part_json(const struct part *part)
{
    const struct missingness *found = part->found;
    json_t *variables = json_array(), *patterns = json_array(), *rows = json_array();
    for (size_t i = 0; i < found->columns; i++)
        json_array_append_new(variables, column_json(part, &found->column[i]));
    for (size_t i = 0; i < found->patterns; i++) {
        json_t *names = json_array();
        for (size_t k = 0; k < found->pattern[i].columns; k++)
            json_array_append_new(
                names, json_name(found->column[found->pattern[i].column[k]].column->name));
        json_array_append_new(
            patterns,
            json_pack("{s:I, s:o}", "rows", (json_int_t)found->pattern[i].rows, "missing", names));
    }
    for (size_t i = 0; part->named && i < found->left_outs; i++)
        json_array_append_new(
            rows,
            json_pack("{s:o, s:o}", "row",
                      json_name(part->analysis->offer.frame->row_name[found->left_out[i].row]),
                      "reason", json_name(found->left_out[i].why)));
    return json_pack("{s:s, s:I, s:I, s:o, s:o, s:o}", "formula", part->fit->design->formula->text,
                     "rows", (json_int_t)found->rows, "complete", (json_int_t)found->complete,
                     "variables", variables, "patterns", patterns, "incomplete_rows", rows);
}

static void add_tables(const struct part *part, struct section *section)
{
    section_add(part->run, section, columns_table(part));
    if (part->found->complete == part->found->rows)
        return;
    section_add(part->run, section, patterns_table(part));
    struct table *comparison = comparison_table(part);
    if (comparison != NULL)
        section_add(part->run, section, comparison);
    if (part->named)
        section_add(part->run, section, rows_table(part));
}

bool missing_data_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    json_t *models = json_array();
    char *text = talloc_strdup(run, "model,variable,rows,missing,share,reasons,complete.n,"
                                    "incomplete.n,complete.mean,complete.sd,incomplete.mean,"
                                    "incomplete.sd,difference,std.error,statistic,df,p.value,"
                                    "conf.low,conf.high\n");
    for (size_t m = 0; m < inquiry->fits; m++) {
        const struct fit *fit = inquiry->fit[m];
        const struct part part = { .run = run,
                                   .analysis = inquiry->whole,
                                   .fit = fit,
                                   .found = missingness_of(run, &inquiry->whole->offer,
                                                           fit->design->formula,
                                                           inquiry->whole->inference.conf_level),
                                   .named = analysis_may_name(inquiry->whole, fit) };
        add_tables(&part, section);
        text = add_csv(&part, text);
        json_array_append_new(models, part_json(&part));
    }
    section->csv = text;
    section_json(run, section, models);
    return true;
}
