#include "draw/table_columns.h"

#include <math.h>

#include "draw/table_cell.h"

/* In the size of the type. */
#define GAP 1.2
#define HEADING_WIDTH 8.0 /* a heading is wrapped before it makes its column wider */
#define SPAN_WIDTH 16.0   /* the same for a heading over several columns */
#define TEXT_WIDTH 12.0   /* a column of text is not wrapped to less */

#define MEASURED_TYPE 9.0 /* in which everything is measured */
#define TYPE_STEP 0.25

/* What a column asks for at MEASURED_TYPE; other sizes are in proportion. */
struct demand {
    double natural, least; /* width without wrapping, and with as much as bearable */
    double before, after;  /* the decimal point, in body cells */
};

struct survey {
    struct run *run;
    const struct lettering *lettering;
    const struct table *table;
    struct demand *demand; /* table->columns */
};

static void widen(struct demand *demand, double natural, double least)
{
    demand->natural = fmax(demand->natural, natural);
    demand->least = fmax(demand->least, least);
}

static double word_width(const struct survey *survey, const struct cell *cell)
{
    return lettering_word_width(survey->run, survey->lettering, cell->text, MEASURED_TYPE);
}

static void body_measure(struct survey *survey, const struct cell *cell, enum row_kind kind,
                         size_t column)
{
    struct demand *demand = &survey->demand[column];
    double width = cell_width(survey->run, survey->lettering, cell, MEASURED_TYPE);
    enum align align = survey->table->align[column];
    if (align == ALIGN_LEFT) {
        double mark = width
                      - lettering_width(survey->lettering,
                                        lettering_markup(survey->run, cell->text), MEASURED_TYPE);
        widen(demand, width,
              fmin(width, fmax(mark + word_width(survey, cell), TEXT_WIDTH * MEASURED_TYPE)));
    } else if (align == ALIGN_POINT && cell_is_aligned(cell, kind)) {
        double before = cell_before_point(survey->run, survey->lettering, cell, MEASURED_TYPE);
        demand->before = fmax(demand->before, before);
        demand->after = fmax(demand->after, width - before);
        double block = demand->before + demand->after;
        widen(demand, block, block);
    } else {
        widen(demand, width, width);
    }
}

static void head_measure(struct survey *survey, const struct cell *cell, size_t column)
{
    double width = cell_width(survey->run, survey->lettering, cell, MEASURED_TYPE);
    double word = word_width(survey, cell);
    widen(&survey->demand[column], fmax(word, fmin(width, HEADING_WIDTH * MEASURED_TYPE)), word);
}

/* Columns under a heading that is wider than they are share the difference. */
static void span_measure(struct survey *survey, const struct cell *cell, size_t first)
{
    double word = word_width(survey, cell);
    double width = cell_width(survey->run, survey->lettering, cell, MEASURED_TYPE);
    double natural = fmax(word, fmin(width, SPAN_WIDTH * MEASURED_TYPE)), least = word;
    double gaps = (double)(cell->span - 1) * GAP * MEASURED_TYPE;
    natural -= gaps;
    least -= gaps;
    for (size_t i = 0; i < cell->span; i++) {
        natural -= survey->demand[first + i].natural;
        least -= survey->demand[first + i].least;
    }
    for (size_t i = 0; i < cell->span; i++) {
        survey->demand[first + i].natural += fmax(0.0, natural / (double)cell->span);
        survey->demand[first + i].least += fmax(0.0, least / (double)cell->span);
    }
}

/* Single columns first: what a span lacks is known only then. */
static void table_measure(struct survey *survey)
{
    const struct table *table = survey->table;
    for (int spans = 0; spans < 2; spans++) {
        for (size_t r = 0; r < table->rows; r++) {
            for (size_t c = 0; c < table->columns; c++) {
                const struct cell *cell = &table->row[r].cell[c];
                bool head = table->row[r].kind == ROW_HEAD;
                if (cell_is_empty(cell) || cell->span == 0)
                    continue;
                if (spans == 0 && cell->span == 1 && head)
                    head_measure(survey, cell, c);
                if (spans == 0 && cell->span == 1 && !head)
                    body_measure(survey, cell, table->row[r].kind, c);
                if (spans == 1 && cell->span > 1 && head)
                    span_measure(survey, cell, c);
            }
        }
    }
}

static void totals(const struct survey *survey, double *natural, double *least)
{
    *natural = *least = (double)(survey->table->columns - 1) * GAP * MEASURED_TYPE;
    for (size_t i = 0; i < survey->table->columns; i++) {
        *natural += survey->demand[i].natural;
        *least += survey->demand[i].least;
    }
}

/* The largest type, `largest` or less, at which the columns fit, at their least, into `room`. */
static double type_choose(double least, double room, double largest)
{
    double size = largest;
    while (size > SMALLEST_TYPE && least * size / MEASURED_TYPE > room)
        size -= TYPE_STEP;
    return fmax(size, SMALLEST_TYPE);
}

static void columns_place(const struct survey *survey, struct table_columns *columns, double share,
                          double spare)
{
    double at = columns->left, scale = columns->size / MEASURED_TYPE;
    for (size_t i = 0; i < survey->table->columns; i++) {
        const struct demand *demand = &survey->demand[i];
        struct table_column *column = &columns->column[i];
        column->left = at;
        column->width = scale * (demand->least + share * (demand->natural - demand->least)) + spare;
        double block = scale * (demand->before + demand->after);
        column->point = at + (column->width - block) / 2.0 + scale * demand->before;
        columns->right = at + column->width;
        at = columns->right + columns->gap;
    }
}

struct table_columns table_columns_fit(struct run *run, const struct lettering *lettering,
                                       const struct table *table, double left, double right,
                                       double largest)
{
    struct survey survey = { run, lettering, table, run_array(run, struct demand, table->columns) };
    double natural, least, room = right - left;
    table_measure(&survey);
    totals(&survey, &natural, &least);

    struct table_columns columns = { .size = type_choose(least, room, largest), .left = left };
    double scale = columns.size / MEASURED_TYPE;
    columns.gap = GAP * columns.size;
    columns.column = run_array(run, struct table_column, table->columns);
    /* `share`: how much of what wrapping saves need not be saved. */
    double saved = scale * (natural - least), beyond_least = fmax(0.0, room - scale * least);
    double share = saved > 0.0 ? fmin(1.0, beyond_least / saved) : 1.0;
    double spare = fmax(0.0, beyond_least - saved) / (double)table->columns;
    columns_place(&survey, &columns, share, spare);
    return columns;
}

double table_columns_left(const struct table_columns *columns, size_t first)
{
    return columns->column[first].left;
}

double table_columns_right(const struct table_columns *columns, size_t first, size_t span)
{
    const struct table_column *last = &columns->column[first + span - 1];
    return last->left + last->width;
}
