#include "base/csv_cell.h"

#include <string.h>

#include "base/number.h"

const char *csv_quoted(struct run *run, const char *text)
{
    if (text == NULL)
        return "";
    if (strpbrk(text, ",\"\r\n") == NULL)
        return text;
    char *quoted = talloc_strdup(run, "\"");
    for (const char *at = text; *at != '\0'; at++)
        quoted = talloc_asprintf_append_buffer(quoted, *at == '"' ? "\"\"" : "%c", *at);
    return talloc_strdup_append_buffer(quoted, "\"");
}

/* Nothing that a spreadsheet could work out: no second sign but in an exponent, no star with
 * something behind it that it could multiply. */
static bool is_figure(const char *text)
{
    if (*text != '+' && *text != '-')
        return false;
    bool stars = false;
    for (const char *at = text + 1; *at != '\0'; at++) {
        bool exponent = (*at == 'e' || *at == 'E') && at[1] != '\0' && strchr("+-", at[1]) != NULL;
        if (strchr("0123456789.() %*", *at) == NULL && !exponent)
            return false;
        stars = stars || *at == '*';
        if (stars && strchr("0123456789.(", *at) != NULL)
            return false;
        at += exponent;
    }
    return true;
}

static bool begins_formula(const char *text)
{
    static const char *const wide[] = { "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20" };
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(text, wide[i], strlen(wide[i])) == 0)
            return true;
    return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

const char *csv_safe(struct run *run, const char *text)
{
    if (text != NULL && begins_formula(text) && !is_figure(text))
        text = talloc_asprintf(run, "'%s", text);
    return csv_quoted(run, text);
}

const char *csv_cell(struct run *run, const char *text, bool safe)
{
    return safe ? csv_safe(run, text) : csv_quoted(run, text);
}

char *csv_add_text(struct run *run, char *row, const char *text)
{
    return talloc_asprintf_append_buffer(row, ",%s", csv_safe(run, text));
}

char *csv_add_number(struct run *run, char *row, double value)
{
    return talloc_asprintf_append_buffer(row, ",%s", number_full(run, value));
}

char *csv_add_numbers(struct run *run, char *row, const double *value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        row = csv_add_number(run, row, value[i]);
    return row;
}

char *csv_add_count(char *row, size_t count)
{
    return talloc_asprintf_append_buffer(row, ",%zu", count);
}
