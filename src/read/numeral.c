#include "read/numeral.h"

#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* As long as number_read takes; more is no number. */
enum { LONGEST = 400 };

/* What is still to be read: text[0..length), eaten from both ends. */
struct rest {
    const char *text;
    size_t length;
};

static bool eat_front(struct rest *rest, const char *sign)
{
    size_t length = strlen(sign);
    if (rest->length < length || memcmp(rest->text, sign, length) != 0)
        return false;
    rest->text += length;
    rest->length -= length;
    return true;
}

static bool eat_back(struct rest *rest, const char *sign)
{
    size_t length = strlen(sign);
    if (rest->length < length || memcmp(rest->text + rest->length - length, sign, length) != 0)
        return false;
    rest->length -= length;
    return true;
}

static void eat_blanks(struct rest *rest)
{
    text_bounds(&rest->text, &rest->length);
}

static void eat_blanks_behind(struct rest *rest)
{
    struct rest bare = *rest;
    eat_blanks(&bare);
    rest->length = (size_t)(bare.text - rest->text) + bare.length;
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

/* The marker that stands in brackets, of the Analysis Function's shorthand ("note 3" is "note");
 * NULL where it is none. Symbols that mean missing contradict a number and are none. */
static const char *marker_named(const char *text, size_t length)
{
    static const char *const markers[] = { "b", "e",  "f",   "ns", "p",   "r",
                                           "s", "ss", "sss", "u",  "note" };
    struct rest rest = { text, length };
    while (rest.length > 0 && is_digit(rest.text[rest.length - 1]))
        rest.length--;
    bool numbered = rest.length < length;
    eat_blanks(&rest);
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (strlen(markers[i]) == rest.length
            && g_ascii_strncasecmp(markers[i], rest.text, rest.length) == 0)
            return !numbered || strcmp(markers[i], "note") == 0 ? markers[i] : NULL;
    return NULL;
}

/* Take the markers off the end; false where brackets hold anything else. */
static bool eat_markers(struct rest *rest, struct numeral *numeral)
{
    while (rest->length > 0 && rest->text[rest->length - 1] == ']') {
        size_t open = rest->length - 1;
        while (open > 0 && rest->text[open] != '[')
            open--;
        if (rest->text[open] != '[')
            return false;
        numeral->marker = marker_named(rest->text + open + 1, rest->length - open - 2);
        if (numeral->marker == NULL)
            return false;
        rest->length = open;
        eat_blanks(rest);
    }
    return true;
}

/* A minus, a plus, or none; true where there was one. */
static bool eat_sign(struct rest *rest, bool *negative)
{
    *negative = eat_front(rest, "-") || eat_front(rest, "\u2212");
    return *negative || eat_front(rest, "+");
}

/* "-£ 1,234", "£-1,234" and "12 %" without their signs; false where signs contradict. */
static bool eat_signs(struct rest *rest, struct numeral *numeral, bool *negative)
{
    bool signed_before = eat_sign(rest, negative);
    numeral->pounds = eat_front(rest, "\u00A3");
    if (numeral->pounds)
        eat_blanks(rest);
    if (numeral->pounds && !signed_before)
        eat_sign(rest, negative);
    numeral->percent = eat_back(rest, "%");
    if (numeral->percent)
        eat_blanks_behind(rest);
    return !(numeral->pounds && numeral->percent);
}

/* The sign that separates thousands at the beginning of `rest`; NULL for none. */
static const char *thousands_sign(const struct rest *rest, char thousands)
{
    static const char *const spaces[] = { "\u00A0", "\u202F", "\u2009" };
    const char *sign = thousands == ',' ? "," : ".";
    struct rest look = *rest;
    if (eat_front(&look, sign))
        return sign;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (eat_front(&look, spaces[i]))
            return spaces[i];
    return NULL;
}

static size_t copy_digits(struct rest *rest, char *plain, size_t *used)
{
    size_t count = 0;
    for (; count < rest->length && is_digit(rest->text[count]); count++)
        plain[(*used)++] = rest->text[count];
    rest->text += count;
    rest->length -= count;
    return count;
}

/* Copy the whole part without what separates its thousands; false where the groups are not of
 * three digits. */
static bool copy_whole(struct rest *rest, char thousands, char *plain, size_t *used, bool *grouped)
{
    char first = rest->length > 0 ? rest->text[0] : '\0';
    size_t digits = copy_digits(rest, plain, used);
    const char *sign = thousands_sign(rest, thousands);
    *grouped = sign != NULL;
    if (*grouped && (digits < 1 || digits > 3 || first == '0'))
        return false;
    while (sign != NULL && eat_front(rest, sign))
        if (copy_digits(rest, plain, used) != 3)
            return false;
    return true;
}

/* Digits, decimal sign and exponent as number_read knows them. */
static bool read_digits(struct rest rest, char decimal, struct numeral *numeral)
{
    char plain[LONGEST];
    size_t used = 0;
    if (rest.length == 0 || rest.length >= LONGEST
        || !(is_digit(rest.text[0]) || rest.text[0] == decimal))
        return false;
    if (!copy_whole(&rest, decimal == '.' ? ',' : '.', plain, &used, &numeral->thousands))
        return false;
    if (rest.length > 0 && rest.text[0] == decimal) {
        plain[used++] = '.';
        rest.text++;
        rest.length--;
    }
    copy_digits(&rest, plain, &used);
    if (rest.length > 0 && numeral->thousands)
        return false;
    memcpy(plain + used, rest.text, rest.length);
    return number_read(plain, used + rest.length, &numeral->value);
}

static bool read_with(struct rest rest, char decimal, struct numeral *numeral)
{
    bool negative = false;
    *numeral = (struct numeral){ .value = 0 };
    eat_blanks(&rest);
    if (!eat_markers(&rest, numeral) || !eat_signs(&rest, numeral, &negative)
        || !read_digits(rest, decimal, numeral))
        return false;
    if (negative && numeral->value > 0)
        numeral->value = -numeral->value;
    return true;
}

/* Neither sign is said: the point, unless a decimal comma would give another number. */
static bool read_unsaid(struct rest rest, struct numeral *numeral)
{
    struct numeral other;
    bool point = read_with(rest, '.', numeral), comma = read_with(rest, ',', &other);
    if (point && (!comma || numeral->value == other.value))
        return true;
    *numeral = (struct numeral){ .doubtful = comma };
    return false;
}

static bool holds_digit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (is_digit(text[i]))
            return true;
    return false;
}

bool numeral_read(const char *text, size_t length, enum decimal_sign sign, struct numeral *numeral)
{
    *numeral = (struct numeral){ .value = 0 };
    bool as_it_stands = sign == DECIMAL_POINT || memchr(text, '.', length) == NULL;
    if (as_it_stands && number_read(text, length, &numeral->value))
        return true;
    if (!holds_digit(text, length))
        return false;
    struct rest rest = { text, length };
    if (sign == DECIMAL_UNSAID)
        return read_unsaid(rest, numeral);
    struct numeral other;
    char decimal = sign == DECIMAL_COMMA ? ',' : '.';
    if (read_with(rest, decimal, numeral))
        return true;
    bool doubtful = read_with(rest, decimal == '.' ? ',' : '.', &other);
    *numeral = (struct numeral){ .doubtful = doubtful };
    return false;
}

enum decimal_sign decimal_of(const struct source *source, const struct csv_file *file)
{
    enum { SAID_POINT = 1, SAID_COMMA = 2 };
    if (file->statistical != NULL) /* its numbers are no texts, and written with a point */
        return DECIMAL_POINT;
    if (source->decimal == SAID_COMMA)
        return DECIMAL_COMMA;
    return source->decimal == SAID_POINT || !file->separator_doubtful ? DECIMAL_POINT
                                                                      : DECIMAL_UNSAID;
}
