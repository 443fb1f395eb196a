#include "report/cell_figure.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static const char digits[] = "0123456789";

/* Digits, and commas that have three digits behind them. */
static size_t whole_length(const char *text)
{
    size_t length = strspn(text, digits);
    while (length > 0 && text[length] == ',' && strspn(text + length + 1, digits) == 3)
        length += 4;
    return length;
}

/* Characters of the number that `text` begins with, thousands separators and all; 0: none. */
static size_t number_length(const char *text)
{
    size_t at = *text == '-' || *text == '+';
    at += strncmp(text, "\u2212", 3) == 0 ? 3 : 0;
    size_t whole = whole_length(text + at), decimals = 0;
    at += whole;
    if (text[at] == '.')
        decimals = strspn(text + at + 1, digits);
    at += decimals > 0 ? 1 + decimals : 0;
    if (whole + decimals == 0)
        return 0;
    size_t sign = text[at] == 'e' && (text[at + 1] == '-' || text[at + 1] == '+');
    size_t power = sign ? strspn(text + at + 2, digits) : 0;
    return power > 0 ? at + 2 + power : at;
}

static bool value_read(struct run *run, const char *text, double *value)
{
    char *plain = talloc_strdup(run, text), *to = plain;
    for (const char *from = text; *from != '\0'; from++)
        if (*from != ',')
            *to++ = *from;
    *to = '\0';
    return number_read(plain, strlen(plain), value);
}

static size_t sign_length(const char *text)
{
    static const char *const signs[] = { "=", "\u2248", "~", "\u2260" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 0;
}

/* The figure that `text` begins with; what follows it, or NULL where it begins with none. */
static const char *part_read(struct run *run, const char *text, struct cell_figure *figure)
{
    size_t below = *text != '<' ? 0 : text[1] == ' ' ? 2 : 1;
    size_t length = number_length(text + below);
    if (length == 0)
        return NULL;
    const char *number = talloc_strndup(run, text + below, length);
    const char *after = text + below + length;
    bool percent = *after == '%';
    after += percent;
    *figure = (struct cell_figure){ .shown = talloc_strndup(run, text, (size_t)(after - text)),
                                    .is_number = below == 0 };
    if (!value_read(run, number, &figure->value))
        return NULL;
    figure->value /= percent ? 100.0 : 1.0;
    size_t stars = strspn(after, "*"), sign = sign_length(after + stars);
    figure->stars = talloc_strndup(run, after, stars);
    figure->sign = talloc_strndup(run, after + stars, sign);
    return after + stars + sign;
}

static bool interval_read(struct run *run, const char *text, struct cell_figure *low,
                          struct cell_figure *high)
{
    const char *comma = strstr(text, ", "), *close = strchr(text, ']');
    if (comma == NULL || close == NULL || close < comma || close[1] != '\0')
        return false;
    const char *first = talloc_strndup(run, text + 1, (size_t)(comma - text - 1));
    const char *second = talloc_strndup(run, comma + 2, (size_t)(close - comma - 2));
    const char *after_first = part_read(run, first, low);
    const char *after_second = part_read(run, second, high);
    low->opens = true;
    return after_first != NULL && *after_first == '\0' && after_second != NULL
           && *after_second == '\0';
}

bool cell_figure_read(struct run *run, const char *text, struct cell_figure *figure,
                      struct cell_figure *bracketed)
{
    *figure = *bracketed = (struct cell_figure){ .stars = "", .sign = "" };
    if (*text == '[')
        return interval_read(run, text, figure, bracketed);
    const char *after = part_read(run, text, figure);
    if (after == NULL || *after == '\0')
        return after != NULL;
    if (strncmp(after, " (", 2) != 0)
        return false;
    const char *open = after + 2, *close = strchr(open, ')');
    if (close == NULL || close[1 + sign_length(close + 1)] != '\0')
        return false;
    const char *inside = talloc_strndup(run, open, (size_t)(close - open));
    const char *end = part_read(run, inside, bracketed);
    if (end == NULL || *end != '\0')
        *bracketed = (struct cell_figure){ .shown = inside, .stars = "", .sign = "" };
    if (close[1] != '\0')
        bracketed->sign = talloc_strdup(run, close + 1);
    return true;
}

const char *cell_figure_format(struct run *run, const struct cell_figure *figure)
{
    const char *shown = figure->shown, *point = strchr(shown, '.');
    size_t decimals = point == NULL ? 0 : strspn(point + 1, digits);
    const char *zeros = "00000000000000000";
    const char *fraction =
        decimals == 0 ? ""
                      : talloc_asprintf(run, ".%.*s", (int)fmin(17.0, (double)decimals), zeros);
    bool bare = point != NULL && strcspn(shown, digits) > (size_t)(point - shown);
    const char *whole = strchr(shown, ',') != NULL ? "#,##0" : bare ? "" : "0";
    const char *end = strchr(shown, '%') != NULL ? "%" : strchr(shown, 'e') != NULL ? "E+00" : "";
    return talloc_asprintf(run, "%s%s%s", whole, fraction, end);
}
