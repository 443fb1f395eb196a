#include "base/text.h"

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool is_blank(gunichar character)
{
    return g_unichar_isspace(character) || character == 0xA0 || character == 0xFEFF;
}

void text_bounds(const char **text, size_t *length)
{
    const char *from = *text, *end = from + *length;
    while (from < end) {
        gunichar character = g_utf8_get_char_validated(from, end - from);
        if (character >= (gunichar)-2 || !is_blank(character))
            break;
        from = g_utf8_next_char(from);
    }
    while (end > from) {
        const char *last = g_utf8_find_prev_char(from, end);
        if (last == NULL)
            break;
        gunichar character = g_utf8_get_char_validated(last, end - last);
        if (character >= (gunichar)-2 || !is_blank(character))
            break;
        end = last;
    }
    *text = from;
    *length = (size_t)(end - from);
}

const char *text_trim(struct run *run, const char *text, size_t length)
{
    text_bounds(&text, &length);
    return talloc_strndup(run, text, length);
}

/* Whether an item could be taken for two: what is in brackets or quotation marks holds together. */
static bool is_ambiguous(const char *item)
{
    size_t depth = 0;
    for (const char *at = item; *item != '\'' && *at != '\0'; at++) {
        depth += *at == '(';
        depth -= *at == ')' && depth > 0;
        if (depth == 0 && (strncmp(at, " and ", 5) == 0 || strncmp(at, ", ", 2) == 0))
            return true;
    }
    return false;
}

const char *text_list(struct run *run, const char *const *items, size_t count)
{
    char *text = talloc_strdup(run, "");
    bool ambiguous = false;
    for (size_t i = 0; i < count; i++)
        ambiguous |= is_ambiguous(items[i]);
    const char *next = ambiguous ? "; " : ", ", *last = ambiguous ? "; and " : " and ";
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? last : next;
        text = talloc_asprintf_append_buffer(text, "%s%s", joint, items[i]);
    }
    return text;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Damerau's distance with swaps of neighbours (optimal string alignment), on bytes. */
static size_t edits_between(const char *a, const char *b)
{
    enum { LONGEST = 128 };
    size_t rows = strlen(a), columns = strlen(b);
    if (rows > LONGEST || columns > LONGEST)
        return SIZE_MAX; /* so long that nothing is like it */
    size_t distance[LONGEST + 1][LONGEST + 1];
    for (size_t i = 0; i <= rows; i++)
        distance[i][0] = i;
    for (size_t j = 0; j <= columns; j++)
        distance[0][j] = j;
    for (size_t i = 1; i <= rows; i++)
        for (size_t j = 1; j <= columns; j++) {
            size_t change = a[i - 1] != b[j - 1];
            distance[i][j] = smallest(distance[i - 1][j] + 1, distance[i][j - 1] + 1,
                                      distance[i - 1][j - 1] + change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && distance[i - 2][j - 2] + 1 < distance[i][j])
                distance[i][j] = distance[i - 2][j - 2] + 1;
        }
    return distance[rows][columns];
}

/* Edits between the two, case ignored. */
static size_t distance_between(const char *wanted, const char *item)
{
    char *a = g_utf8_strdown(wanted, -1), *b = g_utf8_strdown(item, -1);
    size_t edits = edits_between(a, b);
    g_free(a);
    g_free(b);
    return edits;
}

const char *text_nearest(const char *word, const char *const *items, size_t count)
{
    size_t least = strlen(word) / 3 + 1;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t edits = distance_between(word, items[i]);
        if (edits < least || (edits == least && nearest != NULL && strcmp(items[i], nearest) < 0)) {
            least = edits;
            nearest = items[i];
        }
    }
    return nearest;
}

struct candidate {
    size_t edits;
    const char *item;
};

static int candidate_order(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->edits != b->edits)
        return a->edits < b->edits ? -1 : 1;
    return strcmp(a->item, b->item);
}

const char *text_closest(struct run *run, const char *word, const char *const *items, size_t count,
                         size_t few)
{
    struct candidate *candidate = run_array(run, struct candidate, count + 1);
    for (size_t i = 0; i < count; i++)
        candidate[i] = (struct candidate){ distance_between(word, items[i]), items[i] };
    qsort(candidate, count, sizeof *candidate, candidate_order);
    size_t shown = count < few ? count : few;
    const char **quoted = run_array(run, const char *, shown + 1);
    for (size_t i = 0; i < shown; i++)
        quoted[i] = talloc_asprintf(run, "'%s'", candidate[i].item);
    return text_list(run, quoted, shown);
}

const char *text_suggestion(struct run *run, const char *word, const char *const *items,
                            size_t count)
{
    const char *nearest = text_nearest(word, items, count);
    return nearest == NULL ? "" : talloc_asprintf(run, "; did you mean '%s'?", nearest);
}

size_t text_width(const char *text)
{
    size_t width = 0;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar character = g_utf8_get_char(text);
        if (!g_unichar_iszerowidth(character))
            width += g_unichar_iswide(character) ? 2 : 1;
    }
    return width;
}

const char *text_wrap(struct run *run, const char *text, size_t width, size_t indent)
{
    char **words = run_adopt(run, g_strsplit(text, " ", -1), (void (*)(void *))g_strfreev);
    char *wrapped = talloc_strdup(run, "");
    size_t used = 0;
    for (char **word = words; *word != NULL; word++) {
        size_t wide = text_width(*word);
        if (used > 0 && used + 1 + wide > width) {
            wrapped = talloc_asprintf_append_buffer(wrapped, "\n%*s", (int)indent, "");
            used = 0;
        } else if (word != words) {
            wrapped = talloc_strdup_append_buffer(wrapped, " ");
            used++;
        }
        wrapped = talloc_strdup_append_buffer(wrapped, *word);
        used += wide;
    }
    return wrapped;
}

const char *text_cut(struct run *run, const char *text, size_t width)
{
    char *cut = talloc_strdup(run, "");
    size_t used = 0;
    for (const char *next; *text != '\0'; text = next) {
        next = g_utf8_next_char(text);
        if (*text != ' ' && used == width)
            cut = talloc_strdup_append_buffer(cut, " ");
        used = *text == ' ' ? 0 : used % width + 1;
        cut = talloc_strndup_append_buffer(cut, text, (size_t)(next - text));
    }
    return cut;
}
