/* given_words.h - the plain words of a command that fits: formulas, and the files they are of.
 *
 *     attain fit 'y ~ x' t.csv        attain fit t.csv 'y ~ x'
 *     cat t.csv | attain fit 'y ~ x'
 *
 * A word without a tilde that is the name of a file, or ends as data files do, is what --data would
 * say (a column called as a file without a suffix stays a column); one that ends in .yaml, what
 * --study would. Without either, and with a pipe or a file as standard input, that is read. A
 * formula that the shell or the habit of another program has spoilt is a failure which shows the
 * command line as it should be. */
#ifndef ATTAIN_COMMAND_GIVEN_WORDS_H
#define ATTAIN_COMMAND_GIVEN_WORDS_H

#include "command/subject.h"
#include "spec/formula.h"

/* Take the files among the words from number `first` on into `subject`; what stays is `rest`.
 * STATUS_USAGE where a formula lost its quotes. */
bool given_files_take(struct run *run, const struct request *request, size_t first,
                      struct subject_options *subject, struct request *rest);

/* Parse a formula of the command line, `word`. */
bool given_formula(struct run *run, const struct request *request,
                   const struct subject_options *subject, const char *word,
                   struct formula **formula);

#endif
