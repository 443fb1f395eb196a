#include "report/robustness_figures.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const struct study *study_of(const struct robustness *robustness)
{
    return robustness->varied->study;
}

/* "Demand for KS4 Progress (A2, multiple)" */
static const char *figure_words(struct run *run, const struct robustness *robustness,
                                const struct printed_figure *figure)
{
    return talloc_asprintf(run, "%s for %s (%s, %s)", figure->printed->term,
                           figure->printed->outcome,
                           study_of(robustness)->table[figure->table]->key, figure->printed->model);
}

/* "KS4 Progress (A1, individual)" over the figures that it has. */
static void add_group(struct run *run, const struct robustness *robustness,
                      const struct printed_figure *figure, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = table->rows > 2;
    row->cell[0].text =
        talloc_asprintf(run, "%s, %s, %s:", study_of(robustness)->table[figure->table]->key,
                        figure->printed->outcome, figure->printed->model);
}

static const char *count_of(struct run *run, const struct robustness *robustness,
                            const struct printed_figure *figure, size_t count)
{
    return figure->fitted == robustness->fitted
               ? number_count(run, count)
               : talloc_asprintf(run, "%zu of %zu", count, figure->fitted);
}

static size_t fill_figure(struct run *run, const struct robustness *robustness,
                          const struct printed_figure *figure, struct table_row *row)
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

static bool same_group(const struct printed_figure *one, const struct printed_figure *other)
{
    return one->table == other->table && strcmp(one->printed->outcome, other->printed->outcome) == 0
           && strcmp(one->printed->model, other->printed->model) == 0;
}

/* "Under all ..." and the like: the figures that `is` says, in one sentence; nothing where there
 * are none. */
static void note_figures(struct run *run, const struct robustness *robustness,
                         bool (*is)(const struct robustness *, const struct printed_figure *),
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

static bool is_always_kept(const struct robustness *robustness, const struct printed_figure *figure)
{
    return figure->finding && figure->kept == robustness->fitted;
}

static bool is_never_kept(const struct robustness *robustness, const struct printed_figure *figure)
{
    (void)robustness;
    return figure->finding && figure->kept == 0;
}

static bool is_always_new(const struct robustness *robustness, const struct printed_figure *figure)
{
    return !figure->finding && !figure->constant && !figure->r_squared
           && figure->significant == robustness->fitted;
}

static size_t count_figures(const struct robustness *robustness,
                            bool (*is)(const struct robustness *, const struct printed_figure *))
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

struct table *robust_findings_table(struct run *run, const struct robustness *robustness)
{
    struct table *table =
        robustness_table_new(run, robustness, "Printed findings under all combinations", 7);
    const struct printed_figure *last = NULL;
    add_figure_headings(run, "Finding", table);
    for (size_t f = 0; f < robustness->figures; f++) {
        const struct printed_figure *figure = &robustness->figure[f];
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

struct table *robust_figures_table(struct run *run, const struct robustness *robustness, size_t t)
{
    const char *title =
        talloc_asprintf(run, "%s under all combinations", study_of(robustness)->table[t]->id);
    struct table *table = robustness_table_new(run, robustness, title, 9);
    const struct printed_figure *last = NULL;
    add_figure_headings(run, "Figure", table);
    for (size_t f = 0; f < robustness->figures; f++) {
        const struct printed_figure *figure = &robustness->figure[f];
        if (figure->table != t)
            continue;
        if (last == NULL || !same_group(last, figure))
            add_group(run, robustness, figure, table);
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        size_t at = fill_figure(run, robustness, figure, row);
        row->cell[at].text = count_of(run, robustness, figure, figure->to_print);
        row->cell[at + 1].text =
            figure->fitted == 0 ? "" : talloc_asprintf(run, "%zu", figure->nearest + 1);
        last = figure;
    }
    table_add_note(run, table,
                   "Over %zu combinations. =: in how many all that is printed of it is the same; "
                   "nearest: the combination whose B (or R\u00B2) is nearest to the print, the "
                   "first of equals.",
                   robustness->fitted);
    return table;
}
