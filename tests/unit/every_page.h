/* every_page.h - figures of small frames, on every page that pictures are made for. */
#ifndef ATTAIN_TESTS_EVERY_PAGE_H
#define ATTAIN_TESTS_EVERY_PAGE_H

#include "bench.h"
#include "draw/figure.h"
#include "layout.h"

static const char *const drawn_pages[] = { "60", "85", "120", "175", "slide" };

/* Long, accented, right to left, of one long word, and markup. */
static const char *const drawn_names[] = {
    "Où les élèves réussissent le mieux",
    "Children looked after continuously for at least twelve months & not in <care>",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "نسبة الغياب المستمر بين الأطفال",
    "A",
};

/* Themes in turn. */
enum { DRAWN_THEMES = 3 };
static inline const struct theme *drawn_theme(size_t index)
{
    const struct theme *const themes[] = { theme_usual(), theme_journal(), theme_dark() };
    return themes[index % DRAWN_THEMES];
}

/* `count` rows of no columns, called "Row 1", ...; the title of a chart. */
static inline struct frame *drawn_frame(struct run *run, size_t count)
{
    struct frame *frame = frame_new(run, count, "test.csv");
    frame->row_label = run_array(run, const char *, count);
    for (size_t i = 0; i < count; i++)
        frame->row_name[i] = frame->row_label[i] = talloc_asprintf(run, "Row %zu", i + 1);
    return frame;
}

static inline struct analysis drawn_analysis(const struct frame *frame)
{
    return (struct analysis){ .offer = { .frame = frame },
                              .inference = inference_usual(),
                              .rows_are = "rows",
                              .row_is = "row" };
}

static inline bool drawn(struct run *run, const struct chart *chart,
                         const struct analysis *analysis, const char *page, bool made_up,
                         struct figure **figure)
{
    const struct drawing drawing = { .chart = chart,
                                     .analysis = analysis,
                                     .theme = theme_usual(),
                                     .made_up = made_up,
                                     .words = true };
    struct drawing on_page = drawing;
    return page_form_named(run, page, &on_page.form) && figure_make(run, &on_page, figure);
}

static inline struct figure *drawn_figure(struct run *run, const struct chart *chart,
                                          const struct analysis *analysis, const char *page)
{
    struct figure *figure = NULL;
    if (!drawn(run, chart, analysis, page, true, &figure))
        fail_msg("%s", run->message);
    return figure;
}

/* No flaw on any page, with words and without; in each of the themes. */
static inline void drawn_everywhere(struct run *run, const struct chart *chart,
                                    const struct analysis *analysis, const char *what)
{
    for (size_t p = 0; p < COUNT(drawn_pages); p++)
        for (int words = 0; words < 2; words++) {
            struct drawing drawing = { .chart = chart,
                                       .analysis = analysis,
                                       .theme = drawn_theme(2 * p + (size_t)words),
                                       .made_up = words == 1,
                                       .words = words == 1 };
            struct figure *figure = NULL;
            if (!page_form_named(run, drawn_pages[p], &drawing.form)
                || !figure_make(run, &drawing, &figure))
                fail_msg("%s on %s: %s", what, drawn_pages[p], run->message);
            const char *flaw = layout_flaw(run, figure->scene);
            if (flaw != NULL)
                fail_msg("%s on %s%s: %s", what, drawn_pages[p], words ? "" : " without words",
                         flaw);
            if (strstr(figure->scene->description, "nan") != NULL)
                fail_msg("%s: %s", what, figure->scene->description);
        }
}

#endif
