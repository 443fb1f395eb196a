#include "read/layout.h"

#include <string.h>

#include "base/text.h"

static size_t cell_named(const struct csv_record *record, const char *name)
{
    for (size_t i = 0; i < record->cells; i++) {
        const char *text = record->cell[i].text;
        size_t length = record->cell[i].length;
        text_bounds(&text, &length);
        if (length == strlen(name) && memcmp(text, name, length) == 0)
            return i + 1;
    }
    return 0;
}

/* The key that the source names. */
static bool key_said(struct run *run, const struct csv_file *file, const struct source *source,
                     const struct csv_record *header, struct key *key)
{
    static const enum area_key key_of[] = { [KEY_ANY] = AREA_NAME,
                                            [KEY_LA_NUMBER] = AREA_NUMBER,
                                            [KEY_GSS_CODE] = AREA_GSS_CODE,
                                            [KEY_NAME] = AREA_NAME };
    size_t cell = cell_named(header, source->key);
    if (cell == 0)
        return run_fail(run, STATUS_UNSUPPORTED, source->place, "%s has no column '%s'",
                        file->input->path, source->key);
    key->column[key_of[source->key_is]] = cell;
    return true;
}

bool layout_recognise(struct run *run, const struct csv_file *file, const struct source *source,
                      const struct areas *areas, struct recognised *recognised)
{
    (void)areas;
    *recognised = (struct recognised){ .layout = (enum layout)source->layout, .header_rows = 1 };
    if (source->layout == LAYOUT_ANY)
        recognised->layout = LAYOUT_PLAIN;
    return source->key == NULL || key_said(run, file, source, &file->record[0], &recognised->key);
}
