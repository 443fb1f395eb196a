/* test_statistical.c - files of SPSS and Stata as records.
 *
 * The files are those of tests/reference/statistical: written by haven and foreign (write.R) and by
 * PSPP (write.sps), whose lines say what must come out. M stands for MISSING_MARK. */
#include "heard.h"

#include "read/statistical.h"

#include <readstat.h>

#define FOLDER "tests/reference/statistical/"
#define M "\uFDD0"

static struct input *assert_file(struct bench *bench, const char *path, const char *header,
                                 const char *records)
{
    struct heard heard = { .records = talloc_strdup(bench->run, "") };
    struct input *input = NULL;
    const struct csv_taker taker = { &heard, hear_header, hear_record };
    assert_done(bench, csv_read(bench->run, path, &taker, &input));
    assert_string_equal(heard.header, header);
    if (records != NULL)
        assert_string_equal(heard.records, records);
    return input;
}

#define SAV_HEADER                                                                                 \
    "1:place|attainment|absence|turnover|kind|good|scale|answer|opened|seen|"                      \
    "a_name_of_more_than_thirty_two_characters;"
#define SAV_RECORDS                                                                                \
    "1:Ashby|20.5|10.1|0.1|rural|1|1|a|2001-09-01|2019-03-31 12:30:05|1;"                          \
    "2:Birch|18.25|12.7|" M "refused|urban|0|2|b|1999-01-31|2019-04-01 12:30:05|2;"                \
    "3:Côte|22.1|8.9|2.75|urban|1|3|" M "no answer|1900-03-01|2019-04-02 12:30:05|3;"              \
    "4:Dunmow|19.9|11.3|3.5|rural|1|1|a|2020-02-29|2019-04-03 12:30:05|4;"                         \
    "5:Elland|17.35|14.2|" M "confidential|coast|0|2|b|1970-01-01|2019-04-04 12:30:05|5;"          \
    "6:Frome|21.8|9.6|1.25|coast|1|3|a|1960-01-01|2019-04-05 12:30:05|6;"                          \
    "7:Gorse|20.05|10.8||rural|0|1|b|1959-12-31|2019-04-06 12:30:05|7;"                            \
    "8:Hythe|18.9|13.1|4|urban|0|2|a|2019-03-31|2019-04-07 12:30:05|8;"                            \
    "9:Ilford||9.9|5.5|coast|1|3|" M "no answer||2019-04-08 12:30:05|9;"                           \
    "10:Jarrow|23.4|7.7|0.3|urban|1|1|b|2024-12-31|2019-04-09 12:30:05|10;"

static void a_file_of_spss_gives_what_haven_wrote(void **state)
{
    struct input *input = assert_file(*state, FOLDER "haven.sav", SAV_HEADER, SAV_RECORDS);
    assert_string_equal(input->program, "SPSS");
    assert_string_equal(input->encoding, "a file of SPSS, UTF-8");
    assert_int_equal(input->records, 10);
}

static void a_compressed_file_of_spss_gives_the_same(void **state)
{
    assert_file(*state, FOLDER "haven.zsav", SAV_HEADER, SAV_RECORDS);
}

static void a_file_of_stata_gives_what_haven_wrote(void **state)
{
    struct input *input = assert_file(
        *state, FOLDER "haven.dta",
        "1:place|attainment|absence|turnover|kind|good|again|part|year|opened|seen|month|quarter;",
        "1:Ashby|20.5|10.1|0.1|rural|1|other (1)|1|1|2001-09-01|2019-03-31 12:30:05|1960m1|1960q1;"
        "2:Birch|18.25|12.7|" M "refused|urban|0|urban|2|2|1999-01-31|2019-04-01 12:30:05|1960m2|"
        "1960q2;"
        "3:Côte|22.1|8.9|2.75|urban|1|urban|3|1|1900-03-01|2019-04-02 12:30:05|1960m12|1960q3;"
        "4:Dunmow|19.9|11.3|3.5|rural|1|other (1)|1|2|2020-02-29|2019-04-03 12:30:05|1961m1|1960q4;"
        "5:Elland|17.35|14.2|" M
        "confidential|coast|0|other (3)|2|1|1970-01-01|2019-04-04 12:30:05|"
        "1959m12|1961q1;"
        "6:Frome|21.8|9.6|1.25|coast|1|other (3)|3|2|1960-01-01|2019-04-05 12:30:05|2019m3|1959q4;"
        "7:Gorse|20.05|10.8||rural|0|other (1)|1|1|1959-12-31|2019-04-06 12:30:05|2019m4|2019q1;"
        "8:Hythe|18.9|13.1|4|urban|0|urban|2|2|2019-03-31|2019-04-07 12:30:05|2019m5|2019q2;"
        "9:Ilford||9.9|5.5|coast|1|other (3)|3|1||2019-04-08 12:30:05|2019m6|2019q3;"
        "10:Jarrow|23.4|7.7|0.3|urban|1|urban|1|2|2024-12-31|2019-04-09 12:30:05|2019m7|2019q4;");
    assert_string_equal(input->program, "Stata");
}

static void an_old_file_of_stata_is_windows_1252(void **state)
{
    assert_file(*state, FOLDER "foreign.dta", "1:place|attainment|absence|kind;",
                "1:Ashby|20.5|10.1|rural;2:Birch|18.25|12.7|urban;3:Côte|22.1|8.9|urban;"
                "4:Dunmow|19.9|11.3|rural;5:Elland|17.35|14.2|coast;6:Frome|21.8|9.6|coast;"
                "7:Gorse|20.05|10.8|rural;8:Hythe|18.9|13.1|urban;9:Ilford||9.9|coast;"
                "10:Jarrow|23.4|7.7|urban;");
}

static void single_missing_values_of_pspp_have_their_labels_or_numbers(void **state)
{
    assert_file(*state, FOLDER "pspp.sav", "1:y|x|answer|w;",
                "1:1.5|2|yes|3;2:2.5|3|no|1;3:2.25|5|" M "9|2;4:4|6|" M "not available|4;5:4.5|8|"
                "yes|2;6:6.75|9|" M "refused|1;");
}

static void the_head_is_there_before_the_walk(void **state)
{
    struct bench *bench = *state;
    static const struct csv_form nothing;
    struct csv_file *file = NULL;
    assert_done(bench, csv_open(bench->run, FOLDER "pspp.sav", &nothing, &file));
    assert_int_equal(file->records, 7);
    assert_string_equal(file->record[0].cell[1].text, "x");
    assert_string_equal(file->record[6].cell[0].text, "6.75");
    assert_int_equal(file->record[6].line, 6);
}

/* Cut anywhere, a file is refused, and the message is one line about the file. */
static void a_file_that_is_cut_is_refused(void **state)
{
    struct bench *bench = *state;
    gchar *bytes = NULL;
    gsize length = 0;
    assert_true(g_file_get_contents(FOLDER "haven.sav", &bytes, &length, NULL));
    for (size_t cut = 4; cut < length; cut += 97) {
        const char *path = bench_put_bytes(bench, "cut.sav", bytes, cut);
        struct heard heard = { .records = talloc_strdup(bench->run, "") };
        const struct csv_taker taker = { &heard, hear_header, hear_record };
        struct input *input = NULL;
        struct run *run = run_new();
        run->quiet = true;
        assert_false(csv_read(run, path, &taker, &input));
        assert_int_equal(run->status, STATUS_MALFORMED);
        assert_non_null(strstr(run->message, "cut.sav: begins as a file of SPSS, but "));
        assert_null(strchr(run->message, '\n'));
        talloc_free(run);
    }
    g_free(bytes);
}

static ssize_t keep_bytes(const void *bytes, size_t length, void *to)
{
    g_byte_array_append(to, bytes, (guint)length);
    return (ssize_t)length;
}

/* A file of Stata with one row of two texts that are each so long. */
static const char *put_long_texts(struct bench *bench, size_t length)
{
    GByteArray *bytes = g_byte_array_new();
    char *text = g_strnfill(length, 'a');
    readstat_writer_t *writer = readstat_writer_init();
    readstat_set_data_writer(writer, keep_bytes);
    const readstat_variable_t *notes =
        readstat_add_variable(writer, "notes", READSTAT_TYPE_STRING_REF, 0);
    const readstat_variable_t *again =
        readstat_add_variable(writer, "again", READSTAT_TYPE_STRING_REF, 0);
    readstat_string_ref_t *put = readstat_add_string_ref(writer, text);
    assert_int_equal(readstat_begin_writing_dta(writer, bytes, 1), READSTAT_OK);
    assert_int_equal(readstat_begin_row(writer), READSTAT_OK);
    assert_int_equal(readstat_insert_string_ref(writer, notes, put), READSTAT_OK);
    assert_int_equal(readstat_insert_string_ref(writer, again, put), READSTAT_OK);
    assert_int_equal(readstat_end_row(writer), READSTAT_OK);
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    const char *path = bench_put_bytes(bench, "long.dta", (const char *)bytes->data, bytes->len);
    g_byte_array_unref(bytes);
    g_free(text);
    return path;
}

/* Nothing in the child that parses is relied upon: what it calls a record has at most 16 MiB, with
 * an end to each text. */
static void a_record_as_if_without_end_is_refused(void **state)
{
    enum { HALF = 1 << 23 };
    struct bench *bench = *state;
    static const struct csv_form nothing;
    struct csv_file *file = NULL;
    assert_done(bench, csv_open(bench->run, put_long_texts(bench, HALF - 1), &nothing, &file));
    assert_int_equal(file->record[1].cell[1].length, HALF - 1);
    assert_false(csv_open(bench->run, put_long_texts(bench, HALF), &nothing, &file));
    assert_refused(bench, STATUS_MALFORMED,
                   "long.dta: begins as a file of Stata, but is damaged so that it cannot be read; "
                   "fetch it again, or save it as CSV");
}

static void what_a_file_is_is_told_by_its_first_bytes(void **state)
{
    (void)state;
    assert_string_equal(statistical_program("$FL2 and more", 13), "SPSS");
    assert_string_equal(statistical_program("$FL3", 4), "SPSS");
    assert_string_equal(statistical_program("<stata_dta><header>", 19), "Stata");
    assert_string_equal(statistical_program("r\002\001\000", 4), "Stata");
    assert_null(statistical_program("r\002\001,", 4));
    assert_null(statistical_program("$FL", 3));
    assert_null(statistical_program("y,x\n1,2\n", 8));
    assert_null(statistical_program("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_file_of_spss_gives_what_haven_wrote),
        claim(a_compressed_file_of_spss_gives_the_same),
        claim(a_file_of_stata_gives_what_haven_wrote),
        claim(an_old_file_of_stata_is_windows_1252),
        claim(single_missing_values_of_pspp_have_their_labels_or_numbers),
        claim(the_head_is_there_before_the_walk),
        claim(a_file_that_is_cut_is_refused),
        claim(a_record_as_if_without_end_is_refused),
        claim(what_a_file_is_is_told_by_its_first_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
