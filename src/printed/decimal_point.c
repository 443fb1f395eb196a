#include "printed/decimal_point.h"

#include <math.h>

#include "printed/row.h"

/* As published_read allows. */
enum { MOST_DECIMALS = 15 };

static const struct printed *cell_of(const struct printed_row *row, bool std_error)
{
    return std_error ? &row->std_error_cell : &row->estimate_cell;
}

/* The decimals of most other cells of the column; `all` says whether of all of them. */
static size_t usual_decimals(const struct printed_row *row, bool std_error, bool *all)
{
    const struct printed_table *table = row->model->table;
    size_t count[MOST_DECIMALS + 1] = { 0 }, others = 0, usual = 0;
    for (size_t i = 0; i < table->rows; i++) {
        const struct printed *cell = cell_of(table->row[i], std_error);
        if (table->row[i] == row || isnan(cell->value) || cell->decimals > MOST_DECIMALS)
            continue;
        count[cell->decimals]++;
        others++;
    }
    for (size_t d = 1; d <= MOST_DECIMALS; d++)
        usual = count[d] > count[usual] ? d : usual;
    *all = others > 0 && count[usual] == others;
    return others > 0 ? usual : cell_of(row, std_error)->decimals;
}

/* The digits of a cell with the point at `decimals`. */
static struct printed shifted(const struct printed *cell, size_t decimals)
{
    struct printed moved = *cell;
    moved.value *= pow(10, (double)cell->decimals - (double)decimals);
    moved.decimals = decimals;
    return moved;
}

static bool holds(const struct printed_row *row)
{
    struct triple triple = row_as_printed(row);
    return triple_narrow(&triple);
}

static void say_lost(struct run *run, const struct printed_row *row, bool impossible,
                     struct findings *findings)
{
    const char *reading = talloc_asprintf(run, "%s (%s)", cell_text(run, &row->estimate_cell),
                                          cell_text(run, &row->std_error_cell));
    const struct published_row *print = row->print;
    finding_add(
        run, findings,
        (struct finding){
            .impossible = impossible,
            .rule = RULE_DECIMAL_POINT,
            .row = print,
            .quantity = impossible ? "p" : "",
            .asked = impossible ? row->p_value : (struct interval){ NAN, NAN },
            .implied = impossible ? row->implied_p : (struct interval){ NAN, NAN },
            .what = talloc_asprintf(
                run,
                "%s (%s) is printed without the decimals of its columns; %s agrees with p %s "
                "and is read instead.",
                print->estimate.text, print->std_error.text, reading, print->p_value.text),
            .repair = talloc_asprintf(run, "as %s", reading) });
}

/* The file itself says how the cell is to be read. */
static void say_given(struct run *run, const struct printed_row *row, struct findings *findings)
{
    const struct published_row *print = row->print;
    const char *agrees = row->verdict == ROW_IMPOSSIBLE ? "does not agree" : "agrees";
    finding_add(
        run, findings,
        (struct finding){ .rule = RULE_DECIMAL_POINT,
                          .row = print,
                          .quantity = "p",
                          .asked = row->p_value,
                          .implied = row->implied_p,
                          .what = talloc_asprintf(
                              run,
                              "%s (%s) is printed, and the file reads it as %s (%s), which %s "
                              "with p %s.",
                              print->estimate.text, print->std_error.text,
                              cell_text(run, &row->estimate_cell),
                              cell_text(run, &row->std_error_cell), agrees, print->p_value.text) });
}

void decimal_point_read(struct run *run, struct printed_row *row, struct findings *findings)
{
    const struct published_row *print = row->print;
    if (*print->estimate.reading != '\0' || *print->std_error.reading != '\0') {
        say_given(run, row, findings);
        return;
    }
    if (isnan(print->estimate.value) || isnan(print->std_error.value))
        return;
    bool all_estimates = false, all_errors = false;
    struct printed estimate = shifted(&print->estimate, usual_decimals(row, false, &all_estimates));
    struct printed error = shifted(&print->std_error, usual_decimals(row, true, &all_errors));
    bool points_lost = print->estimate.decimals == 0 && print->std_error.decimals == 0;
    bool impossible = row->verdict == ROW_IMPOSSIBLE;
    if (!impossible && !(points_lost && all_estimates && all_errors))
        return;
    bool moves_estimate = estimate.decimals != print->estimate.decimals;
    bool moves_error = error.decimals != print->std_error.decimals;
    for (int reading = impossible ? 1 : 3; reading <= 3; reading++) {
        bool of_estimate = (reading & 1) != 0, of_error = (reading & 2) != 0;
        if ((of_estimate && !moves_estimate) || (of_error && !moves_error))
            continue;
        row->estimate_cell = of_estimate ? estimate : print->estimate;
        row->std_error_cell = of_error ? error : print->std_error;
        if (holds(row)) {
            say_lost(run, row, impossible, findings);
            return;
        }
    }
    row->estimate_cell = print->estimate;
    row->std_error_cell = print->std_error;
}
