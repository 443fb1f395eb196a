#include "spec/chart.h"

static void add_formula(struct run *run, const struct formula *formula, struct texts *columns,
                        bool *every)
{
    texts_add(run, columns, formula->response.column, formula->place);
    for (size_t t = 0; t < formula->terms; t++) {
        *every |= term_is_every(&formula->term[t]);
        for (size_t f = 0; f < formula->term[t].factors; f++)
            texts_add(run, columns, formula->term[t].factor[f].column, formula->place);
    }
}

bool chart_columns(struct run *run, const struct chart *chart, struct texts *columns)
{
    const struct chart_axis *const axes[] = { &chart->y, &chart->x, &chart->colour, &chart->size,
                                              &chart->facet };
    *columns = (struct texts){ 0, NULL, NULL };
    bool every = false;
    for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
        if (axes[i]->variable != NULL)
            texts_add(run, columns, axes[i]->variable, axes[i]->place);
    if (chart->group != NULL)
        texts_add(run, columns, chart->group, chart->group_place);
    for (size_t i = 0; i < chart->models; i++)
        add_formula(run, chart->model[i].formula, columns, &every);
    size_t names = 0;
    const char *const *name =
        chart->specifications == NULL ? NULL : curve_columns(run, chart->specifications, &names);
    for (size_t i = 0; i < names; i++)
        texts_add(run, columns, name[i], chart->specifications->place);
    for (size_t i = 0; i < chart->variables.count; i++)
        texts_add(run, columns, chart->variables.text[i], chart->variables.place[i]);
    return !every;
}
