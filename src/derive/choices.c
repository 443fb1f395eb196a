#include "derive/choices.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "read/wording.h"

/* Between which characters a choice stands. */
static const char *separators_of(enum layout layout)
{
    return layout == LAYOUT_MICROSOFT_FORMS ? ";"
           : layout == LAYOUT_GOOGLE_FORMS || layout == LAYOUT_QUALTRICS
                   || layout == LAYOUT_ONLINE_SURVEYS
               ? ","
               : ";,";
}

static bool begins_here(const char *cell, const char *at, const char *separators)
{
    while (at > cell && at[-1] == ' ')
        at--;
    return at == cell || strchr(separators, at[-1]) != NULL;
}

static bool ends_here(const char *at, const char *separators)
{
    while (*at == ' ')
        at++;
    return *at == '\0' || strchr(separators, *at) != NULL;
}

bool choices_include(enum layout layout, const char *cell, const char *choice)
{
    const char *separators = separators_of(layout);
    char *text = wording_of_answer(cell), *wanted = wording_of_answer(choice);
    size_t length = strlen(wanted);
    bool found = false;
    for (const char *at = strstr(text, wanted); at != NULL && !found && length > 0;
         at = strstr(at + 1, wanted))
        found = begins_here(text, at, separators) && ends_here(at + length, separators);
    g_free(text);
    g_free(wanted);
    return found;
}

char **choices_split(enum layout layout, const char *cell)
{
    const char *separators = separators_of(layout);
    if (strchr(separators, ';') != NULL && strchr(cell, ';') != NULL)
        separators = ";";
    char **part = g_strsplit_set(cell, separators, -1);
    size_t kept = 0;
    for (size_t i = 0; part[i] != NULL; i++) {
        g_strstrip(part[i]);
        if (*part[i] == '\0')
            g_free(part[i]);
        else
            part[kept++] = part[i];
    }
    part[kept] = NULL;
    return part;
}

/* "1,3,7": numbers of at most two digits, which no thousands separator parts. */
static bool is_numbers(const char *cell)
{
    size_t digits = 0, commas = 0;
    for (; *cell != '\0'; cell++) {
        if (*cell == ',' && digits >= 1 && digits <= 2) {
            digits = 0;
            commas++;
        } else if (g_ascii_isdigit(*cell))
            digits++;
        else
            return false;
    }
    return commas > 0 && digits >= 1 && digits <= 2;
}

/* In which cell each part occurs: the row + 1, or `MANY` where several different cells have it. */
enum { MANY = -1 };

struct parts {
    GHashTable *in;    /* part -> (row + 1), MANY */
    GHashTable *alone; /* cells of one part */
};

static void count_parts(struct parts *parts, const struct grid *grid,
                        const struct grid_column *column, size_t row)
{
    char **part = choices_split(grid->layout, column->text[row]);
    for (size_t i = 0; part[i] != NULL; i++) {
        char *plain = wording_of_answer(part[i]);
        gpointer in = g_hash_table_lookup(parts->in, plain);
        bool elsewhere = in != NULL
                         && (GPOINTER_TO_INT(in) == MANY
                             || strcmp(column->text[GPOINTER_TO_INT(in) - 1], column->text[row]));
        if (i == 0 && part[1] == NULL)
            g_hash_table_add(parts->alone, g_strdup(plain));
        g_hash_table_replace(parts->in, plain, GINT_TO_POINTER(elsewhere ? MANY : (int)row + 1));
    }
    g_strfreev(part);
}

/* Are all parts of the cell, two or more, choices that others made too? */
static bool is_made_of_parts(const struct parts *parts, const struct grid *grid, const char *cell)
{
    char **part = choices_split(grid->layout, cell);
    bool all = part[0] != NULL && part[1] != NULL, one_alone = false;
    for (size_t i = 0; part[i] != NULL && all; i++) {
        char *plain = wording_of_answer(part[i]);
        all = GPOINTER_TO_INT(g_hash_table_lookup(parts->in, plain)) == MANY;
        one_alone = one_alone || g_hash_table_contains(parts->alone, plain);
        g_free(plain);
    }
    g_strfreev(part);
    return all && one_alone;
}

size_t choices_first(const struct grid *grid, const struct grid_column *column, const bool *counts)
{
    if (!layout_is_survey(grid->layout))
        return SIZE_MAX;
    struct parts parts = { g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                           g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    for (size_t row = 0; row < grid->rows; row++)
        count_parts(&parts, grid, column, row);
    bool numbers = grid->layout == LAYOUT_QUALTRICS || grid->layout == LAYOUT_ONLINE_SURVEYS;
    size_t first = SIZE_MAX;
    for (size_t row = 0; row < grid->rows && first == SIZE_MAX; row++) {
        const char *cell = column->text[row];
        size_t length = strlen(cell);
        bool ends = grid->layout == LAYOUT_MICROSOFT_FORMS && length > 0 && cell[length - 1] == ';';
        if (counts[row]
            && (ends || (numbers && is_numbers(cell)) || is_made_of_parts(&parts, grid, cell)))
            first = row;
    }
    g_hash_table_destroy(parts.in);
    g_hash_table_destroy(parts.alone);
    return first;
}
