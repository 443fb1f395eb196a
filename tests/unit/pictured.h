/* pictured.h - pictures of models for tests: of a frame, at a width, and what they hold. */
#ifndef ATTAIN_TESTS_PICTURED_H
#define ATTAIN_TESTS_PICTURED_H

#include "answers.h"
#include "bench.h"
#include "layout.h"

#include "draw/figure.h"

#define PICTURED_DATA "tests/reference/r/made-up.csv"
#define PICTURES "tests/reference/r/pictures.csv"

/* What is drawn, and how; the usual where nothing is said. */
struct pictured {
    struct chart chart;
    struct analysis analysis;
    const struct panel *panel;
    const struct table *table; /* of kind table */
    const char *width; /* "120" */
    bool made_up, no_words;
};

static inline struct pictured pictured_of(enum chart_kind kind, const struct frame *frame)
{
    return (struct pictured){ .chart = { .kind = kind,
                                         .id = "",
                                         .place = { "chart.yaml", 1, 1 },
                                         .said = INFERENCE_UNSAID },
                              .analysis = { .offer = { .frame = frame },
                                            .inference = inference_usual(),
                                            .rows_are = "rows",
                                            .row_is = "row" } };
}

static inline void pictured_model(struct bench *bench, struct pictured *pictured, const char *name,
                                  const char *formula)
{
    struct chart *chart = &pictured->chart;
    chart->model = run_grow(bench->run, chart->model, struct chart_model, chart->models + 1);
    chart->model[chart->models].name = name;
    assert_done(bench, formula_parse(bench->run, formula, (struct place){ "chart.yaml", 2, 1 },
                                     &chart->model[chart->models].formula));
    chart->models++;
}

static inline bool pictured_try(struct bench *bench, const struct pictured *pictured,
                                struct figure **figure)
{
    struct page_form form;
    assert_done(bench, page_form_named(bench->run,
                                       pictured->width == NULL ? "120" : pictured->width, &form));
    const struct drawing drawing = { .chart = &pictured->chart,
                                     .analysis = &pictured->analysis,
                                     .panel = pictured->panel,
                                     .table = pictured->table,
                                     .theme = theme_usual(),
                                     .form = form,
                                     .made_up = pictured->made_up,
                                     .words = !pictured->no_words };
    return figure_make(bench->run, &drawing, figure);
}

static inline struct figure *pictured_figure(struct bench *bench, const struct pictured *pictured)
{
    struct figure *figure = NULL;
    assert_done(bench, pictured_try(bench, pictured, &figure));
    return figure;
}

static inline void assert_no_picture(struct bench *bench, const struct pictured *pictured,
                                     enum status status, const char *message)
{
    struct figure *figure = NULL;
    assert_false(pictured_try(bench, pictured, &figure));
    assert_refused(bench, status, message);
    bench_again(bench);
}

/* A column of the numbers. */
static inline const struct figure_column *pictured_column(const struct figure *figure,
                                                          const char *name)
{
    for (size_t c = 0; c < figure->columns; c++)
        if (strcmp(figure->column[c].name, name) == 0)
            return &figure->column[c];
    fail_msg("the figure has no column %s", name);
    return NULL;
}

static inline double pictured_number(const struct figure *figure, const char *name, size_t row)
{
    assert_in_range(row, 0, figure->rows - 1);
    return pictured_column(figure, name)->number[row];
}

static inline const char *pictured_text(const struct figure *figure, const char *name, size_t row)
{
    assert_in_range(row, 0, figure->rows - 1);
    return pictured_column(figure, name)->text[row];
}

/* The index-th item of that role. */
static inline const struct item *pictured_item(const struct figure *figure, const char *role,
                                               size_t index)
{
    for (size_t i = 0; i < figure->scene->items; i++)
        if (strcmp(figure->scene->item[i].role, role) == 0 && index-- == 0)
            return &figure->scene->item[i];
    fail_msg("the picture has too few items '%s'", role);
    return NULL;
}

/* The note that holds `part`, or NULL. */
static inline const char *pictured_note(const struct figure *figure, const char *part)
{
    for (size_t i = 0; i < figure->notes; i++)
        if (strstr(figure->note[i], part) != NULL)
            return figure->note[i];
    return NULL;
}

static inline struct texts texts_of(struct run *run, const char *const *text)
{
    struct texts texts = { 0, NULL, NULL };
    for (size_t i = 0; text[i] != NULL; i++)
        texts_add(run, &texts, text[i], (struct place){ "chart.yaml", 3, i + 1 });
    return texts;
}
#define TEXTS_OF(bench, ...) texts_of((bench)->run, (const char *const[]){ __VA_ARGS__, NULL })

/* At every size, with and without words: nothing overlaps, and nothing is cut off. */
static inline void assert_laid_out(struct bench *bench, struct pictured pictured)
{
    static const char *const widths[] = { "60", "85", "120", "175", "400", "slide" };
    for (size_t i = 0; i < 2 * COUNT(widths); i++) {
        pictured.width = widths[i / 2];
        pictured.no_words = i % 2 == 1;
        const char *flaw = layout_flaw(bench->run, pictured_figure(bench, &pictured)->scene);
        if (flaw != NULL)
            fail_msg("%s mm%s: %s", pictured.width, pictured.no_words ? " without words" : "",
                     flaw);
    }
}

#endif
