#include "derive/rankings.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "derive/choices.h"
#include "read/asking.h"
#include "read/numeral.h"
#include "read/wording.h"

/* The ranks of one respondent. */
struct ranks {
    const struct ranking *ranking;
    size_t items;
    size_t *rank;          /* items: 0 for none */
    unsigned char *reason; /* items: why there is none: enum missing; PRESENT where there is */
    const char **why;
};

static const char *said_times(struct run *run, size_t times, const char *what)
{
    static const char *const words[] = { "no", "one", "two", "three", "four" };
    return times < sizeof words / sizeof *words ? talloc_asprintf(run, "%s %s", words[times], what)
                                                : talloc_asprintf(run, "%zu %s", times, what);
}

/* What keeps the ranks from being 1 to m, each once; NULL for nothing. */
static const char *flaw_of(struct run *run, const struct ranks *ranks, size_t ranked)
{
    const char **flaw = run_array(run, const char *, 3 * ranks->items);
    size_t flaws = 0;
    for (size_t rank = 1; rank <= ranks->items; rank++) {
        size_t times = 0;
        for (size_t i = 0; i < ranks->items; i++)
            times += ranks->rank[i] == rank;
        size_t wanted = rank <= ranked;
        if (times > 1 || times != wanted)
            flaw[flaws++] = said_times(
                run, times, talloc_asprintf(run, "rank%s %zu", times > 1 ? "s" : "", rank));
    }
    for (size_t i = 0; i < ranks->items; i++) {
        if (ranks->rank[i] > ranks->items)
            flaw[flaws++] =
                talloc_asprintf(run, "a rank %zu of %zu items", ranks->rank[i], ranks->items);
        if (ranks->reason[i] == MISSING_EMPTY)
            flaw[flaws++] = talloc_asprintf(run, "no rank for '%s'", ranks->ranking->items.text[i]);
    }
    return flaws == 0 ? NULL : text_list(run, flaw, flaws);
}

/* The points of one item of a respondent. */
static void take_points(struct run *run, const struct answers *answers, const struct ranks *ranks,
                        size_t item, size_t row, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    size_t ranked = 0, applicable = ranks->items;
    for (size_t i = 0; i < ranks->items; i++) {
        ranked += ranks->rank[i] > 0;
        applicable -= ranks->rank[i] == 0 && ranks->reason[i] != MISSING_EMPTY;
    }
    if (ranked == 0) {
        column_miss(by_row, row, ranks->reason[item], ranks->why[item]);
        return;
    }
    const char *flaw = flaw_of(run, ranks, applicable);
    if (flaw != NULL) {
        column_miss(by_row, row, MISSING_RANKS,
                    talloc_asprintf(run, "%s: %s", missing_name(MISSING_RANKS), flaw));
        struct ledger_entry entry = { .kind = LEDGER_WARNING,
                                      .source = answers->source->name,
                                      .area = NO_AREA,
                                      .count = 1,
                                      .confidential = true,
                                      .place = grid_row_place(grid, row),
                                      .what =
                                          talloc_asprintf(run, "the ranking '%s' is not taken: %s",
                                                          ranks->ranking->name, flaw) };
        ledger_add(run, answers->ledger, entry);
    } else if (ranks->rank[item] == 0)
        column_miss(by_row, row, ranks->reason[item], ranks->why[item]);
    else
        by_row->number[row] = ranks->ranking->rank_one == 0
                                  ? (double)(ranks->items + 1 - ranks->rank[item])
                                  : (double)(ranks->items - applicable + ranks->rank[item]);
}

/* "N/A" is how survey tools let an item be left out, whatever the symbols of the source. */
static bool is_not_applicable(const char *text)
{
    static const char *words[] = { "N/A", "not applicable" };
    static const struct texts list = { sizeof words / sizeof *words, words, NULL };
    return wording_among(&list, text) != SIZE_MAX;
}

/* One cell with a rank. `scratch` is a column of one respondent's items. */
static bool read_rank(struct run *run, const struct answers *answers, size_t row, size_t item,
                      struct column *scratch, struct ranks *ranks)
{
    const char *text = answers->cells->text[row];
    struct numeral numeral;
    ranks->rank[item] = 0;
    ranks->reason[item] = PRESENT;
    if (is_not_applicable(text)) {
        ranks->reason[item] = MISSING_NOT_APPLICABLE;
        ranks->why[item] =
            talloc_asprintf(run, "%s ('%s')", missing_name(MISSING_NOT_APPLICABLE), text);
        return true;
    }
    if (answers_missing(run, answers, row, scratch)) {
        ranks->reason[item] = scratch->missing[row];
        ranks->why[item] = scratch->why[row];
        return true;
    }
    bool whole = numeral_read(text, strlen(text), answers->grid->decimal, &numeral)
                 && numeral.value >= 1 && numeral.value < 1e6
                 && numeral.value == (double)(size_t)numeral.value;
    if (!whole)
        return run_fail(run, STATUS_MALFORMED, grid_place(answers->grid, answers->cells, row),
                        "'%s' in the column '%s' is no rank; a rank is a whole number from 1, and "
                        "'missing' of the source '%s' says what means that there is none",
                        text, answers->cells->name, answers->source->name);
    ranks->rank[item] = (size_t)numeral.value;
    return true;
}

static struct ranks ranks_new(struct run *run, const struct ranking *ranking)
{
    size_t items = ranking->items.count;
    return (struct ranks){ .ranking = ranking,
                           .items = items,
                           .rank = run_array(run, size_t, items),
                           .reason = run_array(run, unsigned char, items),
                           .why = run_array(run, const char *, items) };
}

/* A column for each item. */
static bool read_columns(struct run *run, const struct answers *answers,
                         const struct ranking *ranking, size_t item, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    struct ranks ranks = ranks_new(run, ranking);
    struct answers *one = run_array(run, struct answers, ranks.items);
    for (size_t i = 0; i < ranks.items; i++) {
        const struct asked asked = asked_of_item(run, ranking, i);
        one[i] = *answers;
        one[i].cells = grid_asked(grid, &asked);
    }
    struct frame *frame = frame_new(run, grid->rows, "");
    struct column *scratch = frame_add(run, frame, "rank", COLUMN_NUMBER);
    for (size_t row = 0; row < grid->rows; row++) {
        if (!answers->counts[row])
            continue;
        for (size_t i = 0; i < ranks.items; i++)
            if (!read_rank(run, &one[i], row, i, scratch, &ranks))
                return false;
        take_points(run, answers, &ranks, item, row, by_row);
    }
    return true;
}

/* The longest item that the text begins with, up to a separator; SIZE_MAX for none. */
static size_t item_at(char *const *item, size_t items, const char *text, const char *separators,
                      size_t *length)
{
    size_t found = SIZE_MAX;
    *length = 0;
    for (size_t i = 0; i < items; i++) {
        size_t long_is = strlen(item[i]);
        const char *end = text + long_is;
        if (long_is <= *length || strncmp(text, item[i], long_is) != 0)
            continue;
        while (*end == ' ')
            end++;
        if (*end == '\0' || strchr(separators, *end) != NULL) {
            found = i;
            *length = long_is;
        }
    }
    return found;
}

/* The items of a cell in order: `order` gets their indices. False where a part is no item: `odd`
 * is the part. */
static bool order_of(const struct ranks *ranks, const char *cell, size_t *order, size_t *count,
                     char **odd)
{
    char *text = wording_of_answer(cell);
    const char *separators = strchr(text, ';') != NULL ? ";" : ",";
    char **item = g_new0(char *, ranks->items + 1);
    for (size_t i = 0; i < ranks->items; i++)
        item[i] = wording_of_answer(ranks->ranking->items.text[i]);
    *count = 0;
    *odd = NULL;
    for (const char *at = text; *odd == NULL;) {
        while (*at != '\0' && (*at == ' ' || strchr(separators, *at) != NULL))
            at++;
        if (*at == '\0')
            break;
        size_t length = 0, found = item_at(item, ranks->items, at, separators, &length);
        if (found == SIZE_MAX || *count > 2 * ranks->items)
            *odd = g_strndup(at, strcspn(at, separators));
        else
            order[(*count)++] = found;
        at += length;
    }
    g_strfreev(item);
    g_free(text);
    return *odd == NULL;
}

/* `odd` is a part of the cell as it is compared; the message has it as it was typed. */
static bool fail_item(struct run *run, const struct answers *answers, const struct ranks *ranks,
                      size_t row, char *odd)
{
    const struct texts *items = &ranks->ranking->items;
    const char *typed = talloc_strdup(run, odd);
    char **part = choices_split(answers->grid->layout, answers->cells->text[row]);
    for (size_t i = 0; part[i] != NULL; i++)
        if (wording_same_answer(part[i], odd))
            typed = talloc_strdup(run, part[i]);
    g_strfreev(part);
    g_free(odd);
    return run_fail(run, STATUS_MALFORMED, grid_place(answers->grid, answers->cells, row),
                    "'%s' is no item of the ranking '%s'; its items are %s", typed,
                    ranks->ranking->name, text_list(run, items->text, items->count));
}

/* Items that stand in the cell twice, or not at all; NULL for nothing. */
static const char *flaw_of_order(struct run *run, const struct ranks *ranks, const size_t *order,
                                 size_t count)
{
    const char **flaw = run_array(run, const char *, ranks->items + 1);
    size_t flaws = 0;
    for (size_t i = 0; i < ranks->items; i++) {
        size_t times = 0;
        for (size_t at = 0; at < count; at++)
            times += order[at] == i;
        if (times != 1)
            flaw[flaws++] =
                said_times(run, times, talloc_asprintf(run, "'%s'", ranks->ranking->items.text[i]));
    }
    return flaws == 0 ? NULL : text_list(run, flaw, flaws);
}

/* One column whose cells hold all items in order. */
static bool read_order(struct run *run, struct answers *answers, const struct ranking *ranking,
                       size_t item, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    const struct asked asked = asked_of_item(run, ranking, item);
    answers->cells = grid_asked(grid, &asked);
    struct ranks ranks = ranks_new(run, ranking);
    size_t *order = run_array(run, size_t, 2 * ranks.items + 2), count = 0;
    for (size_t row = 0; row < grid->rows; row++) {
        char *odd = NULL;
        if (!answers->counts[row] || answers_missing(run, answers, row, by_row))
            continue;
        if (!order_of(&ranks, answers->cells->text[row], order, &count, &odd))
            return fail_item(run, answers, &ranks, row, odd);
        const char *flaw = flaw_of_order(run, &ranks, order, count);
        if (flaw != NULL) {
            column_miss(by_row, row, MISSING_RANKS,
                        talloc_asprintf(run, "%s: %s", missing_name(MISSING_RANKS), flaw));
            continue;
        }
        for (size_t at = 0; at < count; at++)
            ranks.rank[order[at]] = at + 1;
        take_points(run, answers, &ranks, item, row, by_row);
    }
    return true;
}

bool rankings_read(struct run *run, const struct answers *answers, const struct ranking *ranking,
                   struct column *by_row)
{
    size_t item = 0;
    while (strcmp(ranking->items.text[item], answers->variable->item) != 0)
        item++;
    if (ranking->question.count == 0)
        return read_columns(run, answers, ranking, item, by_row);
    struct answers of_order = *answers;
    return read_order(run, &of_order, ranking, item, by_row);
}
