#include "derive/make.h"

#include <stdint.h>
#include <string.h>

#include "derive/combine.h"
#include "derive/panel_ledger.h"
#include "derive/rankings.h"
#include "derive/settle.h"
#include "derive/transform.h"

enum progress { NOT_YET, UNDER_WAY, MADE };

struct maker {
    struct panel *panel;
    const struct joined *joined;
    enum progress *progress; /* variables */
};

struct maker *maker_new(struct run *run, struct panel *panel, const struct joined *joined)
{
    struct maker *maker = talloc_zero(run, struct maker);
    maker->panel = panel;
    maker->joined = joined;
    maker->progress = run_array(run, enum progress, panel->study->variables);
    return maker;
}

/* A column that belongs to no frame yet: what a variable is made into. */
static struct column *column_alone(struct run *run, const struct panel *panel, const char *name,
                                   enum column_kind kind)
{
    struct frame *frame = frame_new(run, panel->frame->rows, "");
    return frame_add(run, frame, name, kind);
}

static bool make_measure(struct run *run, struct maker *maker, const struct variable *variable,
                         struct column **made)
{
    *made = column_alone(run, maker->panel, variable->name, COLUMN_NUMBER);
    const struct loaded *loaded = sources_of(maker->panel->sources, variable);
    combine_measure(run, maker->panel, variable, loaded->measures, *made);
    return true;
}

/* An empty column for every area of the register: so far the source has a row for none. */
static struct column *column_by_area(struct run *run, const struct maker *maker,
                                     const struct variable *variable, size_t source,
                                     enum column_kind kind)
{
    const struct sources *sources = maker->panel->sources;
    const char *path = sources->loaded[source].path[0], *file = strrchr(path, '/');
    const char *why = talloc_asprintf(run, "no row in %s", file == NULL ? path : file + 1);
    const size_t areas = sources->areas->count;
    struct column *column = frame_add(run, frame_new(run, areas, ""), variable->name, kind);
    for (size_t area = 0; area < areas; area++)
        if (maker->joined->shared[source][area])
            column_miss(column, area, MISSING_SHARED, missing_name(MISSING_SHARED));
        else
            column_miss(column, area, MISSING_NO_ROW, why);
    return column;
}

/* From the rows of a source to the areas that they are of. */
static void settle_rows(const struct column *by_row, const size_t *row, size_t areas,
                        struct column *by_area)
{
    for (size_t area = 0; area < areas; area++) {
        if (row[area] == SIZE_MAX)
            continue;
        by_area->missing[area] = by_row->missing[row[area]];
        by_area->why[area] = by_row->why[row[area]];
        by_area->number[area] = by_row->number[row[area]];
    }
}

/* What the rows of a source answer, as its variable says that answers are read. */
static bool fill_answers(struct run *run, const struct maker *maker,
                         const struct variable *variable, size_t source,
                         const struct answers *answers, struct column **by_area)
{
    const size_t areas = maker->panel->sources->areas->count;
    struct frame *rows = frame_new(run, answers->grid->rows, "");
    struct column *by_row = frame_add(run, rows, variable->name, COLUMN_NUMBER);
    const struct ranking *ranking =
        variable->ranking == NULL ? NULL : source_ranking(answers->source, variable->ranking);
    if (!(ranking != NULL ? rankings_read(run, answers, ranking, by_row)
                          : answers_read(run, answers, by_row)))
        return false;
    *by_area = column_by_area(run, maker, variable, source, COLUMN_NUMBER);
    settle_rows(by_row, maker->joined->row[source], areas, *by_area);
    return true;
}

/* Which rows of the grid count: those of an authority. */
static const bool *rows_that_count(struct run *run, const struct maker *maker, size_t source,
                                   const struct grid *grid)
{
    bool *counts = run_array(run, bool, grid->rows + 1);
    for (size_t area = 0; area < maker->panel->sources->areas->count; area++) {
        size_t row = maker->joined->row[source][area];
        if (row != SIZE_MAX)
            counts[row] = true;
    }
    return counts;
}

/* A column of a source, for every area of the register. */
static bool fill_by_area(struct run *run, const struct maker *maker,
                         const struct variable *variable, size_t source, struct column **by_area)
{
    const struct sources *sources = maker->panel->sources;
    const struct loaded *loaded = &sources->loaded[source];
    const struct texts *declared = &loaded->source->missing;
    struct answers answers = { .grid = loaded->grid,
                               .variable = variable,
                               .source = loaded->source,
                               .ledger = sources->ledger,
                               .counts = rows_that_count(run, maker, source, loaded->grid) };
    if (variable->ranking != NULL)
        return fill_answers(run, maker, variable, source, &answers, by_area);
    const struct asked asked = sources_asked(run, variable);
    answers.cells = grid_asked(loaded->grid, &asked);
    if (answers_said(variable))
        return fill_answers(run, maker, variable, source, &answers, by_area);
    enum column_kind kind = COLUMN_NUMBER;
    if (!answers_single(run, &answers)
        || !grid_column_kind(run, loaded->grid, answers.cells, declared, &kind))
        return false;
    *by_area = column_by_area(run, maker, variable, source, kind);
    grid_column_fill(run, answers.cells, loaded->grid, declared, sources->areas->count,
                     maker->joined->row[source], *by_area);
    return true;
}

/* A column by area of the register, as readings that know their row. */
static struct reading *readings_of(struct run *run, const struct maker *maker,
                                   const struct column *by_area, size_t source)
{
    const struct loaded *loaded = &maker->panel->sources->loaded[source];
    const struct grid *grid = loaded->grid;
    const size_t areas = maker->panel->sources->areas->count;
    struct reading *reading = run_array(run, struct reading, areas + 1);
    for (size_t area = 0; area < areas; area++) {
        size_t row = maker->joined->row[source][area];
        bool text = by_area->kind == COLUMN_TEXT;
        reading[area] = (struct reading){ .missing = by_area->missing[area],
                                          .number = text ? 0 : by_area->number[area],
                                          .text = text ? by_area->text[area] : NULL,
                                          .why = by_area->why[area] };
        if (row != SIZE_MAX)
            reading[area].place =
                (struct place){ grid->file[grid->of[row]].input->path, grid->line[row], 0 };
    }
    return reading;
}

/* The column of the same source by which those of authorities that became one are weighted. */
static bool fill_weight(struct run *run, const struct maker *maker, const struct variable *variable,
                        size_t source, struct reading **weight)
{
    const struct variable column = { .name = variable->weight,
                                     .label = variable->weight,
                                     .unit = "",
                                     .from = variable->from,
                                     .column = variable->weight,
                                     .place = variable->place,
                                     .divide_by = 1 };
    struct column *by_area = NULL;
    if (!fill_by_area(run, maker, &column, source, &by_area))
        return false;
    *weight = readings_of(run, maker, by_area, source);
    return by_area->kind == COLUMN_NUMBER
           || run_fail(run, STATUS_UNSUPPORTED, variable->place,
                       "'%s' is weighted by the column '%s', which has texts", variable->name,
                       variable->weight);
}

static const char *called(const struct variable *variable)
{
    if (variable->column != NULL)
        return variable->column;
    return variable->question.count > 0 ? variable->question.text[0] : variable->item;
}

/* From every area of the register to the rows of the panel. */
static bool make_column(struct run *run, struct maker *maker, const struct variable *variable,
                        size_t source, struct column **made)
{
    const struct panel *panel = maker->panel;
    struct column *by_area = NULL;
    if (!fill_by_area(run, maker, variable, source, &by_area))
        return false;
    struct readings readings = { .variable = variable,
                                 .of = called(variable),
                                 .texts = by_area->kind == COLUMN_TEXT,
                                 .confidential =
                                     layout_is_survey(panel->sources->loaded[source].layout),
                                 .value = readings_of(run, maker, by_area, source) };
    if (variable->weight != NULL && !fill_weight(run, maker, variable, source, &readings.weight))
        return false;
    panel_ledger_symbols(run, panel, &readings, 1);
    *made = column_alone(run, panel, variable->name, by_area->kind);
    for (size_t row = 0; row < panel->frame->rows; row++) {
        struct reading value = settle(run, panel, &readings, panel->area[row]);
        if (value.missing != PRESENT)
            column_miss(*made, row, value.missing, value.why);
        else if (readings.texts)
            (*made)->text[row] = value.text;
        else
            (*made)->number[row] = value.number;
    }
    return true;
}

/* The reason of a part, as the whole gives it. */
static const char *part_why(struct run *run, const struct column *part, size_t row)
{
    return talloc_asprintf(run, "%s: %s", part->label, part->why[row]);
}

static bool need_number(struct run *run, const struct variable *variable, const struct column *part)
{
    return part->kind == COLUMN_NUMBER
           || run_fail(run, STATUS_UNSUPPORTED, variable->place,
                       "'%s' is made from '%s', which has texts", variable->name, part->name);
}

static bool make_ratio(struct run *run, struct maker *maker, const struct variable *variable,
                       struct column **made)
{
    const struct frame *frame = maker->panel->frame;
    const struct column *above = frame_column(frame, variable->ratio.text[0]);
    const struct column *below = frame_column(frame, variable->ratio.text[1]);
    if (!need_number(run, variable, above) || !need_number(run, variable, below))
        return false;
    *made = column_alone(run, maker->panel, variable->name, COLUMN_NUMBER);
    for (size_t row = 0; row < frame->rows; row++) {
        if (above->missing[row] != PRESENT)
            column_miss(*made, row, MISSING_PART, part_why(run, above, row));
        else if (below->missing[row] != PRESENT)
            column_miss(*made, row, MISSING_PART, part_why(run, below, row));
        else if (below->number[row] == 0)
            column_miss(*made, row, MISSING_UNDEFINED,
                        talloc_asprintf(run, "%s is 0", below->label));
        else
            (*made)->number[row] = above->number[row] / below->number[row];
    }
    return true;
}

/* The indicators of the rows that have them all; the other rows of `made` are missing. */
static gsl_matrix *complete_rows(struct run *run, const struct frame *frame,
                                 const struct texts *names, struct column *made, size_t *rows)
{
    size_t complete = 0;
    for (size_t row = 0; row < frame->rows; row++) {
        for (size_t i = 0; i < names->count && made->missing[row] == PRESENT; i++) {
            const struct column *part = frame_column(frame, names->text[i]);
            if (part->missing[row] != PRESENT)
                column_miss(made, row, MISSING_PART, part_why(run, part, row));
        }
        if (made->missing[row] == PRESENT)
            rows[complete++] = row;
    }
    gsl_matrix *X = gsl_matrix_alloc(complete > 0 ? complete : 1, names->count);
    run_adopt(run, X, (void (*)(void *))gsl_matrix_free);
    for (size_t r = 0; r < complete; r++)
        for (size_t i = 0; i < names->count; i++)
            gsl_matrix_set(X, r, i, frame_column(frame, names->text[i])->number[rows[r]]);
    return X;
}

static bool make_factor(struct run *run, struct maker *maker, const struct variable *variable,
                        struct column **made)
{
    struct panel *panel = maker->panel;
    const struct texts *names = &variable->factor;
    for (size_t i = 0; i < names->count; i++)
        if (!need_number(run, variable, frame_column(panel->frame, names->text[i])))
            return false;
    *made = column_alone(run, panel, variable->name, COLUMN_NUMBER);
    size_t *rows = run_array(run, size_t, panel->frame->rows + 1);
    const gsl_matrix *X = complete_rows(run, panel->frame, names, *made, rows);
    struct latent *latent = NULL;
    enum latent_method method = variable->method == 0 ? LATENT_PAF : LATENT_ML;
    if (!latent_scores(run, X, names->text, method, variable->place, &latent))
        return false;
    for (size_t r = 0; r < latent->rows; r++)
        (*made)->number[rows[r]] = latent->score[r];
    panel->latent = run_grow(run, panel->latent, struct panel_latent, panel->latents + 1);
    panel->latent[panel->latents++] = (struct panel_latent){ variable, latent };
    return true;
}

static size_t source_at(const struct panel *panel, const struct variable *variable)
{
    for (size_t i = 0; i < panel->sources->count; i++)
        if (strcmp(panel->study->source[i].name, variable->from) == 0)
            return i;
    return SIZE_MAX;
}

static bool list_absent(struct run *run, struct panel *panel, const struct variable *variable,
                        const struct loaded *loaded)
{
    panel->absence = run_grow(run, panel->absence, struct panel_absence, panel->absences + 1);
    panel->absence[panel->absences++] = (struct panel_absence){ variable, loaded };
    return true;
}

/* Make what the variable is made from; `absent` tells if part of it cannot be. */
static bool make_parts(struct run *run, struct maker *maker, const struct variable *variable,
                       const struct loaded **absent)
{
    const struct study *study = maker->panel->study;
    const struct texts one = { variable->of != NULL, (const char **)&variable->of, NULL };
    const struct texts *lists[] = { &variable->ratio, &variable->factor, &one };
    for (size_t l = 0; l < 3; l++)
        for (size_t i = 0; i < lists[l]->count; i++) {
            const char *name = lists[l]->text[i];
            if (!maker_make(run, maker, study_variable(study, name)))
                return false;
            const struct panel_absence *absence = panel_absence(maker->panel, name);
            if (absence != NULL)
                *absent = absence->loaded;
        }
    return true;
}

/* A variable is as confidential as what it is made from. */
static bool is_confidential(const struct panel *panel, const struct variable *variable)
{
    if (variable->from != NULL)
        return layout_is_survey(sources_of(panel->sources, variable)->layout);
    const struct texts one = { variable->of != NULL, (const char **)&variable->of, NULL };
    const struct texts *lists[] = { &variable->ratio, &variable->factor, &one };
    for (size_t l = 0; l < 3; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (frame_column(panel->frame, lists[l]->text[i])->confidential)
                return true;
    return false;
}

static bool make_of_kind(struct run *run, struct maker *maker, const struct variable *variable,
                         struct column **made)
{
    if (variable->measure != NULL)
        return make_measure(run, maker, variable, made);
    if (variable->column != NULL || variable->question.count > 0 || variable->ranking != NULL)
        return make_column(run, maker, variable, source_at(maker->panel, variable), made);
    if (variable->ratio.count > 0)
        return make_ratio(run, maker, variable, made);
    if (variable->factor.count > 0)
        return make_factor(run, maker, variable, made);
    *made = frame_column(maker->panel->frame, variable->of);
    return true;
}

/* Label and unit: as the study says, else as the files say of the measure. */
static void name_column(const struct panel *panel, const struct variable *variable,
                        struct column *column)
{
    column->label = variable->label;
    column->unit = variable->unit;
    if (variable->measure == NULL)
        return;
    const struct loaded *loaded = sources_of(panel->sources, variable);
    const struct measure_facts *facts =
        &measures_find(loaded->measures, variable->measure, variable)->facts;
    if (!variable->labelled && facts->label != NULL)
        column->label = facts->label;
    if (*variable->unit == '\0' && facts->unit != NULL)
        column->unit = facts->unit;
}

bool maker_make(struct run *run, struct maker *maker, const struct variable *variable)
{
    struct panel *panel = maker->panel;
    enum progress *progress = &maker->progress[variable - panel->study->variable];
    if (*progress == MADE)
        return true;
    if (*progress == UNDER_WAY)
        return run_fail(run, STATUS_MALFORMED, variable->place, "'%s' is made from itself",
                        variable->name);
    *progress = UNDER_WAY;
    const struct loaded *absent = NULL;
    if (!make_parts(run, maker, variable, &absent))
        return false;
    if (variable->from != NULL && panel->sources->loaded[source_at(panel, variable)].absent)
        absent = &panel->sources->loaded[source_at(panel, variable)];
    *progress = MADE;
    if (absent != NULL)
        return list_absent(run, panel, variable, absent);
    struct column *made = NULL;
    if (!make_of_kind(run, maker, variable, &made))
        return false;
    bool stays_text = made->kind == COLUMN_TEXT && variable->transform == TRANSFORM_NONE
                      && variable->divide_by == 1;
    struct column source = *made; /* frame_add may move the columns */
    struct column *column =
        frame_add(run, panel->frame, variable->name, stays_text ? COLUMN_TEXT : COLUMN_NUMBER);
    name_column(panel, variable, column);
    column->confidential = is_confidential(panel, variable);
    return transform_column(run, variable, &source, panel->frame->rows, column);
}
