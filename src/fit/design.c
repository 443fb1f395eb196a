#include "fit/design.h"

#include <math.h>
#include <stdint.h>

#include "base/matrix.h"
#include "base/number.h"
#include "fit/coding.h"

/* Past this many columns their number need not be exact to be too many. */
#define MOST_COLUMNS 1000000000u

/* What is known of the model while its rows and columns are found. */
struct draft {
    struct run *run;
    const struct frame *frame;
    struct design *design;
    size_t variables; /* columns of the frame in the formula, the response first */
    struct column **column;
    struct sample *sample;
    size_t columns;
    size_t *width;          /* terms: columns of each term */
    struct coding **coding; /* terms x factors of the term */
};

static bool variable_need(struct draft *draft, const char *name)
{
    struct column *column;
    if (!frame_need(draft->run, draft->frame, name, draft->design->formula->place, &column))
        return false;
    for (size_t i = 0; i < draft->variables; i++)
        if (draft->column[i] == column)
            return true;
    draft->column = run_grow(draft->run, draft->column, struct column *, draft->variables + 1);
    draft->column[draft->variables++] = column;
    return true;
}

/* The formula with `.` written out. */
static bool formula_settle(struct draft *draft, const struct formula *formula)
{
    struct run *run = draft->run;
    const char **names = run_array(run, const char *, draft->frame->columns);
    for (size_t i = 0; i < draft->frame->columns; i++)
        names[i] = draft->frame->column[i].name;
    struct column *unused;
    for (size_t i = 0; i < formula->removals; i++)
        if (!frame_need(run, draft->frame, formula->removal[i].factor[0].column, formula->place,
                        &unused))
            return false;
    draft->design->formula = formula_expand(run, formula, names, draft->frame->columns);
    if (draft->design->formula->terms > 0 || formula->intercept)
        return true;
    return run_fail(run, STATUS_UNSUPPORTED, formula->place,
                    "%s has no column besides those that the formula leaves out; leave fewer out",
                    draft->frame->file);
}

static bool fail_text_outcome(const struct draft *draft)
{
    const struct column *outcome = draft->column[0];
    size_t row = 0;
    while (row + 1 < draft->frame->rows && outcome->missing[row] != PRESENT)
        row++;
    return run_fail(draft->run, STATUS_UNSUPPORTED, draft->design->formula->place,
                    "the outcome '%s' holds text, as '%s' in %s, not numbers; choose a column of "
                    "numbers, or declare what means missing by --missing",
                    outcome->name, outcome->text[row],
                    frame_row_told(draft->frame, row, outcome->confidential));
}

/* The columns of the frame that the formula speaks of. */
static bool variables_find(struct draft *draft)
{
    const struct formula *formula = draft->design->formula;
    if (!variable_need(draft, formula->response.column))
        return false;
    if (draft->column[0]->kind == COLUMN_TEXT)
        return fail_text_outcome(draft);
    for (size_t i = 0; i < formula->terms; i++)
        for (size_t j = 0; j < formula->term[i].factors; j++)
            if (!variable_need(draft, formula->term[i].factor[j].column))
                return false;
    return true;
}

static bool variable_varies(struct draft *draft, const struct sample_column *variable)
{
    const struct design *design = draft->design;
    bool number = variable->kind == COLUMN_NUMBER;
    if (!column_is_constant(variable)
        || (number && !design->formula->intercept && variable->number[0] != 0))
        return true;
    const char *value = number ? number_full(draft->run, variable->number[0])
                               : talloc_asprintf(draft->run, "'%s'", variable->text[0]);
    const char *lost = "";
    if (design->left_outs > 0)
        lost = talloc_asprintf(draft->run, " (%zu more were left out)", design->left_outs);
    return run_fail(draft->run, STATUS_UNSUPPORTED, design->formula->place,
                    "%s has one value, %s, in all %zu rows used%s; leave it out", variable->name,
                    value, variable->rows, lost);
}

static bool fail_too_few(struct draft *draft, size_t coefficients)
{
    if (draft->sample->rows == coefficients)
        return run_fail(draft->run, STATUS_UNSUPPORTED, draft->design->formula->place,
                        "%zu observation%s for %zu coefficient%s leave%s nothing to judge the fit "
                        "by; use fewer terms, or more rows",
                        coefficients, coefficients == 1 ? "" : "s", coefficients,
                        coefficients == 1 ? "" : "s", coefficients == 1 ? "s" : "");
    return run_fail(draft->run, STATUS_UNSUPPORTED, draft->design->formula->place,
                    "%zu observation%s cannot identify %zu coefficient%s", draft->sample->rows,
                    draft->sample->rows == 1 ? "" : "s", coefficients,
                    coefficients == 1 ? "" : "s");
}

static void weights_settle(struct draft *draft, const struct offer *offer)
{
    if (draft->sample->weight == NULL)
        return;
    gsl_vector *weight = vector_new(draft->run, draft->sample->rows);
    for (size_t i = 0; i < draft->sample->rows; i++)
        gsl_vector_set(weight, i, draft->sample->weight[i]);
    draft->design->weight = weight;
    draft->design->weighted_by = offer->weight;
}

static bool sample_settle(struct draft *draft, const struct offer *offer)
{
    struct design *design = draft->design;
    const struct formula *formula = design->formula;
    if (!sample_take(draft->run, offer, draft->column, draft->variables, formula->place,
                     &draft->sample))
        return false;
    design->row = draft->sample->row;
    design->left_out = draft->sample->left_out;
    design->left_outs = draft->sample->left_outs;
    design->imputed = draft->sample->imputed;
    design->confidential = draft->sample->confidential;
    weights_settle(draft, offer);
    size_t least = formula->terms + formula->intercept;
    if (draft->sample->rows <= least)
        return fail_too_few(draft, least);
    for (size_t i = 0; i < draft->variables; i++)
        if (!variable_varies(draft, &draft->sample->variable[i]))
            return false;
    return true;
}

static bool is_categorical(const struct draft *draft, const struct factor *factor)
{
    return sample_find(draft->sample, factor->column)->kind == COLUMN_TEXT;
}

/* Whether a categorical factor of a term needs its first level too: where what is left
 * of the term without it is nowhere among the terms before. */
static bool needs_every_level(const struct draft *draft, size_t term, size_t factor)
{
    const struct formula *formula = draft->design->formula;
    struct term rest = formula->term[term];
    if (rest.factors == 1) {
        for (size_t i = 0; i < term; i++)
            if (formula->term[i].factors == 1 && is_categorical(draft, &formula->term[i].factor[0]))
                return false;
        return !formula->intercept;
    }
    rest.factor = run_array(draft->run, struct factor, rest.factors);
    rest.factors = 0;
    for (size_t i = 0; i < formula->term[term].factors; i++)
        if (i != factor)
            rest.factor[rest.factors++] = formula->term[term].factor[i];
    for (size_t i = 0; i < term; i++)
        if (term_within(&rest, &formula->term[i]))
            return false;
    return true;
}

static bool terms_code(struct draft *draft)
{
    const struct formula *formula = draft->design->formula;
    draft->coding = run_array(draft->run, struct coding *, formula->terms);
    draft->width = run_array(draft->run, size_t, formula->terms);
    draft->columns = formula->intercept;
    for (size_t i = 0; i < formula->terms; i++) {
        const struct term *term = &formula->term[i];
        draft->coding[i] = run_array(draft->run, struct coding, term->factors);
        draft->width[i] = 1;
        for (size_t j = 0; j < term->factors; j++) {
            const struct sample_column *variable =
                sample_find(draft->sample, term->factor[j].column);
            bool every_level = variable->kind == COLUMN_TEXT && needs_every_level(draft, i, j);
            if (!factor_code(draft->run, &term->factor[j], variable, every_level, formula->place,
                             &draft->coding[i][j]))
                return false;
            if (draft->width[i] < MOST_COLUMNS)
                draft->width[i] *= draft->coding[i][j].columns;
        }
        draft->columns += draft->width[i];
    }
    return draft->sample->rows > draft->columns || fail_too_few(draft, draft->columns);
}

/* Fourth powers of what is beyond, in tests by drawing, would overflow or vanish and give a p-value
 * of 1. */
#define LEAST_OUTCOME 1e-50
#define MOST_OUTCOME 1e50

static bool outcome_fits(const struct draft *draft)
{
    const struct design *design = draft->design;
    double most = 0;
    for (size_t i = 0; i < design->y->size; i++)
        most = fmax(most, fabs(gsl_vector_get(design->y, i)));
    return most == 0 || (most >= LEAST_OUTCOME && most <= MOST_OUTCOME)
           || run_fail(draft->run, STATUS_UNSUPPORTED, design->formula->place,
                       "the values of %s are too %s to compute with; give it another unit",
                       design->formula->response.text, most > 1 ? "large" : "small");
}

static bool response_fill(struct draft *draft)
{
    struct design *design = draft->design;
    struct coding coding;
    if (!factor_code(draft->run, &design->formula->response, &draft->sample->variable[0], false,
                     design->formula->place, &coding))
        return false;
    design->y = vector_new(draft->run, draft->sample->rows);
    for (size_t i = 0; i < draft->sample->rows; i++) {
        struct quad y = coding.value[0][i];
        gsl_vector_set(design->y, i, y.high);
        if (y.low == 0)
            continue;
        if (design->y_low == NULL)
            design->y_low = vector_new(draft->run, draft->sample->rows);
        gsl_vector_set(design->y_low, i, y.low);
    }
    return outcome_fits(draft);
}

/* Column `index` of a term: the product of one column of each of its factors, those of
 * the first factor running fastest. */
static const char *column_form(struct draft *draft, size_t term, size_t index, struct quad *x)
{
    const char *name = NULL;
    for (size_t i = 0; i < draft->sample->rows; i++)
        x[i] = quad_of(1);
    for (size_t j = 0; j < draft->design->formula->term[term].factors; j++) {
        const struct coding *coding = &draft->coding[term][j];
        size_t k = index % coding->columns;
        index /= coding->columns;
        for (size_t i = 0; i < draft->sample->rows; i++)
            x[i] = quad_multiply(x[i], coding->value[k][i]);
        name = name == NULL ? coding->name[k]
                            : talloc_asprintf(draft->run, "%s:%s", name, coding->name[k]);
    }
    return name;
}

/* Column j of X, and of X_low where a double does not hold it all. */
static bool column_set(struct draft *draft, size_t j, const char *name, const struct quad *x)
{
    struct design *design = draft->design;
    size_t rows = design->X->size1;
    double sum = 0;
    for (size_t i = 0; i < rows; i++) {
        sum += fabs(x[i].high);
        gsl_matrix_set(design->X, i, j, x[i].high);
        if (x[i].low == 0)
            continue;
        if (design->X_low == NULL)
            design->X_low = matrix_new(draft->run, rows, design->X->size2);
        gsl_matrix_set(design->X_low, i, j, x[i].low);
    }
    return isfinite(sum)
           || run_fail(draft->run, STATUS_UNSUPPORTED, design->formula->place,
                       "%s is too large to compute with; give it in larger units", name);
}

static bool columns_fill(struct draft *draft)
{
    struct design *design = draft->design;
    size_t rows = draft->sample->rows, columns = draft->columns, column = 0;
    struct quad *x = run_array(draft->run, struct quad, rows);
    design->X = matrix_new(draft->run, rows, columns);
    design->column_name = run_array(draft->run, const char *, columns);
    design->column_term = run_array(draft->run, size_t, columns);
    if (design->formula->intercept) {
        gsl_vector_view constant = gsl_matrix_column(design->X, 0);
        gsl_vector_set_all(&constant.vector, 1);
        design->column_name[column] = "(Intercept)";
        design->column_term[column++] = SIZE_MAX;
    }
    for (size_t i = 0; i < design->formula->terms; i++) {
        for (size_t k = 0; k < draft->width[i]; k++) {
            const char *name = column_form(draft, i, k, x);
            design->column_name[column] = name;
            design->column_term[column] = i;
            if (!column_set(draft, column, name, x))
                return false;
            column++;
        }
    }
    return true;
}

struct quad design_outcome(const struct design *design, size_t i)
{
    double low = design->y_low == NULL ? 0 : gsl_vector_get(design->y_low, i);
    return (struct quad){ gsl_vector_get(design->y, i), low };
}

struct quad design_root_weight(const struct design *design, size_t i)
{
    return design->weight == NULL ? quad_of(1)
                                  : quad_sqrt(quad_of(gsl_vector_get(design->weight, i)));
}

const char *design_row_told(const struct design *design, const struct frame *frame, size_t i)
{
    return frame_row_told(frame, design->row[i], design->confidential);
}

bool design_build(struct run *run, const struct formula *formula, const struct offer *offer,
                  struct design **design)
{
    struct draft draft = { .run = run,
                           .frame = offer->frame,
                           .design = talloc_zero(run, struct design) };
    draft.design->formula = formula;
    *design = draft.design;
    return formula_settle(&draft, formula) && variables_find(&draft) && sample_settle(&draft, offer)
           && terms_code(&draft) && response_fill(&draft) && columns_fill(&draft);
}
