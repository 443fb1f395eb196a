#include "read/layout.h"

#include <string.h>

#include "base/text.h"
#include "read/header.h"
#include "read/key.h"
#include "read/key_candidate.h"
#include "read/record.h"
#include "read/shape.h"

/* The records of the head that may be the header. */
struct search {
    const struct csv_file *file;
    const struct source *source;
    const struct areas *areas;
    size_t first, end;
};

size_t layout_heading(const struct csv_record *header, const char *heading)
{
    for (size_t i = 0; i < header->cells; i++) {
        const char *text = header->cell[i].text;
        size_t length = header->cell[i].length;
        text_bounds(&text, &length);
        if (length == strlen(heading) && memcmp(text, heading, length) == 0)
            return i + 1;
    }
    return 0;
}

/* `layout: lait` is any of LAIT's, `layout: survey` any survey. */
static bool may_be(enum layout said, enum layout layout)
{
    return said == LAYOUT_ANY || said == layout || (said == LAYOUT_LAIT && layout_is_lait(layout))
           || (said == LAYOUT_SURVEY && layout_is_survey(layout));
}

static bool find_shape(const struct search *search, enum layout said, struct recognised *recognised)
{
    for (size_t header = search->first; header < search->end; header++)
        for (size_t i = 0; i < shapes_count; i++)
            if (may_be(said, shapes[i].layout) && shape_matches(&shapes[i], search->file, header)) {
                recognised->layout = shapes[i].layout;
                recognised->header = header;
                recognised->header_rows = shapes[i].header_rows;
                return true;
            }
    return false;
}

/* The file has not the headings of the layout that the source says: what the nearest header
 * lacks. */
static bool fail_shape(struct run *run, const struct search *search)
{
    const enum layout said = (enum layout)search->source->layout;
    const struct shape *nearest = NULL;
    size_t most = 0, header = search->first;
    for (size_t at = search->first; at < search->end; at++)
        for (size_t i = 0; i < shapes_count; i++) {
            size_t found = 0;
            shape_lacking(&shapes[i], &search->file->record[at], &found);
            if (!may_be(said, shapes[i].layout) || (nearest != NULL && found <= most))
                continue;
            nearest = &shapes[i];
            most = found;
            header = at;
        }
    const struct csv_record *record = &search->file->record[header];
    const char *lacking = shape_lacking(nearest, record, &most);
    const char *what = lacking != NULL ? talloc_asprintf(run, "no column '%s'", lacking)
                       : nearest->lacking != NULL
                           ? talloc_asprintf(run, "no sign of %s", nearest->lacking)
                           : "other columns";
    struct recognised other;
    const char *instead =
        find_shape(search, LAYOUT_ANY, &other) ? talloc_asprintf(
            run, "; it is %s, layout: %s", layout_title(other.layout), layout_names[other.layout])
                                               : "";
    return run_fail(run, STATUS_MALFORMED,
                    (struct place){ search->file->input->path, record->line, 0 },
                    "%s: this is not %s%s", what, nearest->title, instead);
}

static struct key_search key_search_of(const struct search *search,
                                       const struct recognised *recognised)
{
    return (struct key_search){
        search->file,       search->source,          search->areas,
        recognised->header, recognised->header_rows, layout_is_survey(recognised->layout)
    };
}

/* The header of a table with keys: that which has the key. */
static size_t header_by_key(struct run *run, const struct search *search,
                            const struct recognised *recognised)
{
    struct key_search keys = key_search_of(search, recognised);
    for (keys.header = search->first; keys.header < search->end; keys.header++) {
        size_t count = 0;
        bool here = search->source->key != NULL
                        ? key_column(run, &keys, search->source->key, &count) != 0
                        : key_is_header(run, &keys);
        if (here)
            return keys.header;
    }
    return header_by_form(search->file, search->first, search->end);
}

bool layout_keyless(struct run *run, const char *path, const struct source *source)
{
    if (source->given)
        return run_fail(run, STATUS_UNSUPPORTED, source->place,
                        "no column says which local authority a row is of; head one la_number, "
                        "gss_code or la_name, and see that 'attain areas' knows what stands in it");
    return run_fail(run, STATUS_UNSUPPORTED, source->place,
                    "%s has no column that says which local authority a row is of; say which with "
                    "'key', and with 'key_is' whether it is la_number, gss_code or name",
                    path);
}

/* No heading told the key, so whoever knows the file had better see which column it is. */
static void say_key(struct run *run, const struct search *search,
                    const struct recognised *recognised)
{
    const struct csv_record *header = &search->file->record[recognised->header];
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS && recognised->key.by_content; key++)
        if (recognised->key.column[key] != 0)
            run_say(run,
                    "%s: the column '%s' is taken to say the local authority, for what stands in "
                    "it; if it does not, %s",
                    search->file->input->path,
                    record_text(run, header, recognised->key.column[key]),
                    search->source->given ? "head the one that does la_number, gss_code or la_name"
                                          : "say which does with 'key'");
}

/* The keys of a table or a survey; a table that has one is a table by local authority. */
static bool find_key(struct run *run, const struct search *search, struct recognised *recognised)
{
    if (search->areas == NULL || search->source->layout == LAYOUT_PLAIN)
        return true;
    struct key_search keys = key_search_of(search, recognised);
    struct key *key = &recognised->key;
    if (!key_find(run, &keys, key))
        return false;
    bool found = key_is_found(key);
    if (found && recognised->layout == LAYOUT_PLAIN)
        recognised->layout = LAYOUT_KEYED;
    if (!keys.survey)
        say_key(run, search, recognised);
    return found || recognised->layout != LAYOUT_KEYED
           || layout_keyless(run, search->file->input->path, search->source);
}

/* The record that begins in the line that the source says. */
static bool header_said(struct run *run, struct search *search)
{
    const size_t line = search->source->header_row;
    const struct csv_file *file = search->file;
    for (size_t i = 0; line > 0 && i < file->records; i++)
        if (file->record[i].line == line) {
            search->first = i;
            search->end = i + 1;
            return true;
        }
    return line == 0
           || run_fail(run, STATUS_MALFORMED, (struct place){ file->input->path, line, 0 },
                       "no record begins in this line, where the header is said to be (among the "
                       "first %zu records)",
                       file->records);
}

/* A key said for a file that says its areas in columns of its own is a misunderstanding. */
static bool check_said(struct run *run, const struct search *search,
                       const struct recognised *recognised)
{
    const struct source *source = search->source;
    const char *word = source->key != NULL ? "key" : source->period != NULL ? "period" : NULL;
    return word == NULL
           || run_fail(run, STATUS_UNSUPPORTED, source->place,
                       "%s is %s, which needs no '%s'; take that out, or say 'layout: keyed'",
                       search->file->input->path, layout_title(recognised->layout), word);
}

static void say_header(struct run *run, const struct search *search,
                       const struct recognised *recognised)
{
    bool own = layout_is_lait(recognised->layout) || recognised->layout == LAYOUT_EES;
    if (recognised->header == 0 || search->source->header_row != 0 || own)
        return;
    run_say(run, "%s: the header is in line %zu; what stands above is passed over",
            search->file->input->path, search->file->record[recognised->header].line);
}

/* Of two header rows one has gaps: a question stands over the first of its choices only, and
 * nothing under what is no question. */
static bool has_gaps(const struct csv_file *file, size_t header)
{
    return layout_heading(&file->record[header], "") != 0
           || (header + 1 < file->records && layout_heading(&file->record[header + 1], "") != 0);
}

/* Tables and surveys whose header has no headings of their own. */
static void recognise_table(struct run *run, const struct search *search,
                            struct recognised *recognised)
{
    const enum layout said = (enum layout)search->source->layout;
    bool table = said == LAYOUT_ANY || said == LAYOUT_KEYED;
    recognised->layout = said == LAYOUT_ANY ? LAYOUT_PLAIN : said;
    recognised->header_rows = said == LAYOUT_SURVEYMONKEY ? 2 : 1;
    bool keyed =
        search->areas != NULL && said != LAYOUT_PLAIN && (table || search->source->key != NULL);
    recognised->header = keyed ? header_by_key(run, search, recognised)
                               : header_by_form(search->file, search->first, search->end);
}

bool layout_recognise(struct run *run, const struct csv_file *file, const struct source *source,
                      const struct areas *areas, struct recognised *recognised)
{
    struct search search = { file, source, areas, 0, file->records };
    const enum layout said = (enum layout)source->layout;
    bool by_form = said == LAYOUT_KEYED || said == LAYOUT_PLAIN;
    *recognised = (struct recognised){ .layout = LAYOUT_PLAIN, .header_rows = 1 };
    if (!header_said(run, &search))
        return false;
    if (by_form || !find_shape(&search, said, recognised)) {
        bool strict = layout_is_lait(said) || said == LAYOUT_EES || said == LAYOUT_QUALTRICS;
        if (strict)
            return fail_shape(run, &search);
        recognise_table(run, &search, recognised);
        if (said == LAYOUT_SURVEYMONKEY && !has_gaps(file, recognised->header))
            return fail_shape(run, &search);
    } else if (!layout_is_survey(recognised->layout) && !check_said(run, &search, recognised))
        return false;
    say_header(run, &search, recognised);
    bool table = recognised->layout == LAYOUT_PLAIN || recognised->layout == LAYOUT_KEYED;
    return (!table && !layout_is_survey(recognised->layout)) || find_key(run, &search, recognised);
}
