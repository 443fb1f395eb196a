#include "fit/model_columns.h"

void model_columns_add(struct run *run, const struct frame *frame, const char *name,
                       struct model_columns *columns)
{
    struct column *column = name == NULL ? NULL : frame_column(frame, name);
    for (size_t i = 0; i < columns->count; i++)
        if (columns->column[i] == column)
            return;
    if (column == NULL)
        return;
    columns->column = run_grow(run, columns->column, struct column *, columns->count + 1);
    columns->column[columns->count++] = column;
}

void model_columns_add_terms(struct run *run, const struct frame *frame, const struct term *term,
                             size_t terms, struct model_columns *columns)
{
    for (size_t t = 0; t < terms; t++)
        for (size_t f = 0; f < term[t].factors; f++)
            model_columns_add(run, frame, term[t].factor[f].column, columns);
}

struct model_columns model_columns_of(struct run *run, const struct offer *offer,
                                      const struct formula *formula)
{
    struct model_columns columns = { 0, NULL };
    model_columns_add(run, offer->frame, formula->response.column, &columns);
    model_columns_add_terms(run, offer->frame, formula->term, formula->terms, &columns);
    model_columns_add(run, offer->frame, offer->weight, &columns);
    return columns;
}
