/* tried.h - candidates tried on made-up rows: their numbers are those of fits, but where a test
 * sets one to see what is said of it. */
#ifndef ATTAIN_TESTS_TRIED_H
#define ATTAIN_TESTS_TRIED_H

#include "bench.h"

#include <math.h>

#include "report/trial_report.h"

enum { TRIED_ROWS = 90, TRIED_REGIONS = 9, TRIED_CANDIDATES = 4, TRIED_MODELS = 2 };
enum { TRIED_MOVES, TRIED_SCHEME, TRIED_KIND, TRIED_NOISE };

struct tried {
    struct frame *frame;
    struct analysis analysis;
    struct trial_model model[TRIED_MODELS];
    struct trial_request request;
    struct trial *trial;
    struct trial_report report;
};

/* Numbers between -1 and 1 that are the same everywhere. */
static inline double tried_number(unsigned *state)
{
    *state = *state * 1664525U + 1013904223U;
    return (double)(*state >> 8) / 8388608.0 - 1.0;
}

static inline struct column *tried_add(struct bench *bench, struct tried *tried, const char *name,
                                       const char *label, enum column_kind kind)
{
    struct column *column = frame_add(bench->run, tried->frame, name, kind);
    column->label = label;
    return column;
}

static inline void tried_fill(struct bench *bench, struct tried *tried)
{
    static const char *const kinds[] = { "city", "county", "unitary" };
    const struct {
        const char *name, *label;
    } numbers[] = {
        { "attainment", "KS4 Attainment" },  { "progress", "KS4 Progress" },
        { "absence", "Persistent absence" }, { "imd", "Deprivation" },
        { "moves", "School moves" },         { "noise", "Phase of the moon" },
    };
    double *number[COUNT(numbers)];
    unsigned state = 7;
    for (size_t c = 0; c < COUNT(numbers); c++)
        number[c] =
            tried_add(bench, tried, numbers[c].name, numbers[c].label, COLUMN_NUMBER)->number;
    const char **scheme = tried_add(bench, tried, "scheme", "Mentors", COLUMN_TEXT)->text;
    const char **kind = tried_add(bench, tried, "kind", "Kind", COLUMN_TEXT)->text;
    for (size_t i = 0; i < TRIED_ROWS; i++) {
        double absence = tried_number(&state), imd = tried_number(&state);
        double moves = absence + tried_number(&state), noise = tried_number(&state);
        number[0][i] = 10 - 2 * absence - moves + 2 * tried_number(&state);
        number[1][i] = -1 - absence + imd + 2 * tried_number(&state);
        number[2][i] = absence;
        number[3][i] = imd;
        number[4][i] = 20 + 5 * moves;
        number[5][i] = noise;
        scheme[i] = i % 3 == 0 ? "yes" : "no";
        kind[i] = kinds[i % 3];
        number[0][i] += i % 3 == 0 ? 1 : 0;
        tried->frame->row_name[i] = tried->frame->row_label[i] =
            talloc_asprintf(bench->run, "Place %zu", i + 1);
        tried->frame->group[i] = talloc_asprintf(bench->run, "Region %zu", i % TRIED_REGIONS + 1);
    }
}

static inline struct formula *tried_formula(struct bench *bench, const char *text)
{
    struct formula *formula = NULL;
    assert_done(bench, formula_parse(bench->run, text, NOWHERE, &formula));
    return formula;
}

/* Try all again, after a column was changed. */
static inline void tried_again(struct bench *bench, struct tried *tried)
{
    assert_done(bench, trial_make(bench->run, &tried->request, &tried->trial));
    tried->report.trial = tried->trial;
}

static inline struct tried *tried_new(struct bench *bench)
{
    static const char *const columns[] = { "moves", "scheme", "kind", "noise" };
    static const char *const labels[] = { "School moves", "Mentors", "Kind", "Phase of the moon" };
    struct tried *tried = talloc_zero(bench->run, struct tried);
    tried->frame = frame_new(bench->run, TRIED_ROWS, "made up");
    tried->frame->grouped_by = "region";
    tried->frame->group = run_array(bench->run, const char *, TRIED_ROWS);
    tried_fill(bench, tried);
    tried->analysis = (struct analysis){ .offer = { .frame = tried->frame },
                                         .inference = inference_usual(),
                                         .group = "region",
                                         .rows_are = "local authorities",
                                         .row_is = "local authority" };
    tried->model[0] = (struct trial_model){ tried_formula(bench, "attainment ~ absence + imd"),
                                            "Table 1", "KS4 Attainment", "points" };
    tried->model[1] = (struct trial_model){ tried_formula(bench, "progress ~ absence + imd"),
                                            "Table 2", "KS4 Progress", "" };
    tried->request = (struct trial_request){ .analysis = &tried->analysis,
                                             .models = TRIED_MODELS,
                                             .model = tried->model,
                                             .candidates = TRIED_CANDIDATES,
                                             .column = columns };
    tried->report = (struct trial_report){ .label = labels };
    tried_again(bench, tried);
    return tried;
}

/* The first model alone, so that an opening is of one outcome. */
static inline struct candidate *tried_one(struct bench *bench, struct tried *tried,
                                          size_t candidate)
{
    tried->request.models = 1;
    tried_again(bench, tried);
    return tried->trial->candidate[candidate];
}

#endif
