/* statistical_file.h - the analysis table as a file of SPSS (.sav) or Stata (.dta).
 *
 * A row per local authority that is kept, and the columns of the CSV file: la_number, gss_code and
 * local_authority are strings; region, and any variable of texts, is a number with value labels, as
 * both programs want categories, in the order of their texts; other variables are numbers, under
 * the study's label and unit. Answers in words that became 1 and 0 have their words as value
 * labels, levels theirs (in SPSS; of Stata a note says them, as a number with labels for
 * all its values is a category there).
 *
 * A missing value says why it is missing. Each reason (read/frame.h) is a missing value of its own,
 * the same in every variable, whose value label is the reason:
 *
 *     SPSS    -9901, -9902, ... declared as a range of user-missing values (-99901, ... where a
 *             value of the data is as low as that)
 *     Stata   .a, .b, ...
 *
 * What is made up says so in the label of the file, in its notes and in a column. The date inside
 * is SOURCE_DATE_EPOCH's, or 1 January 1980: the same data give the same bytes.
 *
 * ReadStat 1.1 writes the bytes. Checked against haven (values, labels and reasons) and PSPP. */
#ifndef ATTAIN_REPORT_STATISTICAL_FILE_H
#define ATTAIN_REPORT_STATISTICAL_FILE_H

#include "base/output.h"
#include "derive/panel.h"
#include "report/statistical_names.h"

struct statistical_file {
    struct bytes bytes;
    const char *renamed; /* "'a name' is 'a_name', ...": columns under another name; NULL: none */
};

/* Fails with STATUS_UNSUPPORTED where the format cannot hold the panel. */
bool statistical_file_of(struct run *run, const struct panel *panel,
                         enum statistical_program program, struct statistical_file *file);

/* The program whose files end like that: .sav, .dta. */
bool statistical_program_of(const char *path, enum statistical_program *program);

#endif
