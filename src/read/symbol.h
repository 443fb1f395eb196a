/* symbol.h - what stands in a cell instead of a number, and why.
 *
 * Two dialects. The common one, of statistical tables: empty; z not applicable; x or
 * NA not available; c confidential; low or k rounds to zero; u unreliable; each also
 * in brackets, [c]; in either case of letter. LAIT's: "-", ".." and NA not available,
 * c confidential. Texts that the user declares to mean missing come on top. */
#ifndef ATTAIN_READ_SYMBOL_H
#define ATTAIN_READ_SYMBOL_H

#include "read/frame.h"
#include "spec/yaml.h"

enum dialect { DIALECT_COMMON, DIALECT_LAIT };

/* The reason that `text` (trimmed) stands for, or PRESENT if it is no symbol. */
enum missing symbol_read(const char *text, enum dialect dialect, const struct texts *declared);

#endif
