/* test_term_list.c - what commas separate, and what they do not. */
#include "bench.h"

#include "spec/term_list.h"

/* The parts with | between them. */
static const char *parts(struct run *run, const char *text)
{
    const struct texts texts = term_list(run, text, NOWHERE);
    char *joined = talloc_strdup(run, "");
    for (size_t i = 0; i < texts.count; i++)
        joined = talloc_asprintf_append(joined, "%s%s", i == 0 ? "" : "|", texts.text[i]);
    return joined;
}

static void commas_separate_but_within_brackets_and_back_quotes(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(parts(run, "a, b ,c"), "a|b|c");
    assert_string_equal(parts(run, "poly(a, 2),I((b + c)^2)"), "poly(a, 2)|I((b + c)^2)");
    assert_string_equal(parts(run, "`a, of (b`,c"), "`a, of (b`|c");
    assert_string_equal(parts(run, "a),b"), "a)|b");
}

static void what_is_empty_or_twice_is_kept_for_the_caller_to_judge(void **state)
{
    struct run *run = ((struct bench *)*state)->run;
    assert_string_equal(parts(run, "a,,a"), "a||a");
    assert_int_equal(term_list(run, "", NOWHERE).count, 1);
    assert_int_equal(term_list(run, NULL, NOWHERE).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(commas_separate_but_within_brackets_and_back_quotes),
        claim(what_is_empty_or_twice_is_kept_for_the_caller_to_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
