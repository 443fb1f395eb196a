#include "report/trial_report.h"

#include <string.h>

#include "base/text.h"
#include "report/trial_results.h"
#include "report/trial_tables.h"

enum { MOST_IN_TITLE = 3 };

/* The labels of the models' outcomes, each once. */
static const char *outcomes_list(struct run *run, const struct trial_request *request)
{
    const char **label = run_array(run, const char *, request->models);
    size_t labels = 0;
    for (size_t m = 0; m < request->models; m++) {
        size_t at = 0;
        while (at < labels && strcmp(label[at], request->model[m].label) != 0)
            at++;
        if (at == labels)
            label[labels++] = request->model[m].label;
    }
    return text_list(run, label, labels);
}

const char *trial_title(struct run *run, const struct trial_report *report)
{
    const struct trial_request *request = report->trial->request;
    size_t candidates = request->candidates;
    const char *outcomes = outcomes_list(run, request);
    if (candidates > MOST_IN_TITLE)
        return talloc_asprintf(run, "Tried on %s: %zu candidates", outcomes, candidates);
    return talloc_asprintf(run, "Tried on %s: %s", outcomes,
                           text_list(run, report->label, candidates));
}

const char *trial_passed_words(struct run *run, const struct trial_report *report)
{
    enum { WITH_REASONS = 2, NAMED = 8 };
    const struct understood *understood = report->understood;
    const char **name = NULL, **reason = NULL;
    size_t count = 0;
    for (size_t i = 0; understood != NULL && i < understood->columns; i++) {
        const struct understood_column *column = &understood->column[i];
        if (column->not_taken == NULL)
            continue;
        name = run_grow(run, name, const char *, count + 1);
        reason = run_grow(run, reason, const char *, count + 1);
        name[count] = column->label;
        reason[count++] = talloc_asprintf(run, "%s (%s)", column->label, column->not_taken);
    }
    if (count == 0)
        return NULL;
    if (count <= WITH_REASONS)
        return talloc_asprintf(run, "Not tried: %s.", text_list(run, reason, count));
    if (count > NAMED)
        name[NAMED - 1] = talloc_asprintf(run, "%zu more", count - NAMED + 1);
    return talloc_asprintf(run, "Not tried: %s; why stands under 'The columns that are not tried'.",
                           text_list(run, name, count > NAMED ? NAMED : count));
}

static void add_tables(struct run *run, struct table *const *table, size_t tables,
                       struct document *document)
{
    for (size_t t = 0; t < tables; t++)
        document_add(run, document, table[t]);
}

/* The whole in a sentence, then a paragraph for each candidate and outcome. */
static void add_opening(struct run *run, const struct trial_report *report,
                        struct document *document)
{
    const char *summary = trial_summary(run, report);
    if (summary != NULL)
        document_add_words(run, document, summary);
    for (size_t c = 0; c < report->trial->request->candidates; c++) {
        size_t paragraphs = 0;
        const char **paragraph = trial_paragraphs(run, report, c, &paragraphs);
        for (size_t i = 0; i < paragraphs; i++)
            document_add_words(run, document, paragraph[i]);
    }
    const char *passed = trial_passed_words(run, report);
    if (passed != NULL)
        document_add_words(run, document, passed);
    document_add_words(run, document, trial_closing(run, report));
}

struct document *trial_document(struct run *run, const struct trial_report *report)
{
    struct document *document = document_new(run, trial_title(run, report));
    size_t tables = 0;
    if (report->made_up)
        document_add_words(run, document, MADE_UP_NOTE);
    add_opening(run, report, document);
    document_add(run, document, trial_main_table(run, report));
    if (report->understood != NULL) {
        struct table **understood = understood_tables(run, report->understood, &tables);
        add_tables(run, understood, tables, document);
    }
    struct table **details = trial_detail_tables(run, report, &tables);
    add_tables(run, details, tables, document);
    document_answers(document, report, trial_csv, trial_json);
    return document;
}
