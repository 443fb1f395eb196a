/* ees_period.h - periods of Explore Education Statistics: time_period and time_identifier together.
 *
 *     Calendar year, Reporting year, months, weeks                  four digits: 2018
 *     Academic, Financial and Tax year, terms, quarters, parts      six: 201819 is 2018/19
 *
 * Six digits are two years in succession. A file has identifiers of one family: terms may stand
 * beside terms, years of different kinds may not. */
#ifndef ATTAIN_READ_EES_PERIOD_H
#define ATTAIN_READ_EES_PERIOD_H

#include "read/csv.h"
#include "spec/source.h"

struct ees_period {
    char *identifier; /* of the last row, as its cell has it */
    bool six;         /* its digits */
    int family;
    const char *first; /* the first identifier of the file */
    size_t line;       /* of that */
};

/* Settle the identifier of a row; fails at its cell where it is none, or of another family than
 * the file's first. */
bool ees_identify(struct run *run, struct ees_period *period, const char *identifier,
                  struct place place);

/* The year of a row whose identifier is settled; fails at its cell. */
bool ees_year(struct run *run, const struct ees_period *period, const char *text, size_t length,
              enum year_name name, struct place place, int *year);

#endif
