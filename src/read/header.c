#include "read/header.h"

#include "base/number.h"
#include "base/text.h"
#include "read/observer.h"
#include "read/record.h"

/* The number of columns that most of the records have. */
static size_t usual_columns(const struct csv_file *file, size_t first, size_t end)
{
    size_t usual = 0, most = 0;
    for (size_t i = first; i < end; i++) {
        size_t columns = 0, agreeing = 0, other = 0;
        record_filled(&file->record[i], &columns);
        for (size_t j = first; j < end; j++) {
            record_filled(&file->record[j], &other);
            agreeing += other == columns;
        }
        if (agreeing > most || (agreeing == most && columns > usual)) {
            most = agreeing;
            usual = columns;
        }
    }
    return usual;
}

/* All cells filled, and no number among them that could not be a year. */
static bool looks_like_header(const struct csv_record *record, size_t columns)
{
    size_t last = 0;
    if (record_filled(record, &last) != last || last < columns)
        return false;
    for (size_t i = 0; i < last; i++) {
        const char *text = record->cell[i].text;
        size_t length = record->cell[i].length;
        double value = 0;
        int year = 0;
        bool split = false;
        text_bounds(&text, &length);
        if (number_read(text, length, &value)
            && !walk_heading_year(text, length, YEAR_START, &year, &split))
            return false;
    }
    return true;
}

size_t header_by_form(const struct csv_file *file, size_t first, size_t end)
{
    size_t columns = usual_columns(file, first, end), last = 0;
    for (size_t i = first; columns > 1 && i + 1 < end; i++)
        if (2 * record_filled(&file->record[i], &last) > columns)
            return looks_like_header(&file->record[i], columns) ? i : first;
    return first;
}
