#include "draw/table_cell.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "draw/numeral.h"

/* Of the size of the body's type. Pango's own <sup> rises higher than lines stand apart. */
#define PRINTED_SIZE 0.88
#define MARK_SIZE 0.72
#define MARK_RISE 0.32

bool cell_is_empty(const struct cell *cell)
{
    return cell->text == NULL || *cell->text == '\0';
}

double cell_size(enum row_kind kind, double size)
{
    return kind == ROW_PRINTED ? fmax(SMALLEST_TYPE, PRINTED_SIZE * size) : size;
}

/* Marked and as markup; `text` is the cell's, or its beginning, minus signs in place. */
static const char *markup_of(struct run *run, const struct cell *cell, const char *text,
                             double size)
{
    const char *markup = lettering_markup(run, text);
    if (cell->mark == NULL || *cell->mark == '\0')
        return markup;
    int mark_size = (int)lround(MARK_SIZE * size * PANGO_SCALE);
    int rise = (int)lround(MARK_RISE * size * PANGO_SCALE);
    return talloc_asprintf(run, "<span size='%d' rise='%d'>%s</span>%s", mark_size, rise,
                           lettering_markup(run, cell->mark), markup);
}

const char *cell_markup(struct run *run, const struct cell *cell, double size)
{
    return markup_of(run, cell, numeral_minus(run, cell->text), size);
}

double cell_width(struct run *run, const struct lettering *lettering, const struct cell *cell,
                  double size)
{
    return lettering_width(lettering, cell_markup(run, cell, size), size);
}

static bool is_digit(char character)
{
    return isdigit((unsigned char)character) != 0;
}

/* Bytes of text before its decimal point; its whole length where it has no digit. */
static size_t point_at(const char *text)
{
    size_t at = 0;
    while (text[at] != '\0' && !is_digit(text[at]) && !(text[at] == '.' && is_digit(text[at + 1])))
        at++;
    while (is_digit(text[at]) || (text[at] == ',' && is_digit(text[at + 1])))
        at++;
    return at;
}

bool cell_is_aligned(const struct cell *cell, enum row_kind kind)
{
    if (kind == ROW_HEAD || cell->span != 1)
        return false;
    if (kind == ROW_SUMMARY)
        return cell->text[point_at(cell->text)] == '.';
    return strpbrk(cell->text, "0123456789") != NULL;
}

double cell_before_point(struct run *run, const struct lettering *lettering,
                         const struct cell *cell, double size)
{
    const char *text = numeral_minus(run, cell->text);
    const char *before = talloc_strndup(run, text, point_at(text));
    return lettering_width(lettering, markup_of(run, cell, before, size), size);
}
