/* terminal.h - the terminal that a stream goes to: how large it is, and what it can stress.
 *
 * A text may be stressed where a person reads it: bold or faint, which stand out on dark and on
 * light alike, and one colour, for errors. Whether a stream takes that: as --colour says; if it says
 * nothing, where the stream is a terminal, TERM says which one and not that it is "dumb", and
 * NO_COLOR is unset or empty (no-color.org). A stress is never the only sign of anything, takes no
 * room in a line, and never reaches a file. */
#ifndef ATTAIN_BASE_TERMINAL_H
#define ATTAIN_BASE_TERMINAL_H

#include "base/run.h"

/* In characters: as COLUMNS says, or the terminal itself; 0 where standard output is none. */
size_t terminal_width(void);

/* The same of standard error, where a line is renewed in place. */
size_t terminal_width_of_errors(void);

/* In lines: as LINES says, or the terminal itself; 0 where standard output is none. */
size_t terminal_height(void);

enum stress {
    STRESS_NONE,
    STRESS_STRONG, /* headings */
    STRESS_FAINT,  /* rules, what stands beside the matter */
    STRESS_ERROR,
};

/* Does the stream of that descriptor take stress? */
bool terminal_stresses(const struct run *run, int descriptor);

/* Can the terminal of that descriptor move its cursor? */
bool terminal_is_able(int descriptor);

/* The text with its stress, line by line: a pager forgets a stress at the end of a line. */
const char *terminal_stressed(struct run *run, enum stress stress, const char *text);

#endif
