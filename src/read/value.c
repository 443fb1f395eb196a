#include "read/value.h"

#include <glib.h>
#include <string.h>

/* Is this number declared to mean missing, if in another spelling? */
static bool is_declared_number(const struct value_rules *rules, double value)
{
    for (size_t i = 0; rules->declared != NULL && i < rules->declared->count; i++) {
        const char *text = rules->declared->text[i];
        struct numeral declared;
        if (numeral_read(text, strlen(text), rules->decimal, &declared) && declared.value == value)
            return true;
    }
    return false;
}

bool value_read(const char *text, const struct value_rules *rules, struct numeral *numeral,
                enum missing *missing)
{
    *missing = PRESENT;
    if (numeral_read(text, strlen(text), rules->decimal, numeral)) {
        if (is_declared_number(rules, numeral->value))
            *missing = MISSING_DECLARED;
        return true;
    }
    *missing = symbol_read(text, rules->dialect, rules->declared);
    return *missing != PRESENT;
}

/* How something is said of the file: "--decimal comma", "'decimal: comma' in the source 'ks4'". */
static const char *saying(struct run *run, const struct value_rules *rules, const char *key,
                          const char *value)
{
    if (rules->source == NULL)
        return talloc_asprintf(run, "--%s %s", key, value);
    return talloc_asprintf(run, "'%s: %s' in the source '%s'", key, value, rules->source);
}

static const char *doubtful_advice(struct run *run, const char *text,
                                   const struct value_rules *rules)
{
    const char *point = saying(run, rules, "decimal", "point");
    const char *comma = saying(run, rules, "decimal", "comma");
    struct numeral numeral;
    if (rules->decimal == DECIMAL_COMMA)
        return talloc_asprintf(run,
                               "has a decimal point, and this file a decimal comma; correct "
                               "it, or say %s",
                               point);
    if (rules->decimal == DECIMAL_UNSAID
        && numeral_read(text, strlen(text), DECIMAL_POINT, &numeral))
        return talloc_asprintf(run, "could have thousands or decimals behind its %s; say %s or %s",
                               strchr(text, ',') != NULL ? "comma" : "point", comma, point);
    return talloc_asprintf(run,
                           "has a comma that does not part thousands; correct it, or say %s if "
                           "it is the decimal sign",
                           comma);
}

/* Symbols of other kinds of file; of several, which it is cannot be known from the file. */
static const char *elsewhere_advice(struct run *run, const char *text,
                                    const struct value_rules *rules)
{
    enum dialect only = rules->dialect;
    const char *elsewhere = symbol_elsewhere(run, text, rules->dialect, &only);
    if (elsewhere == NULL)
        return NULL;
    const char *say = saying(run, rules, "symbols", dialect_name(only));
    if (only == rules->dialect)
        say = rules->source == NULL
                  ? "which with --symbols"
                  : talloc_asprintf(run, "which with 'symbols' in the source '%s'", rules->source);
    return talloc_asprintf(run,
                           "is no symbol of %s, by which this file is read, but means %s; say "
                           "%s",
                           dialect_name(rules->dialect), elsewhere, say);
}

static const char *advice(struct run *run, const char *text, const struct value_rules *rules)
{
    const char *words = elsewhere_advice(run, text, rules);
    if (words == NULL)
        words = numeral_advice(run, text);
    if (words == NULL)
        words = talloc_asprintf(run, "is neither a number nor a data symbol; correct it, write %s",
                                dialect_examples(rules->dialect));
    return talloc_asprintf(run, "%s, or declare it with %s '%s'", words, rules->remedy, text);
}

/* A text of any length as a message may hold it. */
static const char *shortened(struct run *run, const char *text)
{
    enum { CHARACTERS = 80 };
    if (g_utf8_strlen(text, -1) <= CHARACTERS)
        return text;
    size_t length = (size_t)(g_utf8_offset_to_pointer(text, CHARACTERS) - text);
    return talloc_asprintf(run, "%.*s\u2026", (int)length, text);
}

const char *value_refusal(struct run *run, const char *text, const char *column,
                          const struct value_rules *rules)
{
    struct numeral numeral;
    enum missing missing;
    bool odd = !value_read(text, rules, &numeral, &missing);
    const char *where = column == NULL ? "" : talloc_asprintf(run, " in the column '%s'", column);
    const char *shown = shortened(run, text);
    return talloc_asprintf(run, "'%s'%s %s", shown, where,
                           odd && numeral.doubtful ? doubtful_advice(run, text, rules)
                                                   : advice(run, shown, rules));
}
