/* test_read_numeral.c - numbers as people and spreadsheets write them (read/numeral.h). */
#include "bench.h"

#include "read/numeral.h"

#define POUND "\xC2\xA3"
#define MINUS "\xE2\x88\x92"
#define NO_BREAK "\xC2\xA0"
#define THIN_NO_BREAK "\xE2\x80\xAF"
#define THIN "\xE2\x80\x89"

static bool reads(const char *text, enum decimal_sign sign, struct numeral *numeral)
{
    return numeral_read(text, strlen(text), sign, numeral);
}

struct reading {
    const char *text;
    double value;
};

static void assert_readings(const struct reading *readings, size_t count, enum decimal_sign sign)
{
    for (size_t i = 0; i < count; i++) {
        struct numeral numeral;
        if (!reads(readings[i].text, sign, &numeral))
            fail_msg("'%s' is not read", readings[i].text);
        if (numeral.value != readings[i].value)
            fail_msg("'%s' is read as %.17g", readings[i].text, numeral.value);
    }
}

static void assert_none(const char *const *texts, size_t count, enum decimal_sign sign)
{
    for (size_t i = 0; i < count; i++) {
        struct numeral numeral;
        if (reads(texts[i], sign, &numeral))
            fail_msg("'%s' is read as %.17g", texts[i], numeral.value);
    }
}

static void reads_plain_numbers_with_any_sign(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        { "0", 0 },
        { "12", 12 },
        { "-3.5", -3.5 },
        { MINUS "3", -3 },
        { "+7", 7 },
        { ".5", .5 },
        { "5.", 5 },
        { "1.2E+05", 120000 },
        { "39.450000000000003", 39.450000000000003 },
        { "9.3699999999999992", 9.3699999999999992 },
        { "007", 7 },
        { " 8 ", 8 },
        { NO_BREAK "8" NO_BREAK, 8 },
        { "\xEF\xBB\xBF"
          "8",
          8 },
    };
    assert_readings(readings, COUNT(readings), DECIMAL_POINT);
}

static void reads_thousands_in_groups_of_three(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        { "1,234", 1234 },
        { "12,345", 12345 },
        { "123,456", 123456 },
        { "1,234,567", 1234567 },
        { "1,234.5", 1234.5 },
        { "-1,234.50", -1234.5 },
        { MINUS "641,070", -641070 },
        { "1,000,000,000", 1e9 },
        { "1" NO_BREAK "234", 1234 },
        { "1" THIN_NO_BREAK "234" THIN_NO_BREAK "567.8", 1234567.8 },
        { "1" THIN "234", 1234 },
        { "1,234.", 1234 },
    };
    assert_readings(readings, COUNT(readings), DECIMAL_POINT);
    struct numeral numeral;
    assert_true(reads("1,234", DECIMAL_POINT, &numeral) && numeral.thousands);
    assert_true(reads("1234", DECIMAL_POINT, &numeral) && !numeral.thousands);
}

static void refuses_thousands_in_any_other_groups(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "1,23",    "1,2345",  "1234,567",        "12,34,567", "1,,234",    ",234",
        "1,234,",  "1,234,5", "0,123",           "00,123",    "1.234,567", "1,234" NO_BREAK "567",
        "1 234",   "1,234e3", "1" NO_BREAK "23", "1'234",     "1,234.5.6", "1,234.567,890",
        "301 302",
    };
    assert_none(texts, COUNT(texts), DECIMAL_POINT);
}

static void reads_pounds_and_percent_and_remembers_them(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        { POUND "1,234", 1234 },
        { POUND "5", 5 },
        { "-" POUND "5.50", -5.5 },
        { POUND "-5", -5 },
        { MINUS POUND "1,000", -1000 },
        { POUND " 12", 12 },
        { POUND NO_BREAK "12", 12 },
        { "12%", 12 },
        { "12 %", 12 },
        { "12.5" NO_BREAK "%", 12.5 },
        { "-3%", -3 },
        { MINUS "0.4%", -.4 },
        { "1,234%", 1234 },
    };
    assert_readings(readings, COUNT(readings), DECIMAL_POINT);
    struct numeral numeral;
    assert_true(reads("12%", DECIMAL_POINT, &numeral));
    assert_true(numeral.percent && !numeral.pounds && numeral.marker == NULL);
    assert_true(reads(POUND "12", DECIMAL_POINT, &numeral));
    assert_true(numeral.pounds && !numeral.percent);
}

static void refuses_signs_that_contradict_or_repeat(void **state)
{
    (void)state;
    static const char *const texts[] = {
        POUND "12%", "-" POUND "-5",
        "--5",       "+-5",
        "12%%",      POUND POUND "5",
        "%12",       "12" POUND,
        "- 5",       "- 5%",
        "+ 5",       POUND,
        "%",         "-",
        "+",         MINUS,
        "5-",        "(5)",
        "$5",        "",
        " ",         ".",
        ",",         "-.",
    };
    assert_none(texts, COUNT(texts), DECIMAL_POINT);
}

static void a_number_with_a_marker_keeps_the_number(void **state)
{
    (void)state;
    static const struct {
        const char *text, *marker;
        double value;
    } rows[] = {
        { "12.3 [p]", "p", 12.3 }, { "12.3[r]", "r", 12.3 },
        { "5 [e]", "e", 5 },       { "5 [b]", "b", 5 },
        { "5 [f]", "f", 5 },       { "5 [ns]", "ns", 5 },
        { "5 [s]", "s", 5 },       { "5 [ss]", "ss", 5 },
        { "5 [sss]", "sss", 5 },   { "5 [u]", "u", 5 },
        { "5 [P]", "p", 5 },       { "5" NO_BREAK "[p]", "p", 5 },
        { "85% [p]", "p", 85 },    { "5 [p] [r]", "p", 5 },
        { "5 [ p ]", "p", 5 },     { "1,234 [note 3]", "note", 1234 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct numeral numeral;
        if (!reads(rows[i].text, DECIMAL_POINT, &numeral) || numeral.value != rows[i].value)
            fail_msg("'%s' is not read as %g", rows[i].text, rows[i].value);
        assert_string_equal(numeral.marker, rows[i].marker);
    }
}

static void a_symbol_or_anything_else_in_brackets_is_no_marker(void **state)
{
    (void)state;
    static const char *const texts[] = { "12 [c]",  "12 [x]",  "12 [z]", "12 [low]", "12 [w]",
                                         "12 [er]", "12 []",   "12 [",   "12 ]",     "]",
                                         "[p]",     "[12]",    "12 [q]", "12 [p",    "12 [p]]",
                                         "12 [[p]", "12 [p3]", "[p] 12", "[note 1]" };
    assert_none(texts, COUNT(texts), DECIMAL_POINT);
}

static void what_is_not_certain_is_no_number(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "(3.4)",
        POUND "1.2m",
        "3k",
        "85-90",
        "85"
        "\xE2\x80\x93"
        "90",
        ">95",
        "<5",
        "c.85",
        "approx 85",
        "n/k",
        "01-Feb",
        "2-Jan",
        "1/2",
        "Sept-12",
        "#N/A",
        "########",
        "TRUE",
        "0x10",
        "inf",
        "nan",
        "1e999",
        "12.3*",
        "12a",
        "2019-01-31",
        "12:30",
        "1.2.3",
        "1e",
        "12 13",
        "\xE2\x80\x93"
        "3",
    };
    assert_none(texts, COUNT(texts), DECIMAL_POINT);
}

static void a_decimal_comma_is_read_where_it_is_said(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        { "1,5", 1.5 },
        { "-0,25", -.25 },
        { ",5", .5 },
        { "5,", 5 },
        { "1.234", 1234 },
        { "1.234,5", 1234.5 },
        { "1.234.567", 1234567 },
        { "12", 12 },
        { "1,234", 1.234 },
        { "1,2E+05", 120000 },
        { "12,5 %", 12.5 },
        { "1" NO_BREAK "234,5", 1234.5 },
        { POUND "1.000,50", 1000.5 },
        { "39,450000000000003", 39.450000000000003 },
    };
    assert_readings(readings, COUNT(readings), DECIMAL_COMMA);
    static const char *const texts[] = {
        "1.5", "0.123", "1,234.5", "1,234,567", "12.34", "1.2345"
    };
    assert_none(texts, COUNT(texts), DECIMAL_COMMA);
}

/* The only readings of these are as they stand. */
static void without_a_decimal_sign_said_what_is_certain_is_read(void **state)
{
    (void)state;
    static const struct reading readings[] = {
        { "12", 12 },
        { "1.5", 1.5 },
        { "0.345", .345 },
        { "1234.567", 1234.567 },
        { "1,234.5", 1234.5 },
        { "1,234,567", 1234567 },
        { "12%", 12 },
        { "39.450000000000003", 39.450000000000003 },
        { "1" NO_BREAK "234", 1234 },
    };
    assert_readings(readings, COUNT(readings), DECIMAL_UNSAID);
}

static void doubtful_is_a_number_under_another_decimal_sign(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum decimal_sign sign;
        bool doubtful;
    } rows[] = {
        { "1,234", DECIMAL_UNSAID, true },   { "1.234", DECIMAL_UNSAID, true },
        { "1,5", DECIMAL_UNSAID, true },     { "1.234,5", DECIMAL_UNSAID, true },
        { "12.345%", DECIMAL_UNSAID, true }, { "0,5", DECIMAL_UNSAID, true },
        { "1,2,3", DECIMAL_UNSAID, false },  { "85-90", DECIMAL_UNSAID, false },
        { "1,5", DECIMAL_POINT, true },      { "1.234,5", DECIMAL_POINT, true },
        { "0,123", DECIMAL_POINT, true },    { "1,23,456", DECIMAL_POINT, false },
        { "n/a", DECIMAL_POINT, false },     { "1.2.3", DECIMAL_POINT, false },
        { "1.5", DECIMAL_COMMA, true },      { "1,234.5", DECIMAL_COMMA, true },
        { "1,2,3", DECIMAL_COMMA, false },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct numeral numeral;
        if (reads(rows[i].text, rows[i].sign, &numeral) || numeral.doubtful != rows[i].doubtful)
            fail_msg("'%s' is not %s", rows[i].text, rows[i].doubtful ? "doubtful" : "refused");
    }
}

static void takes_no_more_than_its_length(void **state)
{
    (void)state;
    struct numeral numeral;
    assert_true(numeral_read("1,2345", 5, DECIMAL_POINT, &numeral));
    assert_true(numeral.value == 1234);
    assert_true(numeral_read("12%9", 3, DECIMAL_POINT, &numeral) && numeral.percent);
    char longest[1000];
    memset(longest, '7', sizeof longest);
    assert_false(numeral_read(longest, sizeof longest, DECIMAL_POINT, &numeral));
    longest[1] = ',';
    assert_false(numeral_read(longest, sizeof longest, DECIMAL_POINT, &numeral));
}

static void an_odd_text_is_told_what_it_looks_like(void **state)
{
    static const char date[] = "looks like a date that a spreadsheet made of something else, such "
                               "as %s; put back what was typed";
    static const struct {
        const char *text, *advice, *told;
    } rows[] = {
        { "01-Feb", date, "'1/2' or '1-2'" },
        { "2-Jan", date, "'2/1' or '2-1'" },
        { "12-Sep", date, "'12/9' or '12-9'" },
        { "Sept-12", date, "'9/12' or '9-12'" },
        { "Oct-19", date, "'10/19' or '10-19'" },
        { "03/04/2017", "is a date where a number is needed; correct it", NULL },
        { "2017-04-03 10:15", "is a date where a number is needed; correct it", NULL },
        { "3-Apr-17", "is a date where a number is needed; correct it", NULL },
        { "12:30", "is a time where a number is needed; correct it", NULL },
        { "2016/17", "is a period where a number is needed; correct it", NULL },
        { "1/2", "is a fraction; write it as a decimal number", NULL },
        { "1,3,4", "holds several numbers; decide on one", NULL },
        { "(3.4)",
          "is in parentheses, which some write for a negative number; write -3.4 if it is one, "
          "and the number alone if not",
          NULL },
        { POUND "1.2m", "has its unit behind the number; write it in full, as 1200000", NULL },
        { "3k", "has its unit behind the number; write it in full, as 3000", NULL },
        { "1.1 million", "has its unit behind the number; write it in full, as 1100000", NULL },
        { "1,234k", "has its unit behind the number; write it in full, as 1234000", NULL },
        { POUND "2bn", "has its unit behind the number; write it in full, as 2000000000", NULL },
        { "85-90", "is a range; decide on one number", NULL },
        { "85% to 90%", "is a range; decide on one number", NULL },
        { "85"
          "\xE2\x80\x93"
          "90",
          "is a range; decide on one number", NULL },
        { ">95", "is a bound and no number; decide on one number", NULL },
        { "<5", "is a bound and no number; decide on one number", NULL },
        { "less than 5%", "is a bound and no number; decide on one number", NULL },
        { "95+", "is a bound and no number; decide on one number", NULL },
        { "c.85", "is an approximation; write 85 alone if that will do", NULL },
        { "approx 85%", "is an approximation; write 85% alone if that will do", NULL },
        { "~5", "is an approximation; write 5 alone if that will do", NULL },
        { "TRUE", "is a truth value; write 1 or 0", NULL },
        { "85 per cent", "has a unit in words behind the number; write 85%", NULL },
        { "\xE2\x80\x93"
          "3",
          "has a dash where a minus sign belongs; write -3 if it is negative", NULL },
        { "1 234", "has blanks between its digits; write it without them if it is one number",
          NULL },
        { "$5", "is an amount in a currency other than pounds; write the number alone", NULL },
        { "3.4**", "has a footnote's mark behind the number; write 3.4 alone", NULL },
        { "12.3 [c]", "is a number and the symbol of a missing one at once; keep one of them",
          NULL },
        { "[p]",
          "is a marker with no number in front of it; write the number, or what it is missing for",
          NULL },
        { "1,23,456",
          "has commas that do not part groups of three digits; write the number without them",
          NULL },
        { "1.2.3", "has more than one point; write digits and one decimal point", NULL },
        { "'5", "has a quotation mark in front of the number; write 5 alone", NULL },
        { "1O5", "has the letter O or l among its digits; write 0 or 1 if that is meant", NULL },
        { "12 children",
          "has words or letters behind the number; write 12 alone if that is the value", NULL },
        { "########",
          "is what a spreadsheet shows where a column is too narrow; widen the column and save "
          "the file again",
          NULL },
        { "#N/A", "is what a spreadsheet leaves where a look-up found nothing; mend the formula",
          NULL },
        { "#REF!",
          "is what a spreadsheet leaves where a formula points at cells that are gone; mend the "
          "formula",
          NULL },
        { "#DIV/0!",
          "is what a spreadsheet leaves where a formula divides by zero or by an empty cell; mend "
          "the formula",
          NULL },
        { "#VALUE!",
          "is what a spreadsheet leaves where a formula meets a text where it needs a number; "
          "mend the formula",
          NULL },
        { "#NAME?",
          "is what a spreadsheet leaves where a formula has a name that the spreadsheet does not "
          "know; mend the formula",
          NULL },
        { "#NUM!",
          "is what a spreadsheet leaves where a formula has a result that is no number; mend the "
          "formula",
          NULL },
        { "#SPILL!", "is what a spreadsheet leaves where a formula fails; mend the formula", NULL },
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *advice = numeral_advice(bench->run, rows[i].text), *wanted = rows[i].advice;
        if (rows[i].told != NULL) {
            char **part = g_strsplit(wanted, "%s", 2);
            wanted = talloc_asprintf(bench->run, "%s%s%s", part[0], rows[i].told, part[1]);
            g_strfreev(part);
        }
        if (advice == NULL)
            fail_msg("nothing is said of '%s'", rows[i].text);
        assert_string_equal(advice, wanted);
    }
}

static void of_what_looks_like_nothing_nothing_is_said(void **state)
{
    struct bench *bench = *state;
    static const char *const texts[] = { "n/a",
                                         "n/k",
                                         "many",
                                         "NULL",
                                         "-99x1",
                                         "0x10",
                                         "inf",
                                         "O",
                                         "good",
                                         "...",
                                         "",
                                         "\xFF"
                                         "1" };
    for (size_t i = 0; i < COUNT(texts); i++)
        if (numeral_advice(bench->run, texts[i]) != NULL)
            fail_msg("'%s' %s", texts[i], numeral_advice(bench->run, texts[i]));
}

/* Only semicolons put a comma in doubt, and only where the source says nothing. */
static void the_decimal_sign_of_a_file_is_what_its_source_says(void **state)
{
    (void)state;
    const struct csv_file commas = { .separator_doubtful = false },
                          semicolons = { .separator_doubtful = true };
    const struct source nothing = { .decimal = 0 }, point = { .decimal = 1 },
                        comma = { .decimal = 2 };
    assert_int_equal(decimal_of(&nothing, &commas), DECIMAL_POINT);
    assert_int_equal(decimal_of(&nothing, &semicolons), DECIMAL_UNSAID);
    assert_int_equal(decimal_of(&point, &semicolons), DECIMAL_POINT);
    assert_int_equal(decimal_of(&comma, &semicolons), DECIMAL_COMMA);
    assert_int_equal(decimal_of(&comma, &commas), DECIMAL_COMMA);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(reads_plain_numbers_with_any_sign),
        claim(reads_thousands_in_groups_of_three),
        claim(refuses_thousands_in_any_other_groups),
        claim(reads_pounds_and_percent_and_remembers_them),
        claim(refuses_signs_that_contradict_or_repeat),
        claim(a_number_with_a_marker_keeps_the_number),
        claim(a_symbol_or_anything_else_in_brackets_is_no_marker),
        claim(what_is_not_certain_is_no_number),
        claim(a_decimal_comma_is_read_where_it_is_said),
        claim(without_a_decimal_sign_said_what_is_certain_is_read),
        claim(doubtful_is_a_number_under_another_decimal_sign),
        claim(takes_no_more_than_its_length),
        claim(an_odd_text_is_told_what_it_looks_like),
        claim(of_what_looks_like_nothing_nothing_is_said),
        claim(the_decimal_sign_of_a_file_is_what_its_source_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
