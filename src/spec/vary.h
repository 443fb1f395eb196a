/* vary.h - the choices that a study leaves open, each with the values that it could have.
 *
 *     vary:
 *       years required:
 *         set: [variables.ks4_attainment.at_least, variables.ks4_progress.at_least]
 *         to:  [1, 2, 3]
 *       missing: [listwise, mean]
 *
 * A choice has a name, the paths that it sets, written as for --set, and values, of which one goes
 * to all of its paths. Where name and path are one thing, a list of values is enough. `attain
 * reproduce --vary` fits every combination (fit/varied.h). */
#ifndef ATTAIN_SPEC_VARY_H
#define ATTAIN_SPEC_VARY_H

#include "spec/yaml.h"

/* More combinations than anyone reads. */
#define MOST_COMBINATIONS 2000

struct open_choice {
    const char *name;
    struct texts set; /* paths */
    struct texts to;  /* values: 2 or more */
    size_t own;       /* the value that the study has as it stands; SIZE_MAX where it has another */
    struct place place;
};

/* The choices of a study's `vary`, in order. */
bool choices_fill(struct run *run, const struct yaml *root, const struct yaml *map,
                  struct open_choice **choice, size_t *count);

/* How many combinations of values there are; 1 without choices. */
size_t choices_combinations(const struct open_choice *choice, size_t count);

#endif
