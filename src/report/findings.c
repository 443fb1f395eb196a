/* What became of the print as a whole: findings_table of key_figures.h. */
#include <stdint.h>

#include "base/number.h"
#include "base/text.h"
#include "report/key_figures.h"
#include "report/model_table.h"

/* Findings of one printed table: its coefficients, the constants aside, that are
 * significant in print, and those of them that keep sign and significance. */
struct findings {
    size_t printed, kept;
    size_t lost, gained;
    const char **lost_name;   /* of those that do not */
    const char **gained_name; /* significant here, and not in print */
};

static void add_name(struct run *run, const char ***names, size_t *count,
                     const struct published_row *printed, const struct coefficient *coefficient)
{
    *names = run_grow(run, *names, const char *, *count + 1);
    (*names)[(*count)++] = talloc_asprintf(
        run, "%s for %s, %s (%s, %s)", printed->term, printed->outcome, printed->model,
        number_pointed(run, coefficient->estimate, 3), number_p_phrase(run, coefficient->p_value));
}

static void judge(struct run *run, const struct coefficient *coefficient,
                  const struct published_row *printed, struct findings *findings)
{
    if (!published_significant(printed)) {
        if (coefficient->p_value < .05)
            add_name(run, &findings->gained_name, &findings->gained, printed, coefficient);
        return;
    }
    findings->printed++;
    enum verdict verdict = verdict_compare(run, coefficient, printed).row;
    if (verdict == VERDICT_PRINT || verdict == VERDICT_SIGNIFICANCE)
        findings->kept++;
    else
        add_name(run, &findings->lost_name, &findings->lost, printed, coefficient);
}

static struct findings findings_of(struct run *run, const struct fitted *fitted,
                                   const struct fitted_table *source,
                                   const struct published *published)
{
    struct findings findings = { 0 };
    for (size_t m = 0; m < source->table->models; m++) {
        const struct fit *fit = source->fit[m];
        for (size_t c = 0; c < fit->coefficients; c++) {
            const struct coefficient *coefficient = &fit->coefficient[c];
            const struct published_row *printed = published_of(
                run, fitted->panel->frame, published, &source->table->model[m], fit, coefficient);
            if (printed != NULL && coefficient->formula_term != SIZE_MAX)
                judge(run, coefficient, printed, &findings);
        }
    }
    return findings;
}

static void fill_tally(struct run *run, struct table_row *row, const struct tally *tally)
{
    for (size_t v = VERDICT_PRINT; v < VERDICTS; v++)
        row->cell[v].text = number_count(run, tally->cells[v]);
    row->cell[VERDICTS].text = number_count(run, tally_printed(tally));
}

static void add_headings(struct run *run, struct table *table)
{
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = "Printed cells";
    for (enum verdict v = VERDICT_PRINT; v < VERDICTS; v++)
        row->cell[v].text = verdict_mark(v);
    row->cell[VERDICTS].text = "cells";
    row->cell[VERDICTS + 1].text = "findings kept";
    for (size_t c = 1; c < table->columns; c++)
        table->align[c] = ALIGN_RIGHT;
}

static void add_table(struct run *run, struct table *table, const char *id,
                      const struct tally *tally, const struct findings *findings,
                      enum row_kind kind)
{
    struct table_row *row = table_add_row(run, table, kind);
    row->cell[0].text = id;
    fill_tally(run, row, tally);
    row->cell[VERDICTS + 1].text =
        talloc_asprintf(run, "%zu of %zu", findings->kept, findings->printed);
    if (findings->lost > 0)
        table_add_note(run, table, "%s, findings that do not come back: %s.", id,
                       text_list(run, findings->lost_name, findings->lost));
    if (findings->gained > 0)
        table_add_note(run, table, "%s, significant here and not in print: %s.", id,
                       text_list(run, findings->gained_name, findings->gained));
}

static void note_words(struct run *run, struct table *table)
{
    char *marks = talloc_strdup(run, "");
    for (enum verdict v = VERDICT_PRINT; v < VERDICTS; v++)
        marks = talloc_asprintf_append_buffer(marks, "%s%s %s", v == VERDICT_PRINT ? "" : "; ",
                                              verdict_mark(v), verdict_name(v));
    table_add_note(
        run, table,
        "%s. A cell is a printed estimate, standard error, p-value or R\u00B2. A finding "
        "is a printed coefficient, constants aside, that is significant at the 5%% "
        "level; it is kept if it comes back with the same sign and significant.",
        marks);
}

struct table *findings_table(struct run *run, const struct fitted *fitted,
                             struct published *const *published, const struct tally *tally)
{
    const struct study *study = fitted->panel->study;
    struct table *table = table_new(run, "", "The print and what came back", VERDICTS + 2);
    struct tally all = { { 0 } };
    struct findings total = { 0 };
    table->made_up = fitted->panel->made_up;
    add_headings(run, table);
    for (size_t t = 0; t < study->tables; t++) {
        const struct fitted_table *source = &fitted->table[t];
        if (source->absent != NULL || published[t] == NULL || tally_printed(&tally[t]) == 0)
            continue;
        struct findings findings = findings_of(run, fitted, source, published[t]);
        add_table(run, table, source->table->id, &tally[t], &findings, ROW_BODY);
        tally_join(&all, &tally[t]);
        total.printed += findings.printed;
        total.kept += findings.kept;
    }
    if (tally_printed(&all) == 0)
        return NULL;
    add_table(run, table, "All", &all, &total, ROW_SUMMARY);
    note_words(run, table);
    return table;
}
