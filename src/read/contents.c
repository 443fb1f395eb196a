#include <math.h>
#include <string.h>

#include "read/contents_index.h"
#include "read/observer.h"
#include "read/record.h"

static int index_close(struct contents_index *index)
{
    g_hash_table_destroy(index->series);
    g_hash_table_destroy(index->period);
    g_hash_table_destroy(index->slice);
    g_string_free(index->words, TRUE);
    return 0;
}

static GHashTable *index_of_texts(void)
{
    return g_hash_table_new(g_str_hash, g_str_equal);
}

const struct series *contents_find(const struct contents *contents, const char *name)
{
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(contents->index->series, name));
    return found == 0 ? NULL : &contents->series[found - 1];
}

struct series *contents_add(struct run *run, struct contents *contents, const char *name)
{
    if (is_full(contents->count))
        contents->series = run_grow(run, contents->series, struct series, doubled(contents->count));
    struct series *series = &contents->series[contents->count++];
    *series = (struct series){ .name = name, .facts = { .decimals = -1 } };
    g_hash_table_insert(contents->index->series, (gpointer)name, GSIZE_TO_POINTER(contents->count));
    return series;
}

static struct series *series_of(struct run *run, struct contents *contents, const char *code)
{
    struct contents_index *index = contents->index;
    if (index->last_code == code)
        return &contents->series[index->last];
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(index->series, code));
    if (found == 0) {
        contents_add(run, contents, talloc_strdup(run, code));
        found = contents->count;
    }
    index->last = found - 1;
    index->last_code = code;
    return &contents->series[found - 1];
}

unsigned contents_period(struct run *run, struct contents *contents, const char *text, int year)
{
    struct contents_index *index = contents->index;
    if (contents->periods > 0 && strcmp(contents->period[index->last_period].text, text) == 0)
        return index->last_period;
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(index->period, text));
    if (found == 0) {
        if (is_full(contents->periods))
            contents->period =
                run_grow(run, contents->period, struct period, doubled(contents->periods));
        const char *kept = talloc_strdup(run, text);
        contents->period[contents->periods++] = (struct period){ kept, year };
        found = contents->periods;
        g_hash_table_insert(index->period, (gpointer)kept, GSIZE_TO_POINTER(found));
    }
    index->last_period = (unsigned)(found - 1);
    return index->last_period;
}

static void count_text(struct run *run, struct series *series, const struct entry *entry,
                       const char *text)
{
    if (series->text == NULL)
        series->text = run_adopt(run, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                 (void (*)(void *))g_hash_table_destroy);
    size_t before = GPOINTER_TO_SIZE(g_hash_table_lookup(series->text, text));
    g_hash_table_insert(series->text, g_strdup(text), GSIZE_TO_POINTER(before + 1));
    if (series->texts++ > 0)
        return;
    series->odd = talloc_strdup(run, text);
    series->odd_line = entry->line;
}

/* In a column of texts "c" may be a text like any other. */
static enum missing missing_of(const struct contents *contents, const struct series *series,
                               const char *text)
{
    enum missing missing = symbol_read(text, contents->dialect, &contents->source->missing);
    bool surely = missing == MISSING_EMPTY || missing == MISSING_DECLARED || strcmp(text, "NA") == 0
                  || symbol_is_marked(text);
    return surely || !series->wordy ? missing : PRESENT;
}

void series_take(struct run *run, const struct contents *contents, struct series *series,
                 struct entry entry, const char *text, size_t length)
{
    enum { FEW = 64 };
    char few[FEW];
    struct numeral numeral = { .value = NAN };
    bool number = numeral_read(text, length, contents->decimal, &numeral);
    entry.value = number ? numeral.value : NAN;
    if (number) {
        series->numbers++;
    } else {
        char *whole = length < FEW ? few : talloc_size(run, length + 1);
        memcpy(whole, text, length);
        whole[length] = '\0';
        entry.missing = (unsigned char)missing_of(contents, series, whole);
        entry.text = entry.missing == PRESENT;
        series->missing[entry.missing] += entry.missing != PRESENT;
        if (entry.text)
            count_text(run, series, &entry, whole);
        if (whole != few)
            talloc_free(whole);
    }
    if (series->entries == series->room) {
        series->room = series->room == 0 ? 64 : 2 * series->room;
        series->entry = run_grow(run, series->entry, struct entry, series->room);
    }
    series->entry[series->entries++] = entry;
}

static bool wants(struct run *run, void *state, const char *code)
{
    struct contents *contents = state;
    contents->index->last_code = NULL; /* another text may stand where the last one stood */
    series_of(run, contents, code);
    return true;
}

static bool take(struct run *run, void *state, const struct observed *observed)
{
    struct contents *contents = state;
    struct series *series = series_of(run, contents, observed->code);
    struct entry entry = {
        .line = (unsigned)observed->place.line,
        .area = (unsigned)observed->area,
        .period = contents_period(run, contents, observed->period, observed->year),
        .slice = contents_slice(run, contents, observed),
    };
    if (contents->layout != LAYOUT_LAIT)
        series->column = observed->place.column;
    series_take(run, contents, series, entry, observed->text, observed->length);
    return true;
}

static void facts(struct run *run, void *state, const char *code, const struct measure_facts *given)
{
    series_of(run, state, code)->facts = *given;
}

static bool walk_measures(struct run *run, struct contents *contents, struct csv_file *file,
                          const struct recognised *recognised)
{
    struct walk walk = { .source = contents->source,
                         .recognised = recognised,
                         .areas = contents->areas,
                         .ledger = contents->ledger,
                         .observer = { .state = contents,
                                       .wants = wants,
                                       .take = take,
                                       .facts = facts,
                                       .unnamed = "values" },
                         .seen = contents->seen,
                         .seen_larger = contents->seen_larger };
    contents->measures = contents->keyed = true;
    bool ok = walker_of(recognised->layout)(run, file, &walk);
    memcpy(contents->left, walk.left, sizeof walk.left);
    return ok;
}

static bool read_columns(struct run *run, struct contents *contents, struct csv_file *file,
                         const struct recognised *recognised)
{
    struct grid *grid = grid_new(run, contents->source);
    grid->every_heading = true;
    if (!grid_read(run, file, recognised, NULL, 0, contents->ledger, grid))
        return false;
    contents_take_grid(run, contents, grid);
    return true;
}

static struct contents *contents_new(struct run *run, const struct source *source,
                                     const struct areas *areas)
{
    struct contents *contents = talloc_zero(run, struct contents);
    contents->source = source;
    contents->areas = areas;
    contents->ledger = ledger_new(run);
    contents->seen = run_array(run, bool, areas->count);
    contents->seen_larger = run_array(run, bool, areas->count);
    struct contents_index *index = contents->index = talloc_zero(run, struct contents_index);
    index->series = index_of_texts();
    index->period = index_of_texts();
    index->slice = index_of_texts();
    index->words = g_string_new(NULL);
    talloc_set_destructor(index, index_close);
    return contents;
}

static void note_key(struct run *run, struct contents *contents, const struct csv_file *file,
                     const struct recognised *recognised)
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        if (recognised->key.column[key] != 0)
            contents->key[key] =
                record_text(run, &file->record[recognised->header], recognised->key.column[key]);
}

static void note_made_up(struct contents *contents)
{
    for (size_t i = 0; i < contents->areas->count; i++)
        contents->made_up =
            contents->made_up || (contents->seen[i] && contents->areas->area[i].fictitious);
}

bool contents_read(struct run *run, const char *path, const struct source *source,
                   const struct areas *areas, struct contents **contents)
{
    const struct csv_form form = { source_separator(source), source->header_row };
    struct contents *made = *contents = contents_new(run, source, areas);
    struct csv_file *file = NULL;
    struct recognised recognised;
    if (!csv_open(run, path, &form, &file)
        || !layout_recognise(run, file, source, areas, &recognised))
        return false;
    made->input = file->input;
    made->layout = recognised.layout;
    made->dialect = dialect_of(source, recognised.layout);
    made->decimal = decimal_of(source, file);
    note_key(run, made, file, &recognised);
    made->confidential = layout_is_survey(recognised.layout);
    /* A table by authority without periods is columns; with them, measures. */
    const struct key *key = &recognised.key;
    bool measures = recognised.layout == LAYOUT_KEYED ? key->period > 0 || key->years
                                                      : walker_of(recognised.layout) != NULL;
    if (!(measures ? walk_measures(run, made, file, &recognised)
                   : read_columns(run, made, file, &recognised)))
        return false;
    contents_name_slices(run, made);
    note_made_up(made);
    return true;
}
