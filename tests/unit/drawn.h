/* drawn.h - pictures of models of made-up data, at every size. */
#ifndef ATTAIN_TESTS_DRAWN_H
#define ATTAIN_TESTS_DRAWN_H

#include "diagnosed.h"
#include "layout.h"

#include "draw/figure.h"

#define LONG_NAME                                                                                  \
    "Où les élèves réussissent: children looked after continuously for at least twelve months & "  \
    "region <England> Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"

static const char *const drawn_sizes[] = { "85", "120", "175", "slide" };
enum { DRAWN_SIZES = 4 };

/* What is drawn: a chart over a frame. */
struct drawn {
    struct chart chart;
    struct analysis analysis;
    const struct theme *theme; /* NULL: the usual */
    bool made_up, no_words;
};

static inline struct drawn drawn_of(struct bench *bench, enum chart_kind kind,
                                    const struct frame *frame, const char *text)
{
    struct drawn drawn = { .chart = { .id = "", .kind = kind },
                           .analysis = { .offer = { .frame = frame },
                                         .inference = inference_usual(),
                                         .rows_are = "rows",
                                         .row_is = "row" } };
    drawn.chart.model = run_array(bench->run, struct chart_model, 1);
    drawn.chart.models = 1;
    assert_done(bench, formula_parse(bench->run, text, (struct place){ "FORMULA", 0, 0 },
                                     &drawn.chart.model[0].formula));
    return drawn;
}

static inline bool draw_it(struct bench *bench, const struct drawn *drawn, const char *size,
                           struct figure **figure)
{
    struct drawing drawing = { .chart = &drawn->chart,
                               .analysis = &drawn->analysis,
                               .theme = drawn->theme == NULL ? theme_usual() : drawn->theme,
                               .made_up = drawn->made_up,
                               .words = !drawn->no_words };
    return page_form_named(bench->run, size, &drawing.form)
           && figure_make(bench->run, &drawing, figure);
}

static inline struct figure *figure_of(struct bench *bench, const struct drawn *drawn,
                                       const char *size)
{
    struct figure *figure = NULL;
    assert_done(bench, draw_it(bench, drawn, size, &figure));
    return figure;
}

/* Nothing overlaps or is cut off at any size, with words and without; in each of the themes. */
static inline void assert_calm(struct bench *bench, struct drawn drawn)
{
    const struct theme *const themes[] = { theme_usual(), theme_journal(), theme_dark() };
    for (size_t i = 0; i < 2 * DRAWN_SIZES; i++) {
        drawn.no_words = i >= DRAWN_SIZES;
        drawn.theme = themes[i % COUNT(themes)];
        const char *size = drawn_sizes[i % DRAWN_SIZES];
        const struct figure *figure = figure_of(bench, &drawn, size);
        const char *flaw = layout_flaw(bench->run, figure->scene);
        if (flaw != NULL)
            fail_msg("%s%s: %s", size, drawn.no_words ? " without words" : "", flaw);
        assert_null(strstr(scene_text(bench->run, figure->scene), "nan"));
        assert_null(strstr(figure->scene->description, "nan"));
    }
}

/* A column of the figure's numbers. */
static inline const struct figure_column *drawn_column(const struct figure *figure,
                                                       const char *name)
{
    for (size_t c = 0; c < figure->columns; c++)
        if (strcmp(figure->column[c].name, name) == 0)
            return &figure->column[c];
    fail_msg("no column '%s'", name);
    return NULL;
}

/* y = 2 + 3 x + noise over rows with odd names; x and y shifted and scaled. */
static inline struct frame *drawn_frame(struct bench *bench, size_t rows, double x_shift,
                                        double x_scale, double y_shift, double y_scale)
{
    static const char *const names[] = { "Barnet", "Rhondda Cynon Tâf & <Ynys Môn>",
                                         "\u05EA\u05DC \u05D0\u05D1\u05D9\u05D1", LONG_NAME,
                                         "Bath and North East Somerset" };
    struct frame *frame = frame_new(bench->run, rows, "made-up.csv");
    frame_add(bench->run, frame, "x", COLUMN_NUMBER);
    frame_add(bench->run, frame, "w", COLUMN_NUMBER);
    frame_add(bench->run, frame, "y", COLUMN_NUMBER);
    for (size_t i = 0; i < rows; i++) {
        double x = (double)((i * 7919 + 13) % 1009) / 100.0;
        double e = (double)((i * 104729 + 7) % 997) / 200.0;
        frame->row_name[i] = names[i % 5];
        frame->column[0].number[i] = x_shift + x_scale * x;
        frame->column[1].number[i] = 1.0 + (double)(i * i % 13);
        frame->column[2].number[i] = y_shift + y_scale * (2.0 + 3.0 * x + e);
    }
    return frame;
}

#endif
