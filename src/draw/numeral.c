#include "draw/numeral.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static bool is_minus(const char *text, const char *at)
{
    bool before_number =
        isdigit((unsigned char)at[1]) || (at[1] == '.' && isdigit((unsigned char)at[2]));
    if (*at != '-' || !before_number)
        return false;
    if (at == text)
        return true;
    unsigned char before = (unsigned char)at[-1]; /* above 0x7F: part of a letter or a dash */
    return !isalnum(before) && before != '-' && before < 0x80;
}

const char *numeral_minus(struct run *run, const char *text)
{
    char *result = run_array(run, char, sizeof MINUS *strlen(text) + 1);
    size_t length = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (is_minus(text, at)) {
            memcpy(result + length, MINUS, strlen(MINUS));
            length += strlen(MINUS);
        } else {
            result[length++] = *at;
        }
    }
    return result;
}

const char *numeral_grouped(struct run *run, double value, int decimals)
{
    const char *text = number_fixed(run, value, decimals);
    size_t sign = *text == '-' ? 1 : 0;
    size_t whole = strcspn(text + sign, ".");
    char *grouped = talloc_strdup(run, sign > 0 ? MINUS : "");
    for (size_t i = 0; i < whole; i++) {
        bool comma = i > 0 && (whole - i) % 3 == 0;
        grouped = talloc_asprintf_append_buffer(grouped, "%s%c", comma ? "," : "", text[sign + i]);
    }
    return talloc_strdup_append_buffer(grouped, text + sign + whole);
}

int numeral_decimals(const double *value, size_t count)
{
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        low = fmin(low, value[i]);
        high = fmax(high, value[i]);
    }
    double spread = high > low ? high - low : fabs(high);
    return spread > 0.0 && isfinite(spread) ? (int)fmin(fmax(2.0 - floor(log10(spread)), 0.0), 17.0)
                                            : 0;
}

/* Standard errors beyond these are given with a power of ten. */
#define SMALLEST_PLAIN 1e-6
#define LARGEST_PLAIN 1e6

const char *numeral_estimate(struct run *run, double value, double std_error, int more)
{
    if (!(std_error > 0.0))
        return numeral_minus(run,
                             number_full(run, strtod(talloc_asprintf(run, "%.6g", value), NULL)));
    if (std_error < SMALLEST_PLAIN || std_error >= LARGEST_PLAIN)
        return numeral_minus(run, number_scientific(run, value, 2 + more));
    if (std_error >= 100.0)
        return numeral_grouped(run, value, 0);
    int decimals = (int)-floor(log10(std_error));
    return numeral_minus(run, number_pointed(run, value, (decimals < 2 ? 2 : decimals) + more));
}
