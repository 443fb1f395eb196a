#include "base/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What is shown of one piece of work, told apart by its words. */
struct progress_line {
    const char *what;
    double began, renewed; /* seconds */
    bool terminal, shown;
};

static const double FIRST_SHOWN = 1, RENEWED = 0.2;

static double now(void)
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
    run->progress->shown = false;
}

static struct progress_line *progress_of(struct run *run, const char *what)
{
    if (run->progress == NULL) {
        run->progress = talloc_zero(run, struct progress_line);
        run->progress->terminal = isatty(STDERR_FILENO);
    }
    struct progress_line *progress = run->progress;
    if (progress->what == NULL || strcmp(progress->what, what) != 0) {
        progress->what = what;
        progress->began = progress->renewed = now();
    }
    return progress;
}

void progress_show(struct run *run, const char *what, double share)
{
    struct progress_line *progress = progress_of(run, what);
    if (run->quiet || !progress->terminal)
        return;
    double time = now();
    double taken = time - progress->began;
    if (taken < FIRST_SHOWN || time - progress->renewed < RENEWED)
        return;
    progress->renewed = time;
    progress->shown = true;
    fprintf(stderr, "\r\033[K%s", what);
    if (share > 0)
        fprintf(stderr, ": %.0f%%, %.0f s left", 100 * share, taken / share * (1 - share));
    fflush(stderr);
}
