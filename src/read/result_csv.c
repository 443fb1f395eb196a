/* Results from CSV files: result_read_csv of result.h. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/grid.h"
#include "read/result.h"

/* Figures of which none shows more decimals than the first were rounded; hardly to fewer than the
 * second. */
enum { MOST_ROUNDED = 4, LEAST_ROUNDED = 2 };

enum heading {
    TABLE,
    OUTCOME,
    MODEL,
    FORMULA,
    TERM,
    ESTIMATE,
    STD_ERROR,
    P_VALUE,
    NOBS,
    STD_ERROR_TYPE,
    R_SQUARED,
    ADJ_R_SQUARED,
    HEADINGS
};

static const char *const headings[HEADINGS] = { "table",          "outcome",   "model",
                                                "formula",        "term",      "estimate",
                                                "std.error",      "p.value",   "nobs",
                                                "std.error.type", "r.squared", "adj.r.squared" };

/* The columns of a table of results, as far as it has them. */
struct columns {
    const struct grid *grid;
    const struct grid_column *of[HEADINGS];
    size_t decimals[HEADINGS]; /* that figures were rounded to, or EXACT_DECIMALS */
};

/* "std.error" and "std_error" are one heading. */
static const struct grid_column *heading_find(const struct grid *grid, const char *heading)
{
    for (size_t c = 0; c < grid->columns; c++) {
        const char *a = grid->column[c].name, *b = heading;
        while (*b != '\0' && (*a == *b || (*a == '_' && *b == '.'))) {
            a++;
            b++;
        }
        if (*a == '\0' && *b == '\0')
            return &grid->column[c];
    }
    return NULL;
}

/* Decimals that a number shows; past any rounding where it is written in powers of ten. */
static size_t decimals_shown(const char *text)
{
    if (strpbrk(text, "eE") != NULL)
        return MOST_ROUNDED + 1;
    const char *point = strchr(text, '.');
    return point == NULL ? 0 : strspn(point + 1, "0123456789");
}

/* The most that a cell of a column shows; 0 where it is not there. */
static size_t most_decimals(const struct grid_column *column, size_t rows)
{
    size_t most = 0;
    for (size_t row = 0; column != NULL && row < rows; row++) {
        size_t shown = decimals_shown(column->text[row]);
        most = shown > most ? shown : most;
    }
    return most;
}

static size_t larger(size_t one, size_t other)
{
    return one > other ? one : other;
}

/* How the figures were rounded. Programs drop zeros at the end, so an estimate has the decimals of
 * its standard error at least; estimates alone tell nothing. */
static void find_rounding(struct columns *columns)
{
    size_t rows = columns->grid->rows;
    size_t estimate = most_decimals(columns->of[ESTIMATE], rows);
    size_t std_error = most_decimals(columns->of[STD_ERROR], rows);
    size_t p_value = most_decimals(columns->of[P_VALUE], rows);
    size_t most = larger(estimate, larger(std_error, p_value));
    for (size_t i = 0; i < HEADINGS; i++)
        columns->decimals[i] = EXACT_DECIMALS;
    if (larger(std_error, p_value) == 0 || most > MOST_ROUNDED)
        return;
    columns->decimals[ESTIMATE] = larger(estimate, std_error);
    columns->decimals[STD_ERROR] = larger(std_error, LEAST_ROUNDED);
    columns->decimals[P_VALUE] = larger(p_value, LEAST_ROUNDED);
}

static struct columns columns_of(const struct grid *grid)
{
    struct columns columns = { .grid = grid };
    for (size_t i = 0; i < HEADINGS; i++)
        columns.of[i] = heading_find(grid, headings[i]);
    find_rounding(&columns);
    return columns;
}

static const char *text_at(const struct columns *columns, enum heading heading, size_t row)
{
    return columns->of[heading] == NULL ? "" : columns->of[heading]->text[row];
}

static struct place place_at(const struct columns *columns, enum heading heading, size_t row)
{
    return (struct place){ columns->grid->file[0].input->path, columns->grid->line[row],
                           columns->of[heading]->cell[0] };
}

/* A number, what another program writes where there is none, or "<.001" and stars. */
static bool figure_at(struct run *run, const struct columns *columns, enum heading heading,
                      size_t row, struct printed *figure)
{
    const char *text = text_at(columns, heading, row);
    *figure = figure_exact(NAN);
    if (*text == '\0' || strcmp(text, "NA") == 0 || strcmp(text, "NaN") == 0)
        return true;
    if (!number_read(text, strlen(text), &figure->value))
        return printed_read(run, text, "", place_at(columns, heading, row), figure);
    figure->decimals = columns->decimals[heading];
    return true;
}

static bool count_at(struct run *run, const struct columns *columns, enum heading heading,
                     size_t row, size_t *count)
{
    const char *text = text_at(columns, heading, row);
    double value = 0;
    *count = UNKNOWN_COUNT;
    if (*text == '\0' || strcmp(text, "NA") == 0)
        return true;
    if (!number_read(text, strlen(text), &value) || value < 0 || value != floor(value))
        return run_fail(run, STATUS_MALFORMED, place_at(columns, heading, row),
                        "'%s' is not a number of observations; write a whole number, as 145", text);
    *count = (size_t)value;
    return true;
}

/* Which model a row is of. A name that is a formula ("y ~ x") is one, and says the outcome. */
static void name_model(struct run *run, const struct columns *columns, size_t row,
                       struct result_model *model)
{
    const char *name = text_at(columns, MODEL, row), *formula = text_at(columns, FORMULA, row);
    bool named_by_formula = *formula == '\0' && strchr(name, '~') != NULL;
    model->table = text_at(columns, TABLE, row);
    model->formula = named_by_formula ? name : formula;
    model->name = named_by_formula ? "" : name;
    model->outcome = text_at(columns, OUTCOME, row);
    const char *tilde = strchr(model->formula, '~');
    if (*model->outcome == '\0' && tilde != NULL)
        model->outcome = text_trim(run, model->formula, (size_t)(tilde - model->formula));
}

static bool same_name(const struct result_model *a, const struct result_model *b)
{
    return strcmp(a->table, b->table) == 0 && strcmp(a->outcome, b->outcome) == 0
           && strcmp(a->name, b->name) == 0 && strcmp(a->formula, b->formula) == 0;
}

static bool has_term(const struct result_model *model, const char *term)
{
    for (size_t i = 0; i < model->coefficients; i++)
        if (strcmp(model->coefficient[i].term, term) == 0)
            return true;
    return false;
}

/* The model of a row: that of the row above, unless it has another name, or the term already. */
static struct result_model *model_of_row(struct run *run, const struct columns *columns, size_t row,
                                         struct result *result)
{
    struct result_model named = { .nobs = 0 };
    name_model(run, columns, row, &named);
    struct result_model *last = result->models == 0 ? NULL : &result->model[result->models - 1];
    if (last != NULL && same_name(last, &named) && !has_term(last, text_at(columns, TERM, row)))
        return last;
    struct result_model *model = result_add_model(run, result);
    name_model(run, columns, row, model);
    model->std_error_type = text_at(columns, STD_ERROR_TYPE, row);
    return model;
}

static bool take_row(struct run *run, const struct columns *columns, size_t row,
                     struct result *result)
{
    if (*text_at(columns, TERM, row) == '\0')
        return run_fail(run, STATUS_MALFORMED, place_at(columns, TERM, row),
                        "has no term; write which coefficient the row is of");
    struct result_model *model = model_of_row(run, columns, row, result);
    struct result_coefficient *coefficient = result_add_coefficient(run, model);
    coefficient->term = text_at(columns, TERM, row);
    if (!figure_at(run, columns, ESTIMATE, row, &coefficient->estimate)
        || !figure_at(run, columns, STD_ERROR, row, &coefficient->std_error)
        || !figure_at(run, columns, P_VALUE, row, &coefficient->p_value)
        || !count_at(run, columns, NOBS, row, &model->nobs))
        return false;
    coefficient->starred = *coefficient->p_value.stars != '\0';
    coefficient->rounded =
        *coefficient->p_value.text == '\0' && !figure_is_exact(&coefficient->p_value);
    return true;
}

/* R2 and ADJUSTED R2 are rows of the print, and figures of the model; F has nothing to compare. */
static void take_printed(struct run *run, const struct published_row *row,
                         struct result_model *model)
{
    if (strcmp(row->term, "R2") == 0)
        model->r_squared = row->estimate;
    else if (strcmp(row->term, "ADJUSTED R2") == 0)
        model->adj_r_squared = row->estimate;
    if (strcmp(row->term, "R2") == 0 || strcmp(row->term, "ADJUSTED R2") == 0
        || strcmp(row->term, "F") == 0)
        return;
    struct result_coefficient *coefficient = result_add_coefficient(run, model);
    coefficient->term = coefficient->label = row->term;
    coefficient->estimate = row->estimate;
    coefficient->std_error = row->std_error;
    coefficient->p_value = row->p_value;
    coefficient->starred = row->starred;
}

/* The rows of a printed model stand anywhere in its file. */
static struct result_model *model_of_print(struct run *run, const struct published_row *row,
                                           struct result *result)
{
    for (size_t m = 0; m < result->models; m++)
        if (strcmp(result->model[m].table, row->table) == 0
            && strcmp(result->model[m].outcome, row->outcome) == 0
            && strcmp(result->model[m].name, row->model) == 0)
            return &result->model[m];
    struct result_model *model = result_add_model(run, result);
    model->table = row->table;
    model->outcome = model->outcome_label = row->outcome;
    model->name = row->model;
    model->nobs = row->nobs;
    return model;
}

static bool read_printed(struct run *run, const char *path, struct result *result)
{
    struct published *published = NULL;
    if (!published_read(run, path, NULL, &published))
        return false;
    result->printed = true;
    for (size_t i = 0; i < published->rows; i++)
        take_printed(run, &published->row[i], model_of_print(run, &published->row[i], result));
    return true;
}

bool result_read_csv(struct run *run, const char *path, struct result **result)
{
    struct grid *grid = NULL;
    if (!grid_read_plain(run, path, &grid))
        return false;
    struct result *made = *result = result_new(run, path);
    const struct columns columns = columns_of(grid);
    made->made_up = grid->made_up;
    if (columns.of[TERM] != NULL && columns.of[ESTIMATE] == NULL && grid_find(grid, "b") != NULL)
        return read_printed(run, path, made);
    if (columns.of[TERM] == NULL || columns.of[ESTIMATE] == NULL)
        return run_fail(run, STATUS_MALFORMED, (struct place){ path, 1, 0 },
                        "is no table of coefficients; it needs the columns term and estimate, or "
                        "those of a printed table: outcome, model, term, n, b, se and p");
    for (size_t row = 0; row < grid->rows; row++)
        if (!take_row(run, &columns, row, made))
            return false;
    return true;
}

bool result_read_models(struct run *run, const char *path, struct result *result)
{
    struct grid *grid = NULL;
    if (!grid_read_plain(run, path, &grid))
        return false;
    const struct columns columns = columns_of(grid);
    if (grid->rows != result->models)
        return run_fail(run, STATUS_MALFORMED, (struct place){ path, 0, 0 },
                        "has %zu models and the coefficients beside it are of %zu; write the "
                        "folder again with attain reproduce -o",
                        grid->rows, result->models);
    for (size_t row = 0; row < grid->rows; row++) {
        struct result_model *model = &result->model[row];
        model->formula = text_at(&columns, FORMULA, row);
        if (!figure_at(run, &columns, R_SQUARED, row, &model->r_squared)
            || !figure_at(run, &columns, ADJ_R_SQUARED, row, &model->adj_r_squared)
            || !count_at(run, &columns, NOBS, row, &model->nobs))
            return false;
    }
    return true;
}

bool result_values_read(struct run *run, const char *path, struct result_values **values)
{
    static const struct texts undeclared = { 0, NULL, NULL };
    struct grid *grid = NULL;
    struct frame *frame = NULL;
    if (!grid_read_plain(run, path, &grid) || !grid_frame(run, grid, &undeclared, &frame))
        return false;
    const struct grid_column *number = grid_find(grid, "la_number");
    const struct grid_column *name = grid_find(grid, "local_authority");
    if (number == NULL || name == NULL)
        return run_fail(run, STATUS_MALFORMED, (struct place){ path, 1, 0 },
                        "is no panel that attain wrote: it lacks la_number and local_authority");
    struct result_values *made = talloc_zero(run, struct result_values);
    for (size_t row = 0; row < frame->rows; row++)
        frame->row_label[row] = name->text[row];
    made->frame = frame;
    made->number = number->text;
    *values = made;
    return true;
}

static bool is_confidential(const struct result *result, const char *name)
{
    for (size_t i = 0; i < result->confidential; i++)
        if (strcmp(result->confidential_variable[i], name) == 0)
            return true;
    return false;
}

void result_values_confide(const struct result *result, bool known, struct result_values *values)
{
    values->survey =
        !known || (result->confidentiality_known ? result->confidential_rows : result->survey);
    for (size_t c = 0; c < values->frame->columns; c++)
        values->frame->column[c].confidential =
            is_confidential(result, values->frame->column[c].name);
}
