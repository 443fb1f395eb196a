/* correlation.h - a correlation matrix: its lower triangle, a number in each cell, on a ground
 * whose colour runs from -1 by 0 to 1.
 *
 *     1 Attainment    1
 *     2 Absence     -.41*   2
 *     3 Poverty     -.22   .35*   3
 *
 * Variables are numbered, so that no name stands on its side; the number at the head of a column
 * is that of its variable. What has p < .05 bears a star, or is bold where stars do not fit; where
 * numbers do not fit either, a disc (above zero) or a triangle (below). Text keeps a contrast of
 * 4.5 with the ground of its cell. */
#ifndef ATTAIN_DRAW_CORRELATION_H
#define ATTAIN_DRAW_CORRELATION_H

#include "draw/figure.h"
#include "fit/correlation_matrix.h"

enum { MOST_CORRELATED = 40 };

/* How a cell shows that its p-value is below the level. */
enum correlation_mark { MARK_STAR, MARK_BOLD, MARK_SHAPE };

/* What is drawn, and what words are made of. */
struct correlated {
    const struct drawing *drawing;
    const struct correlation_matrix *matrix;
    size_t *order;     /* k: the variables as they are shown */
    const char **name; /* k: in that order */
    bool *significant; /* k x k: of the matrix */
    size_t findings;   /* pairs that are */
    enum correlation_mark mark;
};

/* chart->variables, by chart->method, over chart->cases. Fails as correlation_matrix_make does, and
 * with STATUS_UNSUPPORTED where variables are fewer than 2 or more than 40, too many for a slide,
 * or answers of a survey in fewer rows than FEWEST_ANSWERS. */
figure_maker correlation_figure;

/* "p < .05" */
const char *correlation_level(struct run *run, const struct correlated *correlated);

/* "-.41"; a dash where there is none. */
const char *correlation_number(struct run *run, const struct correlation *correlation);

/* Notes underneath, the alt text, and the data (in correlation_words.c). */
void correlation_notes(struct run *run, const struct correlated *correlated, struct page *page);
const char *correlation_alt(struct run *run, const struct correlated *correlated);
void correlation_data(struct run *run, const struct correlated *correlated, struct figure *figure);

/* "Attainment and Absence: r = -.41, n = 145, p < .001" */
const char *correlation_pair(struct run *run, const struct correlated *correlated, size_t row,
                             size_t column);

#endif
