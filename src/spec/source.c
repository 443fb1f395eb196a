#include "spec/source.h"
#include "spec/keys.h"

#include <string.h>

const char *const layout_names[LAYOUTS + 1] = {
    [LAYOUT_ANY] = "",
    [LAYOUT_LAIT] = "lait",
    [LAYOUT_LAIT_WIDE] = "lait-wide",
    [LAYOUT_LAIT_APP] = "lait-app",
    [LAYOUT_LAIT_DICTIONARY] = "lait-dictionary",
    [LAYOUT_EES] = "ees",
    [LAYOUT_KEYED] = "keyed",
    [LAYOUT_SURVEY] = "survey",
    [LAYOUT_MICROSOFT_FORMS] = "microsoft-forms",
    [LAYOUT_SURVEYMONKEY] = "surveymonkey",
    [LAYOUT_QUALTRICS] = "qualtrics",
    [LAYOUT_ONLINE_SURVEYS] = "online-surveys",
    [LAYOUT_GOOGLE_FORMS] = "google-forms",
    [LAYOUT_PLAIN] = "plain",
    [LAYOUTS] = NULL,
};

const char *const dialect_names[] = { "", "ees", "lait", "sfr", "gss", NULL };
const char *const decimal_names[] = { "", "point", "comma", NULL };
const char *const separator_names[] = { "", "comma", "semicolon", "tab", "pipe", NULL };

const char *layout_title(enum layout layout)
{
    static const char *const title[LAYOUTS] = {
        [LAYOUT_ANY] = "a layout to be recognised",
        [LAYOUT_LAIT] = "the long file of the Local Authority Interactive Tool",
        [LAYOUT_LAIT_WIDE] = "the wide workbook of the Local Authority Interactive Tool",
        [LAYOUT_LAIT_APP] = "a download of the Local Authority Interactive Tool, wide by year",
        [LAYOUT_LAIT_DICTIONARY] = "the dictionary of the Local Authority Interactive Tool",
        [LAYOUT_EES] = "an Explore Education Statistics file",
        [LAYOUT_KEYED] = "a table by local authority",
        [LAYOUT_SURVEY] = "a survey, an answer a row",
        [LAYOUT_MICROSOFT_FORMS] = "an export of Microsoft Forms",
        [LAYOUT_SURVEYMONKEY] = "an export of SurveyMonkey, two header rows",
        [LAYOUT_QUALTRICS] = "an export of Qualtrics, three header rows",
        [LAYOUT_ONLINE_SURVEYS] = "an export of JISC Online Surveys",
        [LAYOUT_GOOGLE_FORMS] = "an export of Google Forms",
        [LAYOUT_PLAIN] = "a plain table",
    };
    return title[layout];
}

bool layout_is_survey(enum layout layout)
{
    return layout >= LAYOUT_SURVEY && layout <= LAYOUT_GOOGLE_FORMS;
}

bool layout_is_lait(enum layout layout)
{
    return layout >= LAYOUT_LAIT && layout <= LAYOUT_LAIT_DICTIONARY;
}

bool pins_fill(struct run *run, const struct yaml *map, const char *what, struct pins *pins)
{
    if (map == NULL)
        return true;
    pins->column = run_array(run, const char *, map->count);
    pins->item = run_array(run, const char *, map->count);
    pins->place = run_array(run, struct place, map->count);
    for (; pins->count < map->count; pins->count++) {
        const struct yaml *item = map->item[pins->count];
        if (!yaml_expect(
                run, item, YAML_TEXT,
                talloc_asprintf(run, "the filter '%s' of %s", map->key[pins->count], what)))
            return false;
        pins->column[pins->count] = map->key[pins->count];
        pins->item[pins->count] = item->text;
        pins->place[pins->count] = item->place;
    }
    return true;
}

static const char *const rank_one_choices[] = { "most important", "least important", NULL };

const struct yaml_key ranking_keys[] = {
    { "questions", WANT_TEXTS, offsetof(struct ranking, questions), false, NULL,
      "the questions of its items, one for each: their cells hold its rank" },
    { "question", WANT_TEXTS, offsetof(struct ranking, question), false, NULL,
      "in place of these: the one question whose cells hold all items, in order; of several texts, "
      "one must be there" },
    { "items", WANT_TEXTS, offsetof(struct ranking, items), false, NULL,
      "what the items are called; the questions without it" },
    { "rank_one", WANT_CHOICE, offsetof(struct ranking, rank_one), true, rank_one_choices,
      "what rank 1, or the first place, means" },
    { NULL },
};

static bool fill_ranking(struct run *run, const char *name, const struct yaml *map,
                         struct ranking *ranking)
{
    *ranking = (struct ranking){ .name = name, .place = map->place };
    const char *what = talloc_asprintf(run, "ranking '%s'", name);
    if (!yaml_fill(run, map, what, ranking_keys, ranking))
        return false;
    struct place place = map->place;
    if ((ranking->questions.count == 0) == (ranking->question.count == 0))
        return run_fail(run, status_at(place), place,
                        "%s needs either 'questions', one for each item, or 'question', whose "
                        "cells hold all items in order",
                        what);
    if (ranking->question.count > 0 && ranking->items.count < 2)
        return run_fail(run, status_at(place), place,
                        "%s needs 'items': what its cells put in order", what);
    if (ranking->questions.count > 0 && ranking->items.count == 0)
        ranking->items = ranking->questions;
    return ranking->question.count > 0 || ranking->items.count == ranking->questions.count
           || run_fail(run, status_at(place), place, "%s has %zu questions for %zu item%s", what,
                       ranking->questions.count, ranking->items.count,
                       ranking->items.count == 1 ? "" : "s");
}

static bool fill_rankings(struct run *run, const struct yaml *map, struct source *source)
{
    if (map == NULL)
        return true;
    source->ranking = run_array(run, struct ranking, map->count);
    for (; source->rankings < map->count; source->rankings++) {
        const struct yaml *item = map->item[source->rankings];
        if (!yaml_expect(run, item, YAML_MAP, "a ranking")
            || !fill_ranking(run, map->key[source->rankings], item,
                             &source->ranking[source->rankings]))
            return false;
    }
    return true;
}

static const char *const key_choices[] = { "", "la_number", "gss_code", "name", NULL };
static const char *const year_choices[] = { "", "start", "end", NULL };
static const char *const duplicate_choices[] = { "error", "first", "last", "most complete", NULL };
static const char *const shared_choices[] = { "error", "both", "leave out", NULL };

struct source_parts {
    struct source source;
    struct yaml *filters, *rankings;
};

const struct yaml_key source_keys[] = {
    { "file", WANT_TEXTS, offsetof(struct source_parts, source.file), true, NULL,
      "a file, or a list of files that belong together, from the study's folder or in the one that "
      "--data names; - is standard input" },
    { "sample", WANT_TEXT, offsetof(struct source_parts, source.sample), false, NULL,
      "the file that is read where no --data is given" },
    { "title", WANT_TEXT, offsetof(struct source_parts, source.title), false, NULL,
      "what source lines and footnotes call it; the file without it" },
    { "layout", WANT_CHOICE, offsetof(struct source_parts, source.layout), false, layout_names,
      "what kind of file it is, where the content does not tell or must not be trusted: "
      "attain-formats(5)" },
    { "key", WANT_TEXT, offsetof(struct source_parts, source.key), false, NULL,
      "the column that says which local authority; it is found without it" },
    { "key_is", WANT_CHOICE, offsetof(struct source_parts, source.key_is), false, key_choices,
      "by what that column says it" },
    { "period", WANT_TEXT, offsetof(struct source_parts, source.period), false, NULL,
      "the column that says which period" },
    { "measure", WANT_TEXT, offsetof(struct source_parts, source.measure), false, NULL,
      "the one measure of a file that does not say it" },
    { "dictionary", WANT_TEXT, offsetof(struct source_parts, source.dictionary), false, NULL,
      "a file with labels and units of the measures" },
    { "filters", WANT_MAP, offsetof(struct source_parts, filters), false, NULL,
      "one item of each filter: { sex: Total }" },
    { "years", WANT_CHOICE, offsetof(struct source_parts, source.years), false, year_choices,
      "which year 2016/17 is called by" },
    { "decimal", WANT_CHOICE, offsetof(struct source_parts, source.decimal), false, decimal_names,
      "the decimal sign" },
    { "separator", WANT_CHOICE, offsetof(struct source_parts, source.separator), false,
      separator_names, "what separates the cells, where it is not to be found out" },
    { "header_row", WANT_COUNT, offsetof(struct source_parts, source.header_row), false, NULL,
      "the line of the file in which the header stands; it is found without it" },
    { "symbols", WANT_CHOICE, offsetof(struct source_parts, source.symbols), false, dialect_names,
      "what x, -, .. and the like mean instead of numbers" },
    { "missing", WANT_TEXTS, offsetof(struct source_parts, source.missing), false, NULL,
      "further texts that mean missing" },
    { "duplicates", WANT_CHOICE, offsetof(struct source_parts, source.duplicates), false,
      duplicate_choices, "of two answers for one authority; an error without it" },
    { "shared", WANT_CHOICE, offsetof(struct source_parts, source.shared), false, shared_choices,
      "of one answer for several authorities; an error without it" },
    { "not_personal", WANT_TEXTS, offsetof(struct source_parts, source.not_personal), false, NULL,
      "columns that look personal and are not" },
    { "rankings", WANT_MAP, offsetof(struct source_parts, rankings), false, NULL,
      "questions that put items in order, each by a name" },
    { NULL },
};

bool source_fill(struct run *run, const char *name, const struct yaml *map, struct source *source)
{
    struct source_parts parts = { .source = { .name = name, .place = map->place } };
    const char *what = talloc_asprintf(run, "source '%s'", name);
    if (!yaml_fill(run, map, what, source_keys, &parts)
        || !pins_fill(run, parts.filters, what, &parts.source.filters)
        || !fill_rankings(run, parts.rankings, &parts.source))
        return false;
    *source = parts.source;
    if (source->file.count == 0)
        return run_fail(run, status_at(map->place), map->place,
                        "%s names no file; name one by 'file'", what);
    if (source->title == NULL)
        source->title = source->file.text[0];
    return true;
}

const struct ranking *source_ranking(const struct source *source, const char *name)
{
    for (size_t i = 0; i < source->rankings; i++)
        if (strcmp(source->ranking[i].name, name) == 0)
            return &source->ranking[i];
    return NULL;
}

char source_separator(const struct source *source)
{
    static const char separator[] = { '\0', ',', ';', '\t', '|' };
    return separator[source->separator];
}
