/* symbol.h - what stands in a cell instead of a number, and why.
 *
 * A dialect is a table of symbols and their reasons:
 *
 *     ees    Explore Education Statistics and plain tables: z not applicable; x and ":" not
 *            available; c confidential; low, k and "~" rounds to zero; u unreliable
 *     lait   "-" and ".." not available, c confidential
 *     sfr    older statistical first releases: x and "*" confidential, "." not applicable,
 *            ".." and ":" not available, "-" and "~" rounds to zero, "#" unreliable
 *     gss    shorthand in brackets: [c], [x], [z], [low], [u], [w] none recorded, [er] error; a
 *            number may carry a marker behind it: "12.3 [p]" (numeral.h)
 *
 * In every dialect an empty cell is empty, NA (as R writes it) is not available, and a text in
 * brackets is the shorthand of gss first, then a symbol of the dialect. Symbols are read without
 * regard to case. What a spreadsheet leaves where a formula failed (#N/A, #REF!, #DIV/0!,
 * ########) is a symbol of none: an error at its cell unless declared. So are N/A, n/a, NULL,
 * -99 and the like. A value that its file declares missing, as SPSS and Stata can, is
 * MISSING_MARK and the reason in words; a reason that is called as one of ours (missing_name) is
 * that one. Texts that the user declares to mean missing come first.
 *
 * Source: "Analysts' guide: open data standards" of the Department for Education, and the
 * Analysis Function's "Symbols in tables". */
#ifndef ATTAIN_READ_SYMBOL_H
#define ATTAIN_READ_SYMBOL_H

#include "read/frame.h"
#include "spec/source.h"

/* U+FDD0, which Unicode keeps out of texts: what stands behind it is why a value is missing. */
#define MISSING_MARK "\uFDD0"

/* Is this cell missing by what its file declares? */
bool symbol_is_marked(const char *text);

/* Why a cell with that text is missing, in words: "confidential ('c')", "empty cell". */
const char *symbol_words(struct run *run, enum missing missing, const char *text);

/* The reason that `text` (trimmed) stands for, or PRESENT if it is no symbol. */
enum missing symbol_read(const char *text, enum dialect dialect, const struct texts *declared);

/* The dialect of a source: as it says, else that of its layout. */
enum dialect dialect_of(const struct source *source, enum layout layout);

/* "ees", "lait", "sfr", "gss" as `symbols:` and --symbols take them. */
const char *dialect_name(enum dialect dialect);

/* What a person would write in a dialect: "z, x or c". */
const char *dialect_examples(enum dialect dialect);

/* Every symbol of a dialect and what it says, as its users write it: "x : (not
 * available), c (confidential)". */
const char *dialect_words(struct run *run, enum dialect dialect);

/* The dialects in which a text is a symbol that is none in `dialect`, for a message: "not available
 * in lait and low in sfr"; NULL where there is none. `only` is the dialect if there is but one,
 * else `dialect` itself. */
const char *symbol_elsewhere(struct run *run, const char *text, enum dialect dialect,
                             enum dialect *only);

#endif
