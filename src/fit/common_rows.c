#include "fit/common_rows.h"

/* Why a design leaves out a row; NULL where it does not. */
static const char *why_left_out(const struct design *design, size_t row)
{
    for (size_t i = 0; i < design->left_outs; i++)
        if (design->left_out[i].row == row)
            return design->left_out[i].why;
    return NULL;
}

/* The rows that no design leaves out, and why the others are. */
static void rows_share(const struct offer *offer, struct design *const *design, size_t designs,
                       struct common_rows *made)
{
    for (size_t row = 0; row < offer->frame->rows; row++) {
        const char *why = NULL;
        if (!offer_has(offer, row))
            continue;
        for (size_t i = 0; i < designs && why == NULL; i++)
            why = why_left_out(design[i], row);
        made->offered[row] = why == NULL;
        made->count += why == NULL;
        if (why != NULL)
            made->left_out[made->left_outs++] = (struct left_out){ row, why };
    }
}

bool common_rows_of(struct run *run, const struct analysis *analysis,
                    struct formula *const *formula, size_t formulas, struct common_rows **common)
{
    size_t rows = analysis->offer.frame->rows;
    struct design **design = run_array(run, struct design *, formulas);
    struct common_rows *made = talloc_zero(run, struct common_rows);
    made->offered = run_array(run, bool, rows);
    made->usable = run_array(run, size_t, formulas);
    made->left_out = run_array(run, struct left_out, rows);
    for (size_t i = 0; i < formulas; i++) {
        if (!design_build(run, formula[i], &analysis->offer, &design[i]))
            return false;
        made->usable[i] = design[i]->y->size;
        made->confidential |= design[i]->confidential;
    }
    rows_share(&analysis->offer, design, formulas, made);
    *common = made;
    return made->count > 0
           || run_fail(run, STATUS_UNSUPPORTED, formula[0]->place,
                       "no row has a value in every column of all %zu formulas, so --common-rows "
                       "leaves none; leave --common-rows out, or a formula",
                       formulas);
}

bool common_rows_fit(struct run *run, const struct analysis *analysis,
                     const struct common_rows *common, const struct formula *formula,
                     struct fit **fit)
{
    struct analysis narrowed = *analysis;
    narrowed.offer.offered = common->offered;
    narrowed.offer.confidential = common->confidential;
    if (!analysis_fit(run, &narrowed, formula, fit))
        return false;
    struct design *design = talloc_zero(run, struct design);
    *design = *(*fit)->design;
    design->left_out = common->left_out;
    design->left_outs = common->left_outs;
    (*fit)->design = design;
    return true;
}
