#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The longest text that number_read takes: no official figure comes near it. */
enum { LONGEST_NUMBER = 400 };

/* What stands in a text that follows  digits [. digits] [e [sign] digits]:
 * mantissa x 10^power, the mantissa without its 20th digit and further ones. */
struct decimal {
    uint64_t mantissa;
    size_t digits; /* significant */
    int power;
};

enum { MOST_DIGITS = 19, LARGEST_EXPONENT = 9999 };

static size_t take_digits(const char *text, size_t length, size_t at, struct decimal *decimal)
{
    size_t from = at;
    for (; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
        decimal->digits += decimal->digits > 0 || text[at] > '0';
        if (decimal->digits <= MOST_DIGITS)
            decimal->mantissa = 10 * decimal->mantissa + (uint64_t)(text[at] - '0');
    }
    return at - from;
}

static bool take_exponent(const char *text, size_t length, size_t at, struct decimal *decimal)
{
    bool negative = at < length && text[at] == '-';
    at += at < length && (text[at] == '+' || text[at] == '-');
    int exponent = 0;
    const size_t from = at;
    for (; at < length && text[at] >= '0' && text[at] <= '9'; at++)
        exponent = exponent < LARGEST_EXPONENT ? 10 * exponent + (text[at] - '0') : exponent;
    decimal->power += negative ? -exponent : exponent;
    return at > from && at == length;
}

/* True if all of the text is such a number. */
static bool decimal_read(const char *text, size_t length, struct decimal *decimal)
{
    *decimal = (struct decimal){ .mantissa = 0 };
    size_t at = take_digits(text, length, 0, decimal), digits = at;
    if (at < length && text[at] == '.') {
        size_t fraction = take_digits(text, length, at + 1, decimal);
        decimal->power = -(int)fraction;
        digits += fraction;
        at += 1 + fraction;
    }
    if (digits == 0)
        return false;
    if (at < length && (text[at] == 'e' || text[at] == 'E'))
        return take_exponent(text, length, at + 1, decimal);
    return at == length;
}

/* Where mantissa and power of ten are doubles both, one operation gives the nearest double
 * (Clinger 1990); that is so of nearly all published numbers. */
static bool decimal_is_exact(const struct decimal *decimal, double *value)
{
    enum { LARGEST_POWER = 22 };
    static const double power_of_ten[LARGEST_POWER + 1] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,
                                                            1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                            1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
                                                            1e18, 1e19, 1e20, 1e21, 1e22 };
    int power = decimal->power;
    if (decimal->digits > MOST_DIGITS || decimal->mantissa > (uint64_t)1 << DBL_MANT_DIG
        || power > LARGEST_POWER || power < -LARGEST_POWER)
        return false;
    double mantissa = (double)decimal->mantissa;
    *value = power < 0 ? mantissa / power_of_ten[-power] : mantissa * power_of_ten[power];
    return true;
}

bool number_read(const char *text, size_t length, double *value)
{
    static const char minus[] = "\xE2\x88\x92"; /* U+2212 */
    bool negative = false;
    if (length >= 3 && memcmp(text, minus, 3) == 0) {
        negative = true;
        text += 3;
        length -= 3;
    } else if (length >= 1 && (text[0] == '-' || text[0] == '+')) {
        negative = text[0] == '-';
        text++;
        length--;
    }
    struct decimal decimal;
    if (length >= LONGEST_NUMBER || !decimal_read(text, length, &decimal))
        return false;
    double magnitude = 0;
    if (!decimal_is_exact(&decimal, &magnitude)) {
        char copy[LONGEST_NUMBER];
        memcpy(copy, text, length);
        copy[length] = '\0';
        magnitude = strtod(copy, NULL); /* the locale is never set, so "." is the point */
    }
    if (!isfinite(magnitude))
        return false;
    *value = negative && magnitude > 0 ? -magnitude : magnitude;
    return true;
}

/* Split a finite double into the digits of its shortest decimal, without zeros at the
 * end, and the power of ten of the first: 0.0005 is "5" and -4. */
static void decimal_digits(double magnitude, char digits[32], int *power)
{
    char text[64];
    /* Fifteen digits are one of the shortest if they read back, but below the normal range. */
    for (int precision = magnitude < DBL_MIN ? 0 : DBL_DIG - 1; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, magnitude);
        if (strtod(text, NULL) == magnitude)
            break;
    }
    char *mark = strchr(text, 'e');
    *power = (int)strtol(mark + 1, NULL, 10);
    size_t count = 0;
    for (const char *at = text; at < mark; at++)
        if (*at != '.')
            digits[count++] = *at;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    digits[count] = '\0';
}

/* Digits with their point where it belongs: "5" and -4 are "0.0005". */
static const char *positional(struct run *run, const char *digits, int power)
{
    static const char zeros[] = "00000000000000000000";
    int count = (int)strlen(digits);
    if (power < 0)
        return talloc_asprintf(run, "0.%.*s%s", -power - 1, zeros, digits);
    if (power + 1 >= count)
        return talloc_asprintf(run, "%s%.*s", digits, power + 1 - count, zeros);
    return talloc_asprintf(run, "%.*s.%s", power + 1, digits, digits + power + 1);
}

const char *number_full(struct run *run, double value)
{
    enum { SMALLEST_POWER = -5, LARGEST_POWER = 15 };
    if (!isfinite(value))
        return "";
    if (value == 0)
        return "0";
    char digits[32];
    int power = 0;
    decimal_digits(fabs(value), digits, &power);
    const char *sign = value < 0 ? "-" : "";
    if (power >= SMALLEST_POWER && power <= LARGEST_POWER)
        return talloc_asprintf(run, "%s%s", sign, positional(run, digits, power));
    return talloc_asprintf(run, "%s%c%s%se%+03d", sign, digits[0], digits[1] == '\0' ? "" : ".",
                           digits + 1, power);
}

/* Add one to the last of `count` decimal digits; true if it carries out in front. */
static bool increment(char *digits, size_t count)
{
    for (size_t at = count; at-- > 0;) {
        if (digits[at] != '9') {
            digits[at]++;
            return false;
        }
        digits[at] = '0';
    }
    return true;
}

const char *number_fixed(struct run *run, double value, int decimals)
{
    if (!isfinite(value))
        return "";
    char digits[32];
    int power = 0;
    decimal_digits(fabs(value), digits, &power);

    /* One zero in front takes the carry; `keep` digits after it stay. */
    long keep = value == 0 ? 0 : (long)power + 1 + decimals;
    size_t have = strlen(digits);
    size_t length = (size_t)(keep > 0 ? keep : 0);
    char *kept = run_array(run, char, length + 2);
    kept[0] = '0';
    for (size_t at = 0; at < length; at++)
        kept[1 + at] = at < have ? digits[at] : '0';
    bool up = value != 0 && keep >= 0 && (size_t)keep < have && digits[keep] >= '5';
    if (up)
        increment(kept, length + 1);

    /* kept is a whole number of units of 10^-decimals: put the point into it. */
    const char *unit = kept;
    while (*unit == '0')
        unit++;
    size_t units = strlen(unit), places = (size_t)decimals;
    const char *sign = value < 0 && units > 0 ? "-" : "";
    size_t zeros = units > places ? 0 : places + 1 - units;
    char *padded = run_array(run, char, zeros + units + 1);
    memset(padded, '0', zeros);
    memcpy(padded + zeros, unit, units);
    size_t whole = strlen(padded) - places;
    return talloc_asprintf(run, "%s%.*s%s%s", sign, (int)whole, padded, places > 0 ? "." : "",
                           padded + whole);
}

const char *number_pointed(struct run *run, double value, int decimals)
{
    const char *text = number_fixed(run, value, decimals);
    if (strncmp(text, "0.", 2) == 0)
        return text + 1;
    if (strncmp(text, "-0.", 3) == 0)
        return talloc_asprintf(run, "-%s", text + 2);
    return text;
}

const char *number_p_value(struct run *run, double p_value)
{
    return number_p_value_to(run, p_value, 3);
}

const char *number_p_value_to(struct run *run, double p_value, int decimals)
{
    const char *least = number_pointed(run, strtod(talloc_asprintf(run, "1e-%d", decimals), NULL),
                                       decimals);
    return p_value < strtod(least, NULL) ? talloc_asprintf(run, "<%s", least)
                                         : number_pointed(run, p_value, decimals);
}

const char *number_stars(double p_value)
{
    if (p_value < .001)
        return "***";
    if (p_value < .01)
        return "**";
    return p_value < .05 ? "*" : "";
}

enum { MOST_P_DECIMALS = 17 };

const char *number_p_starred(struct run *run, double p_value, int decimals)
{
    const char *stars = number_stars(p_value), *text = number_p_value_to(run, p_value, decimals);
    while (*text == '.' && decimals < MOST_P_DECIMALS
           && strcmp(number_stars(strtod(text, NULL)), stars) != 0)
        text = number_p_value_to(run, p_value, ++decimals);
    return talloc_asprintf(run, "%s%s", text, stars);
}

const char *number_p_phrase(struct run *run, double p_value)
{
    return p_value < .001 ? "p < .001"
                          : talloc_asprintf(run, "p = %s", number_p_value(run, p_value));
}

const char *number_scientific(struct run *run, double value, int decimals)
{
    if (!isfinite(value))
        return "";
    char digits[32];
    int power = 0;
    decimal_digits(fabs(value), digits, &power);
    double leading = strtod(talloc_asprintf(run, "%c.%s", digits[0], digits + 1), NULL);
    const char *rounded = number_fixed(run, leading, decimals);
    if (strncmp(rounded, "10", 2) == 0) {
        rounded = number_fixed(run, 1, decimals);
        power++;
    }
    return talloc_asprintf(run, "%s%se%+03d", value < 0 ? "-" : "", rounded,
                           value == 0 ? 0 : power);
}

double number_round(double value, int decimals)
{
    if (!isfinite(value))
        return value;
    struct run *scratch = run_new();
    double rounded = strtod(number_fixed(scratch, value, decimals), NULL);
    talloc_free(scratch);
    return rounded;
}

const char *number_count(struct run *run, size_t count)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%zu", count);
    size_t length = strlen(digits), out = 0;
    char *text = run_array(run, char, 2 * length + 1);
    for (size_t at = 0; at < length; at++) {
        if (at > 0 && (length - at) % 3 == 0)
            text[out++] = ',';
        text[out++] = digits[at];
    }
    text[out] = '\0';
    return text;
}

enum { SIGNIFICANT_DIGITS = 4, MOST_DECIMALS = 8, LARGEST_POWER = 6 };

const char *number_to_error(struct run *run, double value, double std_error)
{
    if (!(std_error > 0 && isfinite(std_error) && isfinite(value)))
        return number_full(run, value);
    int power = (int)floor(log10(std_error));
    int decimals = SIGNIFICANT_DIGITS - 1 - power;
    if (decimals <= MOST_DECIMALS && power < LARGEST_POWER)
        return number_fixed(run, value, decimals > 0 ? decimals : 0);
    int above = value == 0 ? 0 : (int)floor(log10(fabs(value))) - power;
    int places = SIGNIFICANT_DIGITS - 1 + (above > 0 ? above : 0);
    return number_scientific(run, value, places < 16 ? places : 16);
}

const char *number_df(struct run *run, double df)
{
    return number_fixed(run, df, df == floor(df) ? 0 : 2);
}
