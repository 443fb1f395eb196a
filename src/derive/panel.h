/* panel.h - the analysis table: a row per local authority, a column per variable.
 *
 * Rows are the authorities that occur in any source, in order of the register. Each
 * variable is made as the study says, from every authority that has a value; only then
 * does `keep` decide who stays in the analysis. Nothing is dropped on the way: a value
 * that is not there carries its reason, an authority that is not kept carries why. */
#ifndef ATTAIN_DERIVE_PANEL_H
#define ATTAIN_DERIVE_PANEL_H

#include "derive/latent.h"
#include "read/sources.h"

/* What was found out about a factor on the way. */
struct panel_latent {
    const struct variable *variable;
    const struct latent *latent;
};

/* A variable that cannot be made because a source is absent. */
struct panel_absence {
    const struct variable *variable;
    const struct loaded *loaded;
};

struct panel {
    const struct study *study;
    const struct sources *sources;
    struct frame *frame;
    size_t *area;          /* rows: index in the register */
    bool *kept;            /* rows */
    const char **left_out; /* rows: why not kept; NULL if kept */
    size_t kept_rows;
    bool made_up; /* an authority is fictitious */
    size_t latents;
    struct panel_latent *latent;
    size_t absences;
    struct panel_absence *absence;
    size_t zeros;
    const char **zero; /* each zero that was taken as missing: "Merton 2017: LAC_..." */
};

/* Fails with STATUS_UNSUPPORTED or STATUS_MALFORMED at the variable: definitions that go
 * round in a circle, a text where a number is needed, no variation to standardise by;
 * at the cell: an authority that is not in the register or has two rows. */
bool panel_build(struct run *run, const struct sources *sources, struct panel **panel);

/* The absence that keeps a variable from being made, or NULL. */
const struct panel_absence *panel_absence(const struct panel *panel, const char *variable);

#endif
