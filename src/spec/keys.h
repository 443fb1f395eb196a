/* keys.h - the keys of every file that a user writes, each table beside the reader that fills a
 * struct by it, and here all of them together, for who explains them.
 *
 *     study ─ sources ─ rankings         table      chart ─ axes, references
 *           ├ variables                  curve ─ rows
 *           ├ key figures                theme
 *           └ choices
 *
 * A key without a line of help is a mistake that a test finds. */
#ifndef ATTAIN_SPEC_KEYS_H
#define ATTAIN_SPEC_KEYS_H

#include "spec/yaml.h"

/* Each ends with a NULL name. */
extern const struct yaml_key study_keys[], source_keys[], ranking_keys[], variable_keys[],
    key_figure_keys[], choice_keys[], table_keys[], curve_keys[], curve_rows_keys[], chart_keys[],
    axis_keys[], place_keys[], colour_keys[], reference_keys[], theme_keys[];

struct key_table {
    const char *title;
    const char *about; /* where it stands, and an example */
    const struct yaml_key *key;
};

/* In the order in which a reader meets them; ends with a NULL title. */
extern const struct key_table key_tables[];

/* The key of that name, which the table must have. */
const struct yaml_key *key_of(const struct yaml_key *table, const char *name);

/* What a key's value must be, in words: "a text", "one of kept and all". */
const char *key_value(struct run *run, const struct yaml_key *key);

#endif
