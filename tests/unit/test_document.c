/* test_document.c - what a command answers, in each format. */
#include "layout_table.h"

#include "report/document.h"

static const char *text_of(struct bench *bench, const struct document *document, enum format format,
                           struct document_form form)
{
    struct bytes bytes = { NULL, 0 };
    assert_done(bench, document_write(bench->run, document, format, &form, &bytes));
    assert_int_equal(strlen(bytes.data), bytes.length);
    return bytes.data;
}

static struct document *two_tables(struct run *run)
{
    struct document *document = document_new(run, "Yields & more");
    document_add(run, document, table_small(run));
    document_add_words(run, document, "Table 2 is left out: no <rain>.");
    document_add(run, document, table_small(run));
    return document;
}

static void parts_come_in_order_with_a_blank_line_between(void **state)
{
    struct bench *bench = *state;
    const char *text =
        text_of(bench, two_tables(bench->run), FORMAT_TEXT, (struct document_form){ 0 });
    const char *table = table_write_text(bench->run, table_small(bench->run));
    assert_string_equal(
        text,
        talloc_asprintf(bench->run, "%s\nTable 2 is left out: no <rain>.\n\n%s", table, table));
}

static void text_keeps_to_the_width_of_a_terminal(void **state)
{
    struct bench *bench = *state;
    const char *text = text_of(bench, two_tables(bench->run), FORMAT_TEXT,
                               (struct document_form){ .text.width = 16 });
    assert_non_null(strstr(text, "\nTable 2 is left\nout: no <rain>.\n"));
}

static void html_is_a_page_where_it_is_asked_to_be(void **state)
{
    struct bench *bench = *state;
    const struct document *document = two_tables(bench->run);
    const char *part = text_of(bench, document, FORMAT_HTML, (struct document_form){ 0 });
    const char *page =
        text_of(bench, document, FORMAT_HTML, (struct document_form){ .page = true });
    assert_true(g_str_has_prefix(part, "<table "));
    assert_null(strstr(part, "<html"));
    assert_true(g_str_has_prefix(page, "<!DOCTYPE html>"));
    assert_non_null(strstr(page, "<title>Yields &amp; more</title>"));
    assert_non_null(strstr(page, "<table id=\"table-1\""));
    assert_non_null(strstr(page, "<p>Table 2 is left out: no &lt;rain&gt;.</p>"));
    assert_non_null(strstr(page, "<table id=\"table-3\""));
}

static const char *answer_text(struct run *run, const void *answer)
{
    return talloc_asprintf(run, "answer %s\n", (const char *)answer);
}

static void csv_and_json_are_made_from_the_answer(void **state)
{
    struct bench *bench = *state;
    struct document *document = two_tables(bench->run);
    document_answers(document, "rows", answer_text, answer_text);
    assert_string_equal(text_of(bench, document, FORMAT_CSV, (struct document_form){ 0 }),
                        "answer rows\n");
    assert_string_equal(text_of(bench, document, FORMAT_JSON, (struct document_form){ 0 }),
                        "answer rows\n");
}

static void one_table_is_its_own_csv_and_several_are_none(void **state)
{
    struct bench *bench = *state;
    struct document *document = document_new(bench->run, "d");
    document_add(bench->run, document, table_small(bench->run));
    assert_string_equal(text_of(bench, document, FORMAT_CSV, (struct document_form){ 0 }),
                        table_write_csv(bench->run, table_small(bench->run)));
    struct bytes bytes;
    const struct document_form form = { 0 };
    assert_false(document_write(bench->run, two_tables(bench->run), FORMAT_CSV, &form, &bytes));
    assert_refused(bench, STATUS_USAGE,
                   "this answer is several tables, and a CSV file holds one; choose another "
                   "format, such as xlsx or json");
    bench_again(bench);
    assert_false(document_write(bench->run, two_tables(bench->run), FORMAT_JSON, &form, &bytes));
    assert_refused(bench, STATUS_USAGE, "this answer has no JSON; choose another format");
}

/* The same document, the same bytes: a zip file that begins with its mark. */
static void office_files_are_the_same_each_time(void **state)
{
    struct bench *bench = *state;
    const struct document_form form = { 0 };
    for (enum format format = FORMAT_XLSX; format <= FORMAT_DOCX; format++) {
        struct bytes one = { NULL, 0 }, other = { NULL, 0 };
        assert_done(bench, document_write(bench->run, two_tables(bench->run), format, &form, &one));
        assert_done(bench,
                    document_write(bench->run, two_tables(bench->run), format, &form, &other));
        assert_true(one.length > 1000);
        assert_memory_equal(one.data, "PK\3\4", 4);
        assert_int_equal(one.length, other.length);
        assert_memory_equal(one.data, other.data, one.length);
    }
}

static void a_table_of_made_up_data_makes_the_document_so(void **state)
{
    struct bench *bench = *state;
    struct document *document = two_tables(bench->run);
    assert_false(document_is_made_up(document));
    struct table *table = table_small(bench->run);
    table->made_up = true;
    document_add(bench->run, document, table);
    assert_true(document_is_made_up(document));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(parts_come_in_order_with_a_blank_line_between),
        claim(text_keeps_to_the_width_of_a_terminal),
        claim(html_is_a_page_where_it_is_asked_to_be),
        claim(csv_and_json_are_made_from_the_answer),
        claim(one_table_is_its_own_csv_and_several_are_none),
        claim(office_files_are_the_same_each_time),
        claim(a_table_of_made_up_data_makes_the_document_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
