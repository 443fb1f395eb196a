/* study_request.h - the part that commands on a study share: the study, its changes, the
 * folder with its data; from there to the panel. */
#ifndef ATTAIN_COMMAND_STUDY_REQUEST_H
#define ATTAIN_COMMAND_STUDY_REQUEST_H

#include "command/command.h"
#include "derive/panel.h"

#define DEFAULT_STUDY "models/virtual-schools.yaml"

/* What the sources of a study that was read already, from `data` (NULL: its sample), give. */
bool study_panel_of(struct run *run, const struct study *study, const char *data,
                    struct panel **panel);

/* The study at `path` (NULL: the one that ships), with `set` assignments. */
bool study_at(struct run *run, const char *path, char *const *set, struct study **study);

/* Read the study at `path` (NULL: the one that ships), with `set` assignments, and its sources
 * from `data` (NULL: its sample), and derive its panel. */
bool study_panel_at(struct run *run, const char *path, char *const *set, const char *data,
                    struct panel **panel);

/* The same of a command's first argument. */
bool study_panel(struct run *run, const struct request *request, char *const *set, const char *data,
                 struct panel **panel);

#endif
