#include "fit/model_columns.h"

static void columns_add(struct run *run, const struct frame *frame, const char *name,
                        struct model_columns *columns)
{
    struct column *column = frame_column(frame, name);
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i] == column)
            return;
    if (column == NULL)
        return;
    columns->column = run_grow(run, columns->column, struct column *, columns->count + 1);
    columns->column[columns->count++] = column;
}

struct model_columns model_columns_of(struct run *run, const struct offer *offer,
                                      const struct formula *formula)
{
    struct model_columns columns = { 0, NULL };
    columns_add(run, offer->frame, formula->response.column, &columns);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            columns_add(run, offer->frame, formula->term[t].factor[f].column, &columns);
    if (offer->weight != NULL)
        columns_add(run, offer->frame, offer->weight, &columns);
    return columns;
}

bool offer_has(const struct offer *offer, size_t row)
{
    return offer->offered == NULL || offer->offered[row];
}
