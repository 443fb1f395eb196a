#include "report/trial_log.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <math.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv_cell.h"
#include "base/files_read.h"
#include "base/number.h"
#include "base/path.h"
#include "fit/evidence.h"
#include "read/csv.h"
#include "read/record.h"
#include "report/release.h"

enum log_column {
    LOG_CANDIDATE,
    LOG_FILE,
    LOG_OUTCOME,
    LOG_MODEL,
    LOG_NOBS,
    LOG_ALONE,
    LOG_AFTER,
    LOG_VERDICT,
    LOG_VALUES,
    LOG_VERSION,
    LOG_COLUMNS
};

static const char *const log_heading[LOG_COLUMNS] = { "candidate", "file",    "outcome",
                                                      "model",     "n",       "alone.p",
                                                      "p",         "verdict", "values.sha256",
                                                      "attain" };

/* A test of the log. */
struct logged {
    const char *values, *outcome, *model;
    struct earlier_test test;
};

struct trial_log {
    const char *path;
    struct bytes old;           /* as it is on disk; nothing where there is no file */
    size_t cells;               /* of its header */
    size_t column[LOG_COLUMNS]; /* from 1 */
    size_t tests;
    struct logged *logged;
};

static bool take_header(struct run *run, void *state, const struct csv_record *header)
{
    struct trial_log *log = state;
    log->cells = header->cells;
    for (size_t c = 0; c < LOG_COLUMNS; c++) {
        for (size_t i = 1; i <= header->cells; i++)
            if (strcmp(record_text(run, header, i), log_heading[c]) == 0)
                log->column[c] = i;
        if (log->column[c] == 0)
            return run_fail(run, STATUS_MALFORMED, (struct place){ log->path, header->line, 0 },
                            "is no log of 'attain try', as it has no column '%s'; give --log "
                            "another name, or put the column back",
                            log_heading[c]);
    }
    return true;
}

/* A p-value; an empty cell is none. */
static bool take_p(struct run *run, const struct trial_log *log, const struct csv_record *record,
                   enum log_column column, double *p)
{
    const char *text = record_text(run, record, log->column[column]);
    *p = NAN;
    return *text == '\0' || (number_read(text, strlen(text), p) && *p >= 0 && *p <= 1)
           || run_fail(run, STATUS_MALFORMED,
                       (struct place){ log->path, record->line, log->column[column] },
                       "'%s' is no p-value; write a number from 0 to 1 with a decimal point, as in "
                       "0.012, or take the row out",
                       text);
}

static bool take_test(struct run *run, void *state, const struct csv_record *record)
{
    struct trial_log *log = state;
    struct logged logged = { .values = record_text(run, record, log->column[LOG_VALUES]),
                             .outcome = record_text(run, record, log->column[LOG_OUTCOME]),
                             .model = record_text(run, record, log->column[LOG_MODEL]) };
    if (!take_p(run, log, record, LOG_ALONE, &logged.test.alone_p)
        || !take_p(run, log, record, LOG_AFTER, &logged.test.after_p))
        return false;
    if ((log->tests & (log->tests + 1)) == 0) /* room doubles */
        log->logged = run_grow(run, log->logged, struct logged, 2 * (log->tests + 1));
    log->logged[log->tests++] = logged;
    return true;
}

/* Rows that are appended must be of the kind of those before. */
static bool check_kind(struct run *run, const struct trial_log *log, const struct input *input)
{
    const char *other = input->compressed                            ? "compressed"
                        : input->separator != ','                    ? "not separated by commas"
                        : g_str_has_prefix(input->encoding, "UTF-8") ? NULL
                                                                     : input->encoding;
    return other == NULL
           || run_fail(run, STATUS_MALFORMED, (struct place){ log->path, 0, 0 },
                       "is %s, and rows with commas in UTF-8 would be added; save it as \"CSV "
                       "UTF-8 (comma delimited)\"",
                       other);
}

/* The lock of a folder goes when its descriptor is closed. */
static int folder_release(int *folder)
{
    close(*folder);
    return 0;
}

/* Wait for other runs that keep a log in the same folder. One that cannot be locked is not. */
static void folder_hold(struct run *run, const char *path, struct trial_log *log)
{
    const char *name = path_beside(run, path, ".");
    int *folder = talloc_zero(log, int);
    *folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*folder < 0)
        return;
    talloc_set_destructor(folder, folder_release);
    if (flock(*folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return;
    run_say(run, "waiting for another run that keeps a log beside %s", path);
    flock(*folder, LOCK_EX);
}

bool trial_log_read(struct run *run, const char *path, struct trial_log **log)
{
    struct trial_log *made = *log = talloc_zero(run, struct trial_log);
    struct stat found;
    made->path = path;
    folder_hold(run, path, made);
    if (stat(path, &found) != 0 ? errno == ENOENT : S_ISREG(found.st_mode) && found.st_size == 0)
        return true;
    struct csv_taker taker = { made, take_header, take_test };
    struct input *input = NULL;
    gchar *bytes = NULL;
    gsize length = 0;
    if (!csv_read(run, path, &taker, &input) || !check_kind(run, made, input))
        return false;
    files_read_grows(run, path);
    if (!g_file_get_contents(path, &bytes, &length, NULL))
        return run_fail(run, STATUS_UNREADABLE, (struct place){ path, 0, 0 }, "cannot be read");
    made->old = (struct bytes){ run_adopt(run, bytes, g_free), length };
    return true;
}

/* The SHA-256 of who has which value of a candidate, of the rows offered. */
static const char *values_digest(struct run *run, const struct offer *offer, const char *name)
{
    const struct frame *frame = offer->frame;
    const struct column *column = frame_column(frame, name);
    char *all = talloc_strdup(run, "");
    for (size_t row = 0; row < frame->rows; row++)
        if (offer_has(offer, row) && column->missing[row] == PRESENT)
            all = talloc_asprintf_append_buffer(all, "%s\t%s\n", frame->row_name[row],
                                                column->kind == COLUMN_TEXT
                                                    ? column->text[row]
                                                    : number_full(run, column->number[row]));
    return run_adopt(run, g_compute_checksum_for_string(G_CHECKSUM_SHA256, all, -1), g_free);
}

static bool is_test(const struct logged *logged, const char *values, const struct formula *model)
{
    return strcmp(logged->values, values) == 0 && strcmp(logged->outcome, model->response.text) == 0
           && strcmp(logged->model, model->text) == 0;
}

void trial_log_count(struct run *run, const struct trial_log *log, struct trial_request *request)
{
    struct earlier_test *test = run_array(run, struct earlier_test, log->tests + 1);
    const char **values = run_array(run, const char *, request->candidates + 1);
    for (size_t c = 0; c < request->candidates; c++)
        values[c] = values_digest(run, &request->analysis->offer, request->column[c]);
    request->earlier_test = test;
    for (size_t i = 0; i < log->tests; i++) {
        bool again = false;
        for (size_t c = 0; c < request->candidates; c++)
            for (size_t m = 0; m < request->models; m++)
                again |= is_test(&log->logged[i], values[c], request->model[m].formula);
        for (size_t j = 0; j < i; j++) /* a row that someone has copied */
            again |= strcmp(log->logged[i].values, log->logged[j].values) == 0
                     && strcmp(log->logged[i].outcome, log->logged[j].outcome) == 0
                     && strcmp(log->logged[i].model, log->logged[j].model) == 0;
        if (!again)
            test[request->earlier++] = log->logged[i].test;
    }
}

/* Is it a test, and none that the log has? */
static bool is_new(const struct trial_log *log, const struct candidate *candidate,
                   const char *values, const struct formula *model)
{
    bool has = false;
    for (size_t i = 0; i < log->tests; i++)
        has |= is_test(&log->logged[i], values, model);
    return candidate->lacking == NULL && !has;
}

size_t trial_log_new(struct run *run, const struct trial_log *log, const struct trial *trial)
{
    const struct trial_request *request = trial->request;
    size_t count = 0;
    for (size_t c = 0; c < request->candidates; c++) {
        const char *values = values_digest(run, &request->analysis->offer, request->column[c]);
        for (size_t m = 0; m < request->models; m++)
            count += is_new(log, trial->candidate[c * request->models + m], values,
                            request->model[m].formula);
    }
    return count;
}

static const char *p_text(struct run *run, double p)
{
    return isnan(p) ? "" : number_full(run, p);
}

/* Under the headings that the log has, in its order; a column of someone's own stays empty. */
static char *row_add(struct run *run, const struct trial_log *log, char *text,
                     const char *const cell[LOG_COLUMNS], const char *line_end)
{
    for (size_t i = 1; i <= log->cells; i++) {
        const char *said = "";
        for (size_t c = 0; c < LOG_COLUMNS; c++)
            if (log->column[c] == i)
                said = cell[c];
        text = talloc_asprintf_append_buffer(text, "%s%s", i == 1 ? "" : ",", csv_safe(run, said));
    }
    return talloc_asprintf_append_buffer(text, "%s", line_end);
}

static const char *file_of(const struct trial_report *report, size_t candidate)
{
    const struct understood *understood = report->understood;
    for (size_t i = 0; i < understood->columns; i++)
        if (understood->column[i].not_taken == NULL && candidate-- == 0)
            return path_last(understood->column[i].file);
    return "";
}

static char *tests_add(struct run *run, const struct trial_log *log,
                       const struct trial_report *report, const char *line_end, char *text)
{
    const struct trial_request *request = report->trial->request;
    for (size_t c = 0; c < request->candidates; c++) {
        const char *values = values_digest(run, &request->analysis->offer, request->column[c]);
        for (size_t m = 0; m < request->models; m++) {
            const struct candidate *tested = report->trial->candidate[c * request->models + m];
            const struct formula *model = request->model[m].formula;
            if (!is_new(log, tested, values, model))
                continue;
            const char *const cell[LOG_COLUMNS] = {
                [LOG_CANDIDATE] = request->column[c],
                [LOG_FILE] = file_of(report, c),
                [LOG_OUTCOME] = model->response.text,
                [LOG_MODEL] = model->text,
                [LOG_NOBS] = talloc_asprintf(run, "%zu", tested->after.fit->nobs),
                [LOG_ALONE] = p_text(run, tested->alone.term.p_value),
                [LOG_AFTER] = p_text(run, tested->after.term.p_value),
                [LOG_VERDICT] = evidence_names[evidence_of(tested)],
                [LOG_VALUES] = values,
                [LOG_VERSION] = ATTAIN_VERSION
            };
            text = row_add(run, log, text, cell, line_end);
        }
    }
    return text;
}

/* A log of nothing but its headings. */
static struct trial_log log_begun(void)
{
    struct trial_log log = { .cells = LOG_COLUMNS };
    for (size_t c = 0; c < LOG_COLUMNS; c++)
        log.column[c] = c + 1;
    return log;
}

struct bytes trial_log_grown(struct run *run, const struct trial_log *log,
                             const struct trial_report *report)
{
    const struct bytes *old = &log->old;
    const struct trial_log begun = log_begun();
    bool windows = old->length > 1 && g_strstr_len(old->data, (gssize)old->length, "\r\n") != NULL;
    const char *line_end = windows ? "\r\n" : "\n";
    char *text = talloc_strdup(run, "");
    if (old->length == 0)
        text = row_add(run, &begun, text, log_heading, line_end);
    else
        text = talloc_strndup(run, old->data, old->length);
    if (old->length > 0 && old->data[old->length - 1] != '\n')
        text = talloc_asprintf_append_buffer(text, "%s", line_end);
    text = tests_add(run, old->length == 0 ? &begun : log, report, line_end, text);
    return (struct bytes){ text, strlen(text) };
}
