/* Downloads of the Local Authority Interactive Tool's app: LA Number, LA and Regions, then a
 * column per year; of "create your own" also Region, Topic and Measure. */
#include "read/years.h"

struct app_reader {
    struct walk *walk;
    const char *path;
    struct key key;
    struct years *years;
};

static bool take_header(struct run *run, void *state, const struct csv_record *record)
{
    struct app_reader *reader = state;
    reader->key.column[AREA_NUMBER] = layout_heading(record, "LA Number");
    reader->key.column[AREA_NAME] = layout_heading(record, "LA and Regions");
    return years_begin(run, reader->walk, reader->path, record, &reader->key,
                       layout_heading(record, "Measure"), &reader->years);
}

static bool take_row(struct run *run, void *state, const struct csv_record *record)
{
    struct app_reader *reader = state;
    struct walk *walk = reader->walk;
    struct observed row = { .area = NO_AREA };
    const char *text[AREA_KEYS];
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        text[key] = walk_cell(run, walk, record, reader->key.column[key]);
    if (!walk_area(run, walk, text, reader->key.column, reader->path, record->line, &row.area))
        return false;
    return row.area == NO_AREA || years_take(run, walk, reader->years, record, &row);
}

bool lait_app_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    struct app_reader *reader = talloc_zero(run, struct app_reader);
    reader->walk = walk;
    reader->path = file->input->path;
    struct csv_taker taker = { reader, take_header, take_row };
    return csv_walk(run, file, walk->recognised->header, &taker);
}
