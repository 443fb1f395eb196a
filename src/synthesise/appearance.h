/* appearance.h - what made-up values look like where the print does not say.
 *
 *     variables:
 *       ehcp_rate:        { mean: 27.5, sd: 6, least: 0, most: 100, decimals: 1 }
 *       admission_delays: { mean: 4.5, sd: 2, least: 1, most: 8, values: whole }
 *       sen_relations:    { share: .8, no: [Fair, Poor] }
 *       all_attainment:   { mean: 46.6, sd: 3.7, follows: { imd_score: -.7 } }
 *     sources:
 *       inspections:    { columns: [la_number, local_authority, judgement], name: local_authority }
 *
 * A YAML file that a study names under `made_up`: for each variable that is made from a
 * source, from two variables or as a factor, a level, a spread, bounds, the decimals of
 * its official figures, and what it goes along with (correlations, as a start where the
 * print says more, as a rule where it says nothing). None of it is needed: the print
 * decides, and what it leaves open is 0 with a spread of 1, without bounds. */
#ifndef ATTAIN_SYNTHESISE_APPEARANCE_H
#define ATTAIN_SYNTHESISE_APPEARANCE_H

#include "spec/study.h"

struct appearance {
    double mean, sd;
    double least, most; /* of the values as the source has them */
    size_t decimals;    /* of the official figures: no fewer are tried */
    bool whole;         /* values are whole numbers from least to most, drawn and left alone */
    double share;       /* of yes */
    double loading;     /* as an indicator of a factor */
    double swing;       /* how far single years lie from their mean, in sd; .3 where not said */
    struct texts no;    /* texts that are no yes */
    const char *words;  /* Data item; the label where there are none */
    const char *years;  /* "2017-18 (OT)" where years are written so; NULL for 2017 */
    size_t follows;
    const char **along;  /* follows: variables */
    double *correlation; /* follows */
};

/* The header of a keyed file, where it has more than the study uses: those stay empty. */
struct source_look {
    struct texts columns; /* all of the header, in its order; count 0: key, name and variables */
    const char *name;     /* the one that holds the authority's name; NULL for none */
};

struct appearances {
    const struct study *study;
    struct source_look *source;    /* as many as the study's sources, in their order */
    struct appearance *appearance; /* as many as the study's variables, in their order */
};

/* Fails with STATUS_MALFORMED at a key or variable that is not known, or correlations whose
 * squares sum to 1 or more. */
bool appearances_read(struct run *run, const struct study *study, struct appearances **appearances);

const struct appearance *appearance_of(const struct appearances *appearances,
                                       const struct variable *variable);

#endif
