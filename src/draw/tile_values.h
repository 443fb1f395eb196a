/* tile_values.h - what each tile of a map stands for: a value of a local authority, or why there is
 * none.
 *
 *     variable:  the value of chart->colour
 *     model:     the residual of its outcome, y - fitted, in the unit of y
 *
 * The map is that of the study's year, else that of the latest year when all local authorities
 * were there that have a value (kept or not); those of that map without a row have a tile too. */
#ifndef ATTAIN_DRAW_TILE_VALUES_H
#define ATTAIN_DRAW_TILE_VALUES_H

#include "draw/figure.h"

enum tile_state {
    TILE_VALUE,
    TILE_MISSING,  /* no value, and why */
    TILE_NOT_KEPT, /* the study does not keep it */
};

struct tile_value {
    const struct tile *tile;
    const char *name;
    enum tile_state state;
    double value;            /* NaN where there is none */
    double observed, fitted; /* of a model's outcome */
    const char *why;         /* "confidential"; NULL of a value */
};

struct tile_values {
    const char *what;      /* "KS4 Attainment (Attainment 8 score)" */
    const struct fit *fit; /* of residuals; NULL of a variable */
    const struct chart_model *model;
    size_t count;
    struct tile_value *value; /* by row, then column of the map */
    size_t with_value;
    double *shown; /* with_value: the values, in that order */
    int year;      /* of the map; 0 where it is the newest, or of no one year */
    bool fictitious;
    size_t without; /* local authorities that have a value and no tile */
    const char **tileless;
};

/* Fails with STATUS_UNSUPPORTED where the variable is text, a survey's answer or has no value;
 * where two authorities with values have one tile; and as fitting does. */
bool tile_values_of(struct run *run, const struct drawing *drawing, struct tile_values *values);

#endif
