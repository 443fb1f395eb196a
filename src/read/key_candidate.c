#include "read/key_candidate.h"

#include "read/ledger.h"
#include "read/record.h"

/* What the cells under a heading are, read as one kind of key. */
static struct candidate judge(struct run *run, const struct key_search *search, size_t column,
                              enum area_key kind)
{
    const struct csv_file *file = search->file;
    const size_t columns = file->record[search->header].cells;
    struct candidate candidate = { .column = column, .kind = kind };
    for (size_t i = 0; i < CSV_HEAD_RECORDS; i++)
        candidate.area[i] = NO_AREA;
    for (size_t i = search->header + search->header_rows; i < file->records; i++) {
        const char *text[AREA_KEYS] = { NULL };
        size_t area = NO_AREA, other = NO_AREA;
        enum area_key wrong = kind;
        /* A row with one cell filled of several says nothing of its columns: a note. */
        if (columns > 1 && record_filled(&file->record[i], NULL) == 1)
            continue;
        text[kind] = record_text(run, &file->record[i], column);
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
