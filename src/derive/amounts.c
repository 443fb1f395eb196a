#include "derive/amounts.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "read/numeral.h"

static const char *const kind_name[] = { [ANSWER_PERCENTAGE] = "percentage",
                                         [ANSWER_COUNT] = "count",
                                         [ANSWER_FTE] = "number of full-time equivalents" };

static bool read_amount(const struct answers *answers, const char *text, struct numeral *amount)
{
    size_t length = strlen(text);
    enum decimal_sign sign = answers->grid->decimal;
    if (numeral_read(text, length, sign, amount))
        return !amount->percent || answers->variable->answer == ANSWER_PERCENTAGE;
    bool percent =
        answers->variable->answer == ANSWER_PERCENTAGE && length > 0 && text[length - 1] == '%';
    while (percent && length > 1 && text[length - 2] == ' ')
        length--;
    if (!percent || !numeral_read(text, length - 1, sign, amount))
        return false;
    amount->percent = true;
    return true;
}

static bool fail_odd(struct run *run, const struct answers *answers, const size_t *row, size_t rows)
{
    return run_fail(run, STATUS_MALFORMED, grid_place(answers->grid, answers->cells, row[0]),
                    "'%s' in the column '%s' is no %s%s; decide on one number, or add it to "
                    "'missing' of the source '%s'",
                    answers->cells->text[row[0]], answers->cells->name,
                    kind_name[answers->variable->answer], answers_others(run, answers, row, rows),
                    answers->source->name);
}

static bool check_amounts(struct run *run, const struct answers *answers,
                          const struct column *by_row)
{
    int answer = answers->variable->answer;
    for (size_t row = 0; row < answers->grid->rows; row++) {
        if (!answers->counts[row] || by_row->missing[row] != PRESENT)
            continue;
        double value = by_row->number[row];
        const char *flaw = value < 0                                         ? "is below 0"
                           : answer == ANSWER_PERCENTAGE && value > 100      ? "is above 100"
                           : answer == ANSWER_COUNT && value != floor(value) ? "is not whole"
                                                                             : NULL;
        if (flaw != NULL)
            return run_fail(run, STATUS_MALFORMED, grid_place(answers->grid, answers->cells, row),
                            "'%s' in the column '%s' %s, and so is no %s; correct it",
                            answers->cells->text[row], answers->cells->name, flaw,
                            kind_name[answer]);
    }
    return true;
}

/* Shares of 1 become percentages; both in one column are an error. The first row with a sign, with
 * a share and with a number above 1; SIZE_MAX for none. */
struct scale {
    size_t sign, share, percentage;
};

static void see_scale(struct scale *scale, const struct numeral *amount, size_t row)
{
    double size = fabs(amount->value);
    size_t *first = amount->percent        ? &scale->sign
                    : size > 1             ? &scale->percentage
                    : size > 0 && size < 1 ? &scale->share
                                           : NULL;
    if (first != NULL && *first == SIZE_MAX)
        *first = row;
}

static bool settle_scale(struct run *run, const struct answers *answers, const struct scale *scale,
                         struct column *by_row)
{
    const struct grid *grid = answers->grid;
    if (scale->share == SIZE_MAX)
        return true;
    size_t other = scale->percentage != SIZE_MAX ? scale->percentage : scale->sign;
    if (other != SIZE_MAX) {
        size_t first = other < scale->share ? other : scale->share;
        size_t second = first == other ? scale->share : other;
        return run_fail(
            run, STATUS_MALFORMED, grid_place(grid, answers->cells, second),
            "'%s' in the column '%s' is on another scale than '%s' in line %zu%s%s: "
            "one is a share of 1, the other a percentage; write all as percentages, "
            "those below 1 with the sign",
            answers->cells->text[second], answers->cells->name, answers->cells->text[first],
            grid->line[first], grid->of[first] == grid->of[second] ? "" : " of ",
            grid->of[first] == grid->of[second] ? "" : grid->file[grid->of[first]].input->path);
    }
    enum { DIGITS = 10 }; /* .57 is 57, not 56.99999999999999 */
    size_t scaled = 0;
    for (size_t row = 0; row < grid->rows; row++)
        if (answers->counts[row] && by_row->missing[row] == PRESENT) {
            by_row->number[row] = number_round(100 * by_row->number[row], DIGITS);
            scaled++;
        }
    ledger_add(run, answers->ledger,
               (struct ledger_entry){ .kind = LEDGER_WARNING,
                                      .source = answers->source->name,
                                      .variable = answers->variable->name,
                                      .area = NO_AREA,
                                      .count = scaled,
                                      .place = { grid->file[0].input->path, 0, 0 },
                                      .what = "shares of 1, times 100: percentages" });
    return true;
}

bool amounts_read(struct run *run, const struct answers *answers, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    struct scale scale = { SIZE_MAX, SIZE_MAX, SIZE_MAX };
    size_t *odd = run_array(run, size_t, grid->rows + 1), odds = 0;
    for (size_t row = 0; row < grid->rows; row++) {
        struct numeral amount;
        if (!answers->counts[row] || answers_missing(run, answers, row, by_row))
            continue;
        if (!read_amount(answers, answers->cells->text[row], &amount)) {
            odd[odds++] = row;
            continue;
        }
        see_scale(&scale, &amount, row);
        by_row->number[row] = amount.value;
    }
    if (odds > 0)
        return fail_odd(run, answers, odd, odds);
    if (answers->variable->answer == ANSWER_PERCENTAGE
        && !settle_scale(run, answers, &scale, by_row))
        return false;
    return check_amounts(run, answers, by_row);
}
