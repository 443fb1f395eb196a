/* table_picture.h - a table as a picture, by the rules of a printed table: no vertical
 * lines, rules above and below the heading and at the end, decimal points under each
 * other, marks raised, notes underneath. */
#ifndef ATTAIN_DRAW_TABLE_PICTURE_H
#define ATTAIN_DRAW_TABLE_PICTURE_H

#include "draw/scene.h"
#include "report/table.h"

/* `width` of the page in points; the type is 9 points, or as small as 6.5 where the
 * table would not fit otherwise; a table that does not fit then makes the page wider. */
bool table_scene(struct run *run, const struct table *table, const struct theme *theme,
                 double width, struct scene **scene);

#endif
