#include "command/study_check.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "command/study_figure.h"
#include "derive/build.h"
#include "fit/curve_fit.h"
#include "fit/fitted.h"
#include "read/published.h"

size_t study_files(const struct study *study)
{
    size_t files = 1 + study->tables + study->charts + study->curves + study->registers.count;
    for (size_t i = 0; i < study->tables; i++)
        files += study->table[i]->published != NULL;
    return files;
}

/* A name in a formula is a variable of the study, or what its rows are grouped by. */
static void check_name(struct run *run, const struct study *study, const char *name,
                       struct place place)
{
    if (study_variable(study, name) != NULL || strcmp(name, "region") == 0)
        return;
    const char **names = run_array(run, const char *, study->variables);
    for (size_t i = 0; i < study->variables; i++)
        names[i] = study->variable[i].name;
    const char *near = text_suggestion(run, name, names, study->variables);
    run_fail(run, status_at(place), place, "the study has no variable '%s'%s", name,
             *near != '\0' ? near : "; define it under 'variables', or mend the formula");
    run_go_on(run);
}

static void check_formula(struct run *run, const struct study *study, const struct formula *formula)
{
    check_name(run, study, formula->response.column, formula->place);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors && !term_is_every(&formula->term[t]); f++)
            check_name(run, study, formula->term[t].factor[f].column, formula->place);
}

static void check_names(struct run *run, const struct study *study)
{
    for (size_t i = 0; i < study->tables; i++)
        for (size_t m = 0; m < study->table[i]->models; m++)
            check_formula(run, study, study->table[i]->model[m].formula);
    for (size_t i = 0; i < study->charts; i++)
        for (size_t m = 0; m < study->chart[i]->models; m++)
            check_formula(run, study, study->chart[i]->model[m].formula);
}

static void check_published(struct run *run, const struct study *study)
{
    for (size_t i = 0; i < study->tables; i++) {
        struct published *published = NULL;
        if (!published_of_table(run, study->table[i], &published))
            run_go_on(run);
    }
}

/* What is drawn again for standard errors is not needed to know that a model can be fitted. */
static void draw_nothing(struct study *study)
{
    for (size_t i = 0; i < study->tables; i++)
        if (inference_is_resampled(study->table[i]->inference.kind))
            study->table[i]->inference.kind = INFERENCE_CLASSICAL;
    for (size_t i = 0; i < study->charts; i++)
        if (inference_is_resampled(study->chart[i]->inference.kind))
            study->chart[i]->inference.kind = INFERENCE_CLASSICAL;
}

/* The first file that is not there, of those that the study reads without a folder; NULL: none. */
static const char *lacking(struct run *run, const struct study *study)
{
    for (size_t s = 0; s < study->sources; s++) {
        const struct source *source = &study->source[s];
        const char *file = source->sample != NULL ? source->sample : source->file.text[0];
        const char *path = study_path(run, study, file);
        if (strcmp(file, "-") == 0 || !g_file_test(path, G_FILE_TEST_EXISTS))
            return path;
    }
    return NULL;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* The plots that can be drawn for the data that are there. */
static size_t draw_plots(struct run *run, const struct fitted *fitted)
{
    struct picture_look look;
    size_t drawn = 0;
    if (!picture_look_of(run, NULL, NULL, &look))
        return 0;
    for (size_t i = 0; i < fitted->panel->study->charts; i++) {
        struct figure *figure = NULL;
        if (fitted->chart[i].absent != NULL)
            continue;
        if (study_figure(run, fitted->panel, fitted->chart[i].chart, &look, true, &figure))
            drawn++;
        else
            run_go_on(run);
    }
    return drawn;
}

static size_t lay_curves(struct run *run, const struct panel *panel)
{
    const struct study *study = panel->study;
    const struct offer offer = fitted_offer(panel, MISSING_RULE_LISTWISE);
    size_t laid = 0;
    for (size_t i = 0; i < study->curves; i++) {
        struct curve_fit *fit = NULL;
        if (curve_fit_make(run, study->curve[i], &offer, &fit))
            laid++;
        else
            run_go_on(run);
    }
    return laid;
}

/* What is left out for want of a file, a line for each. */
static char *absences_append(const struct fitted *fitted, char *words)
{
    const struct study *study = fitted->panel->study;
    for (size_t i = 0; i < study->tables; i++)
        if (fitted->table[i].absent != NULL)
            words = talloc_asprintf_append_buffer(words, "left out: %s, as %s\n",
                                                  study->table[i]->id, fitted->table[i].absent);
    for (size_t i = 0; i < study->charts; i++)
        if (fitted->chart[i].absent != NULL)
            words = talloc_asprintf_append_buffer(words, "left out: %s, as %s\n",
                                                  study->chart[i]->file, fitted->chart[i].absent);
    return words;
}

static char *fits_words(struct run *run, const struct fitted *fitted)
{
    const struct panel *panel = fitted->panel;
    size_t models = 0;
    for (size_t i = 0; i < panel->study->tables; i++)
        for (size_t m = 0; fitted->table[i].fit != NULL && m < panel->study->table[i]->models; m++)
            models += fitted->table[i].fit[m] != NULL;
    size_t plots = draw_plots(run, fitted), curves = lay_curves(run, panel);
    char *words = talloc_asprintf(
        run,
        "data%s: %zu of %zu local authorities are kept; %zu model%s can be fitted, %zu plot%s "
        "drawn",
        panel->made_up ? " (made up)" : "", panel->kept_rows, panel->frame->rows, models,
        plural(models), plots, plural(plots));
    if (panel->study->curves > 0)
        words =
            talloc_asprintf_append_buffer(words, ", %zu curve%s laid out", curves, plural(curves));
    return absences_append(fitted, talloc_strdup_append_buffer(words, "\n"));
}

static const char *check_data(struct run *run, const struct study *study, const char *data)
{
    struct sources *sources = NULL;
    struct panel *panel = NULL;
    struct fitted *fitted = NULL;
    const char *gone = data == NULL ? lacking(run, study) : NULL;
    if (gone != NULL)
        return talloc_asprintf(run,
                               "data: not looked at, as %s is not there; --data DIR says where "
                               "the files are\n",
                               gone);
    if (!sources_read(run, study, data, &sources) || !panel_build(run, sources, &panel)) {
        run_go_on(run);
        return "data: models and plots were not looked at; mend these first\n";
    }
    if (!fitted_build(run, panel, &fitted))
        run_go_on(run);
    return fits_words(run, fitted);
}

const char *study_check(struct run *run, struct study *study, const char *data)
{
    size_t before = run->mistakes->count;
    bool quiet = run->quiet;
    const char *words = "data: not looked at; mend these first\n";
    check_names(run, study);
    check_published(run, study);
    if (run->mistakes->count > before)
        return words;
    draw_nothing(study);
    run->quiet = true; /* what reading tells on the way is for a run with results */
    words = check_data(run, study, data);
    run->quiet = quiet;
    return words;
}
