/* symbol.h - what stands in a cell instead of a number, and why.
 *
 * A dialect is a table of symbols and their reasons:
 *
 *     ees    Explore Education Statistics and plain tables: empty; z not applicable; x, NA
 *            not available; c confidential; low, k rounds to zero; u unreliable
 *     lait   "-", ".." and NA not available, c confidential
 *     sfr    older statistical first releases: x confidential, "." not applicable, ".." not
 *            available, "-" rounds to zero
 *     gss    shorthand in brackets: [c], [x], [z], [low], [u], [w], [er]; a number may carry a
 *            marker behind it: "12.3 [p]"
 *
 * Symbols are read without regard to case, and in brackets in every dialect. What a
 * spreadsheet leaves where a formula failed (#N/A, #REF!, #DIV/0!, ########) is a symbol
 * of none: an error at its cell unless declared. Texts that the user declares to mean
 * missing come first. */
#ifndef ATTAIN_READ_SYMBOL_H
#define ATTAIN_READ_SYMBOL_H

#include "read/frame.h"
#include "spec/source.h"

/* The reason that `text` (trimmed) stands for, or PRESENT if it is no symbol. */
enum missing symbol_read(const char *text, enum dialect dialect, const struct texts *declared);

/* The dialect of a source: as it says, else that of its layout. */
enum dialect dialect_of(const struct source *source, enum layout layout);

#endif
