#include "report/robustness_table.h"

#include "base/number.h"
#include "report/robustness_figures.h"

static const struct study *study_of(const struct robustness *robustness)
{
    return robustness->varied->study;
}

static const char *value_of(const struct robustness *robustness, size_t combination, size_t choice)
{
    return study_of(robustness)
        ->choice[choice]
        .to.text[robustness->varied->combination[combination].value[choice]];
}

static const char *number_of(struct run *run, size_t combination)
{
    return talloc_asprintf(run, "%zu", combination + 1);
}

/* "years required 2, factor method ml" */
static const char *values_words(struct run *run, const struct robustness *robustness,
                                size_t combination)
{
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < study_of(robustness)->choices; c++)
        text = talloc_asprintf_append_buffer(text, "%s%s %s", c == 0 ? "" : ", ",
                                             study_of(robustness)->choice[c].name,
                                             value_of(robustness, combination, c));
    return text;
}

struct table *robustness_table_new(struct run *run, const struct robustness *robustness,
                                   const char *title, size_t columns)
{
    struct table *table = table_new(run, "", title, columns);
    table->made_up = robustness->varied->any->panel->made_up;
    for (size_t c = 0; c < columns; c++)
        table->align[c] = c == 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    return table;
}

static void fill_tally(struct run *run, const struct tally *tally, size_t first,
                       struct table_row *row)
{
    for (enum verdict v = VERDICT_PRINT; v < VERDICTS; v++)
        row->cell[first + v - VERDICT_PRINT].text = number_count(run, tally->cells[v]);
}

static void fill_verdicts(size_t first, struct table_row *row)
{
    for (enum verdict v = VERDICT_PRINT; v < VERDICTS; v++)
        row->cell[first + v - VERDICT_PRINT].text = verdict_mark(v);
}

static const char *verdicts_words(struct run *run)
{
    char *text = talloc_strdup(run, "");
    for (enum verdict v = VERDICT_PRINT; v < VERDICTS; v++)
        text = talloc_asprintf_append_buffer(text, "%s%s %s", v == VERDICT_PRINT ? "" : "; ",
                                             verdict_mark(v), verdict_name(v));
    return text;
}

/* The number of a combination and what was chosen in it; gives the next free cell. */
static size_t fill_combination(struct run *run, const struct robustness *robustness, size_t s,
                               struct table_row *row)
{
    const size_t choices = study_of(robustness)->choices;
    row->cell[0].text = number_of(run, s);
    for (size_t c = 0; c < choices; c++)
        row->cell[1 + c].text = value_of(robustness, s, c);
    return 1 + choices;
}

static void fill_choices(const struct robustness *robustness, struct table *table,
                         struct table_row *row)
{
    row->cell[0].text = "No.";
    table->align[0] = ALIGN_RIGHT;
    for (size_t c = 0; c < study_of(robustness)->choices; c++) {
        row->cell[1 + c].text = study_of(robustness)->choice[c].name;
        table->align[1 + c] = ALIGN_LEFT;
    }
}

static void note_combinations(struct run *run, const struct robustness *robustness,
                              struct table *table)
{
    const struct varied *varied = robustness->varied;
    const size_t best = robustness->order[0];
    const struct agreement *agreement = &robustness->agreement[best];
    table_add_note(run, table,
                   "Each of the %zu combinations of choices that the study leaves open, best "
                   "agreeing first: by the cells marked = or \u2248, then by those marked =. %s.",
                   varied->count, verdicts_words(run));
    table_add_note(run, table,
                   "Best agreeing: no. %zu (%s), with %zu of %zu cells the same to print, %zu "
                   "more of the same sign and significance, and %zu of %zu findings kept.",
                   best + 1, values_words(run, robustness, best),
                   agreement->all.cells[VERDICT_PRINT], tally_printed(&agreement->all),
                   agreement->all.cells[VERDICT_SIGNIFICANCE], agreement->all_kept,
                   robustness->all_findings);
    for (size_t s = 0; s < varied->count; s++) {
        if (varied->combination[s].own)
            table_add_note(run, table, "The study as it stands is no. %zu (%s).", s + 1,
                           values_words(run, robustness, s));
        if (varied->combination[s].fitted == NULL)
            table_add_note(run, table, "No. %zu (%s) cannot be fitted: %s.", s + 1,
                           values_words(run, robustness, s), varied->combination[s].why_not);
    }
    for (size_t t = 0; t < varied->study->tables; t++)
        if (varied->any->table[t].absent != NULL)
            table_add_note(run, table, "%s is left out: %s.", varied->study->table[t]->id,
                           varied->any->table[t].absent);
}

static struct table *combinations_table(struct run *run, const struct robustness *robustness)
{
    const struct varied *varied = robustness->varied;
    const size_t marks = VERDICTS - VERDICT_PRINT, free_cell = 1 + varied->study->choices;
    struct table *table = robustness_table_new(
        run, robustness, "The print under each combination of choices", free_cell + 1 + marks + 1);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    fill_choices(robustness, table, row);
    row->cell[free_cell].text = "kept";
    fill_verdicts(free_cell + 1, row);
    row->cell[free_cell + 1 + marks].text = "findings";
    for (size_t i = 0; i < varied->count; i++) {
        size_t s = robustness->order[i];
        row = table_add_row(run, table, ROW_BODY);
        fill_combination(run, robustness, s, row);
        const struct fitted *fitted = varied->combination[s].fitted;
        if (fitted == NULL) {
            row->cell[free_cell].text = "not fitted";
            continue;
        }
        row->cell[free_cell].text = number_count(run, fitted->panel->kept_rows);
        fill_tally(run, &robustness->agreement[s].all, free_cell + 1, row);
        row->cell[free_cell + 1 + marks].text = talloc_asprintf(
            run, "%zu of %zu", robustness->agreement[s].all_kept, robustness->all_findings);
    }
    table_add_note(run, table, "kept: local authorities in the analysis.");
    note_combinations(run, robustness, table);
    return table;
}

/* What the combinations with one value of a choice have on average. */
static void add_value(struct run *run, const struct robustness *robustness, size_t choice,
                      size_t value, struct table *table)
{
    const struct varied *varied = robustness->varied;
    double sum[VERDICTS + 1] = { 0 };
    size_t count = 0;
    for (size_t s = 0; s < varied->count; s++) {
        if (varied->combination[s].value[choice] != value || varied->combination[s].fitted == NULL)
            continue;
        count++;
        for (size_t v = 0; v < VERDICTS; v++)
            sum[v] += (double)robustness->agreement[s].all.cells[v];
        sum[VERDICTS] += (double)robustness->agreement[s].all_kept;
    }
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = value == 0 && choice > 0;
    row->cell[0].text = value == 0 ? varied->study->choice[choice].name : "";
    row->cell[1].text = varied->study->choice[choice].to.text[value];
    row->cell[2].text = number_count(run, count);
    for (size_t v = VERDICT_PRINT; count > 0 && v <= VERDICTS; v++)
        row->cell[2 + v].text = number_fixed(run, sum[v] / (double)count, 1);
}

static struct table *choices_table(struct run *run, const struct robustness *robustness)
{
    const struct study *study = study_of(robustness);
    struct table *table = robustness_table_new(
        run, robustness, "Which choice matters: averages over the combinations", 2 + 1 + VERDICTS);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = "Choice";
    row->cell[1].text = "value";
    table->align[1] = ALIGN_LEFT;
    row->cell[2].text = "combinations";
    fill_verdicts(3, row);
    row->cell[2 + VERDICTS].text = "findings kept";
    for (size_t c = 0; c < study->choices; c++)
        for (size_t v = 0; v < study->choice[c].to.count; v++)
            add_value(run, robustness, c, v, table);
    table_add_note(run, table,
                   "Cells of each verdict, and findings kept of %zu, on average over the "
                   "combinations that have the value. Rows of a choice that are alike say that it "
                   "does not decide what comes back.",
                   robustness->all_findings);
    return table;
}

/* "3/40/12/8" of each table of the study, under each combination. */
static struct table *tables_table(struct run *run, const struct robustness *robustness)
{
    const struct varied *varied = robustness->varied;
    const size_t tables = varied->study->tables, free_cell = 1 + varied->study->choices;
    size_t columns = free_cell;
    struct table *table = robustness_table_new(
        run, robustness, "Each printed table under each combination", free_cell + tables);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    fill_choices(robustness, table, row);
    for (size_t t = 0; t < tables; t++)
        if (robustness->published[t] != NULL)
            row->cell[columns++].text = varied->study->table[t]->key;
    table->columns = columns;
    for (size_t i = 0; i < varied->count; i++) {
        size_t s = robustness->order[i], at = free_cell;
        row = table_add_row(run, table, ROW_BODY);
        fill_combination(run, robustness, s, row);
        for (size_t t = 0; t < tables; t++) {
            const size_t *cells = robustness->agreement[s].tally[t].cells;
            if (robustness->published[t] != NULL)
                row->cell[at++].text = talloc_asprintf(run, "%zu/%zu/%zu/%zu", cells[VERDICT_PRINT],
                                                       cells[VERDICT_SIGNIFICANCE],
                                                       cells[VERDICT_SIGN], cells[VERDICT_DIFFERS]);
        }
    }
    table_add_note(run, table, "Printed cells: =/\u2248/~/\u2260. %s.", verdicts_words(run));
    return table;
}

struct table **robustness_tables(struct run *run, const struct robustness *robustness, bool all)
{
    const size_t tables = study_of(robustness)->tables;
    struct table **made = run_array(run, struct table *, 5 + tables);
    size_t count = 0;
    made[count++] = combinations_table(run, robustness);
    made[count++] = choices_table(run, robustness);
    if (all)
        made[count++] = tables_table(run, robustness);
    for (size_t t = 0; all && t < tables; t++)
        if (robustness->published[t] != NULL)
            made[count++] = robust_figures_table(run, robustness, t);
    if (robustness->all_findings > 0)
        made[count++] = robust_findings_table(run, robustness);
    return made;
}
