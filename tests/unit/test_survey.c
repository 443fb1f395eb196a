/* test_survey.c - headings of survey exports, and rows that are no answers. */
#include "bench.h"

#include "read/survey.h"

enum { MOST = 12 };

/* A record of cells separated by '|'. */
static const struct csv_record *record_of(struct bench *bench, const char *text)
{
    char **part = g_strsplit(text, "|", -1);
    struct csv_record *record = talloc_zero(bench->run, struct csv_record);
    struct csv_cell *cell = run_array(bench->run, struct csv_cell, MOST);
    for (size_t i = 0; part[i] != NULL; i++)
        cell[record->cells++] =
            (struct csv_cell){ talloc_strdup(bench->run, part[i]), strlen(part[i]) };
    g_strfreev(part);
    record->line = 1;
    record->cell = cell;
    return record;
}

static const struct heading *headings(struct bench *bench, enum layout layout, const char *first,
                                      const char *second, const char *third)
{
    static const struct source nothing_said;
    const char *const text[] = { first, second, third };
    const struct csv_record *row[3];
    size_t rows = 0;
    for (; rows < 3 && text[rows] != NULL; rows++)
        row[rows] = record_of(bench, text[rows]);
    return survey_headings(bench->run, &nothing_said, layout, row, rows, row[rows - 1]->cells);
}

static void assert_heading(const struct heading *heading, const char *name, const char *question)
{
    assert_string_equal(heading->name, name);
    assert_string_equal(heading->question, question);
}

static void surveymonkeys_questions_reach_over_their_options(void **state)
{
    const struct heading *heading = headings(
        *state, LAYOUT_SURVEYMONKEY, "Respondent ID|Email Address|LA?|Barriers?|||Access?|Staff?|",
        "||Open-Ended Response|Money|Time|Other (please specify)|Response|Teachers|Advisers", NULL);
    assert_heading(&heading[0], "Respondent ID", "Respondent ID");
    assert_true(heading[0].metadata);
    assert_true(heading[1].personal);
    assert_heading(&heading[2], "LA?", "LA?");
    assert_heading(&heading[3], "Barriers? - Money", "Barriers? - Money");
    assert_heading(&heading[5], "Barriers? - Other (please specify)",
                   "Barriers? - Other (please specify)");
    assert_heading(&heading[6], "Access?", "Access?");
    assert_heading(&heading[8], "Staff? - Advisers", "Staff? - Advisers");
    assert_true(heading[3].group > 0);
    assert_int_equal(heading[3].group, heading[5].group);
    assert_int_equal(heading[6].group, 0);
    assert_int_equal(heading[7].group, heading[8].group);
    assert_int_not_equal(heading[7].group, heading[5].group);
}

static void a_detail_of_a_contact_is_personal_by_itself(void **state)
{
    const struct heading *heading = headings(*state, LAYOUT_SURVEYMONKEY, "Who answers?|||",
                                             "Name|Local authority|Phone number", NULL);
    assert_true(heading[0].personal);
    assert_false(heading[1].personal);
    assert_true(heading[2].personal);
}

static void qualtrics_has_names_over_questions(void **state)
{
    const struct heading *heading =
        headings(*state, LAYOUT_QUALTRICS, "StartDate|IPAddress|Q1|Q5_1|Q5_2|Q5_2_TEXT|Q6",
                 "Start Date|IP Address|Which authority?|Barriers? - A|Barriers? - B|"
                 "Barriers? - B - Text|",
                 "{\"ImportId\":\"a\"}|{}|{}|{}|{}|{}|{}");
    assert_true(heading[0].metadata);
    assert_true(heading[1].personal);
    assert_heading(&heading[2], "Q1", "Which authority?");
    assert_heading(&heading[6], "Q6", "Q6");
    assert_int_equal(heading[2].group, 0);
    assert_true(heading[3].group > 0);
    assert_int_equal(heading[3].group, heading[4].group);
    assert_int_equal(heading[3].group, heading[5].group);
}

static void parts_of_a_numbered_question_share_a_group(void **state)
{
    const struct heading *heading = headings(
        *state, LAYOUT_ONLINE_SURVEYS,
        "Unique Response Number|1. Which authority?|2.1. Money|2.2. Time|3.a. Why?|33.1. Else",
        NULL, NULL);
    assert_true(heading[0].metadata);
    assert_int_equal(heading[1].group, 0);
    assert_int_equal(heading[2].group, heading[3].group);
    assert_int_not_equal(heading[3].group, heading[4].group);
    assert_int_not_equal(heading[4].group, heading[5].group);
}

static void headings_that_repeat_are_numbered_and_keep_their_question(void **state)
{
    const struct heading *heading =
        headings(*state, LAYOUT_MICROSOFT_FORMS, "Why?|Why?.2|Why?|Why?||", NULL, NULL);
    assert_heading(&heading[0], "Why?", "Why?");
    assert_heading(&heading[1], "Why?.2", "Why?.2");
    assert_heading(&heading[2], "Why?.3", "Why?");
    assert_heading(&heading[3], "Why?.4", "Why?");
    assert_heading(&heading[4], "", "");
}

static void a_table_keeps_its_headings_as_they_are(void **state)
{
    const struct heading *heading = headings(*state, LAYOUT_KEYED, "Name|x|x", NULL, NULL);
    assert_false(heading[0].personal);
    assert_heading(&heading[2], "x", "x");
}

static void what_the_study_says_is_not_personal_is_kept(void **state)
{
    struct bench *bench = *state;
    const char *text[] = { "your ROLE" };
    const struct source source = { .not_personal = { 1, text, NULL } };
    const struct csv_record *row = record_of(bench, "Your role?|Name");
    const struct heading *heading =
        survey_headings(bench->run, &source, LAYOUT_SURVEY, &row, 1, row->cells);
    assert_false(heading[0].personal);
    assert_true(heading[1].personal);
}

static void previews_and_tests_are_no_answers(void **state)
{
    struct bench *bench = *state;
    const struct heading *heading =
        headings(bench, LAYOUT_QUALTRICS, "Status|Q1", "Status|?", "{}|{}");
    assert_true(survey_is_trial(LAYOUT_QUALTRICS, heading, record_of(bench, "Survey Preview|1")));
    assert_true(survey_is_trial(LAYOUT_QUALTRICS, heading, record_of(bench, "2|1")));
    assert_false(survey_is_trial(LAYOUT_QUALTRICS, heading, record_of(bench, "IP Address|1")));
    assert_false(survey_is_trial(LAYOUT_QUALTRICS, heading, record_of(bench, "0|1")));
    assert_false(survey_is_trial(LAYOUT_SURVEY, heading, record_of(bench, "Survey Preview|1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(surveymonkeys_questions_reach_over_their_options),
        claim(a_detail_of_a_contact_is_personal_by_itself),
        claim(qualtrics_has_names_over_questions),
        claim(parts_of_a_numbered_question_share_a_group),
        claim(headings_that_repeat_are_numbered_and_keep_their_question),
        claim(a_table_keeps_its_headings_as_they_are),
        claim(what_the_study_says_is_not_personal_is_kept),
        claim(previews_and_tests_are_no_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
