/* trial_log.h - a log of what was ever tried, so that a test counts all that went before it.
 *
 *     tried.csv + trial  ──▶  tests made before  ──▶  tried.csv with the new ones at its end
 *
 *     candidate, file, outcome, model, n, alone.p, p, verdict, values.sha256, attain
 *
 * A test is told by the SHA-256 of the candidate's values (which authority has which), the outcome
 * and the model: the same test again is not counted twice and not written again, whatever the
 * column and its file are called then. What cannot be tested is no test.
 *
 * The log is a CSV file of one person or one study, and may be edited in a spreadsheet: a byte
 * order mark, quotes, line ends, the order of columns and columns of one's own are kept, and old
 * rows byte by byte. What could not be appended to in kind (semicolons, another encoding) is
 * refused. It is read, then written whole; its folder is locked from the one to the other, so that of
 * two runs at once the second waits for the first (flock; where a file system has none, the later
 * one counts). */
#ifndef ATTAIN_REPORT_TRIAL_LOG_H
#define ATTAIN_REPORT_TRIAL_LOG_H

#include "base/output.h"
#include "report/trial_report.h"

struct trial_log;

/* Lock the folder until the log is freed, with the run, and read the log at `path`; one that is not there is empty. Fails with STATUS_MALFORMED at the line
 * that cannot be read, STATUS_UNREADABLE as reading does. */
bool trial_log_read(struct run *run, const char *path, struct trial_log **log);

/* Add the log's tests to the request, but those that the request makes itself. */
void trial_log_count(struct run *run, const struct trial_log *log, struct trial_request *request);

/* The log with what the trial tested at its end. */
struct bytes trial_log_grown(struct run *run, const struct trial_log *log,
                             const struct trial_report *report);

/* How many rows that are. */
size_t trial_log_new(struct run *run, const struct trial_log *log, const struct trial *trial);

#endif
