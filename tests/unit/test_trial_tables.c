/* test_trial_tables.c - tables of a trial: their numbers by R (tests/reference/r/trial.R), and that
 * words and tables have the same digits. */
#include "tried.h"

#include "answers.h"
#include "base/number.h"
#include "report/trial_results.h"
#include "report/trial_tables.h"

#define ANSWERS "tests/reference/r/trial.csv"

/* R's value at the decimals that a text has. */
static void assert_text(struct bench *bench, const char *text, double value)
{
    const char *point = strchr(text, '.');
    int decimals = point == NULL ? 0 : (int)strlen(point + 1);
    const char *wanted = *text == '.' || strncmp(text, "-.", 2) == 0
                             ? number_pointed(bench->run, value, decimals)
                             : number_fixed(bench->run, value, decimals);
    assert_string_equal(text, wanted);
}

static size_t column_of(struct bench *bench, const struct table *table, const char *heading)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table_heading(bench->run, table, c), heading) == 0)
            return c;
    fail_msg("no column is headed %s", heading);
    return 0;
}

/* Body row `row` of a table. */
static const char *cell_of(struct bench *bench, const struct table *table, size_t row,
                           const char *heading)
{
    size_t first = 0;
    while (table->row[first].kind != ROW_BODY)
        first++;
    assert_true(first + row < table->rows);
    return table->row[first + row].cell[column_of(bench, table, heading)].text;
}

/* A row for each candidate and outcome, that R has too. */
static const struct {
    size_t candidate, model;
    const char *name;
} told[] = {
    { TRIED_MOVES, 0, "moves attainment" },   { TRIED_MOVES, 1, "moves progress" },
    { TRIED_SCHEME, 0, "scheme attainment" }, { TRIED_SCHEME, 1, "scheme progress" },
    { TRIED_NOISE, 0, "noise attainment" },   { TRIED_NOISE, 1, "noise progress" },
};

/* Noise has gaps, as R's has. */
static struct tried *tried_with_gaps(struct bench *bench)
{
    struct tried *tried = tried_new(bench);
    struct column *noise = frame_column(tried->frame, "noise");
    for (size_t i = 0; i < TRIED_ROWS; i += 7)
        column_miss(noise, i, MISSING_EMPTY, "empty cell");
    tried_again(bench, tried);
    return tried;
}

static const struct table *table_called(struct bench *bench, const struct tried *tried,
                                        const char *title)
{
    size_t tables = 0;
    struct table **table = trial_detail_tables(bench->run, &tried->report, &tables);
    for (size_t t = 0; t < tables; t++)
        if (strcmp(table[t]->title, title) == 0)
            return table[t];
    return NULL;
}

static void differences_and_intervals_are_rs(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    const struct table *table = trial_main_table(bench->run, &tried->report);
    for (size_t i = 0; i < COUNT(told); i++) {
        size_t row = told[i].candidate * TRIED_MODELS + told[i].model;
        const char *name = told[i].name;
        const char *interval = cell_of(bench, table, row, "95% interval");
        const char *found = cell_of(bench, table, row, "Difference");
        const char *to = strstr(interval, " to ");
        assert_text(bench, found, answer(answers, name, "difference", 0));
        assert_text(bench, talloc_strndup(bench->run, interval, (size_t)(to - interval)),
                    answer(answers, name, "low", 0));
        assert_text(bench, to + 4, answer(answers, name, "high", 0));
        const char *p = cell_of(bench, table, row, "p");
        if (*p != '<')
            assert_text(bench, p, answer(answers, name, "p", 0));
        assert_int_equal(strlen(strchr(found, '.')), strlen(strrchr(interval, '.')));
    }
}

/* At another level no table says 95%. */
static void intervals_are_headed_by_their_level(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct trial *trial = tried->report.trial;
    for (size_t i = 0; i < TRIED_CANDIDATES * TRIED_MODELS; i++)
        ((struct fit *)trial->candidate[i]->model)->conf_level = .99;
    const struct table *found = trial_main_table(bench->run, &tried->report);
    assert_non_null(cell_of(bench, found, 0, "99% interval"));
    static const char *const titles[] = { "Each alone", "Who is lost" };
    for (size_t t = 0; t < COUNT(titles); t++)
        assert_non_null(cell_of(bench, table_called(bench, tried, titles[t]), 0, "99% interval"));
}

static void each_alone_is_rs(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    const struct table *alone = table_called(bench, tried, "Each alone");
    const struct table *found = trial_main_table(bench->run, &tried->report);
    for (size_t i = 0; i < COUNT(told); i++) {
        size_t row = told[i].candidate * TRIED_MODELS + told[i].model;
        const char *difference = cell_of(bench, alone, row, "Difference");
        assert_text(bench, difference, answer(answers, told[i].name, "alone", 0));
        assert_string_equal(cell_of(bench, found, row, "Difference alone"), difference);
    }
    const struct candidate *one = tried->trial->candidate[TRIED_MODELS * TRIED_SCHEME];
    assert_text(bench, cell_of(bench, alone, TRIED_MODELS * TRIED_SCHEME, "p, all tests"),
                one->alone_adjusted);
}

static void what_could_be_found_is_rs(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    const struct table *table = table_called(bench, tried, "What could have been found");
    for (size_t i = 0; i < COUNT(told); i++)
        assert_text(bench, cell_of(bench, table, i, "Smallest difference"),
                    answer(answers, told[i].name, "detectable", 0));
}

static void the_lost_are_rs(void **state)
{
    static const char *const names[] = { "lost attainment", "lost progress" };
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct frame *answers = answers_read(bench->run, ANSWERS);
    const struct table *table = table_called(bench, tried, "Who is lost");
    for (size_t m = 0; m < TRIED_MODELS; m++) {
        const char *interval = cell_of(bench, table, m, "95% interval");
        assert_string_equal(cell_of(bench, table, m, "without a value"), "13");
        assert_text(bench, cell_of(bench, table, m, "Difference"),
                    answer(answers, names[m], "difference", 0));
        assert_text(bench, strstr(interval, " to ") + 4, answer(answers, names[m], "high", 0));
        assert_text(bench, cell_of(bench, table, m, "p"), answer(answers, names[m], "p", 0));
    }
    assert_int_equal(strncmp(table->note[0], "No value of Phase of the moon: Place 1, Place 8", 47),
                     0);
}

static void words_have_the_digits_of_the_table(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    const struct table *table = trial_main_table(bench->run, &tried->report);
    for (size_t i = 0; i < COUNT(told); i++) {
        size_t row = told[i].candidate * TRIED_MODELS + told[i].model;
        const char *words = trial_opening(bench->run, &tried->report, told[i].candidate);
        const char *interval = cell_of(bench, table, row, "95% interval");
        for (const char *end = interval; end != NULL; end = strstr(end, " to ")) {
            end += strncmp(end, " to ", 4) == 0 ? 4 : 0;
            end += *end == '-';
            assert_non_null(strstr(words, talloc_strndup(bench->run, end, strcspn(end, " "))));
        }
        const char *p = cell_of(bench, table, row, "p");
        assert_non_null(
            strstr(words, *p == '<' ? "p < .001" : talloc_asprintf(bench->run, "p = %s", p)));
    }
}

static void what_cannot_be_tested_has_a_row_and_a_reason(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct column *moves = frame_column(tried->frame, "moves");
    for (size_t i = 0; i < TRIED_ROWS; i++)
        moves->number[i] = 3;
    tried_again(bench, tried);
    const struct table *table = trial_main_table(bench->run, &tried->report);
    assert_string_equal(cell_of(bench, table, 0, "Answer"), "not tested");
    assert_string_equal(cell_of(bench, table, 0, "n"), "");
    assert_non_null(strstr(table->note[0], "School moves is not tested against KS4 Attainment: "));
    assert_non_null(strstr(trial_csv(bench->run, &tried->report), ",not tested,"));
    assert_non_null(trial_json(bench->run, &tried->report));
}

static void nothing_is_said_of_a_family_of_no_tests(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct column *moves = frame_column(tried->frame, "moves");
    for (size_t i = 0; i < TRIED_ROWS; i++)
        moves->number[i] = 3;
    tried->request.candidates = 1;
    tried_again(bench, tried);
    assert_int_equal(tried->trial->tests, 0);
    const struct table *table = trial_main_table(bench->run, &tried->report);
    for (size_t i = 0; i < table->notes; i++)
        assert_null(strstr(table->note[i], "all tests"));
}

static size_t commas(const char *line)
{
    size_t count = 0;
    for (bool quoted = false; *line != '\n'; line++) {
        quoted ^= *line == '"';
        count += *line == ',' && !quoted;
    }
    return count;
}

static void csv_is_a_rectangle(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    struct column *moves = frame_column(tried->frame, "moves");
    for (size_t i = 0; i < TRIED_ROWS; i++)
        moves->number[i] = 3;
    tried_again(bench, tried);
    const char *line = trial_csv(bench->run, &tried->report);
    size_t wanted = commas(line), lines = 0;
    for (; *line != '\0'; line = strchr(line, '\n') + 1, lines++)
        assert_int_equal(commas(line), wanted);
    assert_int_equal(lines, 1 + TRIED_CANDIDATES * TRIED_MODELS);
}

/* Nobody who answered a survey is named: in no table, nor in JSON. */
static void respondents_stand_in_no_table(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_with_gaps(bench);
    struct document_form form = { .text = { .width = 0 } };
    struct bytes bytes = { NULL, 0 };
    for (int named = 1; named >= 0; named--) {
        for (size_t c = 0; c < TRIED_CANDIDATES; c++)
            frame_column(tried->frame, tried->request.column[c])->confidential = named == 0;
        tried_again(bench, tried);
        tried->report.full = true;
        const struct document *document = trial_document(bench->run, &tried->report);
        for (int f = 0; f < 2; f++) {
            assert_done(bench, document_write(bench->run, document,
                                              f == 0 ? FORMAT_TEXT : FORMAT_JSON, &form, &bytes));
            assert_int_equal(strstr(bytes.data, "Place ") != NULL, named);
        }
    }
}

static void details_of_many_are_those_with_a_sign(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    struct candidate **noise = &tried->trial->candidate[TRIED_NOISE * TRIED_MODELS];
    for (size_t m = 0; m < TRIED_MODELS; m++) {
        noise[m]->after.term.p_value = .4;
        noise[m]->after_adjusted = noise[m]->alone_adjusted = 1;
    }
    const struct table *table = table_called(bench, tried, "What it adds");
    const char *text = table_write_text(bench->run, table);
    assert_null(strstr(text, "Phase of the moon"));
    assert_non_null(strstr(text, "Only candidates of which there is a sign (3 of 4); --full"));
    tried->report.full = true;
    text = table_write_text(bench->run, table_called(bench, tried, "What it adds"));
    assert_non_null(strstr(text, "Phase of the moon"));
    assert_null(strstr(text, "--full"));
}

static void no_shape_table_of_texts(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    static const char *const columns[] = { "kind" };
    static const char *const labels[] = { "Kind" };
    tried->request.column = columns;
    tried->request.candidates = 1;
    tried->report.label = labels;
    tried_again(bench, tried);
    assert_null(table_called(bench, tried, "Its shape"));
    assert_null(table_called(bench, tried, "What could have been found"));
    assert_non_null(table_called(bench, tried, "What it adds"));
}

static void the_title_says_what_was_tried_on_what(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_new(bench);
    assert_string_equal(trial_title(bench->run, &tried->report),
                        "Tried on KS4 Attainment and KS4 Progress: 4 candidates");
    tried->request.candidates = 2;
    tried->model[1].label = "KS4 Attainment";
    assert_string_equal(trial_title(bench->run, &tried->report),
                        "Tried on KS4 Attainment: School moves and Mentors");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(differences_and_intervals_are_rs),
        claim(intervals_are_headed_by_their_level),
        claim(each_alone_is_rs),
        claim(what_could_be_found_is_rs),
        claim(the_lost_are_rs),
        claim(words_have_the_digits_of_the_table),
        claim(what_cannot_be_tested_has_a_row_and_a_reason),
        claim(nothing_is_said_of_a_family_of_no_tests),
        claim(csv_is_a_rectangle),
        claim(respondents_stand_in_no_table),
        claim(details_of_many_are_those_with_a_sign),
        claim(no_shape_table_of_texts),
        claim(the_title_says_what_was_tried_on_what),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
