/* test_table_style.c - the words in which a user says how a table is to look. */
#include "bench.h"

#include "spec/table_style.h"
#include "spec/term_list.h"

static const struct place option = { "--option", 0, 0 };

static bool settles(struct bench *bench, const char *columns, const char *decimals,
                    struct table_style *style)
{
    struct table_style_said said = TABLE_STYLE_UNSAID;
    const struct texts words = term_list(bench->run, decimals, option);
    said.columns = term_list(bench->run, columns, option);
    for (size_t i = 0; i < words.count; i++)
        assignment_add(bench->run, words.text[i], option, &said.decimals);
    return table_style_settle(bench->run, &said, STYLE_PLAIN, style);
}

static void a_column_goes_by_the_fields_word_or_as_prints_write_it(void **state)
{
    static const struct {
        const char *words;
        enum table_figure figure;
    } columns[] = {
        { "B,estimate,b,Estimate", FIGURE_ESTIMATE },
        { "SE,std_error,se", FIGURE_STD_ERROR },
        { "beta,\u03B2,Beta", FIGURE_BETA },
        { "t,statistic", FIGURE_STATISTIC },
        { "df", FIGURE_DF },
        { "p,p_value,P", FIGURE_P_VALUE },
        { "interval,CI", FIGURE_INTERVAL },
        { "conf_low", FIGURE_CONF_LOW },
        { "conf_high", FIGURE_CONF_HIGH },
        { "B (SE),B(SE),estimate(std_error)", FIGURE_ESTIMATE_AND_ERROR },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(columns); i++) {
        const struct texts words = term_list(bench->run, columns[i].words, option);
        for (size_t w = 0; w < words.count; w++) {
            struct table_style style;
            assert_done(bench, settles(bench, words.text[w], NULL, &style));
            assert_int_equal(style.columns, 1);
            assert_int_equal(style.column[0], columns[i].figure);
        }
    }
}

static void refuses(struct bench *bench, const char *columns, const char *decimals,
                    const char *message)
{
    struct table_style style;
    bench_again(bench);
    assert_false(settles(bench, columns, decimals, &style));
    assert_refused(bench, STATUS_USAGE, message);
}

static void a_column_that_is_none_or_twice_is_refused(void **state)
{
    refuses(*state, "B,estimat", NULL, "--option: no column 'estimat'; did you mean 'estimate'?");
    refuses(*state, "B,R2", NULL,
            "--option: no column 'R2'; there are estimate (std_error), estimate, std_error, beta, "
            "statistic, df, p_value, interval, conf_low and conf_high");
    refuses(*state, "B,p,estimate", NULL,
            "--option: the column 'estimate' stands twice; name it once");
}

static void decimals_are_said_of_all_or_of_each(void **state)
{
    struct bench *bench = *state;
    struct table_style style;
    assert_done(bench, settles(bench, NULL, "1,SE=4", &style));
    assert_int_equal(table_style_decimals(&style, FIGURE_ESTIMATE), 1);
    assert_int_equal(table_style_decimals(&style, FIGURE_INTERVAL), 1);
    assert_int_equal(table_style_decimals(&style, FIGURE_STD_ERROR), 4);
    assert_int_equal(table_style_decimals(&style, FIGURE_P_VALUE), 3); /* is of another scale */
    assert_int_equal(table_style_decimals(&style, FIGURE_R_SQUARED), 3);
    assert_done(bench, settles(bench, NULL, "B=0, R2=2", &style));
    assert_int_equal(table_style_decimals(&style, FIGURE_CONF_LOW), 0); /* as B */
    assert_int_equal(table_style_decimals(&style, FIGURE_STD_ERROR), BY_STYLE);
    assert_int_equal(table_style_decimals(&style, FIGURE_R_SQUARED), 2);
}

static void decimals_that_are_none_are_refused(void **state)
{
    refuses(*state, NULL, "B=x",
            "--option: decimals of B must be a whole number from 0 to 15, not 'x'");
    refuses(*state, NULL, "16", "--option: decimals must be a whole number from 0 to 15, not '16'");
    refuses(*state, NULL, "1.5",
            "--option: decimals must be a whole number from 0 to 15, not '1.5'");
    refuses(*state, NULL, "p=1",
            "--option: decimals of p must be a whole number from 2 to 15, not '1'");
    refuses(*state, NULL, "bet=1",
            "--option: decimals cannot be said of 'bet'; did you mean 'beta'?");
}

static void a_style_has_decimals_of_its_own(void **state)
{
    (void)state;
    static const enum table_figure figures[] = {
        FIGURE_ESTIMATE,  FIGURE_STD_ERROR, FIGURE_BETA,
        FIGURE_STATISTIC, FIGURE_P_VALUE,   FIGURE_CONF_LOW
    };
    static const int wanted[STYLES][COUNT(figures)] = {
        [STYLE_REPORT] = { 3, 2, 3, 2, 3, 3 },
        [STYLE_APA] = { BY_STYLE, BY_STYLE, 2, 2, 3, BY_STYLE },
        [STYLE_PLAIN] = { BY_STYLE, BY_STYLE, 3, 2, 3, BY_STYLE },
    };
    for (size_t s = 0; s < STYLES; s++) {
        const struct table_style style = table_style_usual((enum style)s);
        for (size_t i = 0; i < COUNT(figures); i++)
            assert_int_equal(table_style_decimals(&style, figures[i]), wanted[s][i]);
    }
}

static void a_label_follows_the_first_sign_of_equality_outside_back_quotes(void **state)
{
    struct bench *bench = *state;
    struct assignments made = { 0, NULL };
    assignment_add(bench->run, "x = Rain = wet", option, &made);
    assignment_add(bench->run, "`a=b`=Both", option, &made);
    assignment_add(bench->run, "nothing", option, &made);
    assert_string_equal(made.assignment[0].name, "x");
    assert_string_equal(made.assignment[0].value, "Rain = wet");
    assert_string_equal(made.assignment[1].name, "`a=b`");
    assert_string_equal(made.assignment[1].value, "Both");
    assert_null(made.assignment[2].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_column_goes_by_the_fields_word_or_as_prints_write_it),
        claim(a_column_that_is_none_or_twice_is_refused),
        claim(decimals_are_said_of_all_or_of_each),
        claim(decimals_that_are_none_are_refused),
        claim(a_style_has_decimals_of_its_own),
        claim(a_label_follows_the_first_sign_of_equality_outside_back_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
