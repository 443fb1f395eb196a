/* result_files.h - everything that a study's results become, as files of one folder.
 *
 *     tables/table-a1.txt .md .csv .png .svg .pdf      one set per table
 *     figures/figure-1a.png .svg .pdf                  one set per plot, alt text in .txt
 *     key-figures.txt  findings.txt
 *     coefficients.csv  models.csv  rows-left-out.csv
 *     panel.csv  missing.csv  left-out.csv
 *     ledger.csv  ledger.txt
 *     provenance.json
 *
 * CSV is safe to open in a spreadsheet. */
#ifndef ATTAIN_COMMAND_RESULT_FILES_H
#define ATTAIN_COMMAND_RESULT_FILES_H

#include "base/output.h"
#include "command/command.h"
#include "command/picture_files.h"
#include "fit/fitted.h"
#include "report/key_figures.h"

/* The results of a study, laid out and not yet written. */
struct results {
    const struct fitted *fitted;
    struct published **published; /* per table; NULL where nothing is printed */
    struct table **table;         /* per table; NULL where it is left out */
    struct tally *tally;          /* per table */
    struct table *key_figures;
    struct table *findings; /* NULL where nothing is printed */
};

/* Read the printed tables and lay every table out. */
bool results_lay_out(struct run *run, const struct fitted *fitted, struct results **results);

/* Add all files, below `folder`; figures look as `look` says. */
bool result_files_add(struct run *run, const struct results *results, const struct request *request,
                      const char *folder, const struct picture_look *look, struct outputs *outputs);

#endif
