#include "derive/build.h"

#include "derive/make.h"

bool panel_build(struct run *run, const struct sources *sources, struct panel **panel)
{
    struct joined *joined = NULL;
    if (!sources_join(run, sources, &joined))
        return false;
    *panel = panel_new(run, sources, joined->seen);
    struct maker *maker = maker_new(run, *panel, joined);
    for (size_t i = 0; i < sources->study->variables; i++)
        if (!maker_make(run, maker, &sources->study->variable[i]))
            return false;
    return panel_keep(run, *panel);
}
