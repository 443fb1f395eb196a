/* Filters and their items, and the combinations of items that rows have. */
#include "read/contents_index.h"

/* The file's filters, as its first observation has them. */
static void add_filters(struct run *run, struct contents *contents, const struct observed *observed)
{
    contents->filters = observed->filters;
    contents->filter = run_array(run, struct filter_items, observed->filters);
    contents->index->item = run_array(run, GHashTable *, observed->filters);
    for (size_t i = 0; i < observed->filters; i++) {
        contents->filter[i].column = talloc_strdup(run, observed->filter[i].column);
        contents->index->item[i] = run_adopt(run, g_hash_table_new(g_str_hash, g_str_equal),
                                             (void (*)(void *))g_hash_table_destroy);
    }
}

static size_t count_item(struct run *run, struct contents *contents, size_t filter,
                         const char *item)
{
    struct filter_items *items = &contents->filter[filter];
    GHashTable *index = contents->index->item[filter];
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(index, item));
    if (found == 0) {
        if (is_full(items->items)) {
            items->item = run_grow(run, items->item, const char *, doubled(items->items));
            items->rows = run_grow(run, items->rows, size_t, doubled(items->items));
        }
        items->item[items->items] = talloc_strdup(run, item);
        items->rows[items->items++] = 0;
        found = items->items;
        g_hash_table_insert(index, (gpointer)items->item[found - 1], GSIZE_TO_POINTER(found));
    }
    items->rows[found - 1]++;
    return found - 1;
}

static unsigned add_slice(struct run *run, struct contents *contents, const char *words,
                          const size_t *item)
{
    struct contents_index *index = contents->index;
    size_t filters = contents->filters;
    if (is_full(contents->slices)) {
        size_t room = doubled(contents->slices);
        contents->slice = run_grow(run, contents->slice, const char *, room);
        index->item_of = run_grow(run, index->item_of, size_t, room * filters + 1);
    }
    for (size_t i = 0; i < filters; i++)
        index->item_of[contents->slices * filters + i] = item[i];
    const char *kept = contents->slice[contents->slices++] = talloc_strdup(run, words);
    g_hash_table_insert(index->slice, (gpointer)kept, GSIZE_TO_POINTER(contents->slices));
    return (unsigned)(contents->slices - 1);
}

unsigned contents_slice(struct run *run, struct contents *contents, const struct observed *observed)
{
    struct contents_index *index = contents->index;
    if (contents->slices > 0
        && (observed->filters == 0 || observed->place.line == index->last_line))
        return index->last_slice;
    if (contents->filters == 0 && observed->filters > 0)
        add_filters(run, contents, observed);
    size_t *item = run_array(run, size_t, contents->filters + 1);
    g_string_truncate(index->words, 0);
    for (size_t i = 0; i < contents->filters; i++) {
        item[i] = count_item(run, contents, i, observed->filter[i].item);
        g_string_append_printf(index->words, "%zu ", item[i]);
    }
    index->last_line = observed->place.line;
    size_t found = GPOINTER_TO_SIZE(g_hash_table_lookup(index->slice, index->words->str));
    index->last_slice =
        found > 0 ? (unsigned)(found - 1) : add_slice(run, contents, index->words->str, item);
    talloc_free(item);
    return index->last_slice;
}

/* Filters that have one item only say nothing. */
void contents_name_slices(struct run *run, struct contents *contents)
{
    if (contents->slices == 0)
        add_slice(run, contents, "", run_array(run, size_t, contents->filters + 1));
    for (size_t slice = 0; slice < contents->slices; slice++) {
        char *words = talloc_strdup(run, "");
        for (size_t i = 0; i < contents->filters; i++) {
            const struct filter_items *filter = &contents->filter[i];
            size_t item = contents->index->item_of[slice * contents->filters + i];
            if (filter->items > 1)
                words =
                    talloc_asprintf_append_buffer(words, "%s%s = %s", *words == '\0' ? "" : ", ",
                                                  filter->column, filter->item[item]);
        }
        contents->slice[slice] = words;
    }
}
