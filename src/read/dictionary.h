/* dictionary.h - the dictionary of the Local Authority Interactive Tool: what measures are called.
 *
 *     Measure_short, Chart_title, y_axis_name, dps, Year_Type, ...
 *     code           label        unit         decimals
 *
 * Some codes stand in it more than once. Where they say the same that is nothing; where not, the
 * first counts, and the ledger has a warning. */
#ifndef ATTAIN_READ_DICTIONARY_H
#define ATTAIN_READ_DICTIONARY_H

#include "read/observer.h"

/* Tell the observer the facts of every code, once each. */
bool dictionary_read(struct run *run, const char *path, const struct source *source,
                     const struct observer *observer, struct ledger *ledger,
                     const struct input **input);

#endif
