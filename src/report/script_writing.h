/* script_writing.h - a script on its way: how R and Stata are told to read the data comes first
 * (script_r_data.c, script_stata_data.c), then the fits (script_r.c, script_stata.c). */
#ifndef ATTAIN_REPORT_SCRIPT_WRITING_H
#define ATTAIN_REPORT_SCRIPT_WRITING_H

#include <glib.h>

#include "report/script.h"

struct script_writing {
    struct run *run;
    const struct script *script;
    GString *text;
    const char *const *name; /* of Stata: of the script's columns, as it allows them */
};

/* A text in R's quotes; between such marks; c("a", "b"). */
const char *script_r_quoted(struct run *run, const char *text);
const char *script_r_marked(struct run *run, const char *text, char mark);
const char *script_r_texts(struct run *run, const char *const *text, size_t count);

/* The columns that the fits need, as a data frame `data`, or as Stata's variables. */
void script_r_data(struct script_writing *writing);
void script_stata_data(struct script_writing *writing);

#endif
