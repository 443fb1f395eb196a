/* test_trial_figures.c - the pictures of a trial, on its page and as files. */
#include "tried.h"

#include "command/trial_figures.h"

static struct html_figure *figures_of(struct bench *bench, const struct tried *tried)
{
    struct html_figure *figure = NULL;
    assert_done(bench, trial_figures(bench->run, &tried->report, &figure));
    assert_int_equal(trial_figures_count(&tried->report),
                     tried->request.candidates * tried->request.models * 2);
    return figure;
}

static void each_pair_has_a_scatter_and_an_added_variable_plot(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    const struct html_figure *figure = figures_of(bench, tried);
    const struct html_figure *progress = &figure[2];
    assert_string_equal(figure[0].title, "School moves and KS4 Attainment");
    assert_string_equal(figure[1].title,
                        "School moves and KS4 Attainment, given the other predictors");
    assert_string_equal(progress->title, "School moves and KS4 Progress");
    for (size_t i = 0; i < 4; i++) {
        assert_null(figure[i].absent);
        assert_non_null(
            strstr(figure[i].wide, talloc_asprintf(bench->run, "figure-%zu-wide", i + 1)));
        assert_non_null(strstr(figure[i].narrow, "<svg"));
        assert_int_equal(figure[i].numbers->rows, 1 + TRIED_ROWS);
    }
    assert_non_null(strstr(figure[1].alt, "\u2212.19 (95% CI \u2212.29 to \u2212.10)"));
}

static void a_scatter_of_texts_says_why_it_is_not_drawn(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    const struct html_figure *figure = figures_of(bench, tried);
    assert_non_null(figure[TRIED_KIND * TRIED_MODELS * 2].absent);
    assert_null(figure[TRIED_KIND * TRIED_MODELS * 2 + 1].absent);
}

static void what_is_not_tested_is_not_drawn(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    tried->trial->candidate[0]->lacking = "has one value, 3";
    assert_string_equal(figures_of(bench, tried)[0].absent, "has one value, 3");
}

static void points_of_a_survey_are_withheld(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    frame_column(tried->frame, "moves")->confidential = true;
    tried_again(bench, tried);
    const struct html_figure *figure = figures_of(bench, tried);
    assert_null(strstr(figure[0].wide, "Place "));
    assert_non_null(figure[1].absent);
}

static void files_are_named_for_candidate_and_outcome(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct outputs *outputs = outputs_new(bench->run);
    struct picture_look look;
    tried_one(bench, tried, TRIED_MOVES);
    tried->request.candidates = 1;
    assert_done(bench, picture_look_of(bench->run, "120", NULL, &look)
                           && trial_figure_files_add(bench->run, &tried->report, bench->folder,
                                                     &look, outputs)
                           && outputs_write(bench->run, outputs));
    static const char *const names[] = { "scatter.svg", "scatter.png", "scatter.pdf", "scatter.txt",
                                         "added-variable.svg" };
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *name = talloc_asprintf(bench->run, "figures/1-moves-attainment-%s", names[i]);
        assert_true(g_file_test(bench_path(bench, name), G_FILE_TEST_EXISTS));
    }
    GDir *figures = g_dir_open(bench_path(bench, "figures"), 0, NULL);
    for (const char *name; (name = g_dir_read_name(figures)) != NULL;)
        g_remove(bench_path(bench, talloc_asprintf(bench->run, "figures/%s", name)));
    g_dir_close(figures);
    g_rmdir(bench_path(bench, "figures"));
}

/* The answer stands first; the same trial gives the same bytes. */
static void the_page_opens_with_the_answer(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    static const char *const words[] = { "try", "moves.csv", "-o", "moves.html" };
    const struct html_figure *figure = figures_of(bench, tried);
    const char *page[2];
    for (size_t i = 0; i < 2; i++)
        page[i] = trial_page(bench->run, &tried->report, figure,
                             trial_figures_count(&tried->report), COUNT(words), words);
    assert_string_equal(page[0], page[1]);
    const char *order[] = { "School moves and KS4 Attainment go together",
                            "It cannot say what",
                            "id=\"contents\"",
                            "id=\"found\"",
                            "id=\"figures\"",
                            "id=\"details\"",
                            "id=\"methods\"",
                            "attain try moves.csv -o moves.html" };
    const char *at = page[0];
    for (size_t i = 0; i < COUNT(order); i++) {
        at = strstr(at, order[i]);
        if (at == NULL)
            fail_msg("not there, or not in its place: %s", order[i]);
    }
    assert_null(strstr(page[0], "--full"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_pair_has_a_scatter_and_an_added_variable_plot),
        claim(a_scatter_of_texts_says_why_it_is_not_drawn),
        claim(what_is_not_tested_is_not_drawn),
        claim(points_of_a_survey_are_withheld),
        claim(files_are_named_for_candidate_and_outcome),
        claim(the_page_opens_with_the_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
