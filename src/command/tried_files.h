/* tried_files.h - the files that someone brings to a study, and which of their columns are tried.
 *
 *     files ──contents.h──▶ what is in them ──rules──▶ sources and variables of the study
 *                                                  └──▶ what was understood (understood.h)
 *
 * Each file becomes a source that is joined by local authority as the study's own are, and each
 * column that is tried a variable of it. Without a choice every column is tried but those that
 *
 *     say where, which place or which period a row is of,
 *     the study's models have already, or the outcomes are made of,
 *     hold one value, no value, or texts among numbers,
 *     hold texts of which fewer than five rows in the mean have the same.
 *
 * Of a file with periods each measure is a column: the mean of the periods that it has of those
 * asked for. A column of yes and no is 1 and 0. */
#ifndef ATTAIN_COMMAND_TRIED_FILES_H
#define ATTAIN_COMMAND_TRIED_FILES_H

#include "command/table_options.h"
#include "command/tried_models.h"
#include "derive/panel.h"
#include "derive/suspicion.h"
#include "read/contents.h"
#include "report/understood.h"

/* More columns than these are tried only where they are named. */
enum { MOST_TRIED = 20 };

struct tried_asked {
    size_t files;
    const char *const *path;
    const struct table_options *options;
    const char *candidates; /* "A,B"; NULL: all that can be */
    const char *periods;    /* "2017-2019"; NULL: those of the study's outcome */
    char *const *filter;    /* "sex=Total", ends with NULL; NULL for none */
    bool name_respondents;
};

/* A column that is tried. */
struct tried_column {
    const struct series *series;
    size_t file;      /* index of its file */
    const char *name; /* of its variable, and of its column in the frame */
    const char *label;
};

struct tried_files {
    const struct tried_asked *asked;
    const struct study *study;
    const struct tried_models *models;
    struct areas *areas;
    struct contents **contents; /* per file */
    struct source **source;     /* the same; until they are added to the study */
    struct suspects **suspects; /* the same; after tried_files_settle */
    struct periods periods;     /* of measures; zeros where none are known */
    size_t columns;
    struct tried_column *column;
    struct understood *understood;
};

/* Look at the files, choose columns, and add both to the study. Fails as reading does; with
 * STATUS_USAGE where too many columns could be tried, STATUS_UNSUPPORTED where none can, or one
 * that is named. */
bool tried_files_add(struct run *run, const struct tried_asked *asked, struct study *study,
                     const struct tried_models *models, struct tried_files **tried);

/* Once they are in the panel: who has values and who lacks them. Fails where no local authority
 * that the study keeps is in a file. */
bool tried_files_settle(struct run *run, const struct panel *panel, struct tried_files *tried);

#endif
