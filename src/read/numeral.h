/* numeral.h - a number as people and spreadsheets write it.
 *
 *     1234.5   1,234.5   £1,234   12%   −3 (U+2212)   1.2E+05   39.450000000000003   12.3 [p]
 *
 * A comma separates thousands only in groups of three and only where the decimal sign is
 * the point; with a decimal comma ("1.234,5") it is the other way round. Where nothing is
 * declared and the cells are separated by semicolons, "1,234" could be either and is no
 * number. What is not read with certainty is not a number: (3.4), £1.2m, 85-90, >95,
 * "approx 85", dates. Blanks around and no-break spaces are passed over. */
#ifndef ATTAIN_READ_NUMERAL_H
#define ATTAIN_READ_NUMERAL_H

#include "read/csv.h"
#include "spec/source.h"

enum decimal_sign {
    DECIMAL_POINT,
    DECIMAL_COMMA,
    DECIMAL_UNSAID /* a point; a comma in a number is doubtful */
};

/* What stood around the digits. */
struct numeral {
    double value;
    bool percent, pounds, thousands;
    bool doubtful; /* not a number because a comma could mean two things */
    const char
        *marker; /* of a marker behind it, "p", "r", ...: points into a fixed table; else NULL */
};

/* The decimal sign of a file: as its source says, else a point, in doubt where semicolons
 * separate the cells. */
enum decimal_sign decimal_of(const struct source *source, const struct csv_file *file);

/* True if all of text[0..length) is one number. The plain form costs no more than number_read. */
bool numeral_read(const char *text, size_t length, enum decimal_sign sign, struct numeral *numeral);

/* What `text`, which is no number, seems to be, and what to do, for the end of a message; never
 * empty: "looks like a date that a spreadsheet made of '1/2'; ...", "is a range; ...". */
const char *numeral_advice(struct run *run, const char *text);

#endif
