#include "derive/build.h"

#include "derive/make.h"
#include "derive/panel_ledger.h"

bool panel_build(struct run *run, const struct sources *sources, struct panel **panel)
{
    struct joined *joined = NULL;
    if (!sources_join(run, sources, &joined))
        return false;
    if (!panel_new(run, sources, joined->seen, panel))
        return false;
    struct maker *maker = maker_new(run, *panel, joined);
    bool whole = true;
    for (size_t i = 0; i < sources->study->variables; i++)
        if (!maker_make(run, maker, &sources->study->variable[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    if (!whole || !panel_keep(run, *panel))
        return false;
    panel_ledger_add(run, *panel);
    return true;
}
