#include "fit/sample.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

/* Means over several years come out a last digit apart where they should be the same. */
#define SAME_VALUE 1e-13

/* The columns of the formula over the rows offered. */
struct selection {
    struct run *run;
    const struct offer *offer;
    struct column *const *column;
    size_t count;
    double *mean;                /* count: what a missing cell takes; NaN: its row goes */
    const struct column *weight; /* among the columns; NULL: all rows weigh the same */
};

/* Over the rows offered that have a value. */
static double mean_offered(const struct selection *selection, const struct column *column)
{
    long double sum = 0;
    size_t count = 0;
    for (size_t row = 0; row < selection->offer->frame->rows; row++) {
        if (!offer_has(selection->offer, row) || column->missing[row] != PRESENT)
            continue;
        sum += column->number[row];
        count++;
    }
    return count == 0 ? NAN : (double)(sum / (long double)count);
}

static double *means_of(const struct selection *selection, enum missing_rule rule)
{
    double *mean = run_array(selection->run, double, selection->count);
    for (size_t i = 0; i < selection->count; i++) {
        bool wanted = rule == MISSING_RULE_MEAN && i > 0
                      && selection->column[i] != selection->weight
                      && selection->column[i]->kind == COLUMN_NUMBER;
        mean[i] = wanted ? mean_offered(selection, selection->column[i]) : NAN;
    }
    return mean;
}

/* Why column `i` has no value in the row; NULL where it has one or takes the mean. */
static const char *cell_lacks(const struct selection *selection, size_t row, size_t i)
{
    const struct column *column = selection->column[i];
    if (column->missing[row] == PRESENT || !isnan(selection->mean[i]))
        return NULL;
    const char *why = column->why[row];
    return why == NULL ? missing_name((enum missing)column->missing[row]) : why;
}

/* "a, b and 7 more": the columns that lack a value in the row for one reason. */
static const char *names_lacking(const struct selection *selection, size_t row, const char *reason)
{
    enum { MOST_NAMES = 3, SHOWN = 2 };
    const char **name = run_array(selection->run, const char *, selection->count + 1);
    size_t names = 0;
    for (size_t i = 0; i < selection->count; i++) {
        const char *why = cell_lacks(selection, row, i);
        if (why != NULL && strcmp(why, reason) == 0)
            name[names++] = selection->column[i]->label;
    }
    if (names > MOST_NAMES) {
        name[SHOWN] = talloc_asprintf(selection->run, "%zu more", names - SHOWN);
        names = SHOWN + 1;
    }
    return text_list(selection->run, name, names);
}

static bool is_first_of_reason(const struct selection *selection, size_t row, size_t i)
{
    const char *reason = cell_lacks(selection, row, i);
    for (size_t j = 0; j < i; j++) {
        const char *why = cell_lacks(selection, row, j);
        if (why != NULL && strcmp(why, reason) == 0)
            return false;
    }
    return true;
}

/* Why a row cannot be used: the variables that it misses, by reason, or that it weighs
 * nothing; NULL where it can. */
static const char *row_lacks(const struct selection *selection, size_t row)
{
    char *all = NULL;
    for (size_t i = 0; i < selection->count; i++) {
        const char *reason = cell_lacks(selection, row, i);
        if (reason == NULL || !is_first_of_reason(selection, row, i))
            continue;
        all =
            talloc_asprintf(selection->run, "%s%s%s: %s", all == NULL ? "" : all,
                            all == NULL ? "" : "; ", names_lacking(selection, row, reason), reason);
    }
    const struct column *weight = selection->weight;
    if (all == NULL && weight != NULL && weight->number[row] == 0)
        return talloc_asprintf(selection->run, "%s: weight of zero", weight->label);
    return all;
}

const char *sample_row_lacks(struct run *run, const struct offer *offer,
                             struct column *const *column, size_t count, size_t row)
{
    struct selection selection = { .run = run, .offer = offer, .column = column, .count = count };
    if (offer->weight != NULL)
        selection.weight = frame_column(offer->frame, offer->weight);
    selection.mean = means_of(&selection, MISSING_RULE_LISTWISE);
    return row_lacks(&selection, row);
}

static size_t zero_weights(const struct selection *selection)
{
    size_t zeros = 0;
    const struct column *weight = selection->weight;
    for (size_t row = 0; weight != NULL && row < selection->offer->frame->rows; row++)
        zeros += offer_has(selection->offer, row) && weight->number[row] == 0;
    return zeros;
}

static bool fail_no_row(const struct selection *selection, struct place place)
{
    const char *emptiest = "";
    size_t most = 0, offered = 0;
    for (size_t row = 0; row < selection->offer->frame->rows; row++)
        offered += offer_has(selection->offer, row);
    if (offered == 0)
        return run_fail(selection->run, STATUS_UNSUPPORTED, place,
                        "%s has no rows to fit a model to; give it rows, or name another file",
                        selection->offer->frame->file);
    for (size_t i = 0; i < selection->count; i++) {
        size_t missing = 0;
        for (size_t row = 0; row < selection->offer->frame->rows; row++)
            missing +=
                offer_has(selection->offer, row) && selection->column[i]->missing[row] != PRESENT;
        if (missing > most) {
            most = missing;
            emptiest = selection->column[i]->name;
        }
    }
    size_t zeros = zero_weights(selection);
    if (zeros > most)
        return run_fail(selection->run, STATUS_UNSUPPORTED, place,
                        "none of the %zu rows has a value in every column of the model and a "
                        "weight; '%s' is zero in %zu",
                        offered, selection->weight->name, zeros);
    return run_fail(
        selection->run, STATUS_UNSUPPORTED, place,
        "none of the %zu rows has a value in every column of the model; %s is missing in %zu",
        offered, emptiest, most);
}

static void rows_take(const struct selection *selection, struct sample *sample)
{
    size_t rows = selection->offer->frame->rows;
    sample->row = run_array(selection->run, size_t, rows);
    sample->row_name = run_array(selection->run, const char *, rows);
    sample->left_out = run_array(selection->run, struct left_out, rows);
    for (size_t row = 0; row < rows; row++) {
        if (!offer_has(selection->offer, row))
            continue;
        const char *why = row_lacks(selection, row);
        if (why != NULL) {
            sample->left_out[sample->left_outs++] = (struct left_out){ row, why };
            continue;
        }
        sample->row_name[sample->rows] =
            frame_row_told(selection->offer->frame, row, sample->confidential);
        sample->row[sample->rows++] = row;
    }
}

/* The values that a transform in the formula sees: R's would too, before rows that lack
 * another variable go. */
static void offered_take(const struct selection *selection, size_t index,
                         struct sample_column *variable)
{
    const struct column *column = selection->column[index];
    double *number = run_array(selection->run, double, selection->offer->frame->rows);
    for (size_t row = 0; row < selection->offer->frame->rows; row++) {
        bool present = column->missing[row] == PRESENT;
        bool seen = selection->offer->over == NULL || selection->offer->over[row];
        bool imputed = offer_has(selection->offer, row) && !isnan(selection->mean[index]);
        if (seen && (present || imputed))
            number[variable->offered++] = present ? column->number[row] : selection->mean[index];
    }
    variable->offered_number = number;
}

static struct sample_column variable_take(const struct selection *selection, size_t index,
                                          struct sample *sample)
{
    const struct column *column = selection->column[index];
    struct sample_column variable = { .name = column->name,
                                      .kind = column->kind,
                                      .rows = sample->rows,
                                      .row_name = sample->row_name,
                                      .confidential = sample->confidential };
    if (column->kind == COLUMN_TEXT) {
        const char **text = run_array(selection->run, const char *, sample->rows);
        for (size_t i = 0; i < sample->rows; i++)
            text[i] = column->text[sample->row[i]];
        variable.text = text;
        return variable;
    }
    double *number = run_array(selection->run, double, sample->rows);
    for (size_t i = 0; i < sample->rows; i++) {
        bool missing = column->missing[sample->row[i]] != PRESENT;
        number[i] = missing ? selection->mean[index] : column->number[sample->row[i]];
        sample->imputed += missing;
    }
    variable.number = number;
    offered_take(selection, index, &variable);
    return variable;
}

static bool is_confidential(const struct selection *selection)
{
    bool confidential = selection->offer->confidential;
    for (size_t i = 0; i < selection->count; i++)
        confidential |= selection->column[i]->confidential;
    return confidential;
}

/* Put the column of weights beside the others, unless it is one of them. */
static bool weight_find(struct selection *selection, struct place place)
{
    struct column *weight = NULL;
    struct offer offer = *selection->offer;
    offer.confidential = is_confidential(selection);
    if (!offer_weight(selection->run, &offer, place, &weight))
        return false;
    selection->weight = weight;
    for (size_t i = 0; i < selection->count; i++)
        if (selection->column[i] == weight)
            return true;
    if (weight == NULL)
        return true;
    struct column **column = run_array(selection->run, struct column *, selection->count + 1);
    memcpy(column, selection->column, selection->count * sizeof *column);
    column[selection->count++] = weight;
    selection->column = column;
    return true;
}

static double *weights_take(const struct selection *selection, const struct sample *sample)
{
    if (selection->weight == NULL)
        return NULL;
    double *weight = run_array(selection->run, double, sample->rows);
    for (size_t i = 0; i < sample->rows; i++)
        weight[i] = selection->weight->number[sample->row[i]];
    return weight;
}

bool sample_take(struct run *run, const struct offer *offer, struct column *const *column,
                 size_t count, struct place place, struct sample **sample)
{
    struct selection selection = { .run = run, .offer = offer, .column = column, .count = count };
    if (!weight_find(&selection, place))
        return false;
    selection.mean = means_of(&selection, offer->rule);
    struct sample *taken = talloc_zero(run, struct sample);
    taken->confidential = is_confidential(&selection);
    rows_take(&selection, taken);
    if (taken->rows == 0)
        return fail_no_row(&selection, place);
    taken->variables = count;
    taken->variable = run_array(run, struct sample_column, count);
    for (size_t i = 0; i < count; i++)
        taken->variable[i] = variable_take(&selection, i, taken);
    taken->weight = weights_take(&selection, taken);
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
