/* test_provenance.c - where results come from, and nothing of the machine. */
#include "printed.h"

#include "report/json.h"
#include "report/provenance.h"

static const struct panel *panel_of(struct bench *bench)
{
    bench_put(bench, "survey.csv", "a,b\n1,2\n");
    bench_put(bench, "table-1.yaml", TABLE_1 "models: { M: b ~ a }\n");
    return village_panel_of(
        bench, "title: Village\nregisters: [areas.csv]\nsources:\n"
               "  survey: { file: survey.csv, layout: keyed, key: a, key_is: la_number }\n"
               "  other: { file: other.csv, layout: keyed, key: a, key_is: la_number }\n"
               "variables:\n  b: { from: survey, column: b }\ntables: table-1.yaml\n");
}

static const char *const arguments[] = { "reproduce", "--data", "real" };

static const char *text_of(struct bench *bench, const char *const *words, size_t count)
{
    const struct panel *panel = panel_of(bench);
    return provenance_json(bench->run, panel, printed_tables(bench, "1,b,M,a,,1,1,1,.5,,,\n"),
                           words, count);
}

static const json_t *at(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (value == NULL)
        fail_msg("no key '%s'", key);
    return value;
}

static json_t *document_of(struct bench *bench)
{
    json_t *root = json_loads(text_of(bench, arguments, 3), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    return root;
}

static void it_says_program_version_command_and_study(void **state)
{
    json_t *root = document_of(*state);
    assert_string_equal(json_string_value(at(root, "program")), "attain");
    assert_string_equal(json_string_value(at(root, "version")), ATTAIN_VERSION);
    assert_string_equal(json_string_value(at(root, "study")), "Village");
    static const char *const command[] = { "attain", "reproduce", "--data", "real" };
    assert_int_equal(json_array_size(at(root, "command")), 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(json_string_value(json_array_get(at(root, "command"), i)), command[i]);
    assert_int_equal(json_integer_value(at(root, "authorities_in_sources")), 1);
    assert_int_equal(json_integer_value(at(root, "authorities_kept")), 1);
    assert_true(json_is_false(at(root, "made_up")));
    json_decref(root);
}

static const json_t *input_of(const json_t *root, const char *file)
{
    const json_t *inputs = at(root, "inputs");
    for (size_t i = 0; i < json_array_size(inputs); i++)
        if (strcmp(json_string_value(at(json_array_get(inputs, i), "file")), file) == 0)
            return json_array_get(inputs, i);
    fail_msg("no input '%s'", file);
    return NULL;
}

static void each_input_says_how_it_was_read(void **state)
{
    json_t *root = document_of(*state);
    const json_t *survey = input_of(root, "survey.csv");
    assert_string_equal(json_string_value(at(survey, "layout")), "keyed");
    assert_string_equal(json_string_value(at(survey, "encoding")), "UTF-8");
    assert_string_equal(json_string_value(at(survey, "separator")), "comma");
    assert_true(json_is_false(at(survey, "compressed")));
    assert_int_equal(json_integer_value(at(survey, "header_line")), 1);
    json_decref(root);
}

/* The digest by sha256sum: printf 'a,b\n1,2\n' | sha256sum */
static void each_input_has_its_digest_and_rows(void **state)
{
    json_t *root = document_of(*state);
    const json_t *survey = input_of(root, "survey.csv");
    assert_string_equal(json_string_value(at(survey, "sha256")),
                        "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470");
    assert_int_equal(json_integer_value(at(survey, "bytes")), 8);
    assert_int_equal(json_integer_value(at(survey, "rows")), 1);
    assert_int_equal(json_integer_value(at(input_of(root, "areas.csv"), "rows")), 9);
    assert_int_equal(json_integer_value(at(input_of(root, "p.csv"), "rows")), 1);
    json_decref(root);
}

static void what_was_not_there_is_said_to_be_absent(void **state)
{
    json_t *root = document_of(*state);
    assert_int_equal(json_array_size(at(root, "absent")), 1);
    assert_string_equal(json_string_value(json_array_get(at(root, "absent"), 0)), "other");
    json_decref(root);
}

static void no_path_of_the_machine_is_in_it(void **state)
{
    struct bench *bench = *state;
    const char *text = text_of(bench, arguments, 3);
    assert_null(strstr(text, bench->folder));
    assert_null(strchr(text, '/'));
    if (*g_get_user_name() != '\0' && strlen(g_get_user_name()) > 4)
        assert_null(strstr(text, g_get_user_name()));
}

static void absolute_paths_in_the_command_are_cut(void **state)
{
    struct bench *bench = *state;
    static const char *const words[] = { "reproduce", "--data=/home/someone/secret/data", "-o",
                                         "/home/someone/out" };
    const char *text = text_of(bench, words, COUNT(words));
    assert_null(strstr(text, "someone"));
    assert_non_null(strstr(text, "\"--data=data\""));
    assert_non_null(strstr(text, "\"out\""));
}

static void the_same_inputs_give_the_same_text(void **state)
{
    struct bench *bench = *state;
    const char *first = text_of(bench, arguments, 3);
    assert_string_equal(first, text_of(bench, arguments, 3));
}

static void a_word_that_is_not_utf_8_leaves_a_document_that_reads(void **state)
{
    struct bench *bench = *state;
    static const char *const words[] = { "panel", "Caf\xE9", "-q" };
    json_t *root = json_loads(text_of(bench, words, 3), JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(root);
    assert_int_equal(json_array_size(at(root, "command")), 4);
    json_decref(root);
}

static void a_command_is_told_as_a_shell_would_take_it(void **state)
{
    struct bench *bench = *state;
    static const char *const words[] = { "report", "--set", "keep=[a, b]", "--data=/home/me/data",
                                         "" };
    assert_string_equal(provenance_command(bench->run, words, 5),
                        "attain report --set 'keep=[a, b]' --data=data ''");
}

static void people_see_each_file_with_its_digest(void **state)
{
    struct bench *bench = *state;
    const struct table *table = provenance_inputs_table(
        bench->run, panel_of(bench), printed_tables(bench, "1,b,M,a,,1,1,1,.5,,,\n"));
    static const char *const rows[][3] = { { "survey", "survey.csv", "1" },
                                           { "register", "areas.csv", "9" },
                                           { "printed table", "p.csv", "1" } };
    assert_int_equal(table->rows, 1 + COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t c = 0; c < 3; c++)
            assert_string_equal(table->row[i + 1].cell[c].text, rows[i][c]);
        assert_int_equal(strlen(table->row[i + 1].cell[4].text), 64);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_command_is_told_as_a_shell_would_take_it),
        claim(people_see_each_file_with_its_digest),
        claim(it_says_program_version_command_and_study),
        claim(each_input_has_its_digest_and_rows),
        claim(each_input_says_how_it_was_read),
        claim(what_was_not_there_is_said_to_be_absent),
        claim(no_path_of_the_machine_is_in_it),
        claim(absolute_paths_in_the_command_are_cut),
        claim(the_same_inputs_give_the_same_text),
        claim(a_word_that_is_not_utf_8_leaves_a_document_that_reads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
