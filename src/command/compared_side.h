/* compared_side.h - one of the two results of `attain compare`, wherever it comes from.
 *
 *     a folder of attain reproduce -o      coefficients.csv, models.csv, panel.csv, provenance.json
 *     FILE.json, FILE.csv                  coefficients (result_json.h, result.h)
 *     STUDY.yaml [--data DIR] [--set ...]  run now */
#ifndef ATTAIN_COMMAND_COMPARED_SIDE_H
#define ATTAIN_COMMAND_COMPARED_SIDE_H

#include "fit/fitted.h"
#include "read/result.h"

struct compared_side {
    const char *path; /* as given, or of the study that ships */
    const char *data; /* of a study: the folder of its sources; NULL: its sample */
    char *const *set; /* assignments; NULL for none */
    struct result *result;
    const struct fitted *fitted; /* of a study; else NULL */
};

/* Whether a path is that of a study, by its end. */
bool side_is_study(const char *path);

/* Read, or run. Fails as reading, deriving and fitting do. */
bool side_read(struct run *run, struct compared_side *side);

/* Run the study of one side on the data of another. */
bool side_fit(struct run *run, const struct compared_side *study, const char *data,
              const struct fitted **fitted);

#endif
