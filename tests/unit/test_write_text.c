/* test_write_text.c - a table as text: columns lined up, rules as wide as what they rule. */
#include "layout_table.h"

#include "base/text.h"

#define RULE_8 "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"

/* Laid out by hand. Columns: "    as printed" 14; B: 2 before the point, "-.058 (.30)" 10 after
 * its sign, so 12; p: 1 + 7 = 8; gaps of 3: 40 in all. */
static void the_whole_of_a_small_table(void **state)
{
    struct bench *bench = *state;
    const char *rule = RULE_8 RULE_8 RULE_8 RULE_8 RULE_8;
    const char *wanted = talloc_asprintf(bench->run,
                                         "Table 1: Yields\n"
                                         "%s\n"
                                         "                          Yield\n"
                                         "                 " RULE_8 RULE_8
                                         "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\n"
                                         "Variable           B             p\n"
                                         "%s\n"
                                         "z Rain            -.058 (.30)   <.001***\n"
                                         "    as printed   12.5            .05\n"
                                         "%s\n"
                                         "R\u00B2                 .6\n"
                                         "%s\n"
                                         "5 authorities.\n",
                                         rule, rule, rule, rule);
    assert_string_equal(table_write_text(bench->run, table_small(bench->run)), wanted);
}

/* The column, in characters, at which `piece` begins in the line that holds it. */
static size_t column_of(struct bench *bench, const char *text, const char *piece)
{
    const char *at = strstr(text, piece);
    if (at == NULL)
        fail_msg("'%s' is not in:\n%s", piece, text);
    const char *line = at;
    while (line > text && line[-1] != '\n')
        line--;
    return text_width(talloc_strndup(bench->run, line, (size_t)(at - line)));
}

static void decimal_points_stand_under_each_other(void **state)
{
    struct bench *bench = *state;
    static const char *const cells[] = { "-.058 (.30)", "1234.5", ".7", "<.001***", "12.25 (1)" };
    static const char *const points[] = { ".058", ".5", ".7", ".001", ".25" };
    struct table *table = table_new(bench->run, "", "T", 3);
    table->align[1] = table->align[2] = ALIGN_POINT;
    for (size_t i = 0; i < COUNT(cells); i++) {
        struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
        row->cell[0].text = "\u00c9tat \u2248";
        row->cell[1].text = cells[i];
        row->cell[2].text = "0.00";
    }
    const char *text = table_write_text(bench->run, table);
    /* 6 characters, a gap of 3, 4 digits */
    for (size_t i = 0; i < COUNT(points); i++)
        assert_int_equal(column_of(bench, text, points[i]), 13);
}

static void widths_are_of_characters_and_not_of_bytes(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 2);
    table_add_row(bench->run, table, ROW_BODY)->cell[0].text = "\u2248\u2260\u00B2";
    table->row[0].cell[1].text = "one";
    table_add_row(bench->run, table, ROW_BODY)->cell[0].text = "abc";
    table->row[1].cell[1].text = "two";
    const char *text = table_write_text(bench->run, table);
    assert_int_equal(column_of(bench, text, "one"), 6);
    assert_int_equal(column_of(bench, text, "two"), 6);
}

/* ".2", two signs of three bytes and one character each: 4 columns, a gap of 3. */
static void widths_beyond_the_point_are_of_characters_too(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 2);
    table->align[0] = ALIGN_POINT;
    static const char *const cells[] = { ".2\u2248\u2260", "one" };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 2, cells);
    assert_int_equal(column_of(bench, table_write_text(bench->run, table), "one"), 7);
}

static void a_heading_wider_than_its_columns_makes_room(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 4);
    table->align[3] = ALIGN_RIGHT;
    table_row_span(table_add_row(bench->run, table, ROW_HEAD), 1, 2,
                   "A heading of thirty letters \u2248");
    static const char *const cells[] = { "x", "1", "2", "last" };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 4, cells);
    const char *text = table_write_text(bench->run, table);
    /* 1, gap 3: the span begins at 4 and has 29 columns, then gap 3 */
    assert_int_equal(column_of(bench, text, "A heading"), 4);
    assert_int_equal(column_of(bench, text, "last"), 36);
    assert_int_equal(column_of(bench, text, "2"), 8);
}

static void a_narrow_heading_is_centred_over_its_columns(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 3);
    table_row_span(table_add_row(bench->run, table, ROW_HEAD), 1, 2, "span");
    static const char *const cells[] = { "x", "1234567890", "1234567" };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 3, cells);
    /* begins at 4; 10 + 3 + 7 = 20 columns; (20 - 4) / 2 = 8 before */
    assert_int_equal(column_of(bench, table_write_text(bench->run, table), "span"), 12);
}

static void columns_are_aligned_as_they_say(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 3);
    table->align[1] = ALIGN_RIGHT;
    table->align[2] = ALIGN_CENTRE;
    static const char *const wide[] = { "wide", "1234567", "1234567" };
    static const char *const narrow[] = { "n", "r", "c" };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 3, wide);
    table_fill(table_add_row(bench->run, table, ROW_BODY), 3, narrow);
    const char *text = table_write_text(bench->run, table);
    assert_non_null(strstr(text, "\nwide   1234567   1234567\nn            r      c\n"));
}

static void made_up_data_are_said_to_be_so_under_the_title(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_small(bench->run);
    assert_null(strstr(table_write_text(bench->run, table), "Made-up"));
    table->made_up = true;
    const char *text = table_write_text(bench->run, table);
    assert_true(g_str_has_prefix(text, "Table 1: Yields\nMade-up data about fictitious local "
                                       "authorities:"));
}

static void lines_have_no_blanks_at_their_end(void **state)
{
    struct bench *bench = *state;
    const char *text = table_write_text(bench->run, table_small(bench->run));
    assert_null(strstr(text, " \n"));
    assert_true(g_str_has_suffix(text, "\n"));
}

static void notes_are_broken_to_the_width_of_the_table_or_60(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 1);
    table_add_row(bench->run, table, ROW_BODY)->cell[0].text = "x";
    GString *note = g_string_new("");
    for (size_t i = 0; i < 40; i++)
        g_string_append(note, "word ");
    table_add_note(bench->run, table, "%s", note->str);
    g_string_free(note, TRUE);
    char **line = g_strsplit(table_write_text(bench->run, table), "\n", -1);
    size_t widest = 0;
    for (size_t i = 0; line[i] != NULL; i++)
        widest = MAX(widest, text_width(line[i]));
    g_strfreev(line);
    assert_int_equal(widest, 59); /* twelve words and eleven spaces */
}

/* Only a table that is wider than a page; what else is in the row stands in the first line. */
static void long_texts_stand_in_several_lines(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 2);
    char *words = talloc_strdup(bench->run, "");
    for (size_t i = 0; i < 12; i++)
        words = talloc_strdup_append_buffer(words, i == 0 ? "ten letters" : " ten letters");
    struct table_row *row = table_add_row(bench->run, table, ROW_BODY);
    row->cell[0].text = words;
    row->cell[1].text = "7";
    const char *text = table_write_text(bench->run, table);
    assert_non_null(strstr(text, "ten letters ten letters ten letters ten letters ten letters ten"
                                 "   7\nletters ten"));
    words[100] = '\0';
    text = table_write_text(bench->run, table);
    assert_non_null(strstr(text, talloc_asprintf(bench->run, "%s   7\n", words)));
}

static void a_table_without_id_has_its_title_alone(void **state)
{
    struct bench *bench = *state;
    const char *text = table_write_text(bench->run, table_new(bench->run, "", "Yields", 1));
    assert_true(g_str_has_prefix(text, "Yields\n"));
}

/* table.h: NULL is an empty cell. */
static void a_cell_without_text_is_empty(void **state)
{
    struct bench *bench = *state;
    struct table *table = table_new(bench->run, "", "T", 2);
    static const char *const cells[] = { "x", NULL };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 2, cells);
    assert_non_null(strstr(table_write_text(bench->run, table), "\nx\n"));
}

/* The text without what a terminal turns into bold and faint. */
static const char *without_stress(struct bench *bench, const char *text)
{
    char *plain = talloc_strdup(bench->run, "");
    while (*text != '\0') {
        if (*text == '\033')
            text += strcspn(text, "m") + 1;
        else
            plain = talloc_strndup_append_buffer(plain, text++, 1);
    }
    return plain;
}

static void stress_takes_no_room(void **state)
{
    struct bench *bench = *state;
    const struct text_form form = { 0, true };
    const struct table *table = table_small(bench->run);
    const char *text = table_write_text_for(bench->run, table, &form);
    assert_string_equal(without_stress(bench, text), table_write_text(bench->run, table));
    assert_non_null(strstr(text, "\033[1m"));
    assert_non_null(strstr(text, "\033[2m"));
}

static void a_word_that_is_wider_than_the_terminal_is_cut(void **state)
{
    struct bench *bench = *state;
    const struct text_form form = { 20, false };
    struct table *table = table_new(bench->run, "", "Input", 2);
    table->align[1] = ALIGN_LEFT;
    static const char *const cells[] = { "Sum", "0123456789abcdef0123456789abcdef" };
    table_fill(table_add_row(bench->run, table, ROW_BODY), 2, cells);
    assert_non_null(strstr(table_write_text_for(bench->run, table, &form),
                           "Sum   0123456789abcd\n      ef0123456789ab\n      cdef\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_whole_of_a_small_table),
        claim(long_texts_stand_in_several_lines),
        claim(decimal_points_stand_under_each_other),
        claim(widths_are_of_characters_and_not_of_bytes),
        claim(widths_beyond_the_point_are_of_characters_too),
        claim(a_heading_wider_than_its_columns_makes_room),
        claim(a_narrow_heading_is_centred_over_its_columns),
        claim(columns_are_aligned_as_they_say),
        claim(made_up_data_are_said_to_be_so_under_the_title),
        claim(lines_have_no_blanks_at_their_end),
        claim(notes_are_broken_to_the_width_of_the_table_or_60),
        claim(a_table_without_id_has_its_title_alone),
        claim(a_cell_without_text_is_empty),
        claim(stress_takes_no_room),
        claim(a_word_that_is_wider_than_the_terminal_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
