#include "read/record.h"

#include "base/text.h"

const char *record_text(struct run *run, const struct csv_record *record, size_t cell)
{
    if (cell == 0 || cell > record->cells)
        return "";
    return text_trim(run, record->cell[cell - 1].text, record->cell[cell - 1].length);
}

size_t record_filled(const struct csv_record *record, size_t *last)
{
    size_t filled = 0, at = 0;
    for (size_t i = 0; i < record->cells; i++) {
        const char *text = record->cell[i].text;
        size_t length = record->cell[i].length;
        text_bounds(&text, &length);
        filled += length > 0;
        at = length > 0 ? i + 1 : at;
    }
    if (last != NULL)
        *last = at;
    return filled;
}
