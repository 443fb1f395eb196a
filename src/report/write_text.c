#include <string.h>

#include "base/terminal.h"
#include "base/text.h"
#include "report/text_panels.h"
#include "report/write.h"

enum { GAP = 3, NARROWEST_NOTE = 60, WIDEST_TEXT = 64, WIDEST_TABLE = 120, INDENT = 4 };

/* The width of a column, and of the part of it before the decimal point. */
struct width {
    size_t whole, point;
};

/* Where texts are broken: columns of words in the body, and for a terminal that is narrower than
 * the table headings and the words of every row, too. */
struct fold {
    size_t *most; /* per column, characters; 0: as many as there are */
    bool all;
    bool cut; /* words that are longer still are cut: a check sum */
};

static const char *cell_text(struct run *run, const struct table_row *row, size_t column)
{
    const struct cell *cell = &row->cell[column];
    if (cell->mark != NULL)
        return talloc_asprintf(run, "%s %s", cell->mark, cell->text);
    return cell->text == NULL ? "" : cell->text;
}

static size_t widest(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t narrowest(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The cell in lines; a printed row stands in a little. */
static const char *cell_lines(struct run *run, const struct table *table,
                              const struct table_row *row, size_t column, const struct fold *fold)
{
    const char *text = cell_text(run, row, column);
    size_t indent = row->kind == ROW_PRINTED && column == 0 ? INDENT : 0;
    bool words = row->kind == ROW_HEAD
                     ? fold->all
                     : table->align[column] == ALIGN_LEFT && (fold->all || row->kind == ROW_BODY);
    size_t most = fold->most[column];
    if (words && most > 0 && row->cell[column].span == 1 && text_width(text) + indent > most) {
        size_t room = most > indent ? most - indent : 1;
        text = text_wrap(run, fold->cut ? text_cut(run, text, room) : text, room, indent);
    }
    return indent == 0 || *text == '\0' ? text : talloc_asprintf(run, "%*s%s", INDENT, "", text);
}

static size_t lines_of(const char *text)
{
    size_t lines = 1;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

/* A line of a text, from 0; "" beyond its last. */
static const char *line_of(struct run *run, const char *text, size_t line)
{
    for (; line > 0; line--) {
        text = strchr(text, '\n');
        if (text == NULL)
            return "";
        text++;
    }
    return talloc_strndup(run, text, strcspn(text, "\n"));
}

static bool is_pointed(const struct table *table, const struct table_row *row, size_t column)
{
    return table->align[column] == ALIGN_POINT && row->kind != ROW_HEAD;
}

static struct width column_measure(struct run *run, const struct table *table, size_t column,
                                   const struct fold *fold)
{
    size_t before = 0, after = 0, whole = 0;
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        if (row->cell[column].span != 1)
            continue;
        const char *text = cell_lines(run, table, row, column, fold);
        if (is_pointed(table, row, column)) {
            size_t point = table_point(text);
            before = widest(before, point);
            after = widest(after, text_width(text) - point);
            continue;
        }
        for (size_t i = 0, lines = lines_of(text); i < lines; i++)
            whole = widest(whole, text_width(line_of(run, text, i)));
    }
    return (struct width){ widest(whole, before + after), before };
}

static size_t span_width(const struct width *width, size_t first, size_t span)
{
    size_t sum = (span - 1) * GAP;
    for (size_t i = 0; i < span; i++)
        sum += width[first + i].whole;
    return sum;
}

/* A heading over several columns may be wider than they are: the last makes room. */
static void widen_for_spans(const struct table *table, struct width *width)
{
    for (size_t r = 0; r < table->rows; r++)
        for (size_t c = 0; c < table->columns; c++) {
            const struct cell *cell = &table->row[r].cell[c];
            if (cell->span < 2 || cell->text == NULL)
                continue;
            size_t have = span_width(width, c, cell->span), need = text_width(cell->text);
            if (need > have)
                width[c + cell->span - 1].whole += need - have;
        }
}

static struct width *measure(struct run *run, const struct table *table, const struct fold *fold)
{
    struct width *width = run_array(run, struct width, table->columns);
    for (size_t c = 0; c < table->columns; c++)
        width[c] = column_measure(run, table, c, fold);
    widen_for_spans(table, width);
    return width;
}

static size_t whole_width(const struct table *table, const struct width *width)
{
    return span_width(width, 0, table->columns);
}

static size_t padding_before(const struct table *table, const struct table_row *row, size_t column,
                             const char *text, const struct width *width)
{
    size_t room = span_width(width, column, row->cell[column].span), used = text_width(text);
    if (row->cell[column].span > 1)
        return (room - used) / 2;
    if (row->kind == ROW_HEAD && table->align[column] == ALIGN_POINT)
        return narrowest(width[column].point, room - used);
    switch (table->align[column]) {
    case ALIGN_RIGHT:
        return room - used;
    case ALIGN_CENTRE:
        return (room - used) / 2;
    case ALIGN_POINT:
        return width[column].point - table_point(text);
    default:
        return 0;
    }
}

static void strip_end(char *line)
{
    size_t length = strlen(line);
    while (length > 0 && line[length - 1] == ' ')
        line[--length] = '\0';
}

static char *repeat(struct run *run, const char *piece, size_t count)
{
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        text = talloc_strdup_append_buffer(text, piece);
    return text;
}

/* Short rules under the headings that span columns; "" if a row has none. */
static char *span_rules(struct run *run, const struct table *table, const struct table_row *row,
                        const struct width *width)
{
    char *line = talloc_strdup(run, "");
    bool any = false;
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        bool spans = row->cell[c].span > 1;
        any = any || spans;
        size_t room = span_width(width, c, row->cell[c].span);
        line = talloc_asprintf_append_buffer(line, "%s%s", c == 0 ? "" : "   ",
                                             repeat(run, spans ? "\u2500" : " ", room));
    }
    strip_end(line);
    return any ? line : NULL;
}

/* One line of a row; headings stand on one foot. */
static char *row_line(struct run *run, const struct table *table, const struct table_row *row,
                      const struct width *width, const char *const *cell, size_t line, size_t lines)
{
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        size_t above = row->kind == ROW_HEAD ? lines - lines_of(cell[c]) : 0;
        const char *shown = line < above ? "" : line_of(run, cell[c], line - above);
        size_t room = span_width(width, c, row->cell[c].span);
        size_t before = *shown == '\0' ? 0 : padding_before(table, row, c, shown, width);
        size_t after = room - before - text_width(shown);
        text = talloc_asprintf_append_buffer(text, "%s%*s%s%*s", c == 0 ? "" : "   ", (int)before,
                                             "", shown, (int)after, "");
    }
    strip_end(text);
    return text;
}

/* The text so far, and whether its lines are stressed. */
struct page {
    struct run *run;
    char *text;
    bool stressed;
};

static void add_line(struct page *page, enum stress stress, const char *line)
{
    const char *shown = page->stressed ? terminal_stressed(page->run, stress, line) : line;
    page->text = talloc_asprintf_append_buffer(page->text, "%s\n", shown);
}

static void add_row(struct page *page, const struct table *table, const struct table_row *row,
                    const struct width *width, const struct fold *fold)
{
    static const enum stress stress[] = {
        [ROW_HEAD] = STRESS_STRONG, [ROW_PRINTED] = STRESS_FAINT, [ROW_SUMMARY] = STRESS_NONE
    };
    const char **cell = run_array(page->run, const char *, table->columns);
    size_t lines = 1;
    for (size_t c = 0; c < table->columns; c += row->cell[c].span) {
        cell[c] = cell_lines(page->run, table, row, c, fold);
        lines = widest(lines, lines_of(cell[c]));
    }
    for (size_t i = 0; i < lines; i++)
        add_line(page, stress[row->kind], row_line(page->run, table, row, width, cell, i, lines));
}

/* From the rule above the headings to the one below the last row. */
static void add_grid(struct page *page, const struct table *table, const struct width *width,
                     const struct fold *fold)
{
    const char *rule = repeat(page->run, "\u2500", whole_width(table, width));
    add_line(page, STRESS_FAINT, rule);
    for (size_t r = 0; r < table->rows; r++) {
        const struct table_row *row = &table->row[r];
        bool head = row->kind == ROW_HEAD;
        if (row->rule_above || table_summary_begins(table, r))
            add_line(page, STRESS_FAINT, rule);
        add_row(page, table, row, width, fold);
        const char *short_rules = head ? span_rules(page->run, table, row, width) : NULL;
        if (short_rules != NULL)
            add_line(page, STRESS_FAINT, short_rules);
        if (head && r + 1 < table->rows && table->row[r + 1].kind != ROW_HEAD)
            add_line(page, STRESS_FAINT, rule);
    }
    add_line(page, STRESS_FAINT, rule);
}

static struct fold fold_at(struct run *run, const struct table *table, size_t most, bool all,
                           bool cut)
{
    struct fold fold = { run_array(run, size_t, table->columns), all, cut };
    for (size_t c = 0; c < table->columns; c++)
        fold.most[c] = most;
    return fold;
}

/* As wide as it is; where that is wider than a page, with its long texts in several lines. */
static struct fold fold_for_reading(struct run *run, const struct table *table)
{
    struct fold fold = fold_at(run, table, 0, false, false);
    return whole_width(table, measure(run, table, &fold)) > WIDEST_TABLE
               ? fold_at(run, table, WIDEST_TEXT, false, false)
               : fold;
}

/* The widest texts with which the table is no wider than `room`, found by halving; 0: none. */
static size_t widest_texts(struct run *run, const struct table *table, size_t room, bool cut)
{
    size_t fits = 0, fails = room;
    while (fits + 1 < fails) {
        size_t most = (fits + fails) / 2;
        struct fold fold = fold_at(run, table, most, true, cut);
        if (whole_width(table, measure(run, table, &fold)) <= room)
            fits = most;
        else
            fails = most;
    }
    return fits;
}

/* A column with a longer word is as wide as that, and its other texts may be, too. */
static struct fold fold_filled(struct run *run, const struct table *table, size_t most, bool cut)
{
    struct fold fold = fold_at(run, table, most, true, cut);
    const struct width *width = measure(run, table, &fold);
    for (size_t c = 0; c < table->columns; c++)
        fold.most[c] = widest(most, width[c].whole);
    return fold;
}

/* As wide as there is room for; words are cut where that alone does, and as long as they are
 * where not even that. */
static struct fold fold_into(struct run *run, const struct table *table, size_t room, bool may_cut)
{
    struct fold fold = fold_at(run, table, 0, true, false);
    if (whole_width(table, measure(run, table, &fold)) <= room)
        return fold;
    for (int cut = 0; cut <= (may_cut ? 1 : 0); cut++) {
        size_t most = widest_texts(run, table, room, cut);
        if (most > 0)
            return fold_filled(run, table, most, cut);
    }
    return fold_filled(run, table, 1, false);
}

/* As narrow as the columns can be, each with the gap before it. */
static const size_t *least_widths(struct run *run, const struct table *table)
{
    struct fold fold = fold_at(run, table, 1, true, false);
    size_t *least = run_array(run, size_t, table->columns);
    for (size_t c = 0; c < table->columns; c++)
        least[c] = GAP + column_measure(run, table, c, &fold).whole;
    return least;
}

/* The table in parts beneath each other, each no wider than the terminal if it can be. */
static void add_parts(struct page *page, const struct table *table, size_t room)
{
    const size_t *least = least_widths(page->run, table);
    const size_t names = text_panel_names(table, least, room + GAP);
    for (size_t first = names, end; first < table->columns; first = end) {
        end = text_panel_end(table, least, names, first, room + GAP);
        const struct table *part = text_panel(page->run, table, names, first, end);
        struct fold fold = fold_into(page->run, part, room, true);
        if (first > names)
            add_line(page, STRESS_NONE, "");
        add_grid(page, part, measure(page->run, part, &fold), &fold);
    }
}

/* The id and the title, and what must be known of the data. */
static void add_top(struct page *page, const struct table *table, size_t room)
{
    struct run *run = page->run;
    bool apart = table->italic_title || *table->id == '\0';
    const char *title =
        apart ? table->title : talloc_asprintf(run, "%s: %s", table->id, table->title);
    if (table->italic_title && *table->id != '\0')
        add_line(page, STRESS_STRONG, table->id);
    add_line(page, STRESS_STRONG, text_wrap(run, title, room, 0));
    if (table->made_up)
        add_line(page, STRESS_NONE, text_wrap(run, MADE_UP_NOTE, room, 0));
}

const char *table_write_text_for(struct run *run, const struct table *table,
                                 const struct text_form *form)
{
    size_t room = form->width;
    bool has_parts = table->columns > 2;
    struct fold fold =
        room == 0 ? fold_for_reading(run, table) : fold_into(run, table, room, !has_parts);
    const struct width *width = measure(run, table, &fold);
    size_t whole = whole_width(table, width), lines = widest(whole, NARROWEST_NOTE);
    if (room > 0)
        lines = narrowest(lines, room);
    struct page page = { run, talloc_strdup(run, ""), form->stressed };
    add_top(&page, table, lines);
    if (room > 0 && whole > room && has_parts)
        add_parts(&page, table, room);
    else
        add_grid(&page, table, width, &fold);
    for (size_t i = 0; i < table->notes; i++)
        add_line(&page, STRESS_NONE, text_wrap(run, table->note[i], lines, 0));
    return page.text;
}

const char *table_write_text(struct run *run, const struct table *table)
{
    return table_write_text_for(run, table, &(struct text_form){ 0, false });
}
