/* attain describe: what a file is, what is in it, and what to look at first. */
#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "command/answer.h"
#include "command/describe_picture.h"
#include "command/document_picture.h"
#include "command/picture_files.h"
#include "command/table_options.h"

struct describe_options {
    struct table_options table;
    struct answer_options answer;
    char *year, *theme;
    char **measure, **registers;
    int all;
};

static bool read_year(struct run *run, const char *word, int *year)
{
    enum { LAST_YEAR = 9999 };
    double number = 0;
    if (word == NULL)
        return true;
    bool whole = number_read(word, strlen(word), &number) && number >= 1 && number <= LAST_YEAR
                 && number == floor(number);
    *year = (int)number;
    return whole
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "--year cannot be '%s'; write a year of four digits", word);
}

static bool read_areas(struct run *run, const struct describe_options *options,
                       struct areas **areas)
{
    const char *shipped[2] = { NULL, NULL };
    if (options->registers != NULL)
        return areas_read(run, (const char *const *)options->registers,
                          g_strv_length(options->registers), areas);
    return share_find(run, "data/areas.csv", &shipped[0])
           && share_find(run, "data/made-up-areas.csv", &shipped[1])
           && areas_read(run, shipped, 2, areas);
}

/* The measures that were asked for; each must be in one of the files. */
static bool find_asked(struct run *run, const struct describe_options *options, size_t files,
                       struct description *const *description)
{
    for (size_t f = 0; f < files; f++) {
        const struct contents *contents = description[f]->contents;
        size_t *series = run_array(run, size_t, g_strv_length(options->measure));
        description[f]->series = series;
        for (char **code = options->measure; *code != NULL; code++) {
            const struct series *found = contents_find(contents, *code);
            if (found != NULL)
                series[description[f]->asked++] = (size_t)(found - contents->series);
        }
    }
    for (char **code = options->measure; *code != NULL; code++) {
        bool found = false;
        for (size_t f = 0; f < files && !found; f++)
            found = contents_find(description[f]->contents, *code) != NULL;
        if (found)
            continue;
        const struct contents *first = description[0]->contents;
        const char **names = run_array(run, const char *, first->count + 1);
        for (size_t i = 0; i < first->count; i++)
            names[i] = first->series[i].name;
        return run_fail(run, STATUS_UNSUPPORTED, NOWHERE, "%s has no measure or column '%s'%s",
                        first->input->path, *code,
                        text_suggestion(run, *code, names, first->count));
    }
    return true;
}

/* Of a survey no figure may be a single answer: the lowest and the highest are, and of few
 * answers every figure tells them. */
static void hide_single_answers(struct spread *spread)
{
    enum { FEW = 3 };
    size_t n = spread->n;
    if (n < FEW)
        *spread = (struct spread){ n, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
    spread->low = spread->high = NAN;
}

static struct spread *spreads_of(struct run *run, const struct contents *contents)
{
    struct spread *spread = run_array(run, struct spread, contents->count + 1);
    for (size_t i = 0; i < contents->count; i++) {
        const struct series *series = &contents->series[i];
        double *value = run_array(run, double, series->entries + 1);
        for (size_t e = 0; e < series->entries; e++)
            value[e] = series->entry[e].value;
        spread[i] = spread_of(value, series->entries);
        if (contents->confidential)
            hide_single_answers(&spread[i]);
        talloc_free(value);
    }
    return spread;
}

static bool describe_files(struct run *run, const struct request *request,
                           const struct source *source, const struct areas *areas, int year,
                           struct description **description)
{
    const struct describe_options *options = request->options;
    for (size_t i = 0; i < request->arguments; i++) {
        struct contents *contents = NULL;
        if (!contents_read(run, request->argument[i], source, areas, &contents))
            return false;
        struct description *made = description[i] = talloc_zero(run, struct description);
        *made = (struct description){ .contents = contents,
                                      .suspects = suspects_find(run, contents),
                                      .spread = spreads_of(run, contents),
                                      .year = year,
                                      .all = options->all };
    }
    return options->measure == NULL || find_asked(run, options, request->arguments, description);
}

/* A picture is of one file. */
static bool check_picture(struct run *run, const struct request *request, enum format format)
{
    const struct describe_options *asked = request->options;
    const struct answer_options *options = &asked->answer;
    enum format suffix = FORMAT_TEXT;
    bool named = options->output != NULL && format_of_path(options->output, &suffix);
    if (named && format_is_picture(suffix) && !format_is_picture(format))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "'%s' is a picture, and --format is for tables; leave one out",
                        options->output);
    if (asked->theme != NULL && !format_is_picture(format))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--theme is of pictures; write one, as by -o histograms.svg");
    return !format_is_picture(format) || request->arguments == 1
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "histograms are drawn of one file; %zu were given", request->arguments);
}

static bool write_results(struct run *run, const struct request *request,
                          struct description *const *description, enum format format)
{
    const struct describe_options *asked = request->options;
    const struct answer_options *options = &asked->answer;
    const struct descriptions all = { request->arguments, description };
    if (!format_is_picture(format))
        return answer_write(run, options, format, descriptions_document(run, &all));
    struct outputs *outputs = outputs_new(run);
    struct picture_look look;
    return picture_look_of(run, NULL, asked->theme, &look)
           && describe_picture_add(run, description[0], look.theme, options->output,
                                   picture_of_format(format), outputs)
           && outputs_write(run, outputs);
}

static bool describe_perform(struct run *run, const struct request *request)
{
    const struct describe_options *options = request->options;
    struct source *source = talloc_zero(run, struct source);
    struct areas *areas = NULL;
    enum format format = FORMAT_TEXT;
    int year = 0;
    struct description **description = run_array(run, struct description *, request->arguments);
    return answer_format(run, &options->answer, &format) && check_picture(run, request, format)
           && table_source(run, &options->table, source) && read_year(run, options->year, &year)
           && read_areas(run, options, &areas)
           && describe_files(run, request, source, areas, year, description)
           && write_results(run, request, description, format);
}

static const char *const describe_examples[] = {
    "attain describe lait.csv",
    "attain describe lait.csv --measure LAC_KS4_AVG_Attain8",
    "attain describe ks4_la.csv survey.csv --format markdown",
    "attain describe lait.csv --all -o lait.json",
    "attain describe lait.csv --measure LAC_KS4_AVG_Attain8 -o attainment.svg",
    NULL,
};

static const struct option describe_option_table[] = {
    { "measure", 'm', OPTION_TEXTS, offsetof(struct describe_options, measure), "MEASURE",
      "show this measure or column in full, period by period, with all that is suspicious in it; "
      "may stand more than once" },
    { "all", 'a', OPTION_FLAG, offsetof(struct describe_options, all), NULL,
      "show every suspicious value (zeros amid large values, z beyond 4, one value in all periods, "
      "second values, texts among numbers, periods that are no year), not the first 25 of each "
      "kind" },
    { "year", '\0', OPTION_TEXT, offsetof(struct describe_options, year), "YEAR",
      "say which local authorities are missing from the map of 31 December of that year, not "
      "today's" },
    { "register", '\0', OPTION_TEXTS, offsetof(struct describe_options, registers), "FILE",
      "a register of local authorities to read in place of those that come with the program; may "
      "stand more than once" },
    TABLE_OPTION_LAYOUT(struct describe_options),
    TABLE_OPTIONS(struct describe_options),
    ANSWER_FORMAT_OPTION(struct describe_options,
                         "text, markdown, html, latex, csv (the table of measures), json, xlsx (a "
                         "workbook) or docx (Word); svg, pdf or png for histograms; by default "
                         "what the output's suffix says, or text"),
    ANSWER_OUTPUT_OPTION(struct describe_options,
                         "file; standard output without it; beside a picture its words in a .txt "
                         "file"),
    { "theme", '\0', OPTION_TEXT, offsetof(struct describe_options, theme), "NAME|FILE",
      picture_theme_help, theme_names },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_describe = {
    .name = "describe",
    .arguments = "FILE...",
    .summary = "say what a data file is, what is in it, and which of its values to look at first",
    .about = "Says what kind of file it is, which authorities, periods and measures are in it, and "
             "which values deserve a look first. Nothing is corrected.",
    .examples = describe_examples,
    .options = describe_option_table,
    .options_size = sizeof(struct describe_options),
    .least = 1,
    .most = SIZE_MAX,
    .perform = describe_perform,
};
