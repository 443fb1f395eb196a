/* run.h - one run of the program: its memory, its first error, its messages.
 *
 * Everything that a run makes hangs on its talloc tree and goes when the run
 * goes; objects of other libraries are adopted with their own release function.
 * So no step pairs an allocation with a free, and none cleans up on failure.
 *
 * A step returns bool. On failure it has called run_fail once, with the kind of
 * failure (which becomes the exit status) and the place in the user's file; the
 * first failure is the one that is kept. */
#ifndef ATTAIN_BASE_RUN_H
#define ATTAIN_BASE_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <talloc.h>

enum status {
    STATUS_DONE = 0,
    STATUS_NO = 1,          /* the answer to the question asked is "no" */
    STATUS_USAGE = 2,       /* a command, an option, a formula that does not parse */
    STATUS_UNREADABLE = 3,  /* a file that cannot be opened or read */
    STATUS_MALFORMED = 4,   /* a file that can be read and is not what it should be */
    STATUS_UNSUPPORTED = 5, /* the data cannot support the request */
    STATUS_NUMERICAL = 6,   /* an iteration that did not converge */
    STATUS_UNWRITABLE = 7,  /* an output that cannot be written */
};

/* Where in the user's input: a file (or an option's name), a line and a column,
 * both from 1; 0 where there is none. In a CSV file the column is the number of
 * the cell in its row, in YAML and formulas the character in its line. */
struct place {
    const char *file;
    size_t line, column;
};

#define NOWHERE ((struct place){ NULL, 0, 0 })

/* What something malformed at a place is: STATUS_MALFORMED in a line of a file, and
 * STATUS_USAGE on the command line, which has none. */
enum status status_at(struct place place);

/* Whether words may be stressed (terminal.h): where a terminal takes it, always, or never. */
enum colouring { COLOURING_AUTO, COLOURING_ALWAYS, COLOURING_NEVER };
/* Failures after which a check goes on. */
struct mistakes {
    size_t count;
    const char **message; /* each once */
};

struct run {
    enum status status;
    const char *message;            /* of the first failure, with its place; NULL before */
    bool quiet;                     /* no messages but the failure */
    bool verbose;                   /* each step is told */
    bool unpaged;                   /* no pager */
    enum colouring colouring;
    struct progress_line *progress; /* what a terminal shows of long work; NULL before any */
    struct mistakes *mistakes;      /* of a run that looks for all of them; else NULL */
    struct rehearsal *rehearsal;    /* of a run that writes nothing (rehearsal.h); else NULL */
    struct files_read *files_read;  /* so far (files_read.h); NULL before the first */
};

/* A new run; the caller ends it with talloc_free. Never returns NULL: a program
 * that cannot get memory stops with a message and status 6. */
struct run *run_new(void);

/* Keep a failure, unless there is one already; always returns false. */
bool run_fail(struct run *run, enum status status, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Take back the failure that a step has just kept, where the work goes on without what failed;
 * gives its message. The caller has looked at run->status and knows how to go on. */
const char *run_forgive(struct run *run);

/* Where the run looks for all mistakes, put the failure that a step has just kept among them, and
 * say that the next step may be tried; false where it does not, and the caller fails. A step that
 * went on after a failure of its parts fails at its end without a message of its own. */
bool run_go_on(struct run *run);

/* A line to the user on standard error, unless the run is quiet. */
void run_say(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A step that is done, for who asked to be told each. */
void run_tell(struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The failure that was kept, on standard error; nothing where there is none. */
void run_say_failure(struct run *run);

/* An array of `count` zeroed elements of `type`, owned by the run; and the same array
 * (or NULL) at a new length, what is added not set: at most 128 MB of one. */
#define run_array(run, type, count) ((type *)run_zeroed((run), sizeof(type), (count)))
#define run_grow(run, array, type, count)                                                          \
    ((type *)run_resized((run), (array), sizeof(type), (count)))
void *run_zeroed(struct run *run, size_t size, size_t count);
void *run_resized(struct run *run, void *array, size_t size, size_t count);

/* Release `object` by `release` when the run ends; returns the object. */
void *run_adopt(struct run *run, void *object, void (*release)(void *));

#endif
