/* test_grid.c - a CSV file as columns. */
#include "village.h"

#include "read/grid.h"

static struct grid *grid_of(struct bench *bench, const char *text)
{
    struct grid *grid = NULL;
    assert_done(bench, grid_read_plain(bench->run, bench_put(bench, "f.csv", text), &grid));
    return grid;
}

/* One text that is asked for at study.yaml:8:3. */
static struct asked asks(struct bench *bench, const char *text, bool question)
{
    struct texts *texts = talloc_zero(bench->run, struct texts);
    texts_add(bench->run, texts, text, (struct place){ "study.yaml", 8, 3 });
    return (struct asked){ .texts = texts, .question = question };
}

/* Read one more file into the grid; `layout` says how many rows its header has. The key is the
 * authority's name in column `key` (0: none). */
static bool read_more(struct bench *bench, enum layout layout, size_t key, const char *path,
                      const struct asked *asked, size_t count, struct ledger *ledger,
                      struct grid *grid)
{
    static const struct csv_form form;
    struct recognised recognised = { .layout = layout,
                                     .header_rows = layout == LAYOUT_QUALTRICS      ? 3
                                                    : layout == LAYOUT_SURVEYMONKEY ? 2
                                                                                    : 1 };
    recognised.key.column[AREA_NAME] = key;
    struct csv_file *file = NULL;
    return csv_open(bench->run, path, &form, &file)
           && grid_read(bench->run, file, &recognised, asked, count, ledger, grid);
}

static bool read_as(struct bench *bench, enum layout layout, size_t key, const char *text,
                    const struct asked *asked, size_t count, struct ledger **ledger,
                    struct grid **grid)
{
    static const struct source source = { .name = "survey" };
    *grid = grid_new(bench->run, &source);
    *ledger = ledger_new(bench->run);
    return read_more(bench, layout, key, bench_put(bench, "f.csv", text), asked, count, *ledger,
                     *grid);
}

static void refuses(struct bench *bench, enum layout layout, const char *text, const char *column,
                    bool question, enum status status, const char *message)
{
    bench_again(bench);
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    const struct asked asked = asks(bench, column, question);
    assert_false(read_as(bench, layout, 0, text, &asked, 1, &ledger, &grid));
    assert_refused(bench, status, message);
}

static const struct ledger_entry *entry_of(const struct ledger *ledger, enum ledger_kind kind)
{
    for (size_t i = 0; i < ledger->entries; i++)
        if (ledger->entry[i].kind == kind)
            return &ledger->entry[i];
    return NULL;
}

static void cells_are_trimmed_and_know_their_line(void **state)
{
    struct bench *bench = *state;
    const struct grid *grid = grid_of(bench, "\" a \",b\n\" 1 \",x\n\n2,\"  y\n\"\n3,z\n");
    assert_int_equal(grid->rows, 3);
    assert_string_equal(grid->column[0].name, "a");
    assert_string_equal(grid->column[0].text[0], "1");
    assert_string_equal(grid->column[1].text[1], "y");
    assert_int_equal(grid->line[1], 4);
    assert_int_equal(grid->line[2], 6);
    assert_null(grid_find(grid, "A"));
}

static void only_wanted_columns_are_kept(void **state)
{
    struct bench *bench = *state;
    const struct asked wanted[] = { asks(bench, "c", false), asks(bench, "a", false) };
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    assert_done(bench,
                read_as(bench, LAYOUT_PLAIN, 0, "a,b,c,b\n1,2,3,4\n", wanted, 2, &ledger, &grid));
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid_find(grid, "c")->cell[0], 3);
    assert_string_equal(grid_find(grid, "c")->text[0], "3");
    assert_null(grid_find(grid, "b"));
    assert_int_equal(grid->filled[0], 4);
}

static void a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for(void **state)
{
    refuses(*state, LAYOUT_PLAIN, "judgement,b\n1,2\n", "judgment", false, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv has no column 'judgment'; did you mean 'judgement'?");
    refuses(*state, LAYOUT_PLAIN, "a,b\n1,2\n", "judgment", false, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv has no column 'judgment'; its columns are a and b");
}

static void a_column_that_stands_twice_is_refused(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    assert_false(
        grid_read_plain(bench->run, bench_put(bench, "f.csv", "\na,b, a\n1,2,3\n"), &grid));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:2:3: the column 'a' stands twice; the first is column 1");
    refuses(bench, LAYOUT_PLAIN, "a,b,a\n1,2,3\n", "a", false, STATUS_MALFORMED,
            "f.csv:1:3: the column 'a' stands twice; the first is column 1");
}

/* R and pandas write the names of rows into a first column without a heading. */
static void a_column_without_a_heading_may_be_empty_or_names_of_rows(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    assert_done(
        bench, read_as(bench, LAYOUT_PLAIN, 0, ",a,,b\n1,2,,3\n2,4,,5\n", NULL, 0, &ledger, &grid));
    assert_int_equal(grid->columns, 2);
    assert_int_equal(ledger->entries, 2);
    assert_int_equal(ledger->entry[0].kind, LEDGER_PASSED);
    assert_string_equal(ledger->entry[0].what,
                        "the first column, which has no heading, as names of rows");
    assert_string_equal(ledger->entry[1].what, "columns without heading and content");
    assert_int_equal(ledger->entry[1].count, 1);
    refuses(bench, LAYOUT_PLAIN, "a,,b\n1,,3\n2,x,5\n", "a", false, STATUS_MALFORMED,
            "f.csv:3:2: 'x' stands in a column without a heading; give the column one");
}

static void headings_of_three_rows_are_names_and_questions(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    const struct asked wanted[] = { asks(bench, "how many staff", true), asks(bench, "Q1", false) };
    assert_done(bench, read_as(bench, LAYOUT_QUALTRICS, 0,
                               "Status,IPAddress,Q1,Q2\n"
                               "Response Type,IP Address,Which authority?,How many staff?\n"
                               "\"{\"\"ImportId\"\":\"\"status\"\"}\",{},{},{}\n"
                               "Survey Preview,10.0.0.1,Test,1\n"
                               "IP Address,10.0.0.2,Ambridge,4\n"
                               "IP Address,10.0.0.3,Loxley,\n",
                               wanted, 2, &ledger, &grid));
    assert_int_equal(grid->columns, 2);
    assert_int_equal(grid->rows, 2);
    assert_int_equal(grid->line[0], 5);
    const struct grid_column *staff = grid_asked(grid, &wanted[0]);
    assert_string_equal(staff->name, "Q2");
    assert_string_equal(staff->question, "How many staff?");
    assert_string_equal(staff->text[0], "4");
    assert_int_equal(grid->filled[0], 2); /* neither status nor address */
    assert_int_equal(grid->filled[1], 1);
    assert_string_equal(entry_of(ledger, LEDGER_PERSONAL)->what, "column 'IPAddress'");
    assert_string_equal(entry_of(ledger, LEDGER_PASSED)->what, "previews and tests of the survey");
    assert_int_equal(entry_of(ledger, LEDGER_PASSED)->place.line, 4);
    assert_int_equal(grid->file[0].input->header_line, 1);
    assert_int_equal(grid->file[0].input->preamble, 0);
}

/* The first row ends before the second: the last question has several options. */
static void a_header_is_as_wide_as_its_second_row(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    const struct asked wanted = asks(bench, "Barriers? - Time", true);
    assert_done(bench, read_as(bench, LAYOUT_SURVEYMONKEY, 0,
                               "LA?,Barriers?,\nResponse,Money,Time\n"
                               "Ambridge,Money,\nLoxley,,Time\nBorchester,,\n",
                               &wanted, 1, &ledger, &grid));
    const struct grid_column *time = grid_asked(grid, &wanted);
    assert_string_equal(time->text[1], "Time");
    assert_true(time->answered[0]);
    assert_true(time->answered[1]);
    assert_false(time->answered[2]);
    struct place place = grid_place(grid, time, 1);
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 3);
    refuses(bench, LAYOUT_QUALTRICS, "a,b\n1,2\n", "a", false, STATUS_MALFORMED,
            "f.csv: has 2 rows, and so is not an export of Qualtrics, three header rows");
}

static void a_question_is_found_as_it_was_typed_or_refused_with_the_nearest(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    const struct asked exact = asks(bench, "Why?", true), folded = asks(bench, "1. WHY", true);
    assert_done(bench,
                read_as(bench, LAYOUT_SURVEY, 0, "why,Why?\na,b\n", &exact, 1, &ledger, &grid));
    assert_int_equal(grid_asked(grid, &exact)->cell[0], 2);
    assert_done(bench,
                read_as(bench, LAYOUT_SURVEY, 0, "LA,Why?\na,b\n", &folded, 1, &ledger, &grid));
    assert_int_equal(grid_asked(grid, &folded)->cell[0], 2);
    refuses(bench, LAYOUT_SURVEY, "why,Why?\na,b\n", "WHY", true, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv has two columns with this question: column 1, 'why', and column "
            "2, 'Why?'; say which with 'column' instead of 'question'");
    refuses(bench, LAYOUT_SURVEY, "Why?,LA,Why?\na,b,c\n", "Why?", true, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv has two columns with this question: column 1, 'Why?', and "
            "column 3, 'Why?.2'; say which with 'column' instead of 'question'");
    refuses(
        bench, LAYOUT_SURVEY,
        "LA,How many full-time staff?,How many agency staff?,Staff training,Funding\na,b,c,d,e\n",
        "How many staff do you have?", true, STATUS_UNSUPPORTED,
        "study.yaml:8:3: f.csv has no question 'How many staff do you have?'; the nearest are "
        "'How many full-time staff?', 'How many agency staff?' and 'Staff training'");
    refuses(bench, LAYOUT_SURVEY, "LA,Funding\na,b\n", "Staff", true, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv has no question 'Staff'; its columns are LA and Funding");
}

static void a_repeated_heading_is_asked_for_by_its_number(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    const struct asked second = asks(bench, "Why?.2", false);
    assert_done(bench, read_as(bench, LAYOUT_SURVEY, 0, "Why?,LA,Why?\na,b,c\n", &second, 1,
                               &ledger, &grid));
    assert_string_equal(grid_asked(grid, &second)->text[0], "c");
}

static void a_personal_column_is_refused_where_it_was_asked_for(void **state)
{
    refuses(*state, LAYOUT_SURVEY, "LA,Your role?\na,b\n", "Your role?", true, STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv: column 2, 'Your role?', is dropped: its heading asks for "
            "personal data; if it is not personal data, say 'not_personal: [\"Your role?\"]' in "
            "the source 'survey'");
    refuses(*state, LAYOUT_SURVEY, "LA,Contact\na,none\nb,jane@b.uk\n", "Contact", true,
            STATUS_UNSUPPORTED,
            "study.yaml:8:3: f.csv: column 2, 'Contact', is dropped: it holds an e-mail address in "
            "line 3; if it is not personal data, say 'not_personal: [\"Contact\"]' in the source "
            "'survey'");
}

static void personal_columns_leave_nothing_behind(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    assert_done(bench, read_as(bench, LAYOUT_SURVEY, 1,
                               "Name,Email,Contact,x,From\nAmbridge,a@b.uk,Ann,1,10.0.0.1\n"
                               "Loxley,,jane@b.uk,2,\n",
                               NULL, 0, &ledger, &grid));
    assert_int_equal(grid->columns, 2);
    assert_string_equal(grid->column[0].name, "Name"); /* the key's name is an authority's */
    assert_string_equal(grid->column[0].text[1], "Loxley");
    assert_string_equal(grid->column[1].text[1], "2");
    const struct ledger_entry *entry = entry_of(ledger, LEDGER_PERSONAL);
    assert_string_equal(entry->what, "columns 'Email', 'Contact' and 'From'");
    assert_int_equal(entry->count, 3);
    assert_string_equal(entry->source, "survey");
}

static void the_head_of_the_file_forgets_them_too(void **state)
{
    struct bench *bench = *state;
    static const struct source source = { .name = "survey" };
    static const struct csv_form form;
    const struct recognised recognised = { .layout = LAYOUT_SURVEY, .header_rows = 1 };
    const char *path = bench_put(bench, "f.csv", "Email,x\na@b.uk,1\n");
    struct csv_file *file = NULL;
    assert_done(bench, csv_open(bench->run, path, &form, &file)
                           && grid_read(bench->run, file, &recognised, NULL, 0,
                                        ledger_new(bench->run), grid_new(bench->run, &source)));
    assert_string_equal(file->record[1].cell[0].text, "");
    assert_string_equal(file->record[1].cell[1].text, "1");
    assert_string_equal(file->record[0].cell[0].text, "Email");
}

static void a_table_is_no_survey_and_keeps_such_columns(void **state)
{
    struct bench *bench = *state;
    struct grid *grid = NULL;
    struct ledger *ledger = NULL;
    assert_done(bench, read_as(bench, LAYOUT_KEYED, 1, "Name,Position\nAmbridge,1\n", NULL, 0,
                               &ledger, &grid));
    assert_int_equal(grid->columns, 2);
    assert_null(entry_of(ledger, LEDGER_PERSONAL));
}

/* Two waves: another order, another text of one question, one question only in the second. */
static void files_are_one_below_the_other_each_with_its_places(void **state)
{
    struct bench *bench = *state;
    static const struct source source = { .name = "survey" };
    struct grid *grid = grid_new(bench->run, &source);
    struct ledger *ledger = ledger_new(bench->run);
    struct texts *both = talloc_zero(bench->run, struct texts);
    texts_add(bench->run, both, "Staff in 2020?", NOWHERE);
    texts_add(bench->run, both, "Staff in 2021?", NOWHERE);
    const struct asked wanted[] = { { .texts = both, .question = true }, asks(bench, "New?", true) };
    const char *first = bench_put(bench, "2020.csv", "LA,Staff in 2020?\nAmbridge,1\n");
    const char *second =
        bench_put(bench, "2021.csv", "New?,Staff in 2021?,LA\nyes,2,Ambridge\nno,3,Loxley\n");
    grid->awaited = 1;
    assert_done(bench, read_more(bench, LAYOUT_SURVEY, 1, first, wanted, 2, ledger, grid));
    grid->awaited = 0;
    assert_done(bench, read_more(bench, LAYOUT_SURVEY, 3, second, wanted, 2, ledger, grid));
    assert_int_equal(grid->columns, 3);
    assert_int_equal(grid->rows, 3);
    const struct grid_column *staff = grid_asked(grid, &wanted[0]);
    const struct grid_column *new = grid_asked(grid, &wanted[1]);
    static const char *const of_staff[] = { "1", "2", "3" }, *const of_new[] = { "", "yes", "no" };
    for (size_t row = 0; row < 3; row++) {
        assert_string_equal(staff->text[row], of_staff[row]);
        assert_string_equal(new->text[row], of_new[row]);
    }
    assert_string_equal(grid_find(grid, "LA")->text[2], "Loxley");
    struct place place = grid_place(grid, staff, 2);
    assert_string_equal(bench_plain(bench, place.file), "2021.csv");
    assert_int_equal(place.line, 3);
    assert_int_equal(place.column, 2);
    assert_int_equal(grid_place(grid, staff, 0).line, 2);
    assert_string_equal(entry_of(ledger, LEDGER_WARNING)->what,
                        "has no question 'New?', which another file of it has");
}

static void a_question_that_no_file_has_is_refused_with_the_last(void **state)
{
    struct bench *bench = *state;
    static const struct source source = { .name = "survey" };
    struct grid *grid = grid_new(bench->run, &source);
    struct ledger *ledger = ledger_new(bench->run);
    const struct asked wanted = asks(bench, "Old?", true);
    const char *path = bench_put(bench, "f.csv", "LA,x\nAmbridge,1\n");
    grid->awaited = 1;
    assert_done(bench, read_more(bench, LAYOUT_SURVEY, 1, path, &wanted, 1, ledger, grid));
    grid->awaited = 0;
    assert_false(read_more(bench, LAYOUT_SURVEY, 1, path, &wanted, 1, ledger, grid));
    assert_refused(bench, STATUS_UNSUPPORTED,
                   "study.yaml:8:3: f.csv has no question 'Old?'; its columns are LA and x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cells_are_trimmed_and_know_their_line),
        claim(only_wanted_columns_are_kept),
        claim(a_wanted_column_that_is_not_there_is_refused_where_it_was_asked_for),
        claim(a_column_that_stands_twice_is_refused),
        claim(a_column_without_a_heading_may_be_empty_or_names_of_rows),
        claim(headings_of_three_rows_are_names_and_questions),
        claim(a_header_is_as_wide_as_its_second_row),
        claim(a_question_is_found_as_it_was_typed_or_refused_with_the_nearest),
        claim(a_repeated_heading_is_asked_for_by_its_number),
        claim(a_personal_column_is_refused_where_it_was_asked_for),
        claim(personal_columns_leave_nothing_behind),
        claim(the_head_of_the_file_forgets_them_too),
        claim(a_table_is_no_survey_and_keeps_such_columns),
        claim(files_are_one_below_the_other_each_with_its_places),
        claim(a_question_that_no_file_has_is_refused_with_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
