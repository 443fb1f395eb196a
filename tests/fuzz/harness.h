/* harness.h - what each fuzzing harness needs: a run, and its bytes as a file.
 *
 * A harness gives any bytes at all to one reader. Whatever they are, the reader must end: with
 * a result, or with a message and a status that the program documents; never with a crash, a
 * finding of a sanitizer, a leak or memory without bound. */
#ifndef ATTAIN_TESTS_FUZZ_HARNESS_H
#define ATTAIN_TESTS_FUZZ_HARNESS_H

#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/run.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Stops the fuzzer where a claim does not hold. */
#define must(claim)                                                                                \
    do {                                                                                           \
        if (!(claim)) {                                                                            \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #claim);             \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* A file in memory that holds the bytes; `path` (32 characters) is how it can be opened. */
static inline int memory_file(const uint8_t *bytes, size_t length, char *path)
{
    int file = memfd_create("fuzz", 0);
    must(file >= 0);
    must(write(file, bytes, length) == (ssize_t)length);
    snprintf(path, 32, "/proc/self/fd/%d", file);
    return file;
}

/* A step that failed has said why, on one line; one that did not has said nothing. */
static inline void check_outcome(const struct run *run, bool ok)
{
    must(ok == (run->message == NULL));
    must(ok == (run->status == STATUS_DONE));
    must(ok || (strchr(run->message, '\n') == NULL && *run->message != '\0'));
}

#endif
