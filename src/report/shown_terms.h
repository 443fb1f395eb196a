/* shown_terms.h - which terms of the fits a table shows, in which order, under which names.
 *
 * All of them, each once, in order of appearance, unless the style (spec/table_style.h) keeps,
 * drops, renames or orders them. It calls a term by its name in the formula; `region` stands for
 * all columns of that term, and `*` for any letters. What is not shown is never passed over in
 * silence: a note names it. */
#ifndef ATTAIN_REPORT_SHOWN_TERMS_H
#define ATTAIN_REPORT_SHOWN_TERMS_H

#include "fit/ols.h"
#include "read/frame.h"
#include "spec/table_style.h"

struct shown_term {
    const char *term;         /* as the coefficient is called */
    const char *label, *mark; /* as the table calls it; a mark of NULL is none */
    bool hidden, ordered;     /* not to be shown; put into its place by the author */
};

struct shown_terms {
    size_t count; /* those shown first, hidden ones behind them */
    size_t shown;
    struct shown_term *term;
    const char *hidden_words; /* "Not shown, though the models have them: ..."; NULL for none */
};

/* `last`: an intercept stands behind the other terms. `labelled`: terms go by the labels of their
 * columns, with marks, and the intercept by `constant`. Fails at a word that fits no term, and
 * where nothing is left to show. */
bool shown_terms_of(struct run *run, const struct frame *frame, struct fit *const *fit, size_t fits,
                    const struct table_style *style, bool last, bool labelled, const char *constant,
                    struct shown_terms *terms);

#endif
