#include "read/codebook.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "read/numeral.h"
#include "read/symbol.h"

enum { TAGS = 128, MOST_SEEN = 4096 };

/* The labels of a set: of numbers, of strings, of Stata's .a to .z. */
struct codebook_labels {
    GHashTable *of_number; /* double -> label */
    GHashTable *of_string;
    const char *of_tag[TAGS];
};

static void release_table(void *table)
{
    g_hash_table_destroy(table);
}

static GHashTable *numbers_new(struct run *run)
{
    return run_adopt(run, g_hash_table_new(g_double_hash, g_double_equal), release_table);
}

static GHashTable *texts_new(struct run *run)
{
    return run_adopt(run, g_hash_table_new(g_str_hash, g_str_equal), release_table);
}

struct codebook *codebook_new(struct run *run, bool spss)
{
    struct codebook *codebook = talloc_zero(run, struct codebook);
    codebook->spss = spss;
    codebook->sets = texts_new(run);
    codebook->scratch = talloc_steal(codebook, run_new());
    return codebook;
}

struct format_meaning {
    const char *begins;
    enum codebook_meaning meaning;
};

/* Of formats the longer first. DTIME and TIME of SPSS are durations, and numbers. */
static const struct format_meaning spss_formats[] = {
    { "DATETIME", MEANS_TIME }, { "YMDHMS", MEANS_TIME }, { "DATE", MEANS_DAY },
    { "ADATE", MEANS_DAY },     { "EDATE", MEANS_DAY },   { "JDATE", MEANS_DAY },
    { "SDATE", MEANS_DAY },     { "MOYR", MEANS_DAY },    { "QYR", MEANS_DAY },
    { "WKYR", MEANS_DAY },      { NULL, MEANS_NUMBER },
};
static const struct format_meaning stata_formats[] = {
    { "tc", MEANS_TIME },    { "tC", MEANS_TIME }, { "td", MEANS_DAY },
    { "d", MEANS_DAY },      { "tw", MEANS_WEEK }, { "tm", MEANS_MONTH },
    { "tq", MEANS_QUARTER }, { "th", MEANS_HALF }, { NULL, MEANS_NUMBER },
};

static enum codebook_meaning meaning_of(const char *format, bool spss)
{
    if (format == NULL)
        return MEANS_NUMBER;
    format += strspn(format, spss ? "" : "%-");
    const struct format_meaning *known = spss ? spss_formats : stata_formats;
    for (; known->begins != NULL; known++)
        if (strncmp(format, known->begins, strlen(known->begins)) == 0)
            return known->meaning;
    return MEANS_NUMBER;
}

void codebook_add(struct run *run, struct codebook *codebook, readstat_variable_t *variable,
                  const char *labels)
{
    if (codebook->variables == codebook->room) {
        codebook->room = codebook->room == 0 ? 32 : 2 * codebook->room;
        codebook->variable =
            run_grow(run, codebook->variable, struct codebook_variable, codebook->room);
    }
    bool string = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING;
    codebook->variable[codebook->variables++] = (struct codebook_variable){
        .name = talloc_strdup(run, readstat_variable_get_name(variable)),
        .labels = labels == NULL || *labels == '\0' ? NULL : talloc_strdup(run, labels),
        .meaning = string ? MEANS_NUMBER
                          : meaning_of(readstat_variable_get_format(variable), codebook->spss),
        .spss = codebook->spss,
        .measure = readstat_variable_get_measure(variable),
    };
}

/* Any kind of number as a double; NaN of a string. */
static double number_of(readstat_value_t value)
{
    switch (readstat_value_type(value)) {
    case READSTAT_TYPE_INT8:
        return (signed char)readstat_int8_value(value);
    case READSTAT_TYPE_INT16:
        return readstat_int16_value(value);
    case READSTAT_TYPE_INT32:
        return readstat_int32_value(value);
    case READSTAT_TYPE_FLOAT:
        return (double)readstat_float_value(value);
    case READSTAT_TYPE_DOUBLE:
        return readstat_double_value(value);
    default:
        return NAN;
    }
}

static bool is_string(readstat_value_t value)
{
    return readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
}

/* The tag of .a to .z; '\0' of any other value. */
static char tag_of(readstat_value_t value)
{
    bool tagged = !is_string(value) && value.is_tagged_missing;
    char tag = tagged ? readstat_value_tag(value) : '\0';
    return tag > 0 ? tag : '\0';
}

/* A key that outlives the call; -0 is 0. */
static double *key_of(struct run *run, double number)
{
    double *key = talloc(run, double);
    *key = number == 0 ? 0 : number;
    return key;
}

void codebook_label(struct run *run, struct codebook *codebook, const char *labels,
                    readstat_value_t value, const char *label)
{
    if (labels == NULL || label == NULL || !g_utf8_validate(label, -1, NULL))
        return;
    struct codebook_labels *set = g_hash_table_lookup(codebook->sets, labels);
    if (set == NULL) {
        set = talloc_zero(run, struct codebook_labels);
        set->of_number = numbers_new(run);
        set->of_string = texts_new(run);
        g_hash_table_insert(codebook->sets, talloc_strdup(run, labels), set);
    }
    const char *trimmed = g_strstrip(talloc_strdup(run, label));
    if (*trimmed == '\0')
        return;
    if (is_string(value) && readstat_string_value(value) != NULL)
        g_hash_table_insert(set->of_string, talloc_strdup(run, readstat_string_value(value)),
                            (gpointer)trimmed);
    else if (tag_of(value) != '\0')
        set->of_tag[(size_t)tag_of(value)] = trimmed;
    else if (!isnan(number_of(value)))
        g_hash_table_insert(set->of_number, key_of(run, number_of(value)), (gpointer)trimmed);
}

static const struct codebook_labels *labels_of(const struct codebook *codebook,
                                               const struct codebook_variable *variable)
{
    return variable->labels == NULL ? NULL : g_hash_table_lookup(codebook->sets, variable->labels);
}

static const char *label_of(const struct codebook *codebook,
                            const struct codebook_variable *variable, double number)
{
    const struct codebook_labels *set = labels_of(codebook, variable);
    number = number == 0 ? 0 : number;
    return set == NULL ? NULL : g_hash_table_lookup(set->of_number, &number);
}

static struct codebook_variable *variable_of(const struct codebook *codebook,
                                             readstat_variable_t *variable)
{
    return &codebook->variable[(size_t)readstat_variable_get_index(variable)];
}

void codebook_see(struct codebook *codebook, readstat_variable_t *variable, readstat_value_t value)
{
    struct codebook_variable *known = variable_of(codebook, variable);
    if (known->labels == NULL || known->meaning != MEANS_NUMBER || is_string(value)
        || readstat_value_is_missing(value, variable))
        return;
    if (known->seen == NULL)
        known->seen = g_hash_table_new_full(g_double_hash, g_double_equal, g_free, NULL);
    double number = number_of(value) == 0 ? 0 : number_of(value);
    if (g_hash_table_size(known->seen) < MOST_SEEN && !g_hash_table_contains(known->seen, &number))
        g_hash_table_add(known->seen, g_memdup2(&number, sizeof number));
}

/* Whether the labels of all values that occur are texts that say what these are. */
static bool is_category(const struct codebook *codebook, const struct codebook_variable *variable)
{
    if (variable->seen == NULL || variable->measure == READSTAT_MEASURE_ORDINAL
        || variable->measure == READSTAT_MEASURE_SCALE
        || g_hash_table_size(variable->seen) >= MOST_SEEN)
        return false;
    bool beyond = false, words = false;
    GHashTableIter iter;
    gpointer key = NULL;
    g_hash_table_iter_init(&iter, variable->seen);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        double number = *(const double *)key;
        const char *label = label_of(codebook, variable, number);
        struct numeral numeral;
        if (label == NULL)
            return false;
        beyond = beyond || (number != 0 && number != 1);
        words = words || !numeral_read(label, strlen(label), DECIMAL_POINT, &numeral);
    }
    return beyond && words;
}

/* Labels that several values have get the value behind them, in the variable's own set. */
static void part_labels(struct run *run, struct codebook *codebook,
                        struct codebook_variable *variable)
{
    GHashTable *count = g_hash_table_new(g_str_hash, g_str_equal);
    const char *own = talloc_asprintf(run, "\n%s", variable->name); /* no set is called so */
    GHashTableIter iter;
    gpointer key = NULL;
    g_hash_table_iter_init(&iter, variable->seen);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const char *label = label_of(codebook, variable, *(const double *)key);
        size_t before = GPOINTER_TO_SIZE(g_hash_table_lookup(count, label));
        g_hash_table_insert(count, (gpointer)label, GSIZE_TO_POINTER(before + 1));
    }
    struct codebook_labels *set = talloc_zero(run, struct codebook_labels);
    *set = *labels_of(codebook, variable);
    set->of_number = numbers_new(run);
    g_hash_table_iter_init(&iter, labels_of(codebook, variable)->of_number);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const char *label = label_of(codebook, variable, *(const double *)key);
        bool several = GPOINTER_TO_SIZE(g_hash_table_lookup(count, label)) > 1;
        const char *parted = !several ? label
                                      : talloc_asprintf(run, "%s (%s)", label,
                                                        number_full(run, *(const double *)key));
        g_hash_table_insert(set->of_number, key_of(run, *(const double *)key), (gpointer)parted);
    }
    g_hash_table_destroy(count);
    g_hash_table_insert(codebook->sets, (gpointer)own, set);
    variable->labels = own;
}

void codebook_settle(struct run *run, struct codebook *codebook)
{
    for (size_t i = 0; i < codebook->variables; i++) {
        struct codebook_variable *variable = &codebook->variable[i];
        if (is_category(codebook, variable)) {
            variable->meaning = MEANS_LABEL;
            part_labels(run, codebook, variable);
        }
        if (variable->seen != NULL)
            g_hash_table_destroy(variable->seen);
        variable->seen = NULL;
    }
}

/* There may be millions of cells: nothing of one outlasts it. */
static void write_number(const struct codebook *codebook, double number, GString *text)
{
    const char *full = number_full(codebook->scratch, number);
    g_string_append(text, *full == '\0' ? "infinity" : full);
    talloc_free_children(codebook->scratch);
}

enum { DAY = 86400 };

/* Seconds since 1 January 1970 as a date, with the time unless it is the day alone. */
static void write_date(const struct codebook *codebook, double seconds, bool day, GString *text)
{
    static const double most = 2e11; /* the year 8307 */
    GDateTime *date =
        fabs(seconds) > most ? NULL : g_date_time_new_from_unix_utc((gint64)floor(seconds));
    char *words =
        date == NULL ? NULL : g_date_time_format(date, day ? "%Y-%m-%d" : "%Y-%m-%d %H:%M:%S");
    if (words == NULL)
        write_number(codebook, seconds, text);
    else
        g_string_append(text, words);
    g_free(words);
    if (date != NULL)
        g_date_time_unref(date);
}

/* Stata counts weeks, months, ... from 1960 on: 2019m3. */
static void write_part_of_year(const struct codebook *codebook, double number, int parts,
                               char letter, GString *text)
{
    if (fabs(number) > 1e6 || number != floor(number)) {
        write_number(codebook, number, text);
        return;
    }
    double year = floor(number / parts);
    g_string_append_printf(text, "%d%c%d", 1960 + (int)year, letter,
                           (int)(number - year * parts) + 1);
}

/* Seconds from the beginning of the program's calendar to 1970. */
static double epoch(bool spss)
{
    return spss ? 12219379200.0 : 315619200.0;
}

static void write_meaning(const struct codebook *codebook, const struct codebook_variable *variable,
                          double number, GString *text)
{
    const char *label = NULL;
    switch (variable->meaning) {
    case MEANS_LABEL:
        label = label_of(codebook, variable, number);
        if (label != NULL)
            g_string_append(text, label);
        else
            write_number(codebook, number, text);
        return;
    case MEANS_DAY:
        write_date(codebook, number * (variable->spss ? 1 : DAY) - epoch(variable->spss), true,
                   text);
        return;
    case MEANS_TIME:
        write_date(codebook, number / (variable->spss ? 1 : 1000) - epoch(variable->spss), false,
                   text);
        return;
    case MEANS_WEEK:
        write_part_of_year(codebook, number, 52, 'w', text);
        return;
    case MEANS_MONTH:
        write_part_of_year(codebook, number, 12, 'm', text);
        return;
    case MEANS_QUARTER:
        write_part_of_year(codebook, number, 4, 'q', text);
        return;
    case MEANS_HALF:
        write_part_of_year(codebook, number, 2, 'h', text);
        return;
    default:
        write_number(codebook, number, text);
    }
}

/* A value that its author declared missing: its label is why. */
static void write_reason(const struct codebook *codebook, const struct codebook_variable *variable,
                         readstat_value_t value, GString *text)
{
    const struct codebook_labels *set = labels_of(codebook, variable);
    char tag = tag_of(value);
    const char *label = NULL;
    g_string_append(text, MISSING_MARK);
    if (set != NULL)
        label = is_string(value) ? g_hash_table_lookup(set->of_string, readstat_string_value(value))
                : tag != '\0'    ? set->of_tag[(size_t)tag]
                                 : label_of(codebook, variable, number_of(value));
    if (label != NULL)
        g_string_append(text, label);
    else if (is_string(value))
        g_string_append(text, readstat_string_value(value));
    else if (tag != '\0')
        g_string_append_printf(text, ".%c", tag);
    else
        write_number(codebook, number_of(value), text);
}

void codebook_write(const struct codebook *codebook, readstat_variable_t *variable,
                    readstat_value_t value, GString *text)
{
    const struct codebook_variable *known = variable_of(codebook, variable);
    bool string = is_string(value);
    if (string ? readstat_string_value(value) == NULL : readstat_value_is_system_missing(value))
        return;
    bool reasoned = tag_of(value) != '\0' || readstat_value_is_defined_missing(value, variable);
    if (reasoned && (!string || *readstat_string_value(value) != '\0'))
        write_reason(codebook, known, value, text);
    else if (string)
        g_string_append(text, readstat_string_value(value));
    else if (!isnan(number_of(value)))
        write_meaning(codebook, known, number_of(value), text);
}
