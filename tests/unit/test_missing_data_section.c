/* test_missing_data_section.c - what is told of rows whose answers are confidential. */
#include "plain_fit.h"

#include "report/bounds_section.h"
#include "report/missing_data_section.h"
#include "report/write.h"

#define CSV                                                                                        \
    "area,y,x\nAyton,1,2\nBeeford,2,3\nCarnaby,4,5\nDalton,3,5\nEaston,6,6\nFiley,5,8\n"           \
    "Garton,7,c\nHornsea,9,c\nIrton,8,c\n"

static struct section made(struct bench *bench, section_maker *make, bool confidential,
                           bool name_respondents, struct frame **frame)
{
    struct fit *fit = plain_fit(bench, CSV, "y ~ x", frame);
    frame_column(*frame, "y")->confidential = confidential;
    const struct analysis analysis = { .offer = { .frame = *frame },
                                       .inference = inference_usual(),
                                       .rows_are = "rows", .row_is = "row",
                                       .name_respondents = name_respondents };
    const struct inquiry inquiry = { .analysis = &analysis, .whole = &analysis, .fits = 1, .fit = &fit };
    struct section section = { 0 };
    assert_done(bench, analysis_fit(bench->run, &analysis, fit->design->formula, &fit));
    assert_done(bench, make(bench->run, &inquiry, &section));
    return section;
}

static const char *shown(struct bench *bench, const struct section *section)
{
    char *text = talloc_strdup(bench->run, section->csv);
    for (size_t i = 0; i < section->tables; i++)
        text = talloc_asprintf_append_buffer(
            text, "\n%s", table_write(bench->run, section->table[i], FORMAT_TEXT));
    return text;
}

/* The mean outcome of the three incomplete rows is 8. */
#define MEAN_OF_THREE ",8,1,"

static void tells_means_and_rows_of_what_is_public(void **state)
{
    struct bench *bench = *state;
    struct frame *frame;
    const struct section section = made(bench, missing_data_section, false, false, &frame);
    const char *text = shown(bench, &section);
    assert_non_null(strstr(text, MEAN_OF_THREE));
    assert_non_null(strstr(text, frame->row_name[6]));
    assert_non_null(strstr(text, "3 confidential"));
}

static void holds_back_means_of_few_confidential_answers_and_their_rows(void **state)
{
    struct bench *bench = *state;
    struct frame *frame;
    struct section section = made(bench, missing_data_section, true, false, &frame);
    const char *text = shown(bench, &section);
    assert_null(strstr(text, MEAN_OF_THREE));
    assert_null(strstr(text, frame->row_name[6]));
    char *json = json_dumps(section.json, JSON_COMPACT);
    assert_null(strstr(json, "\"mean\":8.0"));
    assert_null(strstr(json, frame->row_name[6]));
    free(json);
    section = made(bench, bounds_section, true, false, &frame);
    assert_null(strstr(shown(bench, &section), frame->row_name[6]));
}

static void names_respondents_where_that_is_asked_for(void **state)
{
    struct bench *bench = *state;
    struct frame *frame;
    struct section section = made(bench, missing_data_section, true, true, &frame);
    assert_non_null(strstr(shown(bench, &section), frame->row_name[6]));
    section = made(bench, bounds_section, true, true, &frame);
    assert_non_null(strstr(shown(bench, &section), frame->row_name[6]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(tells_means_and_rows_of_what_is_public),
        claim(holds_back_means_of_few_confidential_answers_and_their_rows),
        claim(names_respondents_where_that_is_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
