#include "command/tried_columns.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "read/grid.h"
#include "read/value.h"
#include "read/wording.h"

enum { ROWS_FOR_A_TEXT = 5 };

/* Does the study make one variable of the other, itself included? `deep`: through factors, too. */
static bool is_made_of(const struct study *study, const char *name, const char *other, bool deep)
{
    if (strcmp(name, other) == 0)
        return true;
    const struct variable *variable = study_variable(study, name);
    if (variable == NULL)
        return false;
    if (variable->of != NULL && is_made_of(study, variable->of, other, deep))
        return true;
    for (size_t i = 0; i < variable->ratio.count; i++)
        if (deep && is_made_of(study, variable->ratio.text[i], other, deep))
            return true;
    for (size_t i = 0; deep && i < variable->factor.count; i++)
        if (is_made_of(study, variable->factor.text[i], other, deep))
            return true;
    return false;
}

/* Is that what the study calls the variable, or what its files call it? */
static bool is_heading_of(const struct variable *variable, const char *heading)
{
    return strcmp(heading, variable->name) == 0 || strcmp(heading, variable->label) == 0
           || (variable->from != NULL && strcmp(heading, variable_origin(variable)) == 0);
}

/* Of a variable that the heading means: what it is to a model. */
static const char *known_to(struct run *run, const struct study *study,
                            const struct trial_model *model, const struct variable *variable)
{
    const char *outcome = model->formula->response.column;
    if (is_made_of(study, outcome, variable->name, true))
        return strcmp(outcome, variable->name) == 0
                   ? talloc_asprintf(run, "it is the outcome %s", model->label)
                   : talloc_asprintf(run, "the outcome %s is made of it", model->label);
    if (is_made_of(study, variable->name, outcome, true))
        return talloc_asprintf(run, "the study makes it of the outcome %s", model->label);
    for (size_t t = 0; t < model->formula->terms; t++)
        for (size_t f = 0; f < model->formula->term[t].factors; f++) {
            const char *column = model->formula->term[t].factor[f].column;
            const struct variable *predictor = study_variable(study, column);
            if (predictor != NULL && is_made_of(study, column, variable->name, false))
                return talloc_asprintf(run, "%s has it already, as %s", model->name,
                                       predictor->label);
        }
    return NULL;
}

const char *column_known(struct run *run, const struct tried_files *tried,
                         const struct series *series)
{
    for (size_t v = 0; v < tried->study->variables; v++) {
        const struct variable *variable = &tried->study->variable[v];
        if (!is_heading_of(variable, series->name))
            continue;
        for (size_t m = 0; m < tried->models->count; m++) {
            const char *known = known_to(run, tried->study, &tried->models->model[m], variable);
            if (known != NULL)
                return known;
        }
    }
    return NULL;
}

static int by_value(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

size_t column_differing(struct run *run, const struct series *series)
{
    double *value = run_array(run, double, series->entries + 1);
    size_t count = 0, different = 0;
    for (size_t i = 0; i < series->entries; i++)
        if (!isnan(series->entry[i].value))
            value[count++] = series->entry[i].value;
    qsort(value, count, sizeof *value, by_value);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || value[i] > value[i - 1];
    talloc_free(value);
    return different + (series->text == NULL ? 0 : g_hash_table_size(series->text));
}

/* Whether every text of a series passes. */
static bool every_text(const struct series *series, const void *state,
                       bool (*passes)(const void *state, const char *text))
{
    GHashTableIter iter;
    gpointer text = NULL;
    if (series->text == NULL || series->numbers > 0)
        return false;
    g_hash_table_iter_init(&iter, series->text);
    while (g_hash_table_iter_next(&iter, &text, NULL))
        if (!passes(state, text))
            return false;
    return true;
}

static bool says_yes_or_no(const void *state, const char *text)
{
    (void)state;
    return g_ascii_strcasecmp(text, "yes") == 0 || g_ascii_strcasecmp(text, "no") == 0;
}

bool column_is_yes_no(const struct series *series)
{
    return every_text(series, NULL, says_yes_or_no) && g_hash_table_size(series->text) > 1;
}

void column_answers(struct run *run, const struct series *series, char letter, struct texts *texts)
{
    GHashTableIter iter;
    gpointer text = NULL;
    g_hash_table_iter_init(&iter, series->text);
    while (g_hash_table_iter_next(&iter, &text, NULL))
        if (g_ascii_tolower(*(const char *)text) == letter)
            texts_add(run, texts, talloc_strdup(run, text), NOWHERE);
}

/* A name or code of the register, of an authority or of what is larger. */
static bool says_place(const void *state, const char *text)
{
    const struct areas *areas = state;
    for (size_t i = 0; i < areas->count; i++)
        if (g_ascii_strcasecmp(areas->area[i].region, text) == 0)
            return true;
    return areas_find(areas, AREA_GSS_CODE, text) != SIZE_MAX
           || areas_find(areas, AREA_NAME, text) != SIZE_MAX;
}

/* A last word that says what a row is, and no amount: "school_code", "LA id". */
static const char *telling_word(struct run *run, const char *heading)
{
    static const char *const words[] = { "code", "id", "year", "period", "date", "name", NULL };
    static const char *const said[] = {
        "a code", "an id", "a year", "a period", "a date", "a name"
    };
    char *small = run_adopt(run, g_ascii_strdown(heading, -1), g_free);
    for (size_t i = 0; words[i] != NULL; i++) {
        size_t length = strlen(small), tail = strlen(words[i]);
        if (length >= tail && strcmp(small + length - tail, words[i]) == 0
            && (length == tail || !g_ascii_isalpha(small[length - tail - 1])))
            return said[i];
    }
    return NULL;
}

const char *periods_written(struct run *run, const struct periods *periods, const char *between)
{
    const char *first = period_text(run, periods, periods->first);
    return periods->first == periods->last
               ? first
               : talloc_asprintf(run, "%s%s%s", first, between,
                                 period_text(run, periods, periods->last));
}

const char *column_lacks_periods(struct run *run, const struct tried_files *tried, size_t file,
                                 const struct series *series)
{
    const struct contents *contents = tried->contents[file];
    const struct periods *asked = &tried->periods;
    int first = 0, last = 0;
    for (size_t i = 0; i < series->entries; i++) {
        const struct entry *entry = &series->entry[i];
        int year = entry->period == NO_INDEX ? 0 : contents->period[entry->period].year;
        if (isnan(entry->value) || year == 0)
            continue;
        if (year >= asked->first && year <= asked->last)
            return NULL;
        first = first == 0 || year < first ? year : first;
        last = year > last ? year : last;
    }
    if (first == 0)
        return "it has no number of a year";
    const struct periods had = { first, last, asked->split };
    const struct periods few = { first, last - first > 2 ? first + 2 : last, asked->split };
    return talloc_asprintf(run, "it has %s and none of %s; to try other years say --periods %s",
                           periods_written(run, &had, " to "), periods_written(run, asked, " to "),
                           periods_written(run, &few, "-"));
}

/* What the first text is, and what to do, as where numbers are asked for. */
static const char *text_among_numbers(struct run *run, const struct contents *contents,
                                      const struct series *series)
{
    const struct value_rules rules = { .decimal = contents->decimal,
                                       .dialect = contents->dialect,
                                       .declared = &contents->source->missing,
                                       .remedy = "--missing" };
    return talloc_asprintf(run, "it has numbers, and in line %u %s", series->odd_line,
                           value_refusal(run, series->odd, NULL, &rules));
}

const char *column_unfit(struct run *run, const struct tried_files *tried, size_t file,
                         const struct series *series)
{
    const struct contents *contents = tried->contents[file];
    const char *word = telling_word(run, series->name);
    size_t different = column_differing(run, series);
    if (strcmp(series->name, MADE_UP_COLUMN) == 0)
        return "it says that the file is made up";
    if (series->numbers + series->texts == 0)
        return "it has no value";
    if (contents->measures && series->numbers == 0)
        return "it has no number";
    if (series->numbers > 0 && series->texts > 0 && contents->confidential)
        return "it has numbers and texts";
    if (series->numbers > 0 && series->texts > 0)
        return text_among_numbers(run, contents, series);
    if (every_text(series, contents->areas, says_place))
        return "it names places";
    if (word != NULL)
        return talloc_asprintf(run, "its heading says that it is %s", word);
    if (different == 1)
        return "it has one value";
    if (series->texts > 0 && different * ROWS_FOR_A_TEXT > series->texts)
        return talloc_asprintf(run, "%zu of its %zu texts differ: a name or a remark, and no group",
                               different, series->texts);
    return contents->measures ? column_lacks_periods(run, tried, file, series) : NULL;
}
