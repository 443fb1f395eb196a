/* compare.c - two commands timed turn about.
 *
 *     compare RUNS 'FIRST' 'SECOND'
 *
 * Each command line runs RUNS times, in turns, so that whatever else the machine does
 * falls on both alike; a first turn, not counted, warms the file cache. Prints the
 * median of each in seconds, its largest use of memory, and the ratio of the seconds. A
 * command that fails ends it. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 99 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Seconds that the command takes, the shell replaced by it; its largest memory in KiB. */
static double time_command(const char *command, long *memory)
{
    char line[4096];
    snprintf(line, sizeof line, "exec %s >/dev/null", command);
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
        fprintf(stderr, "failed: %s\n", command);
        exit(1);
    }
    *memory = usage.ru_maxrss > *memory ? usage.ru_maxrss : *memory;
    return now() - start;
}

static int by_size(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

static double median(double *value, int count)
{
    qsort(value, (size_t)count, sizeof *value, by_size);
    return count % 2 == 1 ? value[count / 2] : (value[count / 2 - 1] + value[count / 2]) / 2;
}

int main(int count, char **words)
{
    int runs = count == 4 ? atoi(words[1]) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: compare RUNS 'FIRST' 'SECOND'\n");
        return 2;
    }
    double seconds[2][MOST_RUNS];
    long memory[2] = { 0, 0 };
    for (int run = -1; run < runs; run++)
        for (int which = 0; which < 2; which++)
            seconds[which][run < 0 ? 0 : run] = time_command(words[2 + which], &memory[which]);

    double first = median(seconds[0], runs), second = median(seconds[1], runs);
    printf("%8.3f s %6ld MiB  %s\n", first, memory[0] / 1024, words[2]);
    printf("%8.3f s %6ld MiB  %s\n", second, memory[1] / 1024, words[3]);
    printf("%8.2f    times as long (medians of %d runs)\n", second / first, runs);
    return 0;
}
