#include "command/table_options.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

const char table_layout_help[] =
    "what kind of file it is, where that is not to be found out: lait, lait-wide, lait-app, "
    "lait-dictionary, ees, keyed, survey, microsoft-forms, surveymonkey, qualtrics, "
    "online-surveys, google-forms or plain";
const char table_missing_help[] =
    "a text that means missing in this file; may stand more than once";
const char table_symbols_help[] =
    "what x, -, .. and the like mean in this file: ees (as in Explore Education Statistics), "
    "lait, sfr (older statistical first releases) or gss (in brackets); by default ees, and lait "
    "for its own files";
const char table_decimal_help[] = "the decimal sign: point or comma";
const char table_separator_help[] =
    "what separates the cells, where that is not to be found out: comma, semicolon, tab or pipe";
const char table_header_row_help[] = "the line of the file in which the header stands";

/* One of the words that an option has, by its number; the first, 0, is for saying nothing. */
static bool choose(struct run *run, const char *option, const char *value,
                   const char *const *choices, int *chosen)
{
    size_t count = 1;
    *chosen = 0;
    if (value == NULL)
        return true;
    for (; choices[count] != NULL; count++)
        if (strcmp(choices[count], value) == 0)
            *chosen = (int)count;
    return *chosen > 0
           || run_fail(run, STATUS_USAGE, NOWHERE, "--%s cannot be '%s'; the choices are %s",
                       option, value, text_list(run, choices + 1, count - 1));
}

static bool choose_row(struct run *run, const char *value, size_t *row)
{
    double number = 0;
    if (value == NULL)
        return true;
    bool whole = number_read(value, strlen(value), &number) && number >= 1 && number < 1e9
                 && number == floor(number);
    if (!whole)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--header-row cannot be '%s'; write the line of the header, from 1", value);
    *row = (size_t)number;
    return true;
}

bool table_source(struct run *run, const struct table_options *options, struct source *source)
{
    *source = (struct source){ .layout = LAYOUT_ANY };
    if (options->missing != NULL)
        source->missing = (struct texts){ .count = g_strv_length(options->missing),
                                          .text = (const char **)options->missing };
    return choose(run, "layout", options->layout, layout_names, &source->layout)
           && choose(run, "symbols", options->symbols, dialect_names, &source->symbols)
           && choose(run, "decimal", options->decimal, decimal_names, &source->decimal)
           && choose(run, "separator", options->separator, separator_names,
                  &source->separator)
           && choose_row(run, options->header_row, &source->header_row);
}
