/* tried_output.h - where the answer of `attain try` goes.
 *
 *     nothing, -            standard output, as text or as --format says
 *     name.html             the report: a page with figures
 *     name.txt .csv ...     the answer in that format
 *     name, name/           a folder: report.html, try.txt, try.csv, try.json, figures/
 *
 * A name without a suffix is a folder here, as it is of `reproduce`, and not text. */
#ifndef ATTAIN_COMMAND_TRIED_OUTPUT_H
#define ATTAIN_COMMAND_TRIED_OUTPUT_H

#include "command/answer.h"
#include "report/trial_report.h"

enum tried_kind { TRIED_DOCUMENT, TRIED_PAGE, TRIED_FOLDER };

struct tried_where {
    enum tried_kind kind;
    enum format format; /* of a document */
    const char *path;   /* NULL: standard output */
};

/* STATUS_USAGE as answer_format, and where a folder has a --format. */
bool tried_output_where(struct run *run, const struct answer_options *options,
                        struct tried_where *where);

bool tried_output_add(struct run *run, const struct trial_report *report,
                      const struct tried_where *where, const struct request *request,
                      struct outputs *outputs);

#endif
