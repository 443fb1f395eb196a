#include "report/audit_table.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "printed/whole_model.h"

/* A table's name in print, or its file where it has none. */
static const char *name_of(struct run *run, const struct printed_table *table)
{
    return *table->name == '\0' ? table->file : talloc_asprintf(run, "Table %s", table->name);
}

static void fill(struct table_row *row, const char *const *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row->cell[i].text = text[i];
}

static void add_heading(struct run *run, struct table *table, const char *const *heading)
{
    fill(table_add_row(run, table, ROW_HEAD), heading, table->columns);
}

static const char *summary(struct run *run, const struct audit *audit)
{
    size_t impossible = findings_impossible(&audit->findings);
    size_t remarks = audit->findings.count - impossible;
    return talloc_asprintf(run,
                           "Is what is printed possible? %zu impossible, %zu remark%s, in %zu "
                           "table%s",
                           impossible, remarks, remarks == 1 ? "" : "s", audit->sheet->tables,
                           audit->sheet->tables == 1 ? "" : "s");
}

static void add_note(struct run *run, struct table *table, size_t number,
                     const struct finding *finding)
{
    const char *repair =
        *finding->repair == '\0' ? "" : talloc_asprintf(run, " It would hold %s.", finding->repair);
    table_add_note(run, table, "%zu. %s%s", number, finding->what, repair);
}

static struct table *findings_table(struct run *run, const struct audit *audit)
{
    static const char *const heading[] = { "No.", "Verdict", "Where", "Row", "Rule" };
    struct table *table = table_new(run, "", summary(run, audit), 5);
    table->align[0] = ALIGN_RIGHT;
    add_heading(run, table, heading);
    for (size_t i = 0; i < audit->findings.count; i++) {
        const struct finding *finding = &audit->findings.finding[i];
        const struct published_row *row = finding->row;
        const char *text[] = { talloc_asprintf(run, "%zu", i + 1),
                               finding->impossible ? "impossible" : "remark", row_place(run, row),
                               talloc_asprintf(run, "%s, %s, %s", row->outcome, row->model,
                                               row->term),
                               rule_name[finding->rule] };
        fill(table_add_row(run, table, ROW_BODY), text, 5);
        add_note(run, table, i + 1, finding);
    }
    if (audit->findings.count == 0)
        table_add_row(run, table, ROW_BODY)->cell[1].text = "nothing found";
    table_add_note(run, table,
                   "Every printed number stands for all that rounds to it. Degrees of freedom "
                   "are n less the terms less one; fits are taken for ordinary least squares "
                   "with classical standard errors. Another rounding, other software and typing "
                   "can each be the reason for what is found.");
    return table;
}

static struct table *models_table(struct run *run, const struct audit *audit)
{
    static const char *const heading[] = { "",   "Model", "n", "Terms", "R2", "Adjusted R2",
                                           "df", "F",     "p" };
    struct table *table = table_new(run, "", "Whole models, by their R squared", 9);
    for (size_t c = 2; c < 9; c++)
        table->align[c] = ALIGN_RIGHT;
    add_heading(run, table, heading);
    for (size_t i = 0; i < audit->sheet->models; i++) {
        const struct printed_model *model = audit->sheet->model[i];
        struct whole_model whole = whole_model_of(model);
        if (!interval_is_printed(whole.r_squared))
            continue;
        const char *text[] = { name_of(run, model->table),
                               model_name(run, model),
                               talloc_asprintf(run, "%zu", model->nobs),
                               talloc_asprintf(run, "%zu", model->terms),
                               model->r_squared->estimate.text,
                               interval_text(run, whole.adjusted),
                               talloc_asprintf(run, "%zu, %g", model->terms, model->df),
                               interval_text(run, whole.f),
                               p_value_text(run, whole.p_value) };
        fill(table_add_row(run, table, ROW_BODY), text, 9);
    }
    return table;
}

static size_t verdicts(const struct printed_table *table, enum row_verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < table->rows; i++)
        count += table->row[i]->verdict == verdict;
    return count;
}

static struct table *families_table(struct run *run, const struct audit *audit)
{
    static const char *const heading[] = {
        "",      "Consistent", "Says nothing", "Impossible",
        "Tests", "p < .05",    "Holm",         "Benjamini-Hochberg"
    };
    struct table *table = table_new(run, "", "Rows by their p, and families of tests", 8);
    for (size_t c = 1; c < 8; c++)
        table->align[c] = ALIGN_RIGHT;
    struct table_row *over = table_add_row(run, table, ROW_HEAD);
    table_row_span(over, 1, 3, "p from B and SE: rows");
    table_row_span(over, 4, 4, "Family: below .05 in print, and adjusted");
    add_heading(run, table, heading);
    for (size_t i = 0; i < audit->sheet->tables; i++) {
        const struct printed_table *printed = audit->sheet->table[i];
        const size_t count[] = { verdicts(printed, ROW_CONSISTENT),
                                 verdicts(printed, ROW_SAYS_NOTHING),
                                 verdicts(printed, ROW_IMPOSSIBLE),
                                 printed->tests,
                                 printed->significant,
                                 printed->holm,
                                 printed->benjamini_hochberg };
        struct table_row *row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = name_of(run, printed);
        for (size_t c = 0; c < 7; c++)
            row->cell[c + 1].text = talloc_asprintf(run, "%zu", count[c]);
    }
    table_add_note(run, table,
                   "A family is all terms of a table but constants; p as printed, \"<.001\" taken "
                   "as .001.");
    return table;
}

static const char *adjusted(struct run *run, double p_value)
{
    return isnan(p_value) ? "" : number_pointed(run, p_value, 3);
}

static const char *verdict_of(const struct printed_row *row)
{
    bool with_others = row->doubted && row->verdict != ROW_IMPOSSIBLE;
    return with_others ? "not with the rest" : row_verdict_name[row->verdict];
}

static void add_body(struct run *run, struct table *table, const struct printed_row *row)
{
    const struct published_row *print = row->print;
    const char *text[] = { print->term,
                           print->estimate.text,
                           print->std_error.text,
                           print->p_value.text,
                           p_value_text(run, row->implied_p),
                           verdict_of(row),
                           adjusted(run, row->holm),
                           adjusted(run, row->benjamini_hochberg) };
    struct table_row *body = table_add_row(run, table, ROW_BODY);
    fill(body, text, 8);
    if (*print->transform != '\0')
        body->cell[0].mark = print->transform;
}

static bool same_group(const struct printed_row *a, const struct printed_row *b)
{
    return strcmp(a->print->outcome, b->print->outcome) == 0
           && strcmp(a->print->model, b->print->model) == 0;
}

static struct table *rows_table(struct run *run, const struct printed_table *printed)
{
    static const char *const heading[] = {
        "", "B", "SE", "p", "p from B and SE", "Verdict", "Holm", "Benjamini-Hochberg"
    };
    struct table *table = table_new(run, name_of(run, printed), "row by row", 8);
    static const enum align align[] = { ALIGN_LEFT, ALIGN_POINT, ALIGN_POINT, ALIGN_POINT,
                                        ALIGN_LEFT, ALIGN_LEFT,  ALIGN_POINT, ALIGN_POINT };
    memcpy(table->align, align, sizeof align);
    add_heading(run, table, heading);
    for (size_t i = 0; i < printed->rows; i++) {
        const struct printed_row *first = printed->row[i];
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++)
            seen = same_group(printed->row[j], first);
        if (seen)
            continue;
        struct table_row *group = table_add_row(run, table, ROW_BODY);
        group->cell[0].text = model_name(run, first->model);
        for (size_t j = i; j < printed->rows; j++)
            if (same_group(printed->row[j], first))
                add_body(run, table, printed->row[j]);
    }
    return table;
}

struct document *audit_document(struct run *run, const struct audit *audit)
{
    struct document *document = document_new(run, "Are the printed tables possible?");
    struct table *models = models_table(run, audit);
    document_add(run, document, findings_table(run, audit));
    if (models->rows > 1)
        document_add(run, document, models);
    document_add(run, document, families_table(run, audit));
    for (size_t i = 0; i < audit->sheet->tables; i++)
        document_add(run, document, rows_table(run, audit->sheet->table[i]));
    document_answers(document, audit, NULL, audit_json);
    return document;
}
