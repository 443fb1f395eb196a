/* test_theme.c - what a theme promises, and a team's own. */
#include "bench.h"

#include "sight.h"
#include "spec/contrast.h"
#include "spec/theme.h"

static const struct theme *shipped(size_t i)
{
    return i == 0 ? theme_usual() : i == 1 ? theme_journal() : theme_dark();
}

static void what_is_to_be_seen_stands_out_from_the_ground(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        const struct theme *theme = shipped(i);
        const unsigned texts[] = { theme->text, theme->subdued };
        const unsigned marks[] = { theme->axis, theme->point, theme->line, theme->muted };
        for (size_t t = 0; t < 2; t++)
            assert_true(contrast_ratio(texts[t], theme->ground) >= TEXT_CONTRAST);
        for (size_t m = 0; m < 4; m++)
            assert_true(contrast_ratio(marks[m], theme->ground) >= MARK_CONTRAST);
        for (size_t s = 0; s < theme->count; s++)
            assert_true(contrast_ratio(theme->series[s], theme->ground) >= MARK_CONTRAST);
    }
}

/* A difference of 2 is just seen; 10 is plain. The journal's greys are for print in one ink. */
static void neighbouring_series_are_told_apart_by_every_sight(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++)
        for (int sight = SIGHT_USUAL; sight < SIGHTS; sight++)
            for (size_t s = 1; s < shipped(i)->count; s++) {
                double apart = sight_distance((enum sight)sight, shipped(i)->series[s - 1],
                                              shipped(i)->series[s]);
                if (apart < 10.0)
                    fail_msg("%s, sight %d, series %zu: %.1f", shipped(i)->name, sight, s, apart);
            }
}

/* In grey a disc and a line differ by what they are. */
static void points_and_their_line_are_told_apart_by_every_sight(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++)
        for (int sight = SIGHT_USUAL; sight < SIGHT_GREY; sight++)
            assert_true(sight_distance((enum sight)sight, shipped(i)->point, shipped(i)->line)
                        >= 5.0);
}

static const struct theme *theme_of(struct bench *bench, const char *text)
{
    const struct theme *theme = NULL;
    assert_done(bench, theme_read(bench->run, bench_put(bench, "team.yaml", text), &theme));
    return theme;
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    const struct theme *theme = NULL;
    assert_false(theme_read(bench->run, bench_put(bench, "team.yaml", text), &theme));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void a_team_says_what_is_otherwise(void **state)
{
    struct bench *bench = *state;
    const struct theme *theme =
        theme_of(bench, "name: Our county\nbase: dark\nfamilies: Lato\npoint: \"#ffffff\"\n"
                        "series: [\"#F2D14B\", \"#6BACE6\", \"#E48AB5\"]\ngrid_lines: no\n");
    assert_string_equal(theme->name, "Our county");
    assert_int_equal(strncmp(theme->families, "Lato, Liberation Sans", 21), 0);
    assert_int_equal(theme->point, 0xFFFFFF);
    assert_int_equal(theme->count, 3);
    assert_int_equal(theme->series[2], 0xE48AB5);
    assert_int_equal(theme->ground, theme_dark()->ground);
    assert_false(theme->grid_lines);
}

static void a_file_that_says_nothing_else_is_the_usual_theme(void **state)
{
    const struct theme *theme = theme_of(*state, "name: Same\n");
    assert_int_equal(theme->point, theme_usual()->point);
    assert_string_equal(theme->families, theme_usual()->families);
    assert_true(theme->grid_lines);
}

static void refuses_what_nobody_could_read(void **state)
{
    refuses(
        *state, "name: A\npoint: \"#BFBFBF\"\n",
        "team.yaml:2:8: #BFBFBF for point has a contrast of 1.84 with the ground #FFFFFF; a mark "
        "needs 3: make it darker");
    refuses(*state, "name: A\nground: \"#101010\"\ntext: \"#666666\"\n",
            "team.yaml:3:7: #666666 for text has a contrast of 3.31 with the ground #101010; text "
            "needs 4.5: make it lighter");
    refuses(*state, "name: A\nground: \"#101010\"\n",
            "team.yaml:2:9: #000000 for text has a contrast of 1.10 with the ground #101010; text "
            "needs 4.5: make it lighter");
    refuses(*state, "ramp: [\"#FFFFFF\", \"#CCCCCC\"]\n",
            "team.yaml:1:7: ramp has 5 colours, not 2");
    refuses(*state, "name: A\ntext: \"#555555\"\n",
            "team.yaml:2:7: on #6BACE6 of ramp neither text (contrast 3.08) nor ground (2.42) can "
            "be read; one of them needs 4.5");
    refuses(*state, "series: [\"#12436D\", \"#FFFF00\"]\n",
            "team.yaml:1:9: #FFFF00 for series has a contrast of 1.07 with the ground #FFFFFF; a "
            "mark needs 3: make it darker");
}

static void refuses_what_is_no_colour(void **state)
{
    refuses(*state, "point: blue\n",
            "team.yaml:1:8: 'blue' is no colour; write one as \"#12436D\", in quotes");
    refuses(*state, "series: [\"#12436D\", \"#12436\"]\n",
            "team.yaml:1:21: '#12436' is no colour; write one as \"#12436D\", in quotes");
    refuses(*state, "series: [\"#12436D\"]\n",
            "team.yaml:1:9: series has from 2 to 6 colours, not 1");
    refuses(*state, "colour: \"#12436D\"\n",
            "team.yaml:1:1: the theme has no key 'colour'; it may have: name, base, families, "
            "series, ramp, diverging, grid_lines, ground, text, subdued, axis, grid, watermark, "
            "point, line and muted");
}

static void the_name_of_no_theme_is_refused(void **state)
{
    struct bench *bench = *state;
    const struct theme *theme = NULL;
    assert_false(theme_choose(bench->run, "drak", &theme));
    assert_refused(bench, STATUS_USAGE, "no theme 'drak'; did you mean 'dark'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_to_be_seen_stands_out_from_the_ground),
        claim(neighbouring_series_are_told_apart_by_every_sight),
        claim(points_and_their_line_are_told_apart_by_every_sight),
        claim(a_team_says_what_is_otherwise),
        claim(a_file_that_says_nothing_else_is_the_usual_theme),
        claim(refuses_what_nobody_could_read),
        claim(refuses_what_is_no_colour),
        claim(the_name_of_no_theme_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
