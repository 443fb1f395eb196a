/* panel.h - the analysis table: a row per local authority, a column per variable.
 *
 * Rows are the authorities that occur in any source, in order of the register; of a study with
 * a map (area_year) those of the map that occur, themselves or through others that make them
 * up (lineage.h), and the ledger says which others were left out. Each variable is made as the
 * study says, from every authority that has a value; only then does `keep` decide who stays in the
 * analysis. Nothing is dropped on the way: a value that is not there carries its reason, an
 * authority that is not kept carries why. */
#ifndef ATTAIN_DERIVE_PANEL_H
#define ATTAIN_DERIVE_PANEL_H

#include "derive/latent.h"
#include "derive/lineage.h"
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
    struct lineage **lineage; /* per area of the register, on the study's map; NULL without one */
};

/* A panel whose rows are the areas that `seen` flags, or those of the map, and no columns. Fails
 * as lineages_find does, and with STATUS_UNSUPPORTED where none of them is on the map. */
bool panel_new(struct run *run, const struct sources *sources, const bool *seen,
               struct panel **panel);

/* Keep the authorities that have every variable that the study's `keep` names. Fails where
 * one of these is absent (STATUS_UNREADABLE) or nobody has them all (STATUS_UNSUPPORTED). */
bool panel_keep(struct run *run, struct panel *panel);

/* The absence that keeps a variable from being made, or NULL. */
const struct panel_absence *panel_absence(const struct panel *panel, const char *variable);

#endif
