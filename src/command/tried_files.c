#include "command/tried_files.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "command/joined_files.h"
#include "command/tried_choice.h"
#include "command/tried_columns.h"
#include "spec/term_list.h"

static bool areas_take(struct run *run, struct tried_files *tried)
{
    const struct texts *registers = &tried->study->registers;
    const char **path = run_array(run, const char *, registers->count + 1);
    for (size_t i = 0; i < registers->count; i++)
        path[i] = study_path(run, tried->study, registers->text[i]);
    return areas_read(run, path, registers->count, &tried->areas);
}

/* "sex=Total" as pins of a source. */
static bool filters_take(struct run *run, char *const *filter, struct pins *pins)
{
    for (; filter != NULL && *filter != NULL; filter++) {
        const char *sign = strchr(*filter, '=');
        if (sign == NULL || sign == *filter || sign[1] == '\0')
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "--filter cannot be '%s'; write a column and the one of its items that "
                            "counts, as in --filter sex=Total",
                            *filter);
        pins->column = run_grow(run, pins->column, const char *, pins->count + 1);
        pins->item = run_grow(run, pins->item, const char *, pins->count + 1);
        pins->place = run_grow(run, pins->place, struct place, pins->count + 1);
        pins->column[pins->count] = talloc_strndup(run, *filter, (size_t)(sign - *filter));
        pins->item[pins->count] = sign + 1;
        pins->place[pins->count++] = (struct place){ "--filter", 0, 0 };
    }
    return true;
}

/* What the one measure of a file is called that has no name of its own: as the file. */
static const char *measure_called(struct run *run, const char *path)
{
    const char *last = path_last(path);
    size_t length = strlen(last) - strlen(path_suffix(path));
    return talloc_strndup(run, last, length);
}

/* A bare word where no such file is may be a column that was meant. */
static bool check_no_column(struct run *run, const struct tried_asked *asked, const char *path)
{
    if (strpbrk(path, "./") != NULL || g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    return run_fail(run, STATUS_UNREADABLE, (struct place){ path, 0, 0 },
                    "there is no such file; if a column is called so, say --candidates '%s%s%s'",
                    asked->candidates == NULL ? "" : asked->candidates,
                    asked->candidates == NULL ? "" : ",", path);
}

static bool file_look(struct run *run, struct tried_files *tried, size_t file)
{
    const struct tried_asked *asked = tried->asked;
    const char *path = asked->path[file];
    struct source *source = tried->source[file] = talloc_zero(run, struct source);
    if (strcmp(path, "-") == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "what is tried is read twice, which standard input cannot be; give a file");
    if (!check_no_column(run, asked, path)
        || !joined_file_source(run, asked->options, path, file, source)
        || !filters_take(run, asked->filter, &source->filters))
        return false;
    source->unknown_told = true;
    source->measure = measure_called(run, path);
    bool quiet = run->quiet;
    run->quiet = true; /* what there is to say is said when it is read for the study */
    bool ok = contents_read(run, path, source, tried->areas, &tried->contents[file]);
    run->quiet = quiet;
    if (!ok)
        return false;
    if (tried->contents[file]->layout == LAYOUT_LAIT_DICTIONARY)
        return run_fail(run, STATUS_UNSUPPORTED, source->place,
                        "is a dictionary of measures and has no values; give the file with them");
    return tried->contents[file]->keyed || layout_keyless(run, path, source);
}

/* The periods of the variable at the bottom of an outcome. */
static struct periods periods_of(const struct study *study, const char *outcome)
{
    const struct variable *variable = study_variable(study, outcome);
    for (size_t i = 0; variable != NULL && variable->of != NULL && i < study->variables; i++)
        variable = study_variable(study, variable->of);
    return variable == NULL ? (struct periods){ 0, 0, false } : variable->periods;
}

/* From the first to the last period of the file that is of two years: "201617", which LAIT's files
 * call by one. False where there is none; `text` is one of them. */
static bool split_periods(const struct contents *contents, struct periods *found, const char **text)
{
    *found = (struct periods){ 0, 0, true };
    for (size_t i = 0; i < contents->periods && !layout_is_lait(contents->layout); i++) {
        const char *period = contents->period[i].text;
        int year = 0;
        bool split = false;
        if (!walk_year(period, strlen(period), true, YEAR_UNSAID, &year, &split) || !split)
            continue;
        *text = found->last == 0 ? period : *text;
        found->first = found->last == 0 || year < found->first ? year : found->first;
        found->last = year > found->last ? year : found->last;
    }
    return found->last != 0;
}

/* 2017 may be 2016/17 or 2017/18: whoever knows the file has to say. Proposed are the years that
 * end in those of the outcome, or, where the file lacks some of these, its own last three. */
static bool check_split(struct run *run, const struct tried_files *tried, size_t file)
{
    enum { YEARS = 3 };
    const struct periods *asked = &tried->periods;
    struct periods had, proposed = { asked->first - 1, asked->last - 1, true };
    const char *text = NULL;
    if (asked->split || !tried->contents[file]->measures
        || !split_periods(tried->contents[file], &had, &text))
        return true;
    if (proposed.first < had.first || proposed.last > had.last)
        proposed = had;
    if (proposed.last - proposed.first >= YEARS)
        proposed.first = proposed.last - YEARS + 1;
    return run_fail(run, STATUS_USAGE, (struct place){ tried->asked->path[file], 0, 0 },
                    "has periods of two years, as '%s', and the outcome those of one; say which "
                    "are meant, as in --periods %s",
                    text, periods_written(run, &proposed, "-"));
}

/* Those said; else those of the first outcome that has any. */
static bool periods_take(struct run *run, struct tried_files *tried)
{
    const char *said = tried->asked->periods;
    for (size_t m = 0; m < tried->models->count && tried->periods.first == 0; m++)
        tried->periods = periods_of(tried->study, tried->models->model[m].formula->response.column);
    if (said != NULL && !periods_read(said, &tried->periods))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--periods cannot be '%s'; write years as in 2017-2019, 2018 or "
                        "2016/17-2018/19",
                        said);
    for (size_t i = 0; i < tried->asked->files && tried->periods.first == 0; i++)
        if (tried->contents[i]->measures)
            return run_fail(run, STATUS_USAGE, (struct place){ tried->asked->path[i], 0, 0 },
                            "has values of several years, and the outcome does not say which are "
                            "meant; say --periods 2017-2019");
    for (size_t i = 0; i < tried->asked->files; i++)
        if (!check_split(run, tried, i))
            return false;
    return true;
}

static struct variable variable_of(struct run *run, const struct tried_files *tried,
                                   const struct tried_column *column)
{
    const struct series *series = column->series;
    const struct source *source = tried->source[column->file];
    struct variable variable = { .name = column->name,
                                 .label = column->label,
                                 .unit = series->facts.unit == NULL ? "" : series->facts.unit,
                                 .place = source->place,
                                 .from = source->name,
                                 .at_least = 1,
                                 .divide_by = 1 };
    if (tried->contents[column->file]->measures) {
        variable.place = NOWHERE; /* messages on measures name the file */
        variable.measure = series->name;
        variable.periods = tried->periods;
        return variable;
    }
    variable.column = series->name;
    if (column_is_yes_no(series)) {
        column_answers(run, series, 'y', &variable.yes);
        column_answers(run, series, 'n', &variable.no);
    }
    return variable;
}

static void study_extend(struct run *run, const struct tried_files *tried, struct study *study)
{
    const size_t sources = study->sources, variables = study->variables;
    struct source *source = run_array(run, struct source, sources + tried->asked->files);
    struct variable *variable = run_array(run, struct variable, variables + tried->columns + 1);
    if (sources > 0)
        memcpy(source, study->source, sources * sizeof *source);
    if (variables > 0)
        memcpy(variable, study->variable, variables * sizeof *variable);
    for (size_t i = 0; i < tried->asked->files; i++)
        source[sources + i] = *tried->source[i];
    for (size_t i = 0; i < tried->columns; i++)
        variable[variables + i] = variable_of(run, tried, &tried->column[i]);
    study->source = source;
    study->variable = variable;
    study->sources += tried->asked->files;
    study->variables += tried->columns;
}

bool tried_files_add(struct run *run, const struct tried_asked *asked, struct study *study,
                     const struct tried_models *models, struct tried_files **tried)
{
    struct tried_files *made = *tried = talloc_zero(run, struct tried_files);
    made->asked = asked;
    made->study = study;
    made->models = models;
    made->contents = run_array(run, struct contents *, asked->files);
    made->source = run_array(run, struct source *, asked->files);
    made->understood = talloc_zero(run, struct understood);
    if (!areas_take(run, made))
        return false;
    for (size_t i = 0; i < asked->files; i++)
        if (!file_look(run, made, i))
            return false;
    if (!periods_take(run, made) || !tried_columns_choose(run, made))
        return false;
    study_extend(run, made, study);
    return true;
}
