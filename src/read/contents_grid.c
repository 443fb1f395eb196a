/* The columns of a table as series: what contents.h promises of files without measures. */
#include <stdint.h>
#include <string.h>

#include "read/contents.h"

static bool is_key(const struct grid *grid, const struct grid_column *column)
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        if (grid->key[key] != NULL && strcmp(grid->key[key], column->name) == 0)
            return true;
    return false;
}

/* Which area a row is of, by the cells of its key. */
static unsigned area_of_row(struct run *run, struct contents *contents, const struct grid *grid,
                            struct grid_column *const key[AREA_KEYS], size_t row)
{
    const char *text[AREA_KEYS] = { NULL };
    for (enum area_key k = AREA_NUMBER; k < AREA_KEYS; k++)
        text[k] = key[k] == NULL ? NULL : key[k]->text[row];
    size_t area = SIZE_MAX, other = SIZE_MAX;
    enum area_key wrong = AREA_NUMBER;
    enum area_outcome outcome = areas_resolve(contents->areas, text, &area, &other, &wrong);
    if (outcome == AREA_AUTHORITY) {
        contents->seen[area] = true;
        return (unsigned)area;
    }
    contents->left[outcome]++;
    if (outcome == AREA_AGGREGATE && area != SIZE_MAX)
        contents->seen_larger[area] = true;
    bool strange = outcome == AREA_UNKNOWN || outcome == AREA_CONFLICT;
    if (strange && contents->strangers++ == 0)
        contents->first_stranger =
            (struct stranger){ talloc_strdup(run, text[wrong]), grid->line[row] };
    return NO_INDEX;
}

static void note_again(struct run *run, struct contents *contents, struct row_again again)
{
    contents->again = run_grow(run, contents->again, struct row_again, contents->agains + 1);
    contents->again[contents->agains++] = again;
}

static unsigned *areas_of_rows(struct run *run, struct contents *contents, const struct grid *grid)
{
    struct grid_column *key[AREA_KEYS] = { NULL };
    for (enum area_key k = AREA_NUMBER; k < AREA_KEYS; k++) {
        key[k] = grid->key[k] == NULL ? NULL : grid_find(grid, grid->key[k]);
        contents->keyed = contents->keyed || key[k] != NULL;
    }
    unsigned *area = run_array(run, unsigned, grid->rows + 1);
    size_t *first = run_array(run, size_t, contents->areas->count);
    for (size_t row = 0; row < grid->rows; row++) {
        area[row] = contents->keyed ? area_of_row(run, contents, grid, key, row) : NO_INDEX;
        if (area[row] == NO_INDEX)
            continue;
        if (first[area[row]] > 0)
            note_again(run, contents,
                       (struct row_again){ area[row], first[area[row]], grid->line[row] });
        else
            first[area[row]] = grid->line[row];
    }
    return area;
}

/* Codes of a dictionary that stand more than once, each with its lines. */
static void find_repetitions(struct run *run, struct contents *contents, const struct grid *grid)
{
    const struct grid_column *code = grid_find(grid, "Measure_short");
    if (code == NULL)
        return;
    GHashTable *lines = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t row = 0; row < grid->rows; row++) {
        const char *before = g_hash_table_lookup(lines, code->text[row]);
        const char *now = before == NULL ? talloc_asprintf(run, "%zu", grid->line[row])
                                         : talloc_asprintf(run, "%s, %zu", before, grid->line[row]);
        g_hash_table_insert(lines, (gpointer)code->text[row], (gpointer)now);
    }
    contents->repetition = run_array(run, const char *, grid->rows + 1);
    for (size_t row = 0; row < grid->rows; row++) {
        const char *all = g_hash_table_lookup(lines, code->text[row]);
        if (all == NULL || strchr(all, ',') == NULL || *code->text[row] == '\0')
            continue;
        contents->repetition[contents->repeated++] =
            talloc_asprintf(run, "%s (lines %s)", code->text[row], all);
        g_hash_table_remove(lines, code->text[row]);
    }
    g_hash_table_destroy(lines);
}

/* Are its cells words rather than numbers? */
static bool is_wordy(const struct contents *contents, const struct grid *grid,
                     const struct grid_column *column)
{
    size_t numbers = 0, words = 0;
    for (size_t row = 0; row < grid->rows; row++) {
        struct numeral numeral;
        const char *text = column->text[row];
        if (numeral_read(text, strlen(text), contents->decimal, &numeral))
            numbers++;
        else
            words += symbol_read(text, contents->dialect, &contents->source->missing) == PRESENT;
    }
    return words > numbers;
}

void contents_take_grid(struct run *run, struct contents *contents, const struct grid *grid)
{
    const unsigned *area = areas_of_rows(run, contents, grid);
    contents->made_up = grid->made_up;
    for (size_t i = 0; i < grid->columns; i++) {
        const struct grid_column *column = &grid->column[i];
        if (is_key(grid, column))
            continue;
        struct series *series = contents_add(run, contents, column->name);
        series->column = column->cell[0];
        series->wordy = is_wordy(contents, grid, column);
        if (strcmp(column->question, column->name) != 0)
            series->facts.label = column->question;
        for (size_t row = 0; row < grid->rows; row++) {
            if (contents->keyed && !contents->confidential && area[row] == NO_INDEX)
                continue;
            struct entry entry = { .line = (unsigned)grid->line[row],
                                   .area = area[row],
                                   .period = NO_INDEX };
            series_take(run, contents, series, entry, column->text[row], strlen(column->text[row]));
        }
    }
    if (contents->layout == LAYOUT_LAIT_DICTIONARY)
        find_repetitions(run, contents, grid);
}
