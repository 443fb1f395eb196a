/* ledger_lines.h - the ledger in the order in which it is read.
 *
 * By source, in the study's order: first what is said of its files, then of each variable that
 * comes from it; then variables made from others, then local authorities left out. Within
 * these by kind of entry. What is said of an answer of a survey loses its local authority and
 * its line, and what is then the same is one line with a count. */
#ifndef ATTAIN_REPORT_LEDGER_LINES_H
#define ATTAIN_REPORT_LEDGER_LINES_H

#include "derive/panel.h"

struct ledger_line {
    enum ledger_kind kind;
    const char *source, *variable;       /* NULL for none */
    const char *area_number, *area_name; /* NULL for none, or not to be told */
    const char *period;
    size_t count;     /* 0 for none */
    const char *file; /* input_name.h; NULL for none */
    size_t line;      /* 0 for none */
    const char *what;
    size_t group, of, at; /* order: source or what stands for one, variable, entry */
};

struct ledger_lines {
    size_t count;
    struct ledger_line *line;
};

const struct ledger_lines *ledger_lines(struct run *run, const struct panel *panel);

#endif
