/* figure.h - one picture of a chart: its scene, its words, and the numbers that it shows.
 *
 *     chart + analysis ──▶ figure
 *
 * Each kind of chart is made by one function of this shape, which fits what is asked (fit/) and
 * lays it out. The words under a figure and its titles are kept beside the scene, so that a page of
 * text can say them; its numbers are a table, so that someone who cannot see the picture, or would
 * check it, has them. */
#ifndef ATTAIN_DRAW_FIGURE_H
#define ATTAIN_DRAW_FIGURE_H

#include "derive/panel.h"
#include "draw/page.h"
#include "fit/analysis.h"
#include "read/tiles.h"
#include "report/table.h"
#include "spec/chart.h"

/* What is asked for. */
struct drawing {
    const struct chart *chart;
    const struct analysis *analysis; /* whose rows and standard errors are the chart's */
    const struct panel *panel;       /* of a study; NULL of a plain table */
    const struct tiles *tiles;       /* of a tile map, which has a panel too; else NULL */
    const struct table *table;       /* of kind table, laid out; else NULL */
    const struct theme *theme;
    struct page_form form;
    bool made_up;
    bool words; /* titles and notes are part of the picture */
};

struct figure_column {
    const char *name;    /* of a column of CSV */
    const char *heading; /* of a table */
    const char **text;   /* rows; NULL of numbers */
    const double *number;
};

struct figure {
    struct scene *scene;
    const char *id, *headline, *title; /* headline: NULL for none */
    size_t notes;
    const char **note;
    /* the numbers */
    size_t rows, columns;
    struct figure_column *column;
    const char *withheld; /* why rows are not given; NULL where they are */
};

/* Fails as what it fits does. */
typedef bool figure_maker(struct run *run, const struct drawing *drawing, struct figure *figure);

/* The figure of a chart of any kind. */
bool figure_make(struct run *run, const struct drawing *drawing, struct figure **figure);

/* For those who make one. The page of a drawing with its titles set, `what` where its author gives
 * none; the note and source that the author wrote, after the maker's own; the end. */
struct page *drawing_page(struct run *run, const struct drawing *drawing, const char *what);
void drawing_notes(const struct drawing *drawing, struct page *page);
void figure_end(struct figure *figure, struct page *page, const char *alt);

/* The titles and notes of a page that is not itself drawn. */
void figure_take_words(struct figure *figure, const struct page *page);

/* What an alt text begins with: that data are made up, and the author's words for it or the title,
 * with a space behind; "" for nothing. */
const char *chart_opening(struct run *run, const struct chart *chart, bool made_up);

/* The models that a chart asks for: its own, or those of a table of the study, or the one of these
 * that it names. Fails at the chart's place where there are none, or no such. */
bool drawing_models(struct run *run, const struct drawing *drawing,
                    const struct chart_model **model, size_t *models);

/* The one model that a chart is of. Fails as drawing_models, and where there are several. */
bool drawing_model(struct run *run, const struct drawing *drawing,
                   const struct chart_model **model);

/* The numbers: how many rows, then a column each; values are kept as they are. */
void figure_rows(struct figure *figure, size_t rows);
void figure_add_texts(struct run *run, struct figure *figure, const char *name, const char *heading,
                      const char **text);
void figure_add_numbers(struct run *run, struct figure *figure, const char *name,
                        const char *heading, const double *number);

/* The numbers as a table for reading, rounded, and as CSV at full precision. */
struct table *figure_table(struct run *run, const struct figure *figure);
const char *figure_csv(struct run *run, const struct figure *figure);

#endif
