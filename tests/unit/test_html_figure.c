/* test_html_figure.c - a figure as part of a page: in order, in words, and named once. */
#include "bench.h"

#include "report/html_figure.h"

static struct html_figure figure_of(struct bench *bench)
{
    static const char *const heading[] = { "Local authority", "x" };
    static const char *const note[] = { "n = 2 & more." };
    struct table *numbers = table_headed(bench->run, "The numbers of Figure 1", heading, 2);
    table_add_row(bench->run, numbers, ROW_BODY)->cell[0].text = "Barnet";
    return (struct html_figure){ .name = "Figure 1",
                                 .title = "Y < X",
                                 .wide = "<svg>wide</svg>\n",
                                 .narrow = "<svg>narrow</svg>\n",
                                 .alt = "Higher goes with \"higher\".",
                                 .notes = 1,
                                 .note = note,
                                 .narrow_notes = 1,
                                 .narrow_note = note,
                                 .numbers = numbers };
}

/* Each part stands behind the one before it. */
static void assert_in_order(const char *text, const char *const *part, size_t parts)
{
    const char *at = text;
    for (size_t i = 0; i < parts; i++) {
        const char *found = strstr(at, part[i]);
        if (found == NULL)
            fail_msg("'%s' is not where it should be in:\n%s", part[i], text);
        at = found + strlen(part[i]);
    }
}

static void title_picture_notes_and_numbers_come_in_that_order(void **state)
{
    struct bench *bench = *state;
    struct html_figure figure = figure_of(bench);
    static const char *const parts[] = {
        "<figure id=\"f-1\" aria-labelledby=\"f-1-caption\">",
        "<figcaption id=\"f-1-caption\">",
        "<p><strong>Figure 1</strong> Y &lt; X</p>",
        "<div class=\"plot wide\" data-name=\"Figure 1\">\n<svg>wide</svg>",
        "<div class=\"plot narrow\" data-name=\"Figure 1\">\n<svg>narrow</svg>",
        "<p>n = 2 &amp; more.</p>",
        "</figure>\n<details>\n<summary>Figure 1 in words and numbers</summary>",
        "<p>Higher goes with &quot;higher&quot;.</p>",
        "The numbers of Figure 1",
        "<th scope=\"row\">Barnet</th>",
        "</details>",
    };
    assert_in_order(html_figure(bench->run, &figure, "f-1", false), parts, COUNT(parts));
}

static void a_headline_stands_above_the_title(void **state)
{
    struct bench *bench = *state;
    struct html_figure figure = figure_of(bench);
    assert_null(strstr(html_figure(bench->run, &figure, "f", false), "headline"));
    figure.headline = "It rises";
    static const char *const parts[] = { "<p class=\"headline\">It rises</p>", "Y &lt; X" };
    assert_in_order(html_figure(bench->run, &figure, "f", false), parts, COUNT(parts));
}

static void notes_that_differ_stand_under_the_form_that_they_are_of(void **state)
{
    struct bench *bench = *state;
    struct html_figure figure = figure_of(bench);
    static const char *const narrow[] = { "n = 1." };
    figure.narrow_note = narrow;
    static const char *const parts[] = {
        "<div class=\"notes wide\">\n<p>n = 2 &amp; more.</p>\n</div>",
        "<div class=\"notes narrow\">\n<p>n = 1.</p>\n</div>",
    };
    assert_in_order(html_figure(bench->run, &figure, "f", false), parts, COUNT(parts));
}

static void a_table_is_no_picture(void **state)
{
    struct bench *bench = *state;
    struct html_figure figure = figure_of(bench);
    figure.headline = "It rises";
    figure.table = figure.numbers;
    const char *text = html_figure(bench->run, &figure, "f", false);
    static const char *const parts[] = {
        "<figure id=\"f\" aria-labelledby=\"f-table-caption\">\n<p class=\"headline\">It rises</p>",
        "<table id=\"f-table\"",
        "Barnet",
        "</figure>",
    };
    assert_in_order(text, parts, COUNT(parts));
    assert_null(strstr(text, "<svg>"));
    assert_null(strstr(text, "<details"));
}

static void one_without_a_name_is_called_by_its_title(void **state)
{
    struct bench *bench = *state;
    struct html_figure figure = figure_of(bench);
    figure.name = "";
    const char *text = html_figure(bench->run, &figure, "f", false);
    assert_null(strstr(text, "<strong>"));
    assert_non_null(strstr(text, "<summary>In words and numbers: Y &lt; X</summary>"));
    assert_non_null(strstr(text, "data-name=\"Y &lt; X\""));
}

static void what_is_to_be_printed_whole_is_open(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(html_folded(bench->run, "A & B", "<p>in</p>\n", false),
                        "<details>\n<summary>A &amp; B</summary>\n<p>in</p>\n</details>\n");
    assert_string_equal(html_folded(bench->run, "A", "", true),
                        "<details open>\n<summary>A</summary>\n</details>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(title_picture_notes_and_numbers_come_in_that_order),
        claim(a_headline_stands_above_the_title),
        claim(one_without_a_name_is_called_by_its_title),
        claim(notes_that_differ_stand_under_the_form_that_they_are_of),
        claim(a_table_is_no_picture),
        claim(what_is_to_be_printed_whole_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
