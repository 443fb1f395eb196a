#include "read/key_candidate.h"

#include "base/text.h"
#include "read/ledger.h"

const char *key_cell(struct run *run, const struct csv_record *record, size_t column)
{
    if (column > record->cells)
        return "";
    return text_trim(run, record->cell[column - 1].text, record->cell[column - 1].length);
}

/* A row with one cell filled of several says nothing of its columns: a note under a table. */
static bool is_note(const struct csv_record *record, size_t columns)
{
    size_t filled = 0;
    for (size_t i = 0; i < record->cells; i++)
        filled += record->cell[i].length > 0;
    return columns > 1 && filled == 1;
}

/* What the cells under a heading are, read as one kind of key. */
static struct candidate judge(struct run *run, const struct key_search *search, size_t column,
                              enum area_key kind)
{
    const struct csv_file *file = search->file;
    struct candidate candidate = { .column = column, .kind = kind };
    for (size_t i = 0; i < CSV_HEAD_RECORDS; i++)
        candidate.area[i] = NO_AREA;
    for (size_t i = search->header + search->header_rows; i < file->records; i++) {
        const char *text[AREA_KEYS] = { NULL };
        size_t area = NO_AREA, other = NO_AREA;
        enum area_key wrong = kind;
        if (is_note(&file->record[i], file->record[search->header].cells))
            continue;
        text[kind] = key_cell(run, &file->record[i], column);
        enum area_outcome outcome = areas_resolve(search->areas, text, &area, &other, &wrong);
        candidate.unknown += outcome == AREA_UNKNOWN;
        candidate.known += outcome == AREA_AUTHORITY || outcome == AREA_COMBINED;
        if (outcome != AREA_AUTHORITY)
            continue;
        size_t same = 0;
        while (same < i && candidate.area[same] != area)
            same++;
        candidate.different += same == i;
        candidate.area[i] = area;
    }
    return candidate;
}

struct candidate candidate_judge(struct run *run, const struct key_search *search, size_t column)
{
    struct candidate best = judge(run, search, column, AREA_NUMBER);
    for (enum area_key kind = AREA_NUMBER + 1; kind < AREA_KEYS; kind++) {
        struct candidate other = judge(run, search, column, kind);
        if (other.known > best.known)
            best = other;
    }
    return best;
}
