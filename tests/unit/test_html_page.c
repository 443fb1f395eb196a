/* test_html_page.c - pages of HTML that stand by themselves. */
#include "bench.h"

#include "report/html_page.h"

static void every_sign_that_html_reads_is_escaped(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(html_escape(bench->run, "a & b <c> \"d\" 'e'"),
                        "a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39;");
    assert_string_equal(html_escape(bench->run, "\u2248 plain"), "\u2248 plain");
    assert_string_equal(html_escape(bench->run, NULL), "");
}

static void a_page_says_its_language_and_title_and_fetches_nothing(void **state)
{
    struct bench *bench = *state;
    const char *begin = html_page_begin(bench->run, "A & B", false, "p{color:red}\n");
    const char *page = talloc_asprintf(bench->run, "%s%s", begin, html_page_end());
    assert_true(g_str_has_prefix(page, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    assert_non_null(strstr(page, "<title>A &amp; B</title>"));
    assert_non_null(strstr(page, "<h1>A &amp; B</h1>"));
    assert_non_null(strstr(page, "p{color:red}\n</style>"));
    assert_null(strstr(page, "http"));
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "url("));
    assert_true(g_str_has_suffix(page, "</main>\n</body>\n</html>\n"));
}

static void a_page_of_made_up_data_says_so_in_its_title(void **state)
{
    struct bench *bench = *state;
    const char *begin = html_page_begin(bench->run, "A & B", true, "");
    assert_non_null(strstr(begin, "<title>Made-up data: A &amp; B</title>"));
    assert_non_null(strstr(begin, "<h1>A &amp; B</h1>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_sign_that_html_reads_is_escaped),
        claim(a_page_says_its_language_and_title_and_fetches_nothing),
        claim(a_page_of_made_up_data_says_so_in_its_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
