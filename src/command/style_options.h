/* style_options.h - how the table of coefficients is to look: the options of a command that prints
 * one (spec/table_style.h).
 *
 *     attain fit 'y ~ x + region' --style apa --drop-terms region --rename 'x=Absence' ... */
#ifndef ATTAIN_COMMAND_STYLE_OPTIONS_H
#define ATTAIN_COMMAND_STYLE_OPTIONS_H

#include "command/command.h"
#include "spec/table_style.h"

struct style_options {
    char *style, *columns, *decimals, *keep_terms, *drop_terms, *order;
    char **rename;
    int stars, no_stars; /* gboolean */
};

extern const char style_style_help[], style_columns_help[], style_decimals_help[],
    style_keep_terms_help[], style_drop_terms_help[], style_order_help[], style_rename_help[],
    style_stars_help[], style_no_stars_help[];

/* Rows for the option table of a command whose struct has a `struct style_options style`. */
#define STYLE_OPTION(options, field, name, kind, argument)                                         \
    {                                                                                              \
        name, '\0', kind, offsetof(options, style.field), argument, style_##field##_help           \
    }
#define STYLE_OPTIONS(options)                                                                     \
    HEADING("How the table looks (CSV and JSON always have every number in full)"),                \
        { "style",          '\0',       OPTION_TEXT, offsetof(options, style.style), "NAME",       \
          style_style_help, style_names },                                                         \
        STYLE_OPTION(options, columns, "columns", OPTION_TEXT, "LIST"),                            \
        STYLE_OPTION(options, decimals, "decimals", OPTION_TEXT, "N"),                             \
        STYLE_OPTION(options, stars, "stars", OPTION_FLAG, NULL),                                  \
        STYLE_OPTION(options, no_stars, "no-stars", OPTION_FLAG, NULL),                            \
        STYLE_OPTION(options, keep_terms, "keep-terms", OPTION_TEXT, "TERM,..."),                  \
        STYLE_OPTION(options, drop_terms, "drop-terms", OPTION_TEXT, "TERM,..."),                  \
        STYLE_OPTION(options, rename, "rename", OPTION_TEXTS, "TERM=LABEL"),                       \
        STYLE_OPTION(options, order, "order", OPTION_TEXT, "TERM,...")

/* STATUS_USAGE where a word is none. Whether there are such terms is seen when fits are at hand. */
bool style_choose(struct run *run, const struct style_options *options, struct table_style *style);

#endif
