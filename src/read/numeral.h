/* numeral.h - a number as people and spreadsheets write it.
 *
 *     1234.5   1,234.5   £1,234   12%   −3 (U+2212)   1.2E+05   39.450000000000003   12.3 [p]
 *
 * A comma separates thousands only in groups of three behind one to three digits that do not
 * begin with a zero, and only where the decimal sign is the point; with a decimal comma
 * ("1.234,5") it is the other way round. No-break and thin spaces separate thousands too.
 * Where nothing is declared and the cells are separated by semicolons, "1,234" and "1.234"
 * could be either and are no numbers. 12% is 12. Of several markers behind a number the first
 * counts, and the number is kept whatever they say ([u]: unreliable, too).
 *
 * What is not read with certainty is not a number: (3.4), £1.2m, 85-90, >95, "1 234",
 * "approx 85", dates. Blanks and no-break spaces around, behind a pound sign and before a
 * percent sign or a marker are passed over. */
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
    bool doubtful;      /* no number, but one under another decimal sign than is said */
    const char *marker; /* behind it, "p", "r", "note", ...: points into a fixed table; else NULL */
};

/* The decimal sign of a file: as its source says, else a point, in doubt where semicolons
 * separate the cells. */
enum decimal_sign decimal_of(const struct source *source, const struct csv_file *file);

/* True if all of text[0..length) is one number. The plain form costs no more than number_read. */
bool numeral_read(const char *text, size_t length, enum decimal_sign sign, struct numeral *numeral);

/* What a trimmed text that is no number seems to be, and what to do about it, as the end of a
 * sentence that begins with the text: "is a range; decide on one number". NULL where it looks like
 * nothing in particular. */
const char *numeral_advice(struct run *run, const char *text);

#endif
