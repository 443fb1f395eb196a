/* fit_question.h - what `attain fit` was asked, what it found, and how that is said.
 *
 *     formulas + subject  ──▶  fits  ──▶  sections  ──▶  a document
 *
 * The table of coefficients comes first and the tables of the sections follow; JSON has a key for
 * each section; CSV is one rectangle of numbers. */
#ifndef ATTAIN_COMMAND_FIT_QUESTION_H
#define ATTAIN_COMMAND_FIT_QUESTION_H

#include "command/fit_sections.h"
#include "command/subject.h"
#include "fit/common_rows.h"
#include "report/document.h"
#include "spec/table_style.h"

/* The formulas, what they are fitted to, their fits and what is said of them. */
struct question {
    size_t formulas;
    struct formula **formula;
    struct subject *subject;
    struct analysis whole;      /* the subject's, before rows are restricted to common ones */
    struct common_rows *common; /* NULL: each formula has its own rows */
    struct fit **fit;
    struct table_style style; /* of the table of coefficients */
    struct table *table;
    struct made_section *section;
    size_t sections;
};

/* Fails where the format cannot hold all that is asked for. */
bool question_check(struct run *run, const struct question *question, enum format format);

/* Lay out the table of coefficients. Fails where the style names a term that no model has. */
bool question_table(struct run *run, struct question *question);

struct document *question_document(struct run *run, const struct question *question);

/* Tell the user what the format could not. */
void question_say(struct run *run, const struct question *question, enum format format);

#endif
