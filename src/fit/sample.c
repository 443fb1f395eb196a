#include "fit/sample.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

/* Means over several years come out a last digit apart where they should be the same. */
#define SAME_VALUE 1e-13

struct offer {
    struct run *run;
    const struct frame *frame;
    struct column *const *column;
    size_t count;
    const bool *offered;
    const bool *over; /* whom z standardises over */
    double *mean;     /* count: what a missing cell takes; NaN: its row goes */
};

static bool is_offered(const struct offer *offer, size_t row)
{
    return offer->offered == NULL || offer->offered[row];
}

/* Over the rows offered that have a value. */
static double mean_offered(const struct offer *offer, const struct column *column)
{
    long double sum = 0;
    size_t count = 0;
    for (size_t row = 0; row < offer->frame->rows; row++) {
        if (!is_offered(offer, row) || column->missing[row] != PRESENT)
            continue;
        sum += column->number[row];
        count++;
    }
    return count == 0 ? NAN : (double)(sum / (long double)count);
}

static double *means_of(const struct offer *offer, enum missing_rule rule)
{
    double *mean = run_array(offer->run, double, offer->count);
    for (size_t i = 0; i < offer->count; i++) {
        bool wanted = rule == MISSING_RULE_MEAN && i > 0 && offer->column[i]->kind == COLUMN_NUMBER;
        mean[i] = wanted ? mean_offered(offer, offer->column[i]) : NAN;
    }
    return mean;
}

/* Why column `i` has no value in the row; NULL where it has one or takes the mean. */
static const char *cell_lacks(const struct offer *offer, size_t row, size_t i)
{
    const struct column *column = offer->column[i];
    if (column->missing[row] == PRESENT || !isnan(offer->mean[i]))
        return NULL;
    const char *why = column->why[row];
    return why == NULL ? missing_name((enum missing)column->missing[row]) : why;
}

/* "a, b and 7 more": the columns that lack a value in the row for one reason. */
static const char *names_lacking(const struct offer *offer, size_t row, const char *reason)
{
    enum { MOST_NAMES = 3, SHOWN = 2 };
    const char **name = run_array(offer->run, const char *, offer->count + 1);
    size_t names = 0;
    for (size_t i = 0; i < offer->count; i++) {
        const char *why = cell_lacks(offer, row, i);
        if (why != NULL && strcmp(why, reason) == 0)
            name[names++] = offer->column[i]->label;
    }
    if (names > MOST_NAMES) {
        name[SHOWN] = talloc_asprintf(offer->run, "%zu more", names - SHOWN);
        names = SHOWN + 1;
    }
    return text_list(offer->run, name, names);
}

static bool is_first_of_reason(const struct offer *offer, size_t row, size_t i)
{
    const char *reason = cell_lacks(offer, row, i);
    for (size_t j = 0; j < i; j++) {
        const char *why = cell_lacks(offer, row, j);
        if (why != NULL && strcmp(why, reason) == 0)
            return false;
    }
    return true;
}

/* Why a row cannot be used: the variables that it misses, by reason; NULL where it can. */
static const char *row_lacks(const struct offer *offer, size_t row)
{
    char *all = NULL;
    for (size_t i = 0; i < offer->count; i++) {
        const char *reason = cell_lacks(offer, row, i);
        if (reason == NULL || !is_first_of_reason(offer, row, i))
            continue;
        all = talloc_asprintf(offer->run, "%s%s%s: %s", all == NULL ? "" : all,
                              all == NULL ? "" : "; ", names_lacking(offer, row, reason), reason);
    }
    return all;
}

const char *sample_row_lacks(struct run *run, const struct frame *frame,
                             struct column *const *column, size_t count, size_t row)
{
    struct offer offer = { .run = run, .frame = frame, .column = column, .count = count };
    offer.mean = means_of(&offer, MISSING_RULE_LISTWISE);
    return row_lacks(&offer, row);
}

static bool fail_no_row(const struct offer *offer, struct place place)
{
    const char *emptiest = "";
    size_t most = 0, offered = 0;
    for (size_t row = 0; row < offer->frame->rows; row++)
        offered += is_offered(offer, row);
    if (offered == 0)
        return run_fail(offer->run, STATUS_UNSUPPORTED, place, "%s has no rows to fit a model to",
                        offer->frame->file);
    for (size_t i = 0; i < offer->count; i++) {
        size_t missing = 0;
        for (size_t row = 0; row < offer->frame->rows; row++)
            missing += is_offered(offer, row) && offer->column[i]->missing[row] != PRESENT;
        if (missing > most) {
            most = missing;
            emptiest = offer->column[i]->name;
        }
    }
    return run_fail(
        offer->run, STATUS_UNSUPPORTED, place,
        "none of the %zu rows has a value in every column of the model; %s is missing in %zu",
        offered, emptiest, most);
}

static void rows_take(const struct offer *offer, struct sample *sample)
{
    size_t rows = offer->frame->rows;
    sample->row = run_array(offer->run, size_t, rows);
    sample->row_name = run_array(offer->run, const char *, rows);
    sample->left_out = run_array(offer->run, struct left_out, rows);
    for (size_t row = 0; row < rows; row++) {
        if (!is_offered(offer, row))
            continue;
        const char *why = row_lacks(offer, row);
        if (why != NULL) {
            sample->left_out[sample->left_outs++] = (struct left_out){ row, why };
            continue;
        }
        sample->row_name[sample->rows] = offer->frame->row_name[row];
        sample->row[sample->rows++] = row;
    }
}

/* The values that a transform in the formula sees: R's would too, before rows that lack
 * another variable go. */
static void offered_take(const struct offer *offer, size_t index, struct sample_column *variable)
{
    const struct column *column = offer->column[index];
    double *number = run_array(offer->run, double, offer->frame->rows);
    for (size_t row = 0; row < offer->frame->rows; row++) {
        bool present = column->missing[row] == PRESENT;
        bool seen = offer->over == NULL || offer->over[row];
        bool imputed = is_offered(offer, row) && !isnan(offer->mean[index]);
        if (seen && (present || imputed))
            number[variable->offered++] = present ? column->number[row] : offer->mean[index];
    }
    variable->offered_number = number;
}

static struct sample_column variable_take(const struct offer *offer, size_t index,
                                          struct sample *sample)
{
    const struct column *column = offer->column[index];
    struct sample_column variable = { .name = column->name,
                                      .kind = column->kind,
                                      .rows = sample->rows,
                                      .row_name = sample->row_name };
    if (column->kind == COLUMN_TEXT) {
        const char **text = run_array(offer->run, const char *, sample->rows);
        for (size_t i = 0; i < sample->rows; i++)
            text[i] = column->text[sample->row[i]];
        variable.text = text;
        return variable;
    }
    double *number = run_array(offer->run, double, sample->rows);
    for (size_t i = 0; i < sample->rows; i++) {
        bool missing = column->missing[sample->row[i]] != PRESENT;
        number[i] = missing ? offer->mean[index] : column->number[sample->row[i]];
        sample->imputed += missing;
    }
    variable.number = number;
    offered_take(offer, index, &variable);
    return variable;
}

bool sample_take(struct run *run, const struct frame *frame, struct column *const *column,
                 size_t count, const bool *offered, const bool *over, enum missing_rule rule,
                 struct place place, struct sample **sample)
{
    struct offer offer = { .run = run,
                           .frame = frame,
                           .column = column,
                           .count = count,
                           .offered = offered,
                           .over = over };
    offer.mean = means_of(&offer, rule);
    struct sample *taken = talloc_zero(run, struct sample);
    rows_take(&offer, taken);
    if (taken->rows == 0)
        return fail_no_row(&offer, place);
    taken->variables = count;
    taken->variable = run_array(run, struct sample_column, count);
    for (size_t i = 0; i < count; i++)
        taken->variable[i] = variable_take(&offer, i, taken);
    *sample = taken;
    return true;
}

const struct sample_column *sample_find(const struct sample *sample, const char *name)
{
    size_t i = 0;
    while (strcmp(sample->variable[i].name, name) != 0)
        i++;
    return &sample->variable[i];
}

bool column_is_constant(const struct sample_column *variable)
{
    if (variable->kind == COLUMN_TEXT) {
        for (size_t i = 1; i < variable->rows; i++)
            if (strcmp(variable->text[i], variable->text[0]) != 0)
                return false;
        return true;
    }
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < variable->rows; i++) {
        low = fmin(low, variable->number[i]);
        high = fmax(high, variable->number[i]);
    }
    return high - low <= SAME_VALUE * fmax(fabs(low), fabs(high));
}
