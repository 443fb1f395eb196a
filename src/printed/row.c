#include "printed/row.h"

#include <math.h>

#include "base/number.h"
#include "printed/decimal_point.h"
#include "printed/repair.h"

/* Wider than this, and the p implied by B and SE decides hardly anything. */
#define WIDE_P_VALUE .9

/* p by its rounding alone. */
static struct interval rounded_p_value(const struct printed *printed)
{
    struct interval interval = interval_of_p_value(printed);
    bool may_be_less = !printed->below && printed->decimals == 3 && interval.low == .001;
    if (may_be_less)
        interval.low = .0005;
    return interval;
}

/* p by its stars alone, in a table that has stars. */
static struct interval starred_p_value(const char *stars)
{
    static const double level[] = { 1, .05, .01, .001, 0 };
    size_t count = 0;
    while (count < 3 && stars[count] == '*')
        count++;
    return (struct interval){ count == 3 ? 0 : level[count + 1], level[count] };
}

static bool is_printed(const struct printed *printed)
{
    return !isnan(printed->value);
}

struct triple row_as_printed(const struct printed_row *row)
{
    struct interval any = interval_any_size();
    return (struct triple){
        .size = is_printed(&row->estimate_cell)
                    ? interval_size(interval_of_estimate(&row->estimate_cell))
                    : any,
        .std_error =
            is_printed(&row->std_error_cell) ? interval_of_std_error(&row->std_error_cell) : any,
        .t = interval_is_printed(row->p_value) ? t_of_p_value(row->p_value, row->model->df) : any,
    };
}

static bool check_range(struct run *run, struct printed_row *row, struct findings *findings)
{
    const struct printed *std_error = &row->std_error_cell, *p_value = &row->print->p_value;
    const char *what = NULL;
    if (std_error->value < 0)
        what = "A standard error is never below zero.";
    else if (p_value->value < 0 || p_value->value > 1)
        what = "A p-value lies between 0 and 1.";
    if (what == NULL)
        return true;
    row->verdict = ROW_IMPOSSIBLE;
    row->doubted = true;
    finding_add(run, findings,
                (struct finding){ .impossible = true,
                                  .rule = RULE_RANGE,
                                  .row = row->print,
                                  .asked = { NAN, NAN },
                                  .implied = { NAN, NAN },
                                  .what = what });
    return false;
}

/* The printed p, narrowed by its stars where they agree with it. */
static void read_p_value(struct run *run, struct printed_row *row, struct findings *findings)
{
    const struct printed *printed = &row->print->p_value;
    row->p_value = rounded_p_value(printed);
    if (!is_printed(printed) || !row->model->table->starred)
        return;
    struct interval by_stars = starred_p_value(printed->stars);
    /* "<.001" and two stars share the one point .001, and p is below it by the one and not by
     * the other. */
    struct interval common = interval_common(row->p_value, by_stars);
    if (common.low < common.high) {
        row->p_value = common;
        return;
    }
    finding_add(run, findings,
                (struct finding){
                    .impossible = true,
                    .rule = RULE_STARS,
                    .row = row->print,
                    .quantity = "p",
                    .asked = by_stars,
                    .implied = row->p_value,
                    .what = talloc_asprintf(
                        run, "The stars of '%s' stand for p %s (* below .05, ** .01, *** .001).",
                        printed->text, p_value_text(run, by_stars)),
                    .repair = talloc_asprintf(
                        run, "with the stars '%s'",
                        number_stars(printed->value - (printed->below ? 1e-12 : 0))) });
}

static bool row_holds(const struct printed_row *row)
{
    struct triple triple = row_as_printed(row);
    return triple_narrow(&triple);
}

static struct interval implied_p_value(const struct printed_row *row)
{
    struct triple triple = row_as_printed(row);
    return p_value_of_t(interval_quotient(triple.size, triple.std_error), row->model->df);
}

static void judge(struct printed_row *row)
{
    bool whole = is_printed(&row->estimate_cell) && is_printed(&row->std_error_cell)
                 && is_printed(&row->print->p_value);
    row->implied_p = whole ? implied_p_value(row) : (struct interval){ NAN, NAN };
    if (!whole)
        row->verdict = ROW_NOT_TESTED;
    else if (!row_holds(row))
        row->verdict = ROW_IMPOSSIBLE;
    else if (interval_of_std_error(&row->std_error_cell).low == 0
             || row->implied_p.high - row->implied_p.low > WIDE_P_VALUE)
        row->verdict = ROW_SAYS_NOTHING;
    else
        row->verdict = ROW_CONSISTENT;
}

/* With the digits that tell it from the printed p. */
static const char *implied_text(struct run *run, struct interval implied)
{
    return implied.high < .001 ? p_value_text(run, implied) : interval_text(run, implied);
}

static void report_p_value(struct run *run, struct printed_row *row, struct findings *findings)
{
    row->doubted = true;
    const struct published_row *print = row->print;
    finding_add(run, findings,
                (struct finding){
                    .impossible = true,
                    .rule = RULE_P_VALUE,
                    .row = print,
                    .quantity = "p",
                    .asked = row->p_value,
                    .implied = row->implied_p,
                    .what = talloc_asprintf(
                        run, "B %s (SE %s) with %g degrees of freedom gives p %s; %s is printed.",
                        cell_text(run, &row->estimate_cell), cell_text(run, &row->std_error_cell),
                        row->model->df, implied_text(run, row->implied_p), print->p_value.text),
                    .repair = repair_text(run, row, 0, interval_any_size()) });
}

static void narrow(struct printed_row *row)
{
    row->triple = row_as_printed(row);
    if (!row->doubted)
        triple_narrow(&row->triple);
    double size = row->triple.size.high;
    row->estimate = is_printed(&row->estimate_cell) ? interval_of_estimate(&row->estimate_cell)
                                                    : (struct interval){ -size, size };
    if (row->estimate.low >= 0)
        row->estimate = row->triple.size;
    else if (row->estimate.high <= 0)
        row->estimate = (struct interval){ -row->triple.size.high, -row->triple.size.low };
    else
        row->estimate = (struct interval){ -size, size };
}

void rows_judge(struct run *run, struct sheet *sheet, struct findings *findings)
{
    for (size_t t = 0; t < sheet->tables; t++) {
        struct printed_table *table = sheet->table[t];
        for (size_t i = 0; i < table->rows; i++) {
            struct printed_row *row = table->row[i];
            read_p_value(run, row, findings);
            if (check_range(run, row, findings)) {
                judge(row);
                decimal_point_read(run, row, findings);
                judge(row);
                if (row->verdict == ROW_IMPOSSIBLE)
                    report_p_value(run, row, findings);
            }
            narrow(row);
        }
    }
}
