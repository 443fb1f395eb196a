#include "read/filters.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"

enum { ITEMS_SHOWN = 8, MOST_ITEMS = 1000 };

/* A filter with the items that it was seen with, in that order. */
struct seen_filter {
    const char *column;
    bool is_free, varies;
    GPtrArray *item;
};

/* The items of a row, as many as the filters were when it came. */
struct combination {
    size_t items;
    const char **item;
};

struct free_filters {
    const struct pins *pins;
    bool *occurs; /* per pin: a row had its item */
    size_t filters;
    struct seen_filter *filter;
    GHashTable *number; /* of a combination, by its items one after another */
    size_t combinations;
    struct combination *combination;
    GString *key;
};

static void release_items(void *items)
{
    g_ptr_array_free(items, TRUE);
}

static void release_numbers(void *numbers)
{
    g_hash_table_destroy(numbers);
}

static void release_key(void *key)
{
    g_string_free(key, TRUE);
}

struct free_filters *filters_new(struct run *run, const struct pins *pins)
{
    struct free_filters *filters = talloc_zero(run, struct free_filters);
    filters->pins = pins;
    filters->occurs = run_array(run, bool, pins->count);
    filters->number = run_adopt(run, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                release_numbers);
    filters->key = run_adopt(run, g_string_new(NULL), release_key);
    return filters;
}

/* Which of the filters has this name; made where none has. */
static size_t filter_number(struct run *run, struct free_filters *filters, size_t likely,
                            const char *column)
{
    if (likely < filters->filters && strcmp(filters->filter[likely].column, column) == 0)
        return likely;
    for (size_t i = 0; i < filters->filters; i++)
        if (strcmp(filters->filter[i].column, column) == 0)
            return i;
    filters->filter = run_grow(run, filters->filter, struct seen_filter, filters->filters + 1);
    filters->filter[filters->filters] =
        (struct seen_filter){ talloc_strdup(run, column), false, false,
                              run_adopt(run, g_ptr_array_new(), release_items) };
    return filters->filters++;
}

static const char *note_item(struct run *run, struct seen_filter *filter, const char *item)
{
    for (guint i = 0; i < filter->item->len; i++)
        if (strcmp(g_ptr_array_index(filter->item, i), item) == 0)
            return g_ptr_array_index(filter->item, i);
    char *kept = talloc_strdup(run, item);
    if (filter->item->len < MOST_ITEMS)
        g_ptr_array_add(filter->item, kept);
    return kept;
}

bool filters_pinned(struct run *run, struct free_filters *filters, const struct observed *observed)
{
    const struct pins *pins = filters->pins;
    bool all = true;
    for (size_t f = 0; f < observed->filters; f++) {
        const struct filter *filter = &observed->filter[f];
        size_t number = filter_number(run, filters, f, filter->column);
        for (size_t p = 0; p < pins->count; p++) {
            if (strcmp(pins->column[p], filter->column) != 0)
                continue;
            bool same = strcmp(pins->item[p], filter->item) == 0;
            filters->occurs[p] |= same;
            all &= same;
            if (!same && filters->filter[number].item->len < MOST_ITEMS)
                note_item(run, &filters->filter[number], filter->item);
        }
    }
    return all;
}

unsigned filters_combination(struct run *run, struct free_filters *filters,
                             const struct observed *observed)
{
    if (observed->filters == 0)
        return 0;
    g_string_truncate(filters->key, 0);
    for (size_t f = 0; f < observed->filters; f++) {
        g_string_append(filters->key, observed->filter[f].column);
        g_string_append_c(filters->key, '=');
        g_string_append(filters->key, observed->filter[f].item);
        g_string_append_c(filters->key, '\x1F');
    }
    gpointer known = g_hash_table_lookup(filters->number, filters->key->str);
    if (known != NULL)
        return GPOINTER_TO_UINT(known);
    size_t at = filters->combinations++;
    filters->combination = run_grow(run, filters->combination, struct combination, at + 1);
    struct combination *combination = &filters->combination[at];
    combination->items = filters->filters;
    combination->item = run_array(run, const char *, filters->filters + observed->filters);
    for (size_t f = 0; f < observed->filters; f++) {
        size_t number = filter_number(run, filters, f, observed->filter[f].column);
        combination->items = filters->filters;
        combination->item[number] =
            note_item(run, &filters->filter[number], observed->filter[f].item);
    }
    g_hash_table_insert(filters->number, g_strdup(filters->key->str), GUINT_TO_POINTER(at + 1));
    return (unsigned)(at + 1);
}

static const char *item_of(const struct combination *combination, size_t filter)
{
    const char *item = filter < combination->items ? combination->item[filter] : NULL;
    return item == NULL ? "" : item;
}

bool filters_differ(struct free_filters *filters, unsigned one, unsigned other)
{
    bool differ = false;
    if (one == 0 || other == 0)
        return false;
    for (size_t i = 0; i < filters->filters; i++) {
        const char *a = item_of(&filters->combination[one - 1], i);
        const char *b = item_of(&filters->combination[other - 1], i);
        bool here = strcmp(a, b) != 0;
        filters->filter[i].is_free |= here;
        differ |= here;
    }
    return differ;
}

void filters_compare(struct free_filters *filters, unsigned one, unsigned other)
{
    for (size_t i = 0; i < filters->filters && one != 0 && other != 0 && one != other; i++)
        filters->filter[i].varies |= strcmp(item_of(&filters->combination[one - 1], i),
                                            item_of(&filters->combination[other - 1], i))
                                     != 0;
}

static const struct seen_filter *find_filter(const struct free_filters *filters, const char *column)
{
    for (size_t i = 0; i < filters->filters; i++)
        if (strcmp(filters->filter[i].column, column) == 0)
            return &filters->filter[i];
    return NULL;
}

static bool fail_no_filter(struct run *run, const struct free_filters *filters, size_t pin,
                           const char *path)
{
    const char *column = filters->pins->column[pin];
    const char **names = run_array(run, const char *, filters->filters + 1);
    for (size_t i = 0; i < filters->filters; i++)
        names[i] = filters->filter[i].column;
    const char *near = text_suggestion(run, column, names, filters->filters);
    if (*near == '\0')
        near = filters->filters == 0 ? "; it has no filters"
                                     : talloc_asprintf(run, "; its filters are %s",
                                                       text_list(run, names, filters->filters));
    return run_fail(run, STATUS_UNSUPPORTED, filters->pins->place[pin], "%s has no filter '%s'%s",
                    path, column, near);
}

/* "a, b and c", "a, b, ... and 12 more". */
static const char *items_text(struct run *run, const GPtrArray *item)
{
    const char **shown = run_array(run, const char *, ITEMS_SHOWN + 1);
    size_t count = item->len < ITEMS_SHOWN ? item->len : ITEMS_SHOWN;
    for (size_t i = 0; i < count; i++)
        shown[i] = *(const char *)item->pdata[i] == '\0' ? "an empty cell" : item->pdata[i];
    if (item->len > ITEMS_SHOWN)
        shown[count++] = talloc_asprintf(run, "%zu more", (size_t)item->len - ITEMS_SHOWN);
    return text_list(run, shown, count);
}

static bool fail_no_item(struct run *run, const struct free_filters *filters, size_t pin,
                         const struct seen_filter *filter, const char *path)
{
    const char *item = filters->pins->item[pin];
    const char *const *items = (const char *const *)filter->item->pdata;
    const char *near = text_suggestion(run, item, items, filter->item->len);
    if (*near == '\0')
        near = talloc_asprintf(run, "; its items are %s", items_text(run, filter->item));
    return run_fail(run, STATUS_UNSUPPORTED, filters->pins->place[pin],
                    "%s has no item '%s' of the filter '%s'%s", path, item, filter->column, near);
}

bool filters_check_pins(struct run *run, const struct free_filters *filters, const char *path)
{
    for (size_t p = 0; p < filters->pins->count; p++) {
        const struct seen_filter *filter = find_filter(filters, filters->pins->column[p]);
        if (filter == NULL)
            return fail_no_filter(run, filters, p, path);
        if (!filters->occurs[p])
            return fail_no_item(run, filters, p, filter, path);
    }
    return true;
}

/* The item that stands for all of them, else the first. */
static const char *likely_item(const GPtrArray *item)
{
    for (guint i = 0; i < item->len; i++)
        if (g_ascii_strcasecmp(item->pdata[i], "Total") == 0
            || g_ascii_strncasecmp(item->pdata[i], "All", 3) == 0)
            return item->pdata[i];
    return item->pdata[0];
}

/* As YAML has it in a map on one line. */
static const char *yaml_text(struct run *run, const char *text)
{
    bool plain = *text != '\0' && strpbrk(text, ",:#[]{}\"'&*!|>%@`") == NULL;
    return plain ? text : talloc_asprintf(run, "\"%s\"", text);
}

/* The filters that are free, or those that vary. */
static const char *list(struct run *run, const struct free_filters *filters, bool varying,
                        const char **pins)
{
    const char **text = run_array(run, const char *, filters->filters + 1);
    char *written = talloc_strdup(run, "{");
    size_t count = 0;
    for (size_t i = 0; i < filters->filters; i++) {
        const struct seen_filter *filter = &filters->filter[i];
        if (varying ? !filter->varies : !filter->is_free)
            continue;
        written = talloc_asprintf_append_buffer(written, "%s %s: %s", count == 0 ? "" : ",",
                                                filter->column,
                                                yaml_text(run, likely_item(filter->item)));
        text[count++] =
            talloc_asprintf(run, "%s (%s)", filter->column, items_text(run, filter->item));
    }
    *pins = talloc_asprintf(run, "%s }", written);
    return count == 0 ? NULL : text_list(run, text, count);
}

const char *filters_free(struct run *run, const struct free_filters *filters, const char **pins)
{
    return list(run, filters, false, pins);
}

const char *filters_varying(struct run *run, const struct free_filters *filters, const char **pins)
{
    return list(run, filters, true, pins);
}
