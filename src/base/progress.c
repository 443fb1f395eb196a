#include "base/progress.h"

#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/terminal.h"
#include "base/text.h"

/* The outermost work that is under way. */
struct progress_line {
    const char *what;      /* NULL: none */
    double began, renewed; /* seconds */
    double left;           /* as said last; negative before */
    bool terminal, shown;
};

static const double FIRST_SHOWN = 1, RENEWED = 0.2;

double progress_clock(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

void progress_clear(struct run *run)
{
    if (run->progress == NULL || !run->progress->shown)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    run->progress->shown = false;
    interrupt_clears_line(false);
}

/* The line, if it is that work's; begun if there is none. */
static struct progress_line *line_of(struct run *run, const char *what)
{
    if (run->progress == NULL) {
        run->progress = talloc_zero(run, struct progress_line);
        run->progress->terminal = terminal_is_able(STDERR_FILENO);
    }
    struct progress_line *line = run->progress;
    if (line->what == NULL) {
        line->what = what;
        line->began = line->renewed = progress_clock();
        line->left = -1;
    }
    return strcmp(line->what, what) == 0 ? line : NULL;
}

/* From what was said last towards what the share says now. */
static double time_left(const struct progress_line *line, double time, double share)
{
    static const double TOWARDS = 0.3;
    double taken = time - line->began, now = taken / share * (1 - share);
    if (line->left < 0)
        return now;
    double expected = line->left - (time - line->renewed);
    return expected + TOWARDS * (now - expected);
}

/* On one line of the terminal: what is longer could not be taken away. */
static void line_print(struct run *run, const char *what, double share, double left)
{
    enum { MINUTES_FROM = 100 };
    char *text = talloc_strdup(run, what);
    if (share > 0 && left >= MINUTES_FROM)
        text = talloc_asprintf_append_buffer(text, ": %.0f%%, %.0f minutes left", 100 * share,
                                             left / 60);
    else if (share > 0)
        text = talloc_asprintf_append_buffer(text, ": %.0f%%, %.0f s left", 100 * share,
                                             fmax(left, 0));
    size_t columns = terminal_width_of_errors(), width = text_width(text);
    const char *shown = text;
    for (; columns > 0 && width >= columns; width--) /* of a long path the end tells more */
        shown = g_utf8_next_char(shown);
    fprintf(stderr, "\r\033[K%s", shown);
    fflush(stderr);
    talloc_free(text);
}

void progress_show(struct run *run, const char *what, double share)
{
    if (run->quiet || (run->progress != NULL && !run->progress->terminal))
        return;
    struct progress_line *line = line_of(run, what);
    if (line == NULL || !line->terminal)
        return;
    double time = progress_clock();
    if (time - line->began < FIRST_SHOWN || time - line->renewed < RENEWED)
        return;
    if (share > 0)
        line->left = time_left(line, time, share);
    line->renewed = time;
    line->shown = true;
    interrupt_clears_line(true);
    line_print(run, what, share, line->left);
}

void progress_end(struct run *run, const char *what)
{
    if (run->progress == NULL || run->progress->what == NULL
        || strcmp(run->progress->what, what) != 0)
        return;
    progress_clear(run);
    run->progress->what = NULL;
}
