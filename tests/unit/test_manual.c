/* test_manual.c - pages as source of manual pages and as text. */
#include "bench.h"

#include "command/manual.h"

static struct manual_page *page(struct bench *bench)
{
    return manual_new(bench->run, "attain-x", 1, "what it does");
}

static void what_would_be_a_macro_is_text(void **state)
{
    struct manual_page *made = page(*state);
    manual_add(made, BLOCK_TEXT, ".TH is no 'macro' here");
    manual_add(made, BLOCK_TEXT, "'quoted'");
    const char *roff = manual_roff(made);
    assert_non_null(strstr(roff, "\n\\&.TH is no \\(aqmacro\\(aq here\n"));
    assert_non_null(strstr(roff, "\n\\&\\(aqquoted\\(aq\n"));
}

static void what_is_typed_can_be_pasted(void **state)
{
    struct manual_page *made = page(*state);
    manual_add(made, BLOCK_CODE, "attain fit 'y ~ `a b` + x^2' --data \\\"");
    assert_non_null(strstr(manual_roff(made),
                           "fit \\(aqy \\(ti \\(gaa b\\(ga + x\\(ha2\\(aq \\-\\-data \\e\\(dq"));
}

static void letters_beyond_ascii_are_named(void **state)
{
    struct manual_page *made = page(*state);
    manual_add(made, BLOCK_TEXT, "\u03B2 is beta");
    assert_non_null(strstr(manual_roff(made), "\\[u03B2] is beta"));
}

static void a_page_has_the_date_of_the_release(void **state)
{
    const char *roff = manual_roff(page(*state));
    assert_non_null(strstr(roff, ".TH ATTAIN-X 1 " ATTAIN_RELEASED " \"attain " ATTAIN_VERSION));
}

static void long_commands_go_on_behind_a_backslash_outside_quotes(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(
        manual_code(bench->run, "attain fit 'y ~ x + long' --data table.csv -q", 30),
        "attain fit 'y ~ x + long' \\\n    --data table.csv -q");
    assert_string_equal(manual_code(bench->run, "attain fit y -o f", 17), "attain fit y -o f");
    assert_string_equal(manual_code(bench->run, "key: a line of a file", 5),
                        "key: a line of a file");
}

static void narrow_terminals_have_the_words_beneath(void **state)
{
    struct manual_page *made = page(*state);
    manual_item(made, "--option", "VALUE", "what it does");
    assert_string_equal(manual_text(made, 80), "  --option VALUE  what it does\n");
    assert_string_equal(manual_text(made, 40), "  --option VALUE\n        what it does\n");
}

static void every_topic_has_a_page_and_no_other_word(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; topic_names[i] != NULL; i++)
        assert_non_null(manual_of_topic(bench->run, topic_names[i]));
    assert_null(manual_of_topic(bench->run, "nothing"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_would_be_a_macro_is_text),
        claim(what_is_typed_can_be_pasted),
        claim(letters_beyond_ascii_are_named),
        claim(a_page_has_the_date_of_the_release),
        claim(long_commands_go_on_behind_a_backslash_outside_quotes),
        claim(narrow_terminals_have_the_words_beneath),
        claim(every_topic_has_a_page_and_no_other_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
