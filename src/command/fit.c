/* attain fit: any formula on any plain CSV file, with no study. */
#include <string.h>

#include "base/output.h"
#include "command/table_options.h"
#include "fit/ols.h"
#include "read/grid.h"
#include "report/fit_table.h"
#include "report/results.h"

struct fit_options {
    char *data, *format, *output;
    struct table_options table;
};

static void ask_for(struct run *run, const char *column, struct place place, struct asked **asked,
                    size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp((*asked)[i].texts->text[0], column) == 0)
            return;
    struct texts *one = talloc_zero(run, struct texts);
    texts_add(run, one, column, place);
    *asked = run_grow(run, *asked, struct asked, *count + 1);
    (*asked)[(*count)++] = (struct asked){ one, false };
}

/* The columns that a formula names; NULL where `.` asks for all. */
static const struct asked *columns_of(struct run *run, const struct formula *formula, size_t *count)
{
    struct asked *asked = NULL;
    *count = 0;
    ask_for(run, formula->response.column, formula->place, &asked, count);
    for (size_t t = 0; t < formula->terms; t++) {
        if (term_is_every(&formula->term[t]))
            return NULL;
        for (size_t f = 0; f < formula->term[t].factors; f++)
            ask_for(run, formula->term[t].factor[f].column, formula->place, &asked, count);
    }
    return asked;
}

/* Any CSV file, in whatever encoding and with whatever separator, as a plain table. */
static bool read_table(struct run *run, const struct fit_options *options,
                       const struct formula *formula, struct grid **grid)
{
    struct source *source = talloc_zero(run, struct source);
    if (!table_source(run, &options->table, source))
        return false;
    source->layout = LAYOUT_PLAIN;
    const struct csv_form form = { source_separator(source), source->header_row };
    struct csv_file *file = NULL;
    struct recognised recognised;
    size_t count = 0;
    const struct asked *asked = columns_of(run, formula, &count);
    *grid = grid_new(run, source);
    return csv_open(run, options->data, &form, &file)
           && layout_recognise(run, file, source, NULL, &recognised)
           && grid_read(run, file, &recognised, asked, count, ledger_new(run), *grid);
}

static const char *render(struct run *run, const struct grid *grid, const struct frame *frame,
                          const struct fit *fit, enum format format)
{
    if (format == FORMAT_CSV)
        return results_fit_csv(run, fit);
    if (format == FORMAT_JSON)
        return results_fit_json(run, frame, fit);
    struct table *table = fit_table(run, frame, fit);
    table->made_up = grid->made_up;
    return table_write(run, table, format);
}

/* CSV has rows for coefficients only: what else a reader must know goes to the user. */
static void say_what_csv_cannot(struct run *run, const struct grid *grid, const struct frame *frame,
                                const struct fit *fit)
{
    if (grid->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    if (fit->design->left_outs > 0)
        run_say(run, "%zu of %zu rows left out for missing values", fit->design->left_outs,
                frame->rows);
}

static bool fit_perform(struct run *run, const struct request *request)
{
    const struct fit_options *options = request->options;
    if (options->data == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say which table: attain fit '%s' --data FILE.csv", request->argument[0]);
    struct outputs *outputs = outputs_new(run);
    enum format format = FORMAT_TEXT;
    struct formula *formula = NULL;
    struct grid *grid = NULL;
    struct frame *frame = NULL;
    struct design *design = NULL;
    struct fit *fit = NULL;
    bool ok =
        format_choose(run, options->format, options->output, &format)
        && formula_parse(run, request->argument[0], (struct place){ "formula", 0, 0 }, &formula)
        && read_table(run, options, formula, &grid)
        && grid_frame(run, grid, &grid->source->missing, &frame)
        && design_build(run, formula, frame, NULL, MISSING_RULE_LISTWISE, &design)
        && ols_fit(run, design, &fit);
    if (!ok)
        return false;
    outputs_add_text(outputs, options->output, render(run, grid, frame, fit, format));
    if (!outputs_write(run, outputs))
        return false;
    if (format == FORMAT_CSV)
        say_what_csv_cannot(run, grid, frame, fit);
    return true;
}

static const char *const fit_examples[] = {
    "attain fit 'attainment ~ absence + deprivation' --data table.csv",
    "attain fit 'y ~ z(x) + region' --data table.csv --format markdown",
    "attain fit 'y ~ .' --data table.csv --missing n/a -o fit.json",
    "attain fit 'y ~ x' --data - --separator semicolon --decimal comma <table.csv",
    NULL,
};

static const struct option fit_option_table[] = {
    { "data", '\0', OPTION_TEXT, offsetof(struct fit_options, data), "FILE",
      "CSV file with a header row; - is standard input" },
    TABLE_OPTIONS(struct fit_options),
    { "format", '\0', OPTION_TEXT, offsetof(struct fit_options, format), "FORMAT",
      "text, markdown, html, latex, csv or json; by default what the output's suffix says, or "
      "text" },
    { "output", 'o', OPTION_TEXT, offsetof(struct fit_options, output), "FILE",
      "file; standard output without it" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_fit = {
    .name = "fit",
    .arguments = "FORMULA",
    .summary = "fit a formula to a plain CSV file by least squares",
    .examples = fit_examples,
    .options = fit_option_table,
    .options_size = sizeof(struct fit_options),
    .least = 1,
    .most = 1,
    .perform = fit_perform,
};
