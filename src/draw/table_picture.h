/* table_picture.h - a table as a picture, by the rules of a printed table: no vertical
 * lines, rules above and below the heading and at the end, decimal points under each
 * other, marks raised, notes underneath. */
#ifndef ATTAIN_DRAW_TABLE_PICTURE_H
#define ATTAIN_DRAW_TABLE_PICTURE_H

#include "draw/page.h"
#include "report/table.h"

/* `width` of the page in points; the type is 9 points, or as small as 6.5 where the
 * table would not fit otherwise; a table that does not fit then makes the page wider. */
bool table_scene(struct run *run, const struct table *table, const struct theme *theme,
                 double width, struct scene **scene);

struct table_look {
    const struct theme *theme;
    struct page_form form; /* of a fixed height: in the largest type, from the form's down, in which
                              the table fits; one that never does makes the page higher */
    const char *headline;  /* above its title; NULL for none */
    bool words;            /* with titles and notes */
};

struct scene *table_scene_look(struct run *run, const struct table *table,
                               const struct table_look *look);

/* The table read out: its columns, then row by row "z name: cell, cell." */
const char *table_words(struct run *run, const struct table *table);

#endif
