#include "command/new_study.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/pasted_line.h"
#include "command/tried_columns.h"
#include "spec/term_list.h"

enum { FEWEST_NUMBERS = 3, YEARS = 3 };

/* "IMD - Average score" -> imd_average_score: a name that a formula takes as it is. */
static const char *name_of(struct run *run, const char *text)
{
    char *name = talloc_strdup(run, g_ascii_isdigit(*text) ? "x_" : "");
    for (; *text != '\0'; text++)
        if (g_ascii_isalnum(*text))
            name = talloc_asprintf_append_buffer(name, "%c", g_ascii_tolower(*text));
        else if (*name != '\0' && name[strlen(name) - 1] != '_')
            name = talloc_strdup_append_buffer(name, "_");
    size_t length = strlen(name);
    if (length > 0 && name[length - 1] == '_')
        name[length - 1] = '\0';
    return *name == '\0' ? "variable" : name;
}

static const char *unused_name(struct run *run, const struct new_study *study, const char *text)
{
    const char *first = name_of(run, text), *name = first;
    for (size_t i = 0, again = 2; i < study->candidates; i++)
        if (strcmp(study->candidate[i].name, name) == 0) {
            name = talloc_asprintf(run, "%s_%zu", first, again++);
            i = 0;
        }
    return name;
}

/* The years that a measure has numbers for: the last three, as a study writes them. */
static const char *periods_of(struct run *run, const struct contents *contents,
                              const struct series *series)
{
    int first = 0, last = 0;
    bool split = false;
    for (size_t i = 0; i < series->entries; i++) {
        const struct entry *entry = &series->entry[i];
        if (entry->period == NO_INDEX || isnan(entry->value))
            continue;
        const struct period *period = &contents->period[entry->period];
        if (period->year == 0)
            continue;
        first = first == 0 || period->year < first ? period->year : first;
        last = period->year > last ? period->year : last;
        split = strlen(period->text) > 4 && !layout_is_lait(contents->layout);
    }
    if (last == 0)
        return NULL;
    first = last - first < YEARS ? first : last - YEARS + 1;
    const struct periods periods = { first, last, split };
    const char *from = period_text(run, &periods, first);
    return first == last ? from
                         : talloc_asprintf(run, "%s-%s", from, period_text(run, &periods, last));
}

/* Numbers that differ: what a model can use. */
static bool has_variation(const struct series *series)
{
    double value = NAN;
    for (size_t i = 0; i < series->entries; i++) {
        if (!isnan(value) && !isnan(series->entry[i].value) && series->entry[i].value != value)
            return true;
        value = isnan(series->entry[i].value) ? value : series->entry[i].value;
    }
    return false;
}

/* A number by which rows are called is no measurement. */
static bool is_key(const struct contents *contents, const char *heading)
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        if (contents->key[key] != NULL && strcmp(contents->key[key], heading) == 0)
            return true;
    return false;
}

static void candidates_add(struct run *run, struct new_study *study,
                           const struct new_source *source)
{
    const struct contents *contents = source->contents;
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        const char *periods = contents->measures ? periods_of(run, contents, series) : NULL;
        bool numbers =
            series->texts == 0 && series->numbers >= FEWEST_NUMBERS && has_variation(series);
        bool answers = !contents->measures && column_is_yes_no(series);
        if ((!numbers && !answers) || is_key(contents, series->name)
            || (contents->measures && periods == NULL))
            continue;
        const char *label = series->facts.label != NULL ? series->facts.label : series->name;
        study->candidate =
            run_grow(run, study->candidate, struct new_variable, study->candidates + 1);
        study->candidate[study->candidates] =
            (struct new_variable){ unused_name(run, study, series->name),
                                   label,
                                   series->name,
                                   source,
                                   contents->measures,
                                   periods,
                                   { 0, NULL, NULL },
                                   { 0, NULL, NULL } };
        struct new_variable *added = &study->candidate[study->candidates++];
        if (answers) {
            column_answers(run, series, 'y', &added->yes);
            column_answers(run, series, 'n', &added->no);
        }
    }
}

bool new_study_add(struct run *run, struct new_study *study, const char *path, const char *file,
                   const char *sample, const struct areas *areas)
{
    enum { MOST_SOURCES = 20 };
    static const struct source nothing_said = { .layout = LAYOUT_ANY };
    struct contents *contents = NULL;
    if (study->sources == MOST_SOURCES)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a new study begins with at most %d files; add the others to it later",
                        MOST_SOURCES);
    if (study->source == NULL)
        study->source =
            run_array(run, struct new_source, MOST_SOURCES); /* candidates point to it */
    if (!contents_read(run, path, &nothing_said, areas, &contents))
        return false;
    if (!contents->keyed)
        return run_fail(run, STATUS_UNSUPPORTED, (struct place){ path, 0, 0 },
                        "nothing in it says which local authority a row is of, and a study is of "
                        "these; a plain table needs none: attain fit 'OUTCOME ~ PREDICTOR' %s",
                        shell_quoted(run, path));
    const char *last = path_last(file);
    const char *stem = talloc_strndup(run, last, strcspn(last, "."));
    struct new_source *source = &study->source[study->sources++];
    *source = (struct new_source){ name_of(run, stem), file, sample, last, contents };
    for (size_t i = 0; i + 1 < study->sources; i++)
        if (strcmp(study->source[i].name, source->name) == 0)
            source->name = talloc_asprintf(run, "%s_%zu", source->name, study->sources);
    candidates_add(run, study, source);
    return true;
}

static bool is_chosen(const struct new_study *study, const struct new_variable *variable)
{
    for (size_t i = 0; i < study->outcomes; i++)
        if (study->outcome[i] == variable)
            return true;
    return false;
}

static const struct new_variable *candidate_called(const struct new_study *study, const char *word)
{
    for (size_t i = 0; i < study->candidates; i++) {
        const struct new_variable *candidate = &study->candidate[i];
        if (strcmp(candidate->code, word) == 0 || strcmp(candidate->name, word) == 0
            || strcmp(candidate->label, word) == 0)
            return candidate;
    }
    return NULL;
}

/* What a message begins with: the option, if one says it. */
static const char *asked_by(struct run *run, const char *what)
{
    return what == NULL ? "" : talloc_asprintf(run, "%s: ", what);
}

static bool choose_one(struct run *run, const struct new_study *study, const char *word,
                       const char *what, const struct new_variable **chosen)
{
    size_t length = strlen(word);
    if (length > 2 && word[0] == '`' && word[length - 1] == '`')
        word = talloc_strndup(run, word + 1, length - 2);
    *chosen = candidate_called(study, word);
    if (*chosen != NULL)
        return !is_chosen(study, *chosen)
               || run_fail(run, STATUS_USAGE, NOWHERE, "%s'%s' is an outcome already; name another",
                           asked_by(run, what), word);
    const char **names = run_array(run, const char *, study->candidates);
    for (size_t i = 0; i < study->candidates; i++)
        names[i] = study->candidate[i].code;
    const char *near = text_suggestion(run, word, names, study->candidates);
    if (*near == '\0')
        near = talloc_asprintf(run, "; nearest are %s",
                               text_closest(run, word, names, study->candidates, 5));
    return run_fail(
        run, STATUS_UNSUPPORTED, NOWHERE,
        "%sno column or measure of numbers, nor a column of yes and no, is called '%s'%s",
        asked_by(run, what), word, near);
}

bool new_study_choose(struct run *run, struct new_study *study, const char *list, size_t usual,
                      const char *what, const struct new_variable ***chosen, size_t *count)
{
    struct texts words = { 0, NULL, NULL };
    if (list != NULL && candidate_called(study, list) != NULL)
        texts_add(run, &words, list, NOWHERE); /* a heading with a comma, perhaps */
    else if (list != NULL)
        words = term_list(run, list, NOWHERE);
    const struct new_variable **made =
        run_array(run, const struct new_variable *, study->candidates + words.count + 1);
    size_t of_these = 0;
    for (size_t i = 0; i < words.count; i++)
        if (!choose_one(run, study, words.text[i], what, &made[of_these++]))
            return false;
    for (size_t i = 0; list == NULL && i < study->candidates && of_these < usual; i++)
        if (!is_chosen(study, &study->candidate[i]))
            made[of_these++] = &study->candidate[i];
    *chosen = made;
    *count = of_these;
    return of_these > 0
           || run_fail(run, STATUS_UNSUPPORTED, NOWHERE,
                       "%sthe files have no further column or measure of numbers; give another "
                       "file: --data FILE",
                       asked_by(run, what));
}
