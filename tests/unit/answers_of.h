/* answers_of.h - one question of a survey of the village, read as a variable says. */
#ifndef ATTAIN_TESTS_ANSWERS_OF_H
#define ATTAIN_TESTS_ANSWERS_OF_H

#include "village.h"

static const char *const village_names[] = { "Ambridge",        "Borchester", "Felpersham",
                                             "Hollerton",       "Loxley",     "Penny Hassett",
                                             "Waterley & Cross" };

/* The answers of the villages in the order of the register, each a CSV cell after the key: under
 * `questions`. `said` is of the source, `variable` the variable v. */
static inline bool answers_panel(struct bench *bench, const char *layout, const char *said,
                                 const char *variable, const char *questions,
                                 const char *const *cell, size_t cells, struct panel **panel)
{
    char *file = talloc_asprintf(bench->run, "LA,%s\n", questions);
    for (size_t i = 0; i < cells; i++)
        file = talloc_asprintf_append_buffer(file, "%s,%s\n", village_names[i], cell[i]);
    bench_put(bench, "f.csv", file);
    return village_panel(
        bench,
        talloc_asprintf(bench->run,
                        "title: T\nregisters: areas.csv\nsources:\n"
                        "  s: { file: f.csv, layout: %s, key: LA, key_is: name%s }\n"
                        "variables:\n  v: { from: s, %s }\n",
                        layout, said, variable),
        panel);
}

static inline const struct column *answers_of(struct bench *bench, const char *layout,
                                              const char *said, const char *variable,
                                              const char *questions, const char *const *cell,
                                              size_t cells)
{
    struct panel *panel = NULL;
    assert_done(bench,
                answers_panel(bench, layout, said, variable, questions, cell, cells, &panel));
    return frame_column(panel->frame, "v");
}

/* NAN stands for missing. */
static inline void assert_answers(const struct column *column, const double *wanted, size_t count)
{
    for (size_t row = 0; row < count; row++) {
        assert_int_equal(column->missing[row] != PRESENT, isnan(wanted[row]));
        if (!isnan(wanted[row]))
            assert_number(column->number[row], wanted[row]);
    }
}

static inline void refuses_answers(struct bench *bench, const char *layout, const char *variable,
                                   const char *questions, const char *const *cell, size_t cells,
                                   enum status status, const char *message)
{
    bench_again(bench);
    struct panel *panel = NULL;
    assert_false(answers_panel(bench, layout, "", variable, questions, cell, cells, &panel));
    assert_refused(bench, status, message);
}

#define CELLS(...)                                                                                 \
    (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ }))
#define NUMBERS(...) (const double[]){ __VA_ARGS__ }, COUNT(((const double[]){ __VA_ARGS__ }))

#endif
