#include "command/tried_choice.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/tried_columns.h"
#include "spec/term_list.h"

/* A variable of the study may have the heading as its name. */
static const char *name_of(struct run *run, const struct tried_files *tried, size_t file,
                           const struct series *series)
{
    return study_variable(tried->study, series->name) == NULL
               ? series->name
               : talloc_asprintf(run, "%s (%s)", series->name, path_last(tried->asked->path[file]));
}

static void note_column(struct run *run, struct tried_files *tried, size_t file,
                        const struct series *series, const char *not_taken)
{
    struct understood *understood = tried->understood;
    bool named = series->facts.label != NULL && *series->facts.label != '\0';
    understood->column =
        run_grow(run, understood->column, struct understood_column, understood->columns + 1);
    understood->column[understood->columns++] =
        (struct understood_column){ .column = series->name,
                                    .label = named ? series->facts.label : series->name,
                                    .file = tried->asked->path[file],
                                    .not_taken = not_taken };
}

static bool column_take(struct run *run, struct tried_files *tried, size_t file,
                        const struct series *series)
{
    for (size_t i = 0; i < tried->columns; i++) {
        const struct tried_column *other = &tried->column[i];
        if (strcmp(other->series->name, series->name) == 0 && other->file != file)
            return run_fail(run, STATUS_UNSUPPORTED,
                            (struct place){ tried->asked->path[file], 0, 0 },
                            "has a column '%s', and so has %s; give one of them another name",
                            series->name, tried->asked->path[other->file]);
    }
    note_column(run, tried, file, series, NULL);
    tried->column = run_grow(run, tried->column, struct tried_column, tried->columns + 1);
    tried->column[tried->columns++] = (struct tried_column){
        .series = series,
        .file = file,
        .name = name_of(run, tried, file, series),
        .label = tried->understood->column[tried->understood->columns - 1].label
    };
    return true;
}

/* The beginning of a list of what could be tried: "a, b, c, ...". */
static const char *beginning(struct run *run, const struct tried_files *tried)
{
    enum { FEW = 4 };
    char *list = talloc_strdup(run, "");
    for (size_t i = 0; i < FEW && i < tried->columns; i++)
        list = talloc_asprintf_append_buffer(list, "%s%s", i == 0 ? "" : ",",
                                             tried->column[i].series->name);
    return list;
}

static bool fail_none(struct run *run, const struct tried_files *tried)
{
    const struct understood *understood = tried->understood;
    const struct place place = { tried->asked->path[0], 0, 0 };
    if (understood->columns == 0)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "has no column beside those that say where a row is of; add one with a "
                        "value for each local authority");
    return run_fail(run, STATUS_UNSUPPORTED, place, "has no column that can be tried; %s%s: %s",
                    understood->columns == 1 ? "" : "the first of them, ",
                    understood->column[0].column, understood->column[0].not_taken);
}

static bool check_count(struct run *run, const struct tried_files *tried)
{
    if (tried->columns == 0)
        return fail_none(run, tried);
    return tried->columns <= MOST_TRIED
           || run_fail(
               run, STATUS_USAGE, (struct place){ tried->asked->path[0], 0, 0 },
               "has %zu %s that could be tried, and the more are, the more will be found by "
               "luck alone; name those that there is a reason for: --candidates '%s'",
               tried->columns, tried->contents[0]->measures ? "measures" : "columns",
               beginning(run, tried));
}

static bool choose_all(struct run *run, struct tried_files *tried)
{
    for (size_t f = 0; f < tried->asked->files; f++)
        for (size_t i = 0; i < tried->contents[f]->count; i++) {
            const struct series *series = &tried->contents[f]->series[i];
            const char *not_taken = column_known(run, tried, series);
            if (not_taken == NULL)
                not_taken = column_unfit(run, tried, f, series);
            if (not_taken != NULL)
                note_column(run, tried, f, series, not_taken);
            else if (!column_take(run, tried, f, series))
                return false;
        }
    return check_count(run, tried);
}

static const struct series *series_named(const struct contents *contents, const char *name)
{
    for (size_t i = 0; i < contents->count; i++)
        if (strcmp(contents->series[i].name, name) == 0)
            return &contents->series[i];
    return NULL;
}

static bool fail_nowhere(struct run *run, const struct tried_files *tried, const char *name)
{
    size_t count = 0;
    const char **names = NULL;
    for (size_t f = 0; f < tried->asked->files; f++)
        for (size_t i = 0; i < tried->contents[f]->count; i++) {
            names = run_grow(run, names, const char *, count + 1);
            names[count++] = tried->contents[f]->series[i].name;
        }
    const char *near = text_suggestion(run, name, names, count);
    if (*near == '\0' && count > 0)
        near = talloc_asprintf(run, "; the nearest that there are: %s",
                               text_closest(run, name, names, count, 3));
    return run_fail(run, STATUS_UNSUPPORTED, (struct place){ "--candidates", 0, 0 },
                    "%s has no column or measure '%s'%s",
                    text_list(run, tried->asked->path, tried->asked->files), name, near);
}

/* A name with commas stands in back-quotes, which are no part of it. */
static const char *unquoted(struct run *run, const char *name)
{
    size_t length = strlen(name);
    bool quoted = length > 2 && name[0] == '`' && name[length - 1] == '`';
    return quoted ? talloc_strndup(run, name + 1, length - 2) : name;
}

/* A column that is named must be new, and have the years that are asked for. */
static bool check_named(struct run *run, const struct tried_files *tried, size_t file,
                        const struct series *series)
{
    const struct place place = { tried->asked->path[file], 0, 0 };
    const char *known = column_known(run, tried, series);
    if (known != NULL)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "'%s' is nothing new: %s; take it out of --candidates", series->name,
                        known);
    const char *lacks =
        tried->contents[file]->measures ? column_lacks_periods(run, tried, file, series) : NULL;
    return lacks == NULL
           || run_fail(run, STATUS_UNSUPPORTED, place, "'%s' cannot be tried: %s", series->name,
                       lacks);
}

static bool choose_named(struct run *run, struct tried_files *tried, const char *word)
{
    const char *name = unquoted(run, word);
    bool found = false;
    if (*name == '\0')
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--candidates '%s' has nothing between two commas; take one out",
                        tried->asked->candidates);
    for (size_t i = 0; i < tried->columns; i++)
        if (strcmp(tried->column[i].series->name, name) == 0)
            return run_fail(run, STATUS_USAGE, NOWHERE, "--candidates names '%s' twice", name);
    for (size_t f = 0; f < tried->asked->files; f++) {
        const struct series *series = series_named(tried->contents[f], name);
        if (series == NULL)
            continue;
        found = true;
        if (!check_named(run, tried, f, series) || !column_take(run, tried, f, series))
            return false;
    }
    return found || fail_nowhere(run, tried, name);
}

bool tried_columns_choose(struct run *run, struct tried_files *tried)
{
    if (tried->asked->candidates == NULL)
        return choose_all(run, tried);
    const struct texts words = term_list(run, tried->asked->candidates, NOWHERE);
    for (size_t i = 0; i < words.count; i++)
        if (!choose_named(run, tried, words.text[i]))
            return false;
    return true;
}
