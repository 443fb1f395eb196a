#include "report/robustness_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const struct study *study_of(const struct robustness *robustness)
{
    return robustness->varied->study;
}

static const char *value_of(const struct robustness *robustness, size_t specification,
                            size_t choice)
{
    return study_of(robustness)
        ->choice[choice]
        .to.text[robustness->varied->specification[specification].value[choice]];
}

static const char *number_of(struct run *run, size_t specification)
{
    return talloc_asprintf(run, "%zu", specification + 1);
}

/* "years required 2, factor method ml" */
static const char *values_words(struct run *run, const struct robustness *robustness,
                                size_t specification)
{
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < study_of(robustness)->choices; c++)
        text = talloc_asprintf_append_buffer(text, "%s%s %s", c == 0 ? "" : ", ",
                                             study_of(robustness)->choice[c].name,
                                             value_of(robustness, specification, c));
    return text;
}

const char *figure_words(struct run *run, const struct robustness *robustness,
                         const struct figure *figure)
{
    return talloc_asprintf(run, "%s for %s (%s, %s)", figure->printed->term,
                           figure->printed->outcome,
                           study_of(robustness)->table[figure->table]->key, figure->printed->model);
}

static struct table *titled(struct run *run, const struct robustness *robustness, const char *title,
                            size_t columns)
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

/* The number of a specification and what was chosen in it; gives the next free cell. */
static size_t fill_specification(struct run *run, const struct robustness *robustness, size_t s,
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

static void note_specifications(struct run *run, const struct robustness *robustness,
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
        if (varied->specification[s].own)
            table_add_note(run, table, "The study as it stands is no. %zu (%s).", s + 1,
                           values_words(run, robustness, s));
        if (varied->specification[s].fitted == NULL)
            table_add_note(run, table, "No. %zu (%s) cannot be fitted: %s.", s + 1,
                           values_words(run, robustness, s), varied->specification[s].why_not);
    }
    for (size_t t = 0; t < varied->study->tables; t++)
        if (varied->any->table[t].absent != NULL)
            table_add_note(run, table, "%s is left out: %s.", varied->study->table[t]->id,
                           varied->any->table[t].absent);
}

static struct table *specifications_table(struct run *run, const struct robustness *robustness)
{
    const struct varied *varied = robustness->varied;
    const size_t marks = VERDICTS - VERDICT_PRINT, free_cell = 1 + varied->study->choices;
    struct table *table = titled(run, robustness, "The print under each combination of choices",
                                 free_cell + 1 + marks + 1);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    fill_choices(robustness, table, row);
    row->cell[free_cell].text = "kept";
    fill_verdicts(free_cell + 1, row);
    row->cell[free_cell + 1 + marks].text = "findings";
    for (size_t i = 0; i < varied->count; i++) {
        size_t s = robustness->order[i];
        row = table_add_row(run, table, ROW_BODY);
        fill_specification(run, robustness, s, row);
        const struct fitted *fitted = varied->specification[s].fitted;
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
    note_specifications(run, robustness, table);
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
        if (varied->specification[s].value[choice] != value
            || varied->specification[s].fitted == NULL)
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
    struct table *table = titled(
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

/* "KS4 Progress (A1, individual)" over the figures that it has. */
static void add_group(struct run *run, const struct robustness *robustness,
                      const struct figure *figure, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = table->rows > 2;
    row->cell[0].text =
        talloc_asprintf(run, "%s, %s, %s:", study_of(robustness)->table[figure->table]->key,
                        figure->printed->outcome, figure->printed->model);
}

static const char *count_of(struct run *run, const struct robustness *robustness,
                            const struct figure *figure, size_t count)
{
    return figure->fitted == robustness->fitted
               ? number_count(run, count)
               : talloc_asprintf(run, "%zu of %zu", count, figure->fitted);
}

static size_t fill_figure(struct run *run, const struct robustness *robustness,
                          const struct figure *figure, struct table_row *row)
{
    int decimals = (int)figure->printed->estimate.decimals;
    row->cell[0].text = figure->r_squared ? "R\u00B2" : figure->printed->term;
    row->cell[1].text = figure->printed->estimate.text;
    row->cell[2].text = figure->printed->p_value.text;
    if (figure->fitted > 0) {
        row->cell[3].text = number_pointed(run, figure->low, decimals);
        row->cell[4].text = number_pointed(run, figure->high, decimals);
    }
    if (!figure->r_squared) {
        row->cell[5].text = count_of(run, robustness, figure, figure->sign);
        row->cell[6].text = count_of(run, robustness, figure, figure->kept);
    }
    return 7;
}

static void add_figure_headings(struct run *run, const char *what, struct table *table)
{
    static const char *const heading[] = { NULL,   "printed B",  "p", "lowest", "highest",
                                           "sign", "sign, sig.", "=", "nearest" };
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = what;
    for (size_t c = 1; c < table->columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c < 5 ? ALIGN_POINT : ALIGN_RIGHT;
    }
}

static bool same_group(const struct figure *one, const struct figure *other)
{
    return one->table == other->table && strcmp(one->printed->outcome, other->printed->outcome) == 0
           && strcmp(one->printed->model, other->printed->model) == 0;
}

/* "Under all ..." and the like: the figures that `is` says, in one sentence; nothing where there
 * are none. */
static void note_figures(struct run *run, const struct robustness *robustness,
                         bool (*is)(const struct robustness *, const struct figure *),
                         const char *words, struct table *table)
{
    const char **name = run_array(run, const char *, robustness->figures + 1);
    size_t names = 0;
    for (size_t f = 0; f < robustness->figures; f++)
        if (is(robustness, &robustness->figure[f]))
            name[names++] = figure_words(run, robustness, &robustness->figure[f]);
    if (names > 0)
        table_add_note(run, table, "%s: %s.", words, text_list(run, name, names));
}

static bool is_always_kept(const struct robustness *robustness, const struct figure *figure)
{
    return figure->finding && figure->kept == robustness->fitted;
}

static bool is_never_kept(const struct robustness *robustness, const struct figure *figure)
{
    (void)robustness;
    return figure->finding && figure->kept == 0;
}

static bool is_always_new(const struct robustness *robustness, const struct figure *figure)
{
    return !figure->finding && !figure->constant && !figure->r_squared
           && figure->significant == robustness->fitted;
}

static size_t count_figures(const struct robustness *robustness,
                            bool (*is)(const struct robustness *, const struct figure *))
{
    size_t count = 0;
    for (size_t f = 0; f < robustness->figures; f++)
        count += is(robustness, &robustness->figure[f]);
    return count;
}

static void note_findings(struct run *run, const struct robustness *robustness, struct table *table)
{
    const size_t fitted = robustness->fitted;
    size_t always = count_figures(robustness, is_always_kept);
    size_t never = count_figures(robustness, is_never_kept);
    table_add_note(run, table,
                   "A finding is a printed coefficient, constants aside, that is significant at "
                   "the 5%% level. lowest, highest: B as recomputed, over %zu combinations; sign: "
                   "in how many it has the printed sign; sign, sig.: in how many it is "
                   "significant too.",
                   fitted);
    table_add_note(run, table,
                   "Of %zu findings %zu keep sign and significance under all %zu combinations, "
                   "%zu under some, %zu under none.",
                   robustness->all_findings, always, fitted,
                   robustness->all_findings - always - never, never);
    note_figures(run, robustness, is_always_kept,
                 talloc_asprintf(run, "Under all %zu keep sign and significance", fitted), table);
    note_figures(run, robustness, is_never_kept, "No choice brings back", table);
    note_figures(run, robustness, is_always_new,
                 talloc_asprintf(run, "Significant under all %zu and not in print", fitted), table);
}

static struct table *findings_table_of(struct run *run, const struct robustness *robustness)
{
    struct table *table = titled(run, robustness, "Printed findings under all combinations", 7);
    const struct figure *last = NULL;
    add_figure_headings(run, "Finding", table);
    for (size_t f = 0; f < robustness->figures; f++) {
        const struct figure *figure = &robustness->figure[f];
        if (!figure->finding)
            continue;
        if (last == NULL || !same_group(last, figure))
            add_group(run, robustness, figure, table);
        fill_figure(run, robustness, figure, table_add_row(run, table, ROW_BODY));
        last = figure;
    }
    note_findings(run, robustness, table);
    return table;
}

/* "3/40/12/8" of each table of the study, under each combination. */
static struct table *tables_table(struct run *run, const struct robustness *robustness)
{
    const struct varied *varied = robustness->varied;
    const size_t tables = varied->study->tables, free_cell = 1 + varied->study->choices;
    size_t columns = free_cell;
    struct table *table =
        titled(run, robustness, "Each printed table under each combination", free_cell + tables);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    fill_choices(robustness, table, row);
    for (size_t t = 0; t < tables; t++)
        if (robustness->published[t] != NULL)
            row->cell[columns++].text = varied->study->table[t]->key;
    table->columns = columns;
    for (size_t i = 0; i < varied->count; i++) {
        size_t s = robustness->order[i], at = free_cell;
        row = table_add_row(run, table, ROW_BODY);
        fill_specification(run, robustness, s, row);
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

static struct table *figures_table(struct run *run, const struct robustness *robustness, size_t t)
{
    const char *title =
        talloc_asprintf(run, "%s under all combinations", study_of(robustness)->table[t]->id);
    struct table *table = titled(run, robustness, title, 9);
    const struct figure *last = NULL;
    add_figure_headings(run, "Figure", table);
    for (size_t f = 0; f < robustness->figures; f++) {
        const struct figure *figure = &robustness->figure[f];
        if (figure->table != t)
            continue;
        if (last == NULL || !same_group(last, figure))
            add_group(run, robustness, figure, table);
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        size_t at = fill_figure(run, robustness, figure, row);
        row->cell[at].text = count_of(run, robustness, figure, figure->to_print);
        row->cell[at + 1].text = figure->fitted == 0 ? "" : number_of(run, figure->nearest);
        last = figure;
    }
    table_add_note(run, table,
                   "Over %zu combinations. =: in how many all that is printed of it is the same; "
                   "nearest: the combination whose B (or R\u00B2) is nearest to the print, the "
                   "first of equals.",
                   robustness->fitted);
    return table;
}

struct table **robustness_tables(struct run *run, const struct robustness *robustness, bool all)
{
    const size_t tables = study_of(robustness)->tables;
    struct table **made = run_array(run, struct table *, 5 + tables);
    size_t count = 0;
    made[count++] = specifications_table(run, robustness);
    made[count++] = choices_table(run, robustness);
    if (all)
        made[count++] = tables_table(run, robustness);
    for (size_t t = 0; all && t < tables; t++)
        if (robustness->published[t] != NULL)
            made[count++] = figures_table(run, robustness, t);
    if (robustness->all_findings > 0)
        made[count++] = findings_table_of(run, robustness);
    return made;
}
