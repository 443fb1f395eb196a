#include "printed/sheet.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

const char *const row_verdict_name[] = { "", "consistent", "says nothing", "impossible" };

static const char single_name[] = "individual";

enum row_part { PART_TERM, PART_CONSTANT, PART_R_SQUARED, PART_ADJUSTED, PART_F };

static enum row_part part_of(const struct published_row *print)
{
    static const char *const name[] = { "", "CONSTANT", "R2", "ADJUSTED R2", "F" };
    for (size_t i = 1; i < sizeof name / sizeof *name; i++)
        if (strcmp(print->term, name[i]) == 0)
            return (enum row_part)i;
    return PART_TERM;
}

const char *row_place(struct run *run, const struct published_row *row)
{
    return talloc_asprintf(run, "%s:%zu", row->place.file, row->place.line);
}

static struct printed_table *table_at(struct run *run, struct sheet *sheet,
                                      const struct published_row *print)
{
    for (size_t i = 0; i < sheet->tables; i++)
        if (strcmp(sheet->table[i]->file, print->place.file) == 0
            && strcmp(sheet->table[i]->name, print->table) == 0)
            return sheet->table[i];
    struct printed_table *table = talloc_zero(run, struct printed_table);
    *table = (struct printed_table){ .file = print->place.file, .name = print->table };
    sheet->table = run_grow(run, sheet->table, struct printed_table *, sheet->tables + 1);
    return sheet->table[sheet->tables++] = table;
}

static struct printed_model *add_model(struct run *run, struct sheet *sheet,
                                       struct printed_table *table,
                                       const struct published_row *print)
{
    struct printed_model *model = talloc_zero(run, struct printed_model);
    *model = (struct printed_model){
        .table = table, .outcome = print->outcome, .name = print->model, .nobs = print->nobs
    };
    sheet->model = run_grow(run, sheet->model, struct printed_model *, sheet->models + 1);
    return sheet->model[sheet->models++] = model;
}

static bool is_of(const struct printed_model *model, const struct printed_table *table,
                  const struct published_row *print)
{
    return model->table == table && strcmp(model->outcome, print->outcome) == 0
           && strcmp(model->name, print->model) == 0;
}

static struct printed_model *find_model(const struct sheet *sheet,
                                        const struct printed_table *table,
                                        const struct published_row *print)
{
    for (size_t i = 0; i < sheet->models; i++)
        if (is_of(sheet->model[i], table, print))
            return sheet->model[i];
    return NULL;
}

static bool check_nobs(struct run *run, const struct printed_model *model,
                       const struct published_row *print)
{
    return model->nobs == print->nobs
           || run_fail(run, STATUS_MALFORMED, print->place,
                       "'%s' of '%s' has n %zu in one row and %zu in this one; a model has one n",
                       print->model, print->outcome, model->nobs, print->nobs);
}

static void add_row(struct run *run, struct printed_table *table, struct printed_model *model,
                    const struct published_row *print)
{
    struct printed_row *row = talloc_zero(run, struct printed_row);
    row->print = print;
    row->model = model;
    row->constant = part_of(print) == PART_CONSTANT;
    row->estimate_cell = print->estimate;
    row->std_error_cell = print->std_error;
    row->holm = row->benjamini_hochberg = NAN;
    model->row = run_grow(run, model->row, struct printed_row *, model->rows + 1);
    model->row[model->rows++] = row;
    model->terms += !row->constant;
    table->row = run_grow(run, table->row, struct printed_row *, table->rows + 1);
    table->row[table->rows++] = row;
    table->starred = table->starred || *print->p_value.stars != '\0';
}

/* Terms first, so that what belongs to a whole model finds it. */
static bool take_term(struct run *run, struct sheet *sheet, const struct published_row *print)
{
    struct printed_table *table = table_at(run, sheet, print);
    for (size_t i = 0; i < table->rows; i++) {
        const struct published_row *other = table->row[i]->print;
        if (strcmp(other->outcome, print->outcome) == 0 && strcmp(other->model, print->model) == 0
            && strcmp(other->term, print->term) == 0)
            return run_fail(run, STATUS_MALFORMED, print->place,
                            "'%s' stands twice in this model; the first is line %zu", print->term,
                            other->place.line);
    }
    struct printed_model *model = NULL;
    if (strcmp(print->model, single_name) != 0)
        model = find_model(sheet, table, print);
    if (model == NULL)
        model = add_model(run, sheet, table, print);
    if (!check_nobs(run, model, print))
        return false;
    add_row(run, table, model, print);
    return true;
}

static bool take_summary(struct run *run, struct sheet *sheet, const struct published_row *print)
{
    struct printed_table *table = table_at(run, sheet, print);
    struct printed_model *model = find_model(sheet, table, print);
    size_t found = 0;
    for (size_t i = 0; i < sheet->models; i++)
        found += is_of(sheet->model[i], table, print);
    if (found == 0)
        return run_fail(run, STATUS_MALFORMED, print->place,
                        "'%s' belongs to no term: '%s' of '%s' has none", print->term, print->model,
                        print->outcome);
    if (found > 1)
        return run_fail(run, STATUS_MALFORMED, print->place,
                        "'%s' belongs to %zu models called '%s' of '%s'; give each model that has "
                        "one a name of its own",
                        print->term, found, print->model, print->outcome);
    if (!check_nobs(run, model, print))
        return false;
    enum row_part part = part_of(print);
    if (part == PART_CONSTANT) {
        add_row(run, table, model, print);
        return true;
    }
    const struct published_row **place = part == PART_R_SQUARED ? &model->r_squared
                                         : part == PART_F       ? &model->f
                                                                : &model->adjusted;
    if (*place != NULL)
        return run_fail(run, STATUS_MALFORMED, print->place,
                        "'%s' stands twice in this model; the first is line %zu", print->term,
                        (*place)->place.line);
    *place = print;
    return true;
}

static bool finish_model(struct run *run, struct printed_model *model)
{
    model->df = (double)model->nobs - (double)model->terms - 1;
    return model->df > 0
           || run_fail(run, STATUS_UNSUPPORTED, model->row[0]->print->place,
                       "%zu observations cannot give %zu coefficients their standard errors",
                       model->nobs, model->terms + 1);
}

/* Do the single predictors of a table have one n? */
static void finish_table(const struct sheet *sheet, struct printed_table *table)
{
    size_t nobs = 0;
    table->same_nobs = true;
    for (size_t i = 0; i < sheet->models; i++) {
        const struct printed_model *model = sheet->model[i];
        if (model->table != table || model->terms != 1)
            continue;
        table->same_nobs = table->same_nobs && (nobs == 0 || nobs == model->nobs);
        nobs = model->nobs;
    }
}

bool sheet_build(struct run *run, struct published *const *published, size_t count,
                 struct sheet **sheet)
{
    *sheet = talloc_zero(run, struct sheet);
    for (int summaries = 0; summaries < 2; summaries++)
        for (size_t i = 0; i < count; i++)
            for (size_t r = 0; r < published[i]->rows; r++) {
                const struct published_row *print = &published[i]->row[r];
                bool is_term = part_of(print) == PART_TERM;
                if (is_term == (summaries == 0)
                    && !(is_term ? take_term(run, *sheet, print)
                                 : take_summary(run, *sheet, print)))
                    return false;
            }
    if ((*sheet)->models == 0)
        return run_fail(run, STATUS_MALFORMED, (struct place){ published[0]->path, 0, 0 },
                        "has no row with a term, so there is nothing to audit; add the rows of its "
                        "coefficients");
    for (size_t i = 0; i < (*sheet)->models; i++)
        if (!finish_model(run, (*sheet)->model[i]))
            return false;
    for (size_t i = 0; i < (*sheet)->tables; i++)
        finish_table(*sheet, (*sheet)->table[i]);
    return true;
}

struct printed_row *model_row(const struct printed_model *model, const struct published_row *like)
{
    for (size_t i = 0; i < model->rows; i++)
        if (strcmp(model->row[i]->print->term, like->term) == 0
            && strcmp(model->row[i]->print->transform, like->transform) == 0)
            return model->row[i];
    return NULL;
}

bool model_matches(const struct printed_model *a, const struct printed_model *b)
{
    if (a->nobs != b->nobs || a->terms != b->terms)
        return false;
    for (size_t i = 0; i < a->rows; i++)
        if (!a->row[i]->constant && model_row(b, a->row[i]->print) == NULL)
            return false;
    return true;
}

bool model_is_single(const struct printed_model *model)
{
    return model->terms == 1 && model->table->same_nobs;
}

struct interval model_r_squared(const struct printed_model *model)
{
    struct interval any = { 0, 1 };
    if (model->r_squared == NULL || model->r_squared_doubted)
        return any;
    struct interval share = interval_of_share(&model->r_squared->estimate);
    return interval_is_printed(share) && share.low <= share.high ? share : any;
}

const char *cell_text(struct run *run, const struct printed *cell)
{
    return isnan(cell->value) ? "" : number_pointed(run, cell->value, (int)cell->decimals);
}

const char *model_name(struct run *run, const struct printed_model *model)
{
    return talloc_asprintf(run, "%s, %s", model->outcome, model->name);
}

const char *row_name(struct run *run, const struct printed_row *row)
{
    return talloc_asprintf(run, "%s, %s, %s", row->print->outcome, row->print->model,
                           row->print->term);
}
