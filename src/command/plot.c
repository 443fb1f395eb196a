/* attain plot: one picture, of any CSV file or of a study. */
#include <glib.h>
#include <string.h>

#include "command/drawn_table.h"
#include "command/given_words.h"
#include "command/map_tiles.h"
#include "command/option_number.h"
#include "command/picture_files.h"
#include "command/plot_words.h"
#include "command/subject.h"
#include "draw/figure.h"
#include "fit/fitted.h"

struct plot_options {
    char *output, *format, *width, *dpi, *theme;
    int no_words; /* gboolean */
    struct plot_words words;
    struct subject_options subject;
};

/* What is written to standard output, beside the formats of files. */
enum shown { SHOWN_PNG, SHOWN_SVG, SHOWN_PDF, SHOWN_ALT, SHOWN_CSV, SHOWN_SCENE };
static const char *const shown_names[] = { "png", "svg", "pdf", "alt", "csv", "scene", NULL };

/* The rows and standard errors of a chart that names a table are those of the table. */
static bool table_take(struct run *run, const struct plot_options *options,
                       const struct chart *chart, struct subject *subject)
{
    if (chart->table == NULL || subject->panel == NULL)
        return true;
    const struct model_table *table = NULL;
    if (!study_need_table(run, subject->panel->study, chart->table, chart->place, &table))
        return false;
    subject_take_table(&options->subject, table, subject);
    return true;
}

/* What the chart itself says of rows and standard errors, where options do not. */
static bool chart_take(struct run *run, const struct plot_options *options, struct chart *chart,
                       struct subject *subject)
{
    static const struct inference_said unsaid = INFERENCE_UNSAID;
    struct analysis *analysis = &subject->analysis;
    if (chart->rows == 1)
        analysis->offer.offered = analysis->offer.over = NULL;
    if (options->subject.se != NULL || chart->said.kind == INFERENCE_KINDS)
        return true;
    double level = analysis->inference.conf_level;
    if (!inference_settle(run, &unsaid, &chart->said, &analysis->inference))
        return false;
    analysis->inference.conf_level = level;
    return true;
}

/* What options say stands over what the file of a curve says. */
static bool curve_take(struct run *run, const struct plot_options *options, struct chart *chart,
                       const struct subject *subject)
{
    const struct subject_options *asked = &options->subject;
    const struct curve *found = chart->specifications;
    if (chart->kind != CHART_CURVE)
        return true;
    if (found == NULL && subject->panel != NULL)
        found = study_curve(subject->panel->study, chart->curve);
    if (found == NULL)
        return true; /* the figure says so */
    size_t seed = (size_t)found->seed;
    chart->specifications = talloc_zero(run, struct curve);
    *chart->specifications = *found;
    struct curve *curve = chart->specifications;
    if (!curve_change(run, curve, asked->missing_rule, asked->se)
        || !option_count(run, "replicates", asked->replicates, 0, 10000000, &curve->replicates)
        || !option_count(run, "seed", asked->seed, 0, 1000000000, &seed))
        return false;
    curve->seed = seed;
    return true;
}

static bool subject_of(struct run *run, const struct plot_options *options, struct chart *chart,
                       struct subject **subject)
{
    struct subject_options asked = options->subject;
    struct texts columns;
    bool named = chart_columns(run, chart, &columns);
    asked.named_by = "chart";
    asked.named_at = columns.place;
    asked.by_authority = chart->kind == CHART_TILE_MAP;
    if (asked.cluster == NULL && chart->said.cluster != NULL)
        asked.cluster = talloc_strdup(run, chart->said.cluster);
    if (chart->group != NULL)
        asked.group = talloc_strdup(run, chart->group);
    return subject_read(run, &asked, named ? columns.text : NULL, columns.count, subject)
           && table_take(run, options, chart, *subject) && chart_take(run, options, chart, *subject)
           && curve_take(run, options, chart, *subject);
}

static bool figure_of(struct run *run, const struct plot_options *options, struct chart *chart,
                      struct figure **figure)
{
    struct subject *subject = NULL;
    const struct tiles *tiles = NULL;
    const struct table *table = NULL;
    struct picture_look look;
    if (!picture_look_of(run, options->width, options->theme, &look)
        || !subject_of(run, options, chart, &subject)
        || !map_tiles(run, chart, subject->panel, &tiles)
        || !drawn_table(run, chart, subject->panel, &table))
        return false;
    const struct drawing drawing = { .chart = chart,
                                     .analysis = &subject->analysis,
                                     .panel = subject->panel,
                                     .tiles = tiles,
                                     .table = table,
                                     .theme = look.theme,
                                     .form = look.form,
                                     .made_up = subject->made_up,
                                     .words = !options->no_words };
    return figure_make(run, &drawing, figure);
}

/* To a file of the format that its end says, or of all. */
static bool add_files(struct run *run, const char *path, const struct figure *figure, double dpi,
                      struct outputs *outputs)
{
    enum picture_format format = PICTURE_PNG;
    bool one = picture_of_path(path, &format);
    const char *stem = one ? picture_stem(run, path) : path;
    alt_text_add(run, figure->scene, stem, outputs);
    return one ? picture_add(run, figure->scene, path, format, dpi, outputs)
               : pictures_add(run, figure->scene, stem, dpi, outputs);
}

static bool add_shown(struct run *run, const char *output, enum shown shown,
                      const struct figure *figure, double dpi, struct outputs *outputs)
{
    switch (shown) {
    case SHOWN_ALT:
        outputs_add_text(outputs, output, talloc_asprintf(run, "%s\n", figure->scene->description));
        return true;
    case SHOWN_CSV:
        outputs_add_text(outputs, output, figure_csv(run, figure));
        if (figure->withheld != NULL)
            run_say(run, "%s", figure->withheld);
        return true;
    case SHOWN_SCENE:
        outputs_add_text(outputs, output, scene_text(run, figure->scene));
        return true;
    default:
        return picture_add(run, figure->scene, output, (enum picture_format)shown, dpi, outputs);
    }
}

static bool check_output(struct run *run, const struct plot_options *options)
{
    if (options->format != NULL)
        return true;
    if (options->output != NULL)
        return picture_path_check(run, options->output);
    return run_fail(run, STATUS_USAGE, NOWHERE,
                    "say where to: -o figure.svg (or .png, .pdf), or -o figure for all three; "
                    "--format alt prints the picture in words");
}

/* A table is that of the study: what would change its fits is for `attain fit`. */
static bool check_table(struct run *run, const struct plot_options *options,
                        const struct chart *chart)
{
    const struct subject_options *subject = &options->subject;
    const struct {
        const char *name, *said;
    } changes[] = { { "missing-rule", subject->missing_rule },
                    { "weights", subject->weights },
                    { "se", subject->se },
                    { "cluster", subject->cluster },
                    { "interval", subject->interval },
                    { "level", subject->level },
                    { "replicates", subject->replicates },
                    { "seed", subject->seed } };
    for (size_t i = 0; chart->kind == CHART_TABLE && i < sizeof changes / sizeof *changes; i++)
        if (changes[i].said != NULL)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "a table is drawn as its study has it, without --%s; 'attain fit "
                            "--study FILE --table %s' takes it, and draws: -o table.svg",
                            changes[i].name, chart->table);
    return true;
}

/* The words that may be files: behind the kind or the chart's file, and behind a curve's. */
static size_t first_given(const struct request *request)
{
    return strcmp(request->argument[0], chart_kind_names[CHART_CURVE]) == 0 ? 2 : 1;
}

static bool plot_perform(struct run *run, const struct request *request)
{
    struct plot_options asked = *(const struct plot_options *)request->options;
    const struct plot_options *options = &asked;
    struct outputs *outputs = outputs_new(run);
    struct request rest;
    struct chart *chart = NULL;
    struct figure *figure = NULL;
    int shown = SHOWN_PNG;
    double dpi = USUAL_DPI;
    return check_output(run, options)
           && option_choice(run, "format", options->format, shown_names, &shown)
           && option_number(run, "dpi", options->dpi, 30, 2400, &dpi)
           && given_files_take(run, request, first_given(request), &asked.subject, &rest)
           && plot_words_chart(run, &rest, &options->words, &chart)
           && check_table(run, options, chart) && figure_of(run, options, chart, &figure)
           && (options->format == NULL
                   ? add_files(run, options->output, figure, dpi, outputs)
                   : add_shown(run, options->output, (enum shown)shown, figure, dpi, outputs))
           && outputs_write(run, outputs);
}

static const char *const plot_examples[] = {
    "attain plot scatter 'attainment ~ absence' table.csv -o figure.svg",
    "attain plot scatter 'attainment ~ absence' --data table.csv --colour region --label Barnet -o "
    "fig",
    "attain plot coefficients 'y ~ x' 'y ~ x + region' --data table.csv --width 85 -o figure.pdf",
    "attain plot diagnostics 'y ~ x + w' --data table.csv --format alt",
    "attain plot distribution ks4_attainment --study models/virtual-schools.yaml --facet region -o "
    "spread",
    "attain plot table A3 --study models/virtual-schools.yaml --width 175 -o table-a3.svg",
    "attain plot plots/figure-1b.yaml --study models/virtual-schools.yaml --theme journal -o "
    "figure-1b",
    NULL,
};

#define WORD(name, kind, field, argument, ...)                                                     \
    {                                                                                              \
        name, '\0', kind, offsetof(struct plot_options, words.field), argument, __VA_ARGS__        \
    }
static const struct option plot_option_table[] = {
    SUBJECT_SOURCE_OPTIONS(struct plot_options),
    SUBJECT_FIT_OPTIONS(struct plot_options),
    SUBJECT_DRAW_OPTIONS(struct plot_options),
    HEADING("Words"),
    WORD("title", OPTION_TEXT, title, "TEXT", "what the picture is: what, where, when"),
    WORD("headline", OPTION_TEXT, headline, "TEXT", "what it says, in your words"),
    WORD("note", OPTION_TEXT, note, "TEXT", "a line underneath"),
    WORD("source", OPTION_TEXT, source, "TEXT", "where the data come from"),
    WORD("alt", OPTION_TEXT, alt, "TEXT", "what the alt text begins with"),
    WORD("x-title", OPTION_TEXT, x_title, "TEXT", "title of the axis along the page"),
    WORD("y-title", OPTION_TEXT, y_title, "TEXT", "title of the upright axis"),
    HEADING("What is drawn"),
    WORD("rows", OPTION_TEXT, rows, "RULE",
         "of a study: kept (those that it keeps) or all (every local authority with the values)",
         chart_row_names),
    WORD("layers", OPTION_TEXT, layers, "LAYER,...",
         "with commas: band, prediction, line, point, rug, histogram; of distribution point or "
         "histogram",
         chart_layer_names),
    WORD("colour", OPTION_TEXT, colour, "COLUMN", "colour and shape by the values of a column"),
    WORD("colour-values", OPTION_TEXT, colour_values, "VALUE,...",
         "with --colour: these values in colour, the rest in grey"),
    WORD("size", OPTION_TEXT, size, "COLUMN", "area of points in proportion to a column"),
    WORD("facet", OPTION_TEXT, facet, "COLUMN",
         "a panel (of distribution, a row) for each value of a column"),
    WORD("label", OPTION_TEXTS, label, "AUTHORITY",
         "a local authority (or row) that is named; may stand more than once"),
    WORD("label-most", OPTION_TEXT, label_most, "K", "name the K most unusual too"),
    WORD("reference", OPTION_TEXTS, reference, "AXIS=VALUE[:LABEL]",
         "a thin line at a value of x or y, with its name: y=18.5:England"),
    WORD("table", OPTION_TEXT, table, "TABLE",
         "the models of a table of the study: A3; of kind table, that table"),
    WORD("model", OPTION_TEXT, model, "MODEL",
         "the one of these; of a curve, the specification that is marked"),
    WORD("term", OPTION_TEXT, term, "TERM",
         "the term that is looked at: 'z(absence)', region[London]"),
    WORD("group", OPTION_TEXT, group, "COLUMN",
         "of leave-one-out: leave rows out by the groups of a column: region"),
    WORD("keep-terms", OPTION_TEXT, keep_terms, "TERM,...", "show these terms only, in this order"),
    WORD("drop-terms", OPTION_TEXT, drop_terms, "TERM,...", "do not show these terms"),
    WORD("rename", OPTION_TEXTS, rename, "TERM=LABEL",
         "another name for a term (of correlation, a column); may stand more than once"),
    WORD("sort", OPTION_TEXT, sort, "BY",
         "the order of terms: none (that of the formula), estimate, abs (size) or p; of "
         "correlation none or abs",
         chart_sort_names),
    WORD("method", OPTION_TEXT, method, "KIND", "of correlation: pearson or spearman",
         chart_method_names),
    WORD("cases", OPTION_TEXT, cases, "WHICH",
         "of correlations: common (rows with every variable) or available (with the two)",
         curve_case_names),
    WORD("standardised", OPTION_FLAG, standardised, NULL, "coefficients in standard deviations"),
    WORD("published", OPTION_FLAG, published, NULL,
         "of coefficients: beside the printed ones of the table"),
    HEADING("Output"),
    { "output", 'o', OPTION_TEXT, offsetof(struct plot_options, output), "FILE",
      "figure.svg, .png or .pdf; without a suffix all three. The alt text stands beside it in "
      ".txt" },
    { "format", '\0', OPTION_TEXT, offsetof(struct plot_options, format), "FORMAT",
      "to standard output: png, svg, pdf, alt (the picture in words), csv (its numbers) or scene "
      "(its parts as text)",
      shown_names },
    { "width", '\0', OPTION_TEXT, offsetof(struct plot_options, width), "WIDTH",
      picture_width_help },
    { "theme", '\0', OPTION_TEXT, offsetof(struct plot_options, theme), "NAME|FILE",
      picture_theme_help, theme_names },
    { "dpi", '\0', OPTION_TEXT, offsetof(struct plot_options, dpi), "N",
      "dots per inch of a png; 300 without this" },
    { "no-words", '\0', OPTION_FLAG, offsetof(struct plot_options, no_words), NULL,
      "without titles and notes, for a page that has them as text" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_plot = {
    .name = "plot",
    .arguments = "KIND|FILE.yaml [FORMULA|NAME...] [FILE...]",
    .kinds = chart_kind_names,
    .summary = "draw one picture, with its alt text, of a CSV file or a study",
    .about = "Draws a picture by a kind and what it is of, or by a chart file: attain-study(5). "
             "The picture's words, for who does not see it, stand in a .txt file beside it.",
    .examples = plot_examples,
    .options = plot_option_table,
    .options_size = sizeof(struct plot_options),
    .least = 1,
    .most = 50,
    .perform = plot_perform,
};
