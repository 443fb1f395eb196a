/* test_panel.c - the analysis table: who is in it, how each variable is made, who is kept. */
#include "village.h"

#define LAIT_HEADER "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"

static const struct panel *panel_of(struct bench *bench, const char *variables)
{
    bench_put(bench, "survey.csv", SURVEY);
    return village_panel_of(
        bench, talloc_asprintf(bench->run, VILLAGE_SOURCES "variables:\n%s", variables));
}

static void refuses(struct bench *bench, const char *variables, enum status status,
                    const char *message)
{
    bench_again(bench);
    bench_put(bench, "survey.csv", SURVEY);
    struct panel *panel = NULL;
    assert_false(village_panel(
        bench, talloc_asprintf(bench->run, VILLAGE_SOURCES "variables:\n%s", variables), &panel));
    assert_refused(bench, status, message);
}

#define Y "  y: { from: survey, column: y }\n"
#define X "  x: { from: survey, column: x }\n"
#define W "  w: { from: survey, column: w }\n"

static void rows_are_the_areas_of_any_source_in_order_of_the_register(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y\n5,1\n2,2\n90,3\n");
    bench_put(bench, "lait.csv", LAIT_HEADER "M,,2018,,1,8,\nM,,2018,,2,90,\nN,,2001,,2,3,\n");
    const struct panel *panel = village_panel_of(
        bench, VILLAGE_SOURCES "  lait: { file: lait.csv, layout: lait }\nvariables:\n" Y
                               "  m: { from: lait, measure: M, periods: 2018 }\n");
    static const char *const names[] = { "Borchester", "Felpersham", "Loxley", "Darrington (old)" };
    assert_int_equal(panel->frame->rows, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(panel->frame->row_name[i], names[i]);
    const struct column *y = frame_column(panel->frame, "y");
    assert_number(y->number[0], 2);
    assert_int_equal(y->missing[1], MISSING_NO_ROW);
    assert_string_equal(y->why[1], "no row in survey.csv");
    assert_number(y->number[2], 1);
    assert_int_equal(panel->kept_rows, 4);
    assert_false(panel->made_up);
}

static void a_column_carries_label_unit_and_reasons(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "  x: { label: Rain, unit: mm, from: survey, column: x }\n");
    const struct column *x = frame_column(panel->frame, "x");
    assert_string_equal(x->label, "Rain");
    assert_string_equal(x->unit, "mm");
    assert_string_equal(x->why[5], "confidential ('c')");
    assert_false(x->confidential);
}

static void a_ratio_by_zero_is_missing_with_a_reason(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "  r: { ratio: [x, w] }\n" X W "  s: { ratio: [y, x] }\n" Y);
    const struct column *r = frame_column(panel->frame, "r");
    assert_int_equal(r->missing[0], MISSING_UNDEFINED);
    assert_string_equal(r->why[0], "w is 0");
    assert_number(r->number[1], 2);
    assert_number(r->number[2], 3);
    assert_int_equal(r->missing[5], MISSING_PART);
    assert_string_equal(r->why[5], "x: confidential ('c')");
    const struct column *s = frame_column(panel->frame, "s");
    assert_number(s->number[3], 1);
    assert_string_equal(s->why[6], "y: empty cell");
}

static void variables_may_be_written_in_any_order(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel = panel_of(bench, "  b: { of: a, divide_by: 2 }\n"
                                                "  a: { of: x, divide_by: 10 }\n" X);
    assert_number(frame_column(panel->frame, "b")->number[3], 0.2);
    assert_int_equal(panel->frame->columns, 3);
}

static void a_circle_is_refused(void **state)
{
    refuses(*state, "  a: { of: b }\n  b: { of: c }\n  c: { of: a }\n", STATUS_MALFORMED,
            "study.yaml:6:6: 'a' is made from itself; make it from other variables");
    refuses(*state, X "  a: { ratio: [x, a] }\n", STATUS_MALFORMED,
            "study.yaml:7:6: 'a' is made from itself; make it from other variables");
}

/* Values 1, 2, 3, 4, 5 and 7: mean 22/6, squares 104 - 484/6, sd with 5. */
static void z_sees_every_authority_before_any_is_left_out(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, Y "  z: { from: survey, column: x, transform: z }\nkeep: [y]\n");
    const double mean = 22. / 6, sd = sqrt((104 - 484. / 6) / 5);
    const struct column *z = frame_column(panel->frame, "z");
    assert_number(z->number[0], (1 - mean) / sd);
    assert_number(z->number[6], (7 - mean) / sd);
    assert_false(panel->kept[6]);
    assert_string_equal(z->transform, "z");
}

static void yes_makes_numbers_of_texts(void **state)
{
    struct bench *bench = *state;
    const struct panel *panel =
        panel_of(bench, "  g: { from: survey, column: rating, yes: [good, outstanding] }\n"
                        "  t: { from: survey, column: rating }\n"
                        "  u: { from: survey, column: x, yes: [\"1\", \"2\"] }\n");
    const struct column *g = frame_column(panel->frame, "g");
    static const double wanted[] = { 1, 0, 1, NAN, 1, 0, 0 };
    for (size_t i = 0; i < 7; i++)
        if (isnan(wanted[i]))
            assert_int_equal(g->missing[i], MISSING_NOT_AVAILABLE);
        else
            assert_number(g->number[i], wanted[i]);
    const struct column *t = frame_column(panel->frame, "t");
    assert_int_equal(t->kind, COLUMN_TEXT);
    assert_string_equal(t->text[4], "GOOD");
    const struct column *u = frame_column(panel->frame, "u");
    assert_number(u->number[1], 1);
    assert_number(u->number[2], 0);
    assert_int_equal(u->missing[5], MISSING_CONFIDENTIAL);
}

static void what_is_made_of_texts_is_refused_where_numbers_are_needed(void **state)
{
    refuses(*state, "  t: { from: survey, column: rating }\n" X "  r: { ratio: [x, t] }\n",
            STATUS_UNSUPPORTED, "study.yaml:8:6: 'r' is made from 't', which has texts; say by 'yes' or 'levels' which number each stands for");
    refuses(*state, "  t: { from: survey, column: rating }\n" X W "  f: { factor: [x, w, t] }\n",
            STATUS_UNSUPPORTED, "study.yaml:9:6: 'f' is made from 't', which has texts; say by 'yes' or 'levels' which number each stands for");
}

static void who_lacks_what_decides_is_not_kept_and_every_reason_is_told(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y,x\n1,2,3\n2,,4\n3,1,c\n4,,u\n");
    const struct panel *panel =
        village_panel_of(bench, VILLAGE_SOURCES "variables:\n" Y X "keep: [y, x]\n");
    assert_int_equal(panel->kept_rows, 1);
    assert_null(panel->left_out[0]);
    assert_true(panel->kept[0] && !panel->kept[1] && !panel->kept[2] && !panel->kept[3]);
    assert_string_equal(panel->left_out[1], "y: empty cell");
    assert_string_equal(panel->left_out[2], "x: confidential ('c')");
    assert_string_equal(panel->left_out[3], "y: empty cell; x: unreliable ('u')");
}

static void nobody_left_is_refused(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", "code,y,x\n1,2,c\n2,,4\n");
    struct panel *panel = NULL;
    assert_false(village_panel(bench, VILLAGE_SOURCES "variables:\n" Y X "keep: [y, x]\n", &panel));
    assert_refused(bench, STATUS_UNSUPPORTED, "study.yaml: no local authority has all of y and x");
}

#define WITH_LAIT                                                                                  \
    VILLAGE_SOURCES "  lait: { file: lait.csv, layout: lait }\nvariables:\n" Y                     \
                    "  m: { from: lait, measure: M, periods: 2018 }\n"                             \
                    "  r: { ratio: [y, m] }\n  c: { of: r }\n"

static void what_rests_on_an_absent_source_is_absent_too(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    const struct panel *panel = village_panel_of(bench, WITH_LAIT);
    static const char *const absent[] = { "m", "r", "c" };
    assert_int_equal(panel->absences, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_null(frame_column(panel->frame, absent[i]));
        assert_string_equal(panel_absence(panel, absent[i])->loaded->source->name, "lait");
    }
    assert_null(panel_absence(panel, "y"));
}

static void what_decides_who_is_kept_cannot_be_absent(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    struct panel *panel = NULL;
    assert_false(village_panel(bench, WITH_LAIT "keep: [y, r]\n", &panel));
    assert_refused(bench, STATUS_UNREADABLE,
                   "lait.csv: is not there, and 'r', which decides who is kept, is made from it; put the file there, or change 'keep'");
}

static void what_comes_from_a_survey_is_confidential_to_the_last(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv", SURVEY);
    bench_put(bench, "open.csv", "code,v\n1,5\n");
    const struct panel *panel =
        village_panel_of(bench, "title: T\nregisters: areas.csv\nsources:\n"
                                "  survey: { file: survey.csv, layout: survey, key: code }\n"
                                "  open: { file: open.csv, layout: keyed, key: code }\n"
                                "variables:\n" Y "  v: { from: open, column: v }\n"
                                "  r: { ratio: [v, y] }\n  c: { of: r }\n  d: { of: v }\n");
    static const struct {
        const char *name;
        bool confidential;
    } columns[] = { { "y", true }, { "v", false }, { "r", true }, { "c", true }, { "d", false } };
    for (size_t i = 0; i < COUNT(columns); i++)
        assert_int_equal(frame_column(panel->frame, columns[i].name)->confidential,
                         columns[i].confidential);
}

static void one_fictitious_authority_makes_all_of_it_made_up(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "made-up.csv", REGISTER_HEADER "2001,Made-up,fictitious authority,R,,,X1,,\n");
    bench_put(bench, "survey.csv", "code,y\n1,1\n2001,2\n");
    const struct panel *panel = village_panel_of(
        bench, "title: T\nregisters: [areas.csv, made-up.csv]\nsources:\n"
               "  survey: { file: survey.csv, layout: keyed, key: code }\nvariables:\n" Y);
    assert_true(panel->made_up);
}

/* Three indicators that are the same up to scale would have no inverse; these vary a little.
 * Scores are the latent factor's own business (test_latent.c): here only who gets one. */
static void a_factor_is_of_the_rows_that_have_all_of_it(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "survey.csv",
              "code,a,b,d\n1,1,1.1,2\n2,2,2.3,1\n3,3,2.7,4\n4,4,4.4,3\n"
              "5,5,4.6,5\n6,6,c,6\n7,7,6.8,6\n");
    const struct panel *panel = village_panel_of(
        bench, VILLAGE_SOURCES "variables:\n  f: { factor: [a, b, d], transform: z }\n"
                               "  a: { from: survey, column: a }\n"
                               "  b: { from: survey, column: b }\n"
                               "  d: { from: survey, column: d }\n");
    const struct column *f = frame_column(panel->frame, "f");
    assert_int_equal(f->missing[5], MISSING_PART);
    assert_string_equal(f->why[5], "b: confidential ('c')");
    assert_int_equal(panel->latents, 1);
    assert_int_equal(panel->latent[0].latent->rows, 6);
    double sum = 0, squares = 0;
    for (size_t i = 0; i < 7; i++)
        if (i != 5) {
            sum += f->number[i];
            squares += f->number[i] * f->number[i];
        }
    assert_number(sum, 0);
    assert_number(squares / 5, 1);
    assert_true(f->number[6] > f->number[0]);
}

static const struct panel *panel_with_facts(struct bench *bench, const char *keys)
{
    bench_put(bench, "lait.csv", LAIT_HEADER "M,,2018,,1,1,\n");
    struct sources *sources = NULL;
    struct panel *panel = NULL;
    const char *study = talloc_asprintf(
        bench->run,
        "title: T\nregisters: areas.csv\nsources: { lait: { file: lait.csv, layout: lait } }\n"
        "variables:\n  m: { %s from: lait, measure: M, periods: 2018 }\n",
        keys);
    assert_done(bench, village_sources(bench, study, bench->folder, &sources));
    sources->loaded[0].measures->measure[0].facts.label = "Rainfall";
    sources->loaded[0].measures->measure[0].facts.unit = "mm";
    assert_done(bench, panel_build(bench->run, sources, &panel));
    return panel;
}

static void label_and_unit_are_the_files_where_the_study_says_none(void **state)
{
    struct bench *bench = *state;
    const struct column *m = frame_column(panel_with_facts(bench, "")->frame, "m");
    assert_string_equal(m->label, "Rainfall");
    assert_string_equal(m->unit, "mm");
    m = frame_column(panel_with_facts(bench, "label: Rain, unit: cm,")->frame, "m");
    assert_string_equal(m->label, "Rain");
    assert_string_equal(m->unit, "cm");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rows_are_the_areas_of_any_source_in_order_of_the_register),
        claim(a_column_carries_label_unit_and_reasons),
        claim(a_ratio_by_zero_is_missing_with_a_reason),
        claim(variables_may_be_written_in_any_order),
        claim(a_circle_is_refused),
        claim(z_sees_every_authority_before_any_is_left_out),
        claim(yes_makes_numbers_of_texts),
        claim(what_is_made_of_texts_is_refused_where_numbers_are_needed),
        claim(who_lacks_what_decides_is_not_kept_and_every_reason_is_told),
        claim(nobody_left_is_refused),
        claim(what_rests_on_an_absent_source_is_absent_too),
        claim(what_decides_who_is_kept_cannot_be_absent),
        claim(what_comes_from_a_survey_is_confidential_to_the_last),
        claim(one_fictitious_authority_makes_all_of_it_made_up),
        claim(a_factor_is_of_the_rows_that_have_all_of_it),
        claim(label_and_unit_are_the_files_where_the_study_says_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
