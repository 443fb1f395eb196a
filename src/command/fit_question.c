#include "command/fit_question.h"

#include <string.h>

#include "base/text.h"
#include "report/fit_table.h"
#include "report/fits_results.h"
#include "report/fits_table.h"
#include "report/objection_notes.h"

/* "Fitted to the 42 rows that every model can use; by itself (1) could use 46, (2) 44." */
static const char *common_words(struct run *run, const struct question *question)
{
    char *text =
        talloc_asprintf(run, "All are fitted to the %zu %s that every model can use; by itself",
                        question->common->count, question->subject->analysis.rows_are);
    for (size_t i = 0; i < question->formulas; i++)
        text = talloc_asprintf_append_buffer(text, "%s (%zu) could use %zu", i == 0 ? "" : ",",
                                             i + 1, question->common->usable[i]);
    return talloc_asprintf(run, "%s.", text);
}

/* The same for programs. */
static json_t *common_json(const struct question *question)
{
    json_t *usable = json_array();
    for (size_t i = 0; i < question->formulas; i++)
        json_array_append_new(usable, json_integer((json_int_t)question->common->usable[i]));
    return json_pack("{s:I, s:o}", "rows", (json_int_t)question->common->count, "usable", usable);
}

bool question_table(struct run *run, struct question *question)
{
    const struct analysis *analysis = &question->subject->analysis;
    if (!fits_table(run, analysis, question->fit, question->formulas, &question->style,
                    &question->table))
        return false;
    if (question->common != NULL && question->formulas > 1)
        table_add_note(run, question->table, "%s", common_words(run, question));
    objections_note(run, analysis, question->fit, question->formulas, question->table);
    table_close_notes(run, &question->style, question->table);
    return true;
}

static const char *question_json(struct run *run, const void *answer)
{
    const struct question *question = answer;
    json_t *document = fits_json(run, &question->subject->analysis, question->fit,
                                 question->formulas, question->subject->made_up);
    if (question->common != NULL)
        json_object_set_new(document, "common_rows", common_json(question));
    for (size_t i = 0; i < question->sections; i++)
        json_object_set(document, question->section[i].key, question->section[i].section.json);
    return json_text(run, document);
}

/* A CSV file is one table: the coefficients, or the one section that is asked for. */
bool question_check(struct run *run, const struct question *question, enum format format)
{
    return format != FORMAT_CSV || question->sections <= 1
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "a CSV file holds one table, and --%s and --%s are two; ask for one at a "
                       "time, or use --format json",
                       question->section[0].option, question->section[1].option);
}

static const char *question_csv(struct run *run, const void *answer)
{
    const struct question *question = answer;
    return question->sections == 1 ? question->section[0].section.csv
                                   : fits_csv(run, question->fit, question->formulas);
}

/* "Regression of y", "Regressions of y and x". */
static const char *title_of(struct run *run, const struct question *question)
{
    const char **outcome = run_array(run, const char *, question->formulas);
    size_t outcomes = 0;
    for (size_t i = 0; i < question->formulas; i++) {
        const char *text = question->formula[i]->text;
        const char *name = text_trim(run, text, strcspn(text, "~"));
        bool seen = false;
        for (size_t j = 0; j < outcomes; j++)
            seen |= strcmp(outcome[j], name) == 0;
        if (!seen)
            outcome[outcomes++] = name;
    }
    return talloc_asprintf(run, "Regression%s of %s", question->formulas == 1 ? "" : "s",
                           text_list(run, outcome, outcomes));
}

struct document *question_document(struct run *run, const struct question *question)
{
    struct document *document = document_new(run, title_of(run, question));
    struct table *table = question->table;
    table->made_up = question->subject->made_up;
    document_add(run, document, table);
    for (size_t i = 0; i < question->sections; i++) {
        const struct section *section = &question->section[i].section;
        for (size_t t = 0; t < section->tables; t++)
            section->table[t]->made_up = question->subject->made_up;
        section_append(run, section, document);
    }
    document_answers(document, question, question_csv, question_json);
    return document;
}

/* CSV has rows of numbers only: what else a reader must know goes to the user. */
void question_say(struct run *run, const struct question *question, enum format format)
{
    if (format != FORMAT_CSV)
        return;
    if (question->subject->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    for (size_t i = 0; i < question->formulas; i++) {
        const struct fit *fit = question->fit[i];
        if (fit->design->left_outs > 0)
            run_say(run, "%s%s%zu of %zu rows left out for missing values",
                    question->formulas > 1 ? fit->design->formula->text : "",
                    question->formulas > 1 ? ": " : "", fit->design->left_outs,
                    fit->design->left_outs + fit->nobs);
        if (fit->inference_caution != NULL)
            run_say(run, "%s", fit->inference_caution);
    }
    if (question->sections == 1 && question->section[0].section.withheld != NULL)
        run_say(run, "%s", question->section[0].section.withheld);
}
