/* provenance.h - where results come from: program, command, inputs with their SHA-256.
 *
 * Files are called as the study calls them and absolute paths in the command's words are cut
 * (input_name.h); nothing about the machine, the user or the time is said, so the same inputs
 * give the same text. */
#ifndef ATTAIN_REPORT_PROVENANCE_H
#define ATTAIN_REPORT_PROVENANCE_H

#include "derive/panel.h"
#include "read/published.h"
#include "report/table.h"

/* JSON. The inputs are the sources, the registers and the printed tables (`published` has an
 * entry per table of the study, or NULL). `arguments` are those of the command line, the program's
 * name not counted. */
const char *provenance_json(struct run *run, const struct panel *panel,
                            struct published *const *published, const char *const *arguments,
                            size_t count);

/* The same for people: the command as a shell would take it, and the inputs. */
const char *provenance_command(struct run *run, const char *const *arguments, size_t count);
struct table *provenance_inputs_table(struct run *run, const struct panel *panel,
                                      struct published *const *published);

#endif
