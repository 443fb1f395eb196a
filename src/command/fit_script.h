/* fit_script.h - `attain fit --format r` and `--format stata`: the commands that make the fits
 * again there (report/script.h).
 *
 * The data are the one table that --data names, or of a study its panel, which the script says how
 * to write: attain panel STUDY -o panel.csv. */
#ifndef ATTAIN_COMMAND_FIT_SCRIPT_H
#define ATTAIN_COMMAND_FIT_SCRIPT_H

#include "command/answer.h"
#include "command/fit_question.h"
#include "report/script.h"

extern const char fit_format_help[];

/* Whether a script is asked for, by --format or by the end of the output's name. */
bool fit_script_asked(const struct answer_options *options, enum script_language *language);

/* Fails with STATUS_USAGE where a script could not read the data, or has no counterpart of what was
 * asked (report/script.h). */
bool fit_script_write(struct run *run, const struct answer_options *options,
                      const struct subject_options *subject, const struct question *question,
                      enum script_language language);

#endif
