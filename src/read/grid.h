/* grid.h - files with a row per authority, as columns of texts that still know their place.
 *
 * Tables by local authority, surveys and plain tables: cells as they stand, trimmed. What a
 * column is (numbers or texts) is settled afterwards by grid_column, once it is known that the
 * column is wanted. Several files of one source become one grid, row under row; a column that one
 * of them lacks is empty there. Surveys: headings of several rows become one, headings that
 * repeat get ".2", ".3", and columns with personal data are dropped (survey.h). */
#ifndef ATTAIN_READ_GRID_H
#define ATTAIN_READ_GRID_H

#include "read/frame.h"
#include "read/layout.h"
#include "read/ledger.h"
#include "read/numeral.h"
#include "read/symbol.h"

struct grid_column {
    const char *name;     /* as the header has it, trimmed; composed where it has several rows */
    const char *question; /* of a survey: the text of the question; else the name */
    size_t *cell;         /* per file: its number in the row, from 1; 0 where the file lacks it */
    const char **text;    /* rows; "" where a file lacks the column */
    bool *answered;       /* rows: has any column of the same question a cell that is not empty? */
};

struct grid_file {
    struct input *input;
    struct recognised recognised;
};

struct grid {
    size_t files;
    struct grid_file *file;
    size_t columns;
    struct grid_column *column;
    size_t rows;
    size_t *line;   /* rows: of its file */
    unsigned *of;   /* rows: which file */
    size_t *filled; /* rows: cells of the record that are not empty; of a survey the answers
                       alone, without metadata and personal data */
    const char *key[AREA_KEYS]; /* names of the key's columns; NULL for none */
    enum layout layout;
    enum dialect dialect;
    enum decimal_sign decimal;
    const char *remedy; /* how a text can be declared missing: "--missing", "'missing' of ..." */
    bool made_up;       /* the header has the column MADE_UP_COLUMN */
    bool every_heading; /* one that repeats gets ".2", ".3" in a table too, and is not refused */
    size_t awaited;     /* files that are still to come: what one lacks may stand in them */
    const struct source *source;
};

/* The column by which a file of made-up data says what it is. */
#define MADE_UP_COLUMN "made_up"

/* What a column is asked for by: one of its headings or questions, at a place of the study. */
struct asked {
    const struct texts *texts; /* the same column by other names */
    bool question; /* by the text of the question, in whatever wording.h takes as the same */
    bool optional; /* passed over where no column, or more than one, answers to it */
};

/* An empty grid of a source (all zero where nothing is said). */
struct grid *grid_new(struct run *run, const struct source *source);

/* Read a file below what is there already. `asked` (NULL: all columns) says which columns are
 * kept beside the key. Fails as csv_walk does, where a heading stands twice (but in surveys),
 * where a column without a heading has content (but the first: row names, passed over) and,
 * with STATUS_UNSUPPORTED at the name's place, where an asked column is in none of the source's
 * files (the nearest are named), is there twice, or was dropped for its personal data. */
bool grid_read(struct run *run, struct csv_file *file, const struct recognised *recognised,
               const struct asked *asked, size_t count, struct ledger *ledger, struct grid *grid);

/* csv_read, layout_recognise as a plain table with its header in the first row, grid_read: for
 * files of our own. */
bool grid_read_plain(struct run *run, const char *path, struct grid **grid);

struct grid_column *grid_find(const struct grid *grid, const char *name);

/* The column asked for by one of its headings or questions; NULL where there is none. */
struct grid_column *grid_asked(const struct grid *grid, const struct asked *asked);

/* Where a cell is, or a row. */
struct place grid_place(const struct grid *grid, const struct grid_column *column, size_t row);
struct place grid_row_place(const struct grid *grid, size_t row);

/* "7", and of which file where there are several: "7 of b.csv". */
const char *grid_line_words(struct run *run, const struct grid *grid, size_t row);

/* Fill an empty column of a frame. Its kind is COLUMN_NUMBER if a cell is a number (numeral.h) and
 * then every other cell must be a number or a symbol; the first that is not is a failure at its
 * cell, with what to declare and how many more there are (value.h). So is a column whose only
 * odd cells are numbers under another decimal sign, and one with percentages above 1 where all
 * numbers without a percent sign could be fractions. If no cell is a number and one is no symbol it
 * is COLUMN_TEXT, where only empty cells, NA and declared texts are missing. `from` gives for each
 * of the column's `rows` rows the grid's (NULL: the same; SIZE_MAX: none, and the cell stays as it
 * is). */
bool grid_column_kind(struct run *run, const struct grid *grid, const struct grid_column *source,
                      const struct texts *declared, enum column_kind *kind);
void grid_column_fill(struct run *run, const struct grid_column *source, const struct grid *grid,
                      const struct texts *declared, size_t rows, const size_t *from,
                      struct column *column);

/* All of a grid as a frame whose rows are called "line 14", of a file of SPSS or Stata
 * "case 13". */
bool grid_frame(struct run *run, const struct grid *grid, const struct texts *declared,
                struct frame **frame);

#endif
