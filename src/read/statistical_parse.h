/* statistical_parse.h - the child process of statistical.h: ReadStat on bytes in memory, and what
 * goes into the pipe.
 *
 *     message = kind, line, column, count, then `count` texts, each behind its length
 *
 *     H  a header: the encoding, the variable that weights the cases or "", the names
 *     R  the row of case `line`: its cells
 *     E  a failure at line and column: one text
 *     X  the end
 *
 * All numbers are 32 bits as this machine has them. */
#ifndef ATTAIN_READ_STATISTICAL_PARSE_H
#define ATTAIN_READ_STATISTICAL_PARSE_H

#include <stdint.h>
#include <stdio.h>

#include "base/run.h"

enum { MOST_VARIABLES = 1 << 14 };

struct statistical_message {
    uint32_t kind, line, column, count;
};

/* Parse the file and write its messages. */
void statistical_parse(struct run *run, const unsigned char *bytes, size_t length, FILE *to);

#endif
