#include "derive/make.h"

#include "derive/combine.h"
#include "derive/gather.h"
#include "derive/transform.h"

enum progress { NOT_YET, UNDER_WAY, MADE, FAILED };

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

/* A column of numbers that belongs to no frame yet: what a variable is made into. */
static struct column *numbers_alone(struct run *run, const struct panel *panel,
                                    const struct variable *variable)
{
    struct frame *frame = frame_new(run, panel->frame->rows, "");
    return frame_add(run, frame, variable->name, COLUMN_NUMBER);
}

static bool make_measure(struct run *run, struct maker *maker, const struct variable *variable,
                         struct column **made)
{
    *made = numbers_alone(run, maker->panel, variable);
    const struct loaded *loaded = sources_of(maker->panel->sources, variable);
    combine_measure(run, maker->panel, variable, loaded->measures, *made);
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
                       "'%s' is made from '%s', which has texts; say by 'yes' or 'levels' which "
                       "number each stands for",
                       variable->name, part->name);
}

static bool make_ratio(struct run *run, struct maker *maker, const struct variable *variable,
                       struct column **made)
{
    const struct frame *frame = maker->panel->frame;
    const struct column *above = frame_column(frame, variable->ratio.text[0]);
    const struct column *below = frame_column(frame, variable->ratio.text[1]);
    if (!need_number(run, variable, above) || !need_number(run, variable, below))
        return false;
    *made = numbers_alone(run, maker->panel, variable);
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
    *made = numbers_alone(run, panel, variable);
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
        return gather_column(run, maker->panel, maker->joined, variable, made);
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

/* Those that it is made from come first. */
static bool make_with_parts(struct run *run, struct maker *maker, const struct variable *variable)
{
    struct panel *panel = maker->panel;
    const struct loaded *absent = NULL;
    if (!make_parts(run, maker, variable, &absent))
        return false;
    const struct loaded *loaded = sources_of(panel->sources, variable);
    if (loaded != NULL && loaded->absent)
        absent = loaded;
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

bool maker_make(struct run *run, struct maker *maker, const struct variable *variable)
{
    enum progress *progress = &maker->progress[variable - maker->panel->study->variable];
    if (*progress == MADE || *progress == FAILED)
        return *progress == MADE;
    if (*progress == UNDER_WAY)
        return run_fail(run, STATUS_MALFORMED, variable->place, "'%s' is made from itself; make it from other variables", variable->name);
    *progress = UNDER_WAY;
    bool made = make_with_parts(run, maker, variable);
    *progress = made ? MADE : FAILED;
    return made;
}
