/* settings.h - in what two studies, as their authors wrote them, differ.
 *
 *     study + study  ──▶  path, old value, new value:  "variables.ks4_attainment.at_least", 2, 3
 *
 * Paths are those of --set. The files of tables that both name are compared, too, under their own
 * names ("table-a3.yaml: models.Model 1"). Titles, questions, plots, curves and what a study leaves
 * open decide no figure: they are passed over. */
#ifndef ATTAIN_SPEC_SETTINGS_H
#define ATTAIN_SPEC_SETTINGS_H

#include "spec/yaml.h"

struct setting_change {
    const char *path;
    const char *old, *new; /* as YAML would have them; "" where it is not said */
};

struct setting_changes {
    size_t count;
    struct setting_change *change;
};

/* A study's file with assignments that change it; the files must have been read as studies. */
struct settings_of {
    const char *path;
    const char *const *set;
    size_t sets;
};

bool settings_compare(struct run *run, const struct settings_of *old, const struct settings_of *new,
                      struct setting_changes **changes);

#endif
