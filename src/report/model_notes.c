#include "report/model_notes.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* More names than this are counted, and listed in the file of rows left out. */
enum { MOST_NAMES = 10 };

/* Rows of the frame that share a reason for being left out of some model of the table. */
struct reason {
    const char *why;
    size_t rows;
    size_t *row;
};

struct reasons {
    size_t count;
    struct reason *reason;
};

static void reason_add(struct run *run, struct reasons *reasons, const struct left_out *left_out)
{
    size_t at = 0;
    while (at < reasons->count && strcmp(reasons->reason[at].why, left_out->why) != 0)
        at++;
    if (at == reasons->count) {
        reasons->reason = run_grow(run, reasons->reason, struct reason, reasons->count + 1);
        reasons->reason[reasons->count++] = (struct reason){ left_out->why, 0, NULL };
    }
    struct reason *reason = &reasons->reason[at];
    for (size_t i = 0; i < reason->rows; i++)
        if (reason->row[i] == left_out->row)
            return;
    reason->row = run_grow(run, reason->row, size_t, reason->rows + 1);
    reason->row[reason->rows++] = left_out->row;
}

static const char *reason_words(struct run *run, const struct frame *frame,
                                const struct reason *reason)
{
    if (reason->rows > MOST_NAMES)
        return talloc_asprintf(run, "%zu authorities (%s)", reason->rows, reason->why);
    const char **names = run_array(run, const char *, reason->rows);
    for (size_t i = 0; i < reason->rows; i++)
        names[i] = frame->row_name[reason->row[i]];
    return talloc_asprintf(run, "%s (%s)", text_list(run, names, reason->rows), reason->why);
}

static void note_left_out(struct run *run, const struct fitted *fitted,
                          const struct fitted_table *source, struct table *table)
{
    struct reasons reasons = { 0, NULL };
    for (size_t i = 0; i < source->table->models; i++) {
        const struct design *design = source->fit[i]->design;
        for (size_t j = 0; j < design->left_outs; j++)
            reason_add(run, &reasons, &design->left_out[j]);
    }
    if (reasons.count == 0)
        return;
    char *text = talloc_strdup(
        run, source->table->models > 1 ? "Left out of models that need the value: " : "Left out: ");
    for (size_t i = 0; i < reasons.count; i++)
        text = talloc_asprintf_append_buffer(
            text, "%s%s", i == 0 ? "" : "; ",
            reason_words(run, fitted->panel->frame, &reasons.reason[i]));
    table_add_note(run, table, "%s. By model in rows-left-out.csv.", text);
}

static void note_imputed(struct run *run, const struct fitted_table *source, struct table *table)
{
    size_t imputed = 0;
    for (size_t i = 0; i < source->table->models; i++)
        imputed =
            source->fit[i]->design->imputed > imputed ? source->fit[i]->design->imputed : imputed;
    if (source->rule == MISSING_RULE_MEAN)
        table_add_note(run, table,
                       "Missing predictors were replaced by their mean over the authorities kept "
                       "(at most %zu cells in one model); standard errors do not know of it.",
                       imputed);
}

static void note_marks(struct run *run, const struct table *table, struct table *target)
{
    bool z = false, ln = false;
    for (size_t r = 0; r < table->rows; r++) {
        const char *mark = table->row[r].cell[0].mark;
        z = z || (mark != NULL && strcmp(mark, "z") == 0);
        ln = ln || (mark != NULL && strcmp(mark, "ln") == 0);
    }
    table_add_note(
        run, target,
        "* significant at the 5%% level, ** at the 1%% level, *** at the 0.1%% level.%s%s "
        "Least squares with classical standard errors.",
        z ? " z = standardised." : "", ln ? " ln = natural logarithm." : "");
}

/* Printed rows that no term of the table stands for. */
static void note_unmatched(struct run *run, const struct fitted *fitted,
                           const struct fitted_table *source, const struct published *published,
                           struct table *table)
{
    bool *matched = run_array(run, bool, published->rows + 1);
    for (size_t i = 0; i < source->table->models; i++) {
        const struct fit *fit = source->fit[i];
        for (size_t c = 0; c < fit->coefficients; c++) {
            const struct published_row *row =
                published_of(run, fitted->panel->frame, published, &source->table->model[i], fit,
                             &fit->coefficient[c]);
            if (row != NULL)
                matched[row - published->row] = true;
        }
    }
    for (size_t r = 0; r < published->rows; r++) {
        const struct published_row *row = &published->row[r];
        if (!matched[r] && strcmp(row->term, "R2") != 0)
            table_add_note(run, table, "Printed and not recomputed: %s, %s, %s (%s:%zu).",
                           row->outcome, row->model, row->term, row->place.file, row->place.line);
    }
}

void model_notes_add(struct run *run, const struct fitted *fitted,
                     const struct fitted_table *source, const struct published *published,
                     const struct tally *tally, struct table *table)
{
    note_marks(run, table, table);
    if (published != NULL && tally_printed(tally) > 0)
        table_add_note(run, table, "As printed: %s.", tally_words(run, tally));
    if (published != NULL)
        note_unmatched(run, fitted, source, published, table);
    note_left_out(run, fitted, source, table);
    note_imputed(run, source, table);
    for (size_t i = 0; i < source->table->notes.count; i++)
        table_add_note(run, table, "%s", source->table->notes.text[i]);
}
