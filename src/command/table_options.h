/* table_options.h - how a file is to be read that no study describes: the options of every
 * command that takes one, and the source that they make.
 *
 *     attain fit 'y ~ x' --data table.csv --separator semicolon --decimal comma
 *
 * They say what a source says in a study, with its words (source.h); what is not said is found
 * out from the file. */
#ifndef ATTAIN_COMMAND_TABLE_OPTIONS_H
#define ATTAIN_COMMAND_TABLE_OPTIONS_H

#include "command/command.h"
#include "spec/source.h"

struct table_options {
    char *layout, *symbols, *decimal, *separator, *header_row;
    char **missing;
};

extern const char table_layout_help[], table_missing_help[], table_symbols_help[],
    table_decimal_help[], table_separator_help[], table_header_row_help[];

/* Rows for the option table of a command whose struct has a `struct table_options table`. */
#define TABLE_OPTION(options, field, name, kind, argument)                                         \
    {                                                                                              \
        name, '\0', kind, offsetof(options, table.field), argument, table_##field##_help           \
    }
#define TABLE_CHOICE(options, field, name, argument, choices)                                      \
    {                                                                                              \
        name, '\0', OPTION_TEXT, offsetof(options, table.field), argument, table_##field##_help,   \
            choices                                                                                \
    }
#define TABLE_OPTION_LAYOUT(options) TABLE_CHOICE(options, layout, "layout", "LAYOUT", layout_names)
#define TABLE_OPTIONS(options)                                                                     \
    TABLE_OPTION(options, missing, "missing", OPTION_TEXTS, "TEXT"),                               \
        TABLE_CHOICE(options, symbols, "symbols", "KIND", dialect_names),                          \
        TABLE_CHOICE(options, decimal, "decimal", "SIGN", decimal_names),                          \
        TABLE_CHOICE(options, separator, "separator", "NAME", separator_names),                    \
        TABLE_OPTION(options, header_row, "header-row", OPTION_TEXT, "N")

/* The source that the options describe, nameless; what they do not say is zero. STATUS_USAGE
 * where a value is none that its option has. */
bool table_source(struct run *run, const struct table_options *options, struct source *source);

#endif
