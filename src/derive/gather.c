#include "derive/gather.h"

#include <stdint.h>

#include "base/path.h"
#include "derive/panel_ledger.h"
#include "derive/rankings.h"
#include "derive/settle.h"
#include "read/asking.h"

/* The source of a variable, and which of its rows is of which area. */
struct gathering {
    const struct panel *panel;
    const struct loaded *loaded;
    size_t areas;       /* of the register */
    const size_t *row;  /* areas: of the grid; SIZE_MAX for none */
    const bool *shared; /* areas: no row but a part in one that is left out */
};

/* An empty column for every area of the register: so far the source has a row for none. */
static struct column *column_by_area(struct run *run, const struct gathering *gathering,
                                     const struct variable *variable, enum column_kind kind)
{
    const char *file = path_last(gathering->loaded->path[0]);
    const char *why = talloc_asprintf(run, "no row in %s", file);
    struct frame *frame = frame_new(run, gathering->areas, "");
    struct column *column = frame_add(run, frame, variable->name, kind);
    for (size_t area = 0; area < gathering->areas; area++)
        if (gathering->shared[area])
            column_miss(column, area, MISSING_SHARED, missing_name(MISSING_SHARED));
        else
            column_miss(column, area, MISSING_NO_ROW, why);
    return column;
}

/* From the rows of a source to the areas that they are of. */
static void settle_rows(const struct gathering *gathering, const struct column *by_row,
                        struct column *by_area)
{
    for (size_t area = 0; area < gathering->areas; area++) {
        size_t row = gathering->row[area];
        if (row == SIZE_MAX)
            continue;
        by_area->missing[area] = by_row->missing[row];
        by_area->why[area] = by_row->why[row];
        by_area->number[area] = by_row->number[row];
    }
}

/* What the rows of a source answer, as its variable says that answers are read. */
static bool fill_answers(struct run *run, const struct gathering *gathering,
                         const struct answers *answers, struct column **by_area)
{
    const struct variable *variable = answers->variable;
    struct frame *rows = frame_new(run, answers->grid->rows, "");
    struct column *by_row = frame_add(run, rows, variable->name, COLUMN_NUMBER);
    const struct ranking *ranking =
        variable->ranking == NULL ? NULL : source_ranking(answers->source, variable->ranking);
    if (!(ranking != NULL ? rankings_read(run, answers, ranking, by_row)
                          : answers_read(run, answers, by_row)))
        return false;
    *by_area = column_by_area(run, gathering, variable, COLUMN_NUMBER);
    settle_rows(gathering, by_row, *by_area);
    return true;
}

/* Which rows of the grid count: those of an authority. */
static const bool *rows_that_count(struct run *run, const struct gathering *gathering)
{
    bool *counts = run_array(run, bool, gathering->loaded->grid->rows + 1);
    for (size_t area = 0; area < gathering->areas; area++)
        if (gathering->row[area] != SIZE_MAX)
            counts[gathering->row[area]] = true;
    return counts;
}

/* A column of a source, for every area of the register. */
static bool fill_by_area(struct run *run, const struct gathering *gathering,
                         const struct variable *variable, struct column **by_area)
{
    const struct loaded *loaded = gathering->loaded;
    const struct texts *declared = &loaded->source->missing;
    struct answers answers = { .grid = loaded->grid,
                               .variable = variable,
                               .source = loaded->source,
                               .ledger = gathering->panel->sources->ledger,
                               .counts = rows_that_count(run, gathering) };
    if (variable->ranking != NULL)
        return fill_answers(run, gathering, &answers, by_area);
    const struct asked asked = asked_of_variable(run, variable);
    answers.cells = grid_asked(loaded->grid, &asked);
    if (answers_said(variable))
        return fill_answers(run, gathering, &answers, by_area);
    enum column_kind kind = COLUMN_NUMBER;
    if (!answers_single(run, &answers)
        || !grid_column_kind(run, loaded->grid, answers.cells, declared, &kind))
        return false;
    *by_area = column_by_area(run, gathering, variable, kind);
    grid_column_fill(run, answers.cells, loaded->grid, declared, gathering->areas, gathering->row,
                     *by_area);
    return true;
}

/* A column by area of the register, as readings that know their row. */
static struct reading *readings_of(struct run *run, const struct gathering *gathering,
                                   const struct column *by_area)
{
    const struct grid *grid = gathering->loaded->grid;
    struct reading *reading = run_array(run, struct reading, gathering->areas + 1);
    bool text = by_area->kind == COLUMN_TEXT;
    for (size_t area = 0; area < gathering->areas; area++) {
        size_t row = gathering->row[area];
        reading[area] = (struct reading){ .missing = by_area->missing[area],
                                          .number = text ? 0 : by_area->number[area],
                                          .text = text ? by_area->text[area] : NULL,
                                          .why = by_area->why[area] };
        if (row != SIZE_MAX)
            reading[area].place = grid_row_place(grid, row);
    }
    return reading;
}

/* The column of the same source by which those of authorities that became one are weighted. */
static bool fill_weight(struct run *run, const struct gathering *gathering,
                        const struct variable *variable, struct reading **weight)
{
    const struct variable column = { .name = variable->weight,
                                     .label = variable->weight,
                                     .unit = "",
                                     .from = variable->from,
                                     .column = variable->weight,
                                     .place = variable->place,
                                     .divide_by = 1 };
    struct column *by_area = NULL;
    if (!fill_by_area(run, gathering, &column, &by_area))
        return false;
    *weight = readings_of(run, gathering, by_area);
    return by_area->kind == COLUMN_NUMBER
           || run_fail(
               run, STATUS_UNSUPPORTED, variable->place,
               "'%s' is weighted by the column '%s', which has texts; weigh by a column of numbers",
               variable->name, variable->weight);
}

/* From every area of the register to the rows of the panel. */
static void settle_areas(struct run *run, const struct panel *panel,
                         const struct readings *readings, struct column *made)
{
    for (size_t row = 0; row < panel->frame->rows; row++) {
        struct reading value = settle(run, panel, readings, panel->area[row]);
        if (value.missing != PRESENT)
            column_miss(made, row, value.missing, value.why);
        else if (readings->texts)
            made->text[row] = value.text;
        else
            made->number[row] = value.number;
    }
}

bool gather_column(struct run *run, const struct panel *panel, const struct joined *joined,
                   const struct variable *variable, struct column **made)
{
    const struct sources *sources = panel->sources;
    const struct loaded *loaded = sources_of(sources, variable);
    const size_t source = (size_t)(loaded - sources->loaded);
    const struct gathering gathering = { .panel = panel,
                                         .loaded = loaded,
                                         .areas = sources->areas->count,
                                         .row = joined->row[source],
                                         .shared = joined->shared[source] };
    struct column *by_area = NULL;
    if (!fill_by_area(run, &gathering, variable, &by_area))
        return false;
    struct readings readings = { .variable = variable,
                                 .of = variable_origin(variable),
                                 .texts = by_area->kind == COLUMN_TEXT,
                                 .confidential = layout_is_survey(loaded->layout),
                                 .value = readings_of(run, &gathering, by_area) };
    if (variable->weight != NULL && !fill_weight(run, &gathering, variable, &readings.weight))
        return false;
    panel_ledger_symbols(run, panel, &readings, 1);
    struct frame *frame = frame_new(run, panel->frame->rows, "");
    *made = frame_add(run, frame, variable->name, by_area->kind);
    settle_areas(run, panel, &readings, *made);
    return true;
}
