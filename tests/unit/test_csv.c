/* test_csv.c - records with their lines, whatever ends a line, and digests of the bytes. */
#include "heard.h"

static void each_record_has_its_line(void **state)
{
    assert_heard(*state, "a,b\n1,2\n3,4\n", "1:a|b;", "2:1|2;3:3|4;");
}

static void the_last_line_needs_no_end(void **state)
{
    assert_heard(*state, "a,b\n1,2", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a,b\n1,\"2\"", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a,b\n1,", "1:a|b;", "2:1|;");
}

static void blank_lines_are_passed_over_and_counted(void **state)
{
    const struct input *input =
        assert_heard(*state, "\n\na,b\n\n1,2\n\n\n3,4\n\n", "3:a|b;", "5:1|2;8:3|4;");
    assert_int_equal(input->records, 2);
    input = assert_heard(*state, "a,b\n,\n  \n\"\",\n1,2\n", "1:a|b;", "5:1|2;");
    assert_int_equal(input->records, 1);
}

static void crlf_ends_one_line(void **state)
{
    assert_heard(*state, "a,b\r\n1,2\r\n\r\n3,4\r\n", "1:a|b;", "2:1|2;4:3|4;");
    assert_heard(*state, "\r\na\r\n\r\n\r\n1\r\n", "2:a;", "5:1;");
}

static void a_lone_return_ends_a_line(void **state)
{
    assert_heard(*state, "a,b\r1,2\r\r3,4", "1:a|b;", "2:1|2;4:3|4;");
    assert_heard(*state, "a,b\r1,2\n3,4\r\n5,6\n\n7,8\r", "1:a|b;", "2:1|2;3:3|4;4:5|6;6:7|8;");
}

static void line_ends_inside_quotes_count(void **state)
{
    assert_heard(*state, "a,b\n\"x\ny\",1\nz,2\n", "1:a|b;", "2:x!y|1;4:z|2;");
    assert_heard(*state, "a,b\r\n\"x\r\ny\",1\r\nz,2\r\n", "1:a|b;", "2:x/!y|1;4:z|2;");
    assert_heard(*state, "a,b\r\"x\r\ry\",1\rz,2\r", "1:a|b;", "2:x//y|1;5:z|2;");
    assert_heard(*state, "\"a\nA\",b\n1,2\n", "1:a!A|b;", "3:1|2;");
}

static void a_quoted_cell_is_what_it_holds(void **state)
{
    assert_heard(*state, "a,b\n\"x,y\",\"say \"\"z\"\"\"\n\" 1 \", 2 \n", "1:a|b;",
                 "2:x,y|say \"z\";3: 1 |2;");
}

static void a_byte_order_mark_is_no_part_of_the_header(void **state)
{
    assert_heard(*state,
                 "\xEF\xBB\xBF"
                 "a,b\n1,2\n",
                 "1:a|b;", "2:1|2;");
    assert_heard(*state, "\xEF\xBB\xBF\"a,c\",b\n1,2\n", "1:a,c|b;", "2:1|2;");
}

static void ragged_rows_are_refused(void **state)
{
    refuses(*state, "a,b\n1,2\n\n3\n", "f.csv:4: 1 cell where the header has 2; quote cells that hold a separator, or fill the row");
    refuses(*state, "a,b\n1,2\n3,4,5\n", "f.csv:3: 3 cells where the header has 2; quote cells that hold a separator, or fill the row");
    refuses(*state, "a,b\n\"1\n\",2\n3,4,,5\n", "f.csv:4: 4 cells where the header has 2; quote cells that hold a separator, or fill the row");
}

static void what_is_empty_at_the_end_of_rows_and_header_is_dropped_and_counted(void **state)
{
    struct input *input = assert_heard(*state, "a,b\n1,2,,\n3,4\n", "1:a|b;", "2:1|2;3:3|4;");
    assert_int_equal(input->blank_columns, 0);
    input = assert_heard(*state, "a,b,,\n1,2,,\n,,,\n3,4\n,,,\n", "1:a|b;", "2:1|2;4:3|4;");
    assert_int_equal(input->blank_columns, 2);
    assert_int_equal(input->blank_records, 2);
    refuses(*state, "a,b,,\n1,2,3,\n",
            "f.csv:2:3: '3' stands in a column without a heading; give the column one");
    refuses(*state, "a,b,,\n1\n", "f.csv:2: 1 cell where the header has 2; quote cells that hold a separator, or fill the row");
}

static char separator_of(struct bench *bench, const char *text)
{
    const struct csv_form form = { '\0', 0 };
    struct csv_file *file = NULL;
    bench_again(bench);
    assert_done(bench, csv_open(bench->run, bench_put(bench, "f.csv", text), &form, &file));
    return file->input->separator;
}

static void the_separator_is_the_one_that_most_lines_agree_in(void **state)
{
    assert_heard(*state, "a;b\n1;2\n", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a\tb\n1\t2\n", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a|b\n1|2\n", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a;b,c\n1,2\n", "1:a;b|c;", "2:1|2;");
    assert_int_equal(separator_of(*state, "name;rate\nLeeds;1,5\nYork;2,5\n"), ';');
    assert_int_equal(separator_of(*state, "a,b\n1,\"x;y;z\"\n2,\"x;y;z\"\n3,\"x;y;z\"\n"), ',');
    assert_int_equal(separator_of(*state, "A title; with a sign\n\na,b,c\n1,2,3\n4,5,6\n"), ',');
    assert_int_equal(separator_of(*state, "one\n1\n2\n"), ',');
    assert_int_equal(separator_of(*state, "\"a;b\",\"c\nd;e\",f\n1,2,3\n"), ',');
}

static void a_line_that_says_the_separator_is_obeyed_and_dropped(void **state)
{
    assert_heard(*state, "sep=;\na,b;c\n1;2\n", "2:a,b|c;", "3:1|2;");
    assert_heard(*state, "sep=\t\r\na\tb\r\n1\t2\r\n", "2:a|b;", "3:1|2;");
    assert_heard(*state, "\"sep=|\"\r\na|b\r\n1|2\r\n", "2:a|b;", "3:1|2;");
    assert_heard(*state, "sep=long,b\n1,2\n", "1:sep=long|b;", "2:1|2;");
}

static void nul_bytes_are_refused_where_they_stand(void **state)
{
    refuses_bytes(*state, "a,b\n1,\0\n", 8, "f.csv:2:2: a NUL byte: this is not a CSV file");
    refuses_bytes(*state, "\0\0\0\0\0\0\0\0\0\0\0\0", 12,
                  "f.csv:1:1: a NUL byte: this is not a CSV file");
}

static void cells_that_are_not_utf_8_are_windows_1252(void **state)
{
    struct input *input =
        assert_heard(*state, "a,b\n1,\x80\x96\xA3\nCaf\xE9,\"\x92\n\x93\"\n", "1:a|b;",
                     "2:1|\u20AC\u2013\u00A3;3:Caf\u00E9|\u2019!\u201C;");
    assert_string_equal(input->encoding, "Windows-1252");
    input = assert_heard(*state, "a\nCaf\u00E9\n", "1:a;", "2:Caf\u00E9;");
    assert_string_equal(input->encoding, "UTF-8");
}

static void a_file_in_two_encodings_or_in_none_is_refused(void **state)
{
    refuses(*state, "a,b\n\u00A3,2\n1,\xA3\n",
            "f.csv:3:2: this cell is not UTF-8, unlike one in line 2; open the file where it was "
            "made and save it as 'CSV UTF-8'");
    refuses(*state, "a,b\n\xA3,2\n1,\u00A3\n",
            "f.csv:3:2: this cell is UTF-8, unlike one in line 2; open the file where it was made "
            "and save it as 'CSV UTF-8'");
    refuses(*state, "a,b\n\"x\ny\",\x81\n",
            "f.csv:3:2: this cell is neither UTF-8 nor Windows-1252; save the file as 'CSV UTF-8'");
}

static void text_that_was_decoded_twice_is_counted(void **state)
{
    struct input *input =
        assert_heard(*state, "a\n1\n\u00C2\u00A33\n\u00E2\u20AC\u201C\n\u00A3\n", "1:a;",
                     "2:1;3:\u00C2\u00A33;4:\u00E2\u20AC\u201C;5:\u00A3;");
    assert_int_equal(input->twice_decoded, 2);
    assert_int_equal(input->twice_line, 3);
    input = assert_heard(*state, "a\n\u00A33\n", "1:a;", "2:\u00A33;");
    assert_int_equal(input->twice_decoded, 0);
}

static void the_head_has_the_first_records_as_they_stand(void **state)
{
    struct bench *bench = *state;
    const struct csv_form form = { '\0', 0 };
    struct csv_file *file = NULL;
    const char *path = bench_put(bench, "f.csv", "A title\n\n,,\na,b,c\n1,2,3\n");
    assert_done(bench, csv_open(bench->run, path, &form, &file));
    assert_int_equal(file->records, 3);
    assert_int_equal(file->record[0].cells, 1);
    assert_int_equal(file->record[1].line, 4);
    assert_string_equal(file->record[2].cell[1].text, "2");
    struct heard heard = { .records = talloc_strdup(bench->run, "") };
    const struct csv_taker taker = { &heard, hear_header, hear_record };
    assert_done(bench, csv_walk(bench->run, file, 1, &taker));
    assert_string_equal(heard.header, "4:a|b|c;");
    assert_string_equal(heard.records, "5:1|2|3;");
    assert_int_equal(file->input->preamble, 1);
    assert_int_equal(file->input->header_line, 4);
    assert_int_equal(file->input->blank_records, 1);
}

static void quotation_marks_stand_around_cells_only(void **state)
{
    static const char message[] =
        "f.csv:2:2: a quotation mark stands inside this cell, or the cell's own is never closed; "
        "quote the whole cell and write a quotation mark in it twice";
    refuses(*state, "a,b\n1,2\"3\n4,5\n", message);
    refuses(*state, "a,b\n1,\"2\"3\n4,5\n", message);
}

static void a_quotation_that_is_never_closed_is_refused_where_it_begins(void **state)
{
    refuses(*state, "a,b\n1,2\n3,\"4\n5,6\n",
            "f.csv:3:2: the quoted cell that begins here is never closed");
}

static void an_empty_file_is_refused(void **state)
{
    static const char message[] = "f.csv: the file is empty; a header row is needed";
    refuses(*state, "", message);
    refuses(*state, "\xEF\xBB\xBF", message);
    refuses(*state, "\r\n,\r\n", message);
}

static void a_record_of_absurd_width_is_refused(void **state)
{
    char *text = g_strnfill(16384, ',');
    refuses(*state, text,
            "f.csv:1:16385: this row has more than 16,384 cells, too many for a table of numbers");
    text[16383] = '\0';
    struct heard heard = { .header = NULL };
    struct input *input = NULL;
    bench_again(*state);
    text[0] = 'a';
    assert_done((struct bench *)*state, hear_bytes(*state, text, 16383, &heard, &input));
    g_free(text);
}

static void whoever_takes_records_can_stop(void **state)
{
    struct bench *bench = *state;
    struct heard heard = { .stop_after = 2 };
    struct input *input = NULL;
    assert_false(hear_bytes(bench, "a\n1\n2\n3\n4\n", 10, &heard, &input));
    assert_string_equal(heard.records, "2:1;3:2;");
    assert_refused(bench, STATUS_UNSUPPORTED, "enough");
}

static void what_cannot_be_read_says_so(void **state)
{
    struct bench *bench = *state;
    const struct csv_taker taker = { NULL, hear_header, hear_record };
    struct input *input = NULL;
    assert_false(csv_read(bench->run, bench_path(bench, "none.csv"), &taker, &input));
    assert_refused(bench, STATUS_UNREADABLE, "none.csv: cannot be read: No such file or directory");
    bench_again(bench);
    assert_false(csv_read(bench->run, bench->folder, &taker, &input));
    assert_int_equal(bench->run->status, STATUS_UNREADABLE);
}

/* Digests by sha256sum: printf 'a,b\n1,2\n' | sha256sum; printf '\357\273\277a\r\n\r\n1\r\n' |
 * sha256sum; (echo a; yes 1 | head -n 100000) | sha256sum */
static void the_digest_is_that_of_all_bytes(void **state)
{
    struct bench *bench = *state;
    const struct input *input = assert_heard(bench, "a,b\n1,2\n", "1:a|b;", "2:1|2;");
    assert_string_equal(input->sha256,
                        "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
    assert_int_equal(input->bytes, 8);
    input = assert_heard(bench,
                         "\xEF\xBB\xBF"
                         "a\r\n\r\n1\r\n",
                         "1:a;", "3:1;");
    assert_string_equal(input->sha256,
                        "456dad060c3e4771cf07bb2f1f60839c79e2f1a6d6d428340a34d13bea04d694");
    assert_int_equal(input->bytes, 11);
}

static bool count_record(struct run *run, void *state, const struct csv_record *record)
{
    (void)run;
    size_t *last = state;
    *last = record->line;
    return record->cells == 1 && strcmp(record->cell[0].text, "1") == 0;
}

static bool count_header(struct run *run, void *state, const struct csv_record *record)
{
    (void)run;
    (void)state;
    return strcmp(record->cell[0].text, "a") == 0;
}

static void a_long_file_is_read_to_its_end(void **state)
{
    struct bench *bench = *state;
    GString *text = g_string_new("a\n");
    for (size_t i = 0; i < 100000; i++)
        g_string_append(text, "1\n");
    size_t last = 0;
    const struct csv_taker taker = { &last, count_header, count_record };
    struct input *input = NULL;
    const char *path = bench_put_bytes(bench, "f.csv", text->str, text->len);
    g_string_free(text, TRUE);
    assert_done(bench, csv_read(bench->run, path, &taker, &input));
    assert_int_equal(input->records, 100000);
    assert_int_equal(input->bytes, 200002);
    assert_int_equal(last, 100001);
    assert_string_equal(input->sha256,
                        "68300835476aa82abee33a60ed98afea1484739b8094cdcd08dd1a672cdb8098");
}

/* The file is read in pieces of 131072 bytes; here each byte of a difficult record is the
 * first of the second piece in turn. */
static void a_record_may_lie_across_two_pieces_of_the_file(void **state)
{
    struct bench *bench = *state;
    static const char difficult[] = "\"\u00e9\"\"x\r\n\u2014\",\"\xF0\x9F\x8C\x8D\"\r\n";
    const size_t length = sizeof difficult - 1;
    for (size_t before = 0; before <= length; before++) {
        bench_again(bench);
        const size_t filler = 131072 - before - strlen("a,b\r\n") - strlen(",1\r\n");
        char *fill = g_strnfill(filler, 'f');
        char *text = g_strdup_printf("a,b\r\n%s,1\r\n%s5,6\r\n", fill, difficult);
        char *wanted = g_strdup_printf("2:%s|1;3:\u00e9\"x/!\u2014|\xF0\x9F\x8C\x8D;5:5|6;", fill);
        struct heard heard = { .header = NULL };
        struct input *input = NULL;
        assert_done(bench, hear_bytes(bench, text, strlen(text), &heard, &input));
        if (strcmp(heard.records, wanted) != 0)
            fail_msg("cut after %zu bytes: %s", before, heard.records + filler);
        assert_int_equal(input->records, 3);
        g_free(fill);
        g_free(text);
        g_free(wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(each_record_has_its_line),
        claim(the_last_line_needs_no_end),
        claim(blank_lines_are_passed_over_and_counted),
        claim(crlf_ends_one_line),
        claim(a_lone_return_ends_a_line),
        claim(line_ends_inside_quotes_count),
        claim(a_quoted_cell_is_what_it_holds),
        claim(a_byte_order_mark_is_no_part_of_the_header),
        claim(ragged_rows_are_refused),
        claim(what_is_empty_at_the_end_of_rows_and_header_is_dropped_and_counted),
        claim(the_separator_is_the_one_that_most_lines_agree_in),
        claim(a_line_that_says_the_separator_is_obeyed_and_dropped),
        claim(nul_bytes_are_refused_where_they_stand),
        claim(cells_that_are_not_utf_8_are_windows_1252),
        claim(a_file_in_two_encodings_or_in_none_is_refused),
        claim(text_that_was_decoded_twice_is_counted),
        claim(the_head_has_the_first_records_as_they_stand),
        claim(quotation_marks_stand_around_cells_only),
        claim(a_quotation_that_is_never_closed_is_refused_where_it_begins),
        claim(an_empty_file_is_refused),
        claim(a_record_of_absurd_width_is_refused),
        claim(whoever_takes_records_can_stop),
        claim(what_cannot_be_read_says_so),
        claim(the_digest_is_that_of_all_bytes),
        claim(a_long_file_is_read_to_its_end),
        claim(a_record_may_lie_across_two_pieces_of_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
