/* test_yaml.c - strict YAML with places, and filling structs by tables of keys. */
#include "bench.h"

#include "spec/yaml.h"

static struct yaml *read_yaml(struct bench *bench, const char *text)
{
    struct yaml *root = NULL;
    assert_done(bench, yaml_read(bench->run, bench_put(bench, "f.yaml", text), &root));
    return root;
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct yaml *root = NULL;
    assert_false(yaml_read(bench->run, bench_put(bench, "f.yaml", text), &root));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void assert_place(struct place place, size_t line, size_t column)
{
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void every_node_knows_its_line_and_column(void **state)
{
    struct bench *bench = *state;
    const struct yaml *root = read_yaml(bench, "# a remark\n"
                                               "title: T\n"
                                               "sources:\n"
                                               "  lait: { file: lait.csv }\n"
                                               "keep:\n"
                                               "  - a\n"
                                               "  - \"b\"\n");
    assert_place(root->place, 2, 1);
    assert_place(root->key_place[1], 3, 1);
    const struct yaml *lait = yaml_at(yaml_at(root, "sources"), "lait");
    assert_place(lait->place, 4, 9);
    assert_place(lait->key_place[0], 4, 11);
    assert_place(lait->item[0]->place, 4, 17);
    assert_place(yaml_at(root, "keep")->item[1]->place, 7, 5);
    assert_string_equal(bench_plain(bench, lait->place.file), "f.yaml");
}

static void a_column_counts_characters_and_not_bytes(void **state)
{
    struct bench *bench = *state;
    assert_place(read_yaml(bench, "\u00e9\u2248: x\n")->item[0]->place, 1, 5);
}

static void every_scalar_is_a_text(void **state)
{
    struct bench *bench = *state;
    const struct yaml *list = read_yaml(bench, "[no, 0123, ~, 'a b', \"c\\td\", 1.50, null]");
    static const char *const texts[] = { "no", "0123", "~", "a b", "c\td", "1.50", "null" };
    assert_int_equal(list->kind, YAML_LIST);
    assert_int_equal(list->count, COUNT(texts));
    for (size_t i = 0; i < COUNT(texts); i++) {
        assert_int_equal(list->item[i]->kind, YAML_TEXT);
        assert_string_equal(list->item[i]->text, texts[i]);
    }
}

static void the_order_of_keys_is_kept(void **state)
{
    struct bench *bench = *state;
    const struct yaml *map = read_yaml(bench, "b: 1\na: 2\nc: 3\n");
    assert_string_equal(map->key[0], "b");
    assert_string_equal(map->key[1], "a");
    assert_string_equal(yaml_at(map, "a")->text, "2");
    assert_null(yaml_at(map, "d"));
}

static void refuses_repeated_keys(void **state)
{
    refuses(*state, "a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key 'a' stands twice; first in line 1");
    refuses(*state, "m: { x: 1, y: 2, x: 1 }\n",
            "f.yaml:1:18: the key 'x' stands twice; first in line 1");
    refuses(*state, "m: { x: 1 }\nn: { x: 1 }\n\"m\": 2\n",
            "f.yaml:3:1: the key 'm' stands twice; first in line 1");
}

static void refuses_what_is_not_written_out(void **state)
{
    refuses(*state, "a: &one 1\n",
            "f.yaml:1:4: anchors (&name) are not used here; write the value out");
    refuses(*state, "a: 1\nb: *one\n",
            "f.yaml:2:4: aliases (*name) are not used here; write the value out");
    refuses(*state, "a: !!str 1\n",
            "f.yaml:1:4: tags (!name) are not used here; write the value out");
    refuses(*state, "a: &m { x: 1 }\n",
            "f.yaml:1:4: anchors (&name) are not used here; write the value out");
    refuses(*state, "a: !list [1]\n",
            "f.yaml:1:4: tags (!name) are not used here; write the value out");
}

static void refuses_a_text_that_would_be_cut(void **state)
{
    const char *message = "f.yaml:2:4: this text has the character of number 0 (\\0) in it, which no "
                          "text can have; leave it out";
    refuses(*state, "a: 1\nb: \"one\\0two\"\n", message);
    refuses(*state, "a: 1\nb: \"one\\x00\"\n", message);
    refuses(*state, "\"a\\0\": 1\n",
            "f.yaml:1:1: this text has the character of number 0 (\\0) in it, which no text can "
            "have; leave it out");
}

static void refuses_a_second_document(void **state)
{
    refuses(*state, "a: 1\n---\nb: 2\n",
            "f.yaml:2:1: a second document starts here; use two files");
}

static void refuses_an_empty_file(void **state)
{
    refuses(*state, "", "f.yaml:1:1: the file is empty");
    refuses(*state, "# nothing\n", "f.yaml:2:1: the file is empty");
}

static void refuses_a_key_that_is_no_text(void **state)
{
    refuses(*state, "[a, b]: 1\n", "f.yaml:1:1: a key must be a text, not a list");
}

static void nests_32_deep_and_no_deeper(void **state)
{
    struct bench *bench = *state;
    char text[80] = "";
    memset(text, '[', 32);
    memset(text + 32, ']', 32);
    assert_int_equal(read_yaml(bench, text)->kind, YAML_LIST);
    memset(text, '[', 33);
    memset(text + 33, ']', 33);
    refuses(bench, text, "f.yaml:1:33: nested more than 32 deep; write it flatter");
}

static void says_where_a_file_is_no_yaml(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = NULL;
    assert_false(
        yaml_read(bench->run, bench_put(bench, "f.yaml", "a: 1\nb: [1, 2\nc: 3\n"), &root));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    const char *said = bench_plain(bench, bench->run->message);
    assert_true(g_str_has_prefix(said, "f.yaml:3:"));
    assert_non_null(strstr(said, "this is not YAML: "));
}

static void says_where_a_file_is_not_utf_8(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = NULL;
    assert_false(
        yaml_read(bench->run, bench_put(bench, "f.yaml", "a: 1\nb: 2\nc: Caf\xE9\n"), &root));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    const char *said = bench_plain(bench, bench->run->message);
    if (g_str_has_prefix(said, "f.yaml:1:1:"))
        fail_msg("the third line is at fault: %s", said);
}

static void refuses_a_file_that_is_not_there_and_a_folder(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = NULL;
    assert_false(yaml_read(bench->run, bench_path(bench, "none.yaml"), &root));
    assert_refused(bench, STATUS_UNREADABLE,
                   "none.yaml: cannot be read: No such file or directory");
    bench_again(bench);
    assert_false(yaml_read(bench->run, bench->folder, &root));
    assert_int_equal(bench->run->status, STATUS_UNREADABLE);
    assert_non_null(strstr(bench->run->message, "is a folder, not a file; name a file in it"));
}

/* --set */

#define TWO "title: T\nvariables:\n  imd: { transform: z }\n  demand: { method: paf }\n"

static void a_path_replaces_a_value(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = read_yaml(bench, TWO);
    assert_done(bench, yaml_set(bench->run, root, "variables.demand.method=ml"));
    assert_done(bench, yaml_set(bench->run, root, "title=A = B"));
    const struct yaml *demand = yaml_at(yaml_at(root, "variables"), "demand");
    assert_int_equal(demand->count, 1);
    assert_string_equal(yaml_at(demand, "method")->text, "ml");
    assert_string_equal(yaml_at(root, "title")->text, "A = B");
}

static void a_path_adds_a_key_and_the_last_assignment_counts(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = read_yaml(bench, TWO);
    assert_done(bench, yaml_set(bench->run, root, "keep=[imd, demand]"));
    assert_done(bench, yaml_set(bench->run, root, "keep=[imd]"));
    const struct yaml *keep = yaml_at(root, "keep");
    assert_int_equal(keep->kind, YAML_LIST);
    assert_int_equal(keep->count, 1);
    assert_int_equal(root->count, 3);
}

static void a_value_that_is_set_has_the_option_for_its_place(void **state)
{
    struct bench *bench = *state;
    struct yaml *root = read_yaml(bench, TWO);
    assert_done(bench, yaml_set(bench->run, root, "title=U"));
    assert_string_equal(yaml_at(root, "title")->place.file, "--set title=U");
}

static void a_path_whose_beginning_is_not_there_is_refused(void **state)
{
    struct bench *bench = *state;
    assert_false(yaml_set(bench->run, read_yaml(bench, TWO), "variables.demnad.method=ml"));
    assert_refused(bench, STATUS_USAGE,
                   "--set variables.demnad.method=ml: the study has no 'demnad'; "
                   "did you mean 'demand'?");
    bench_again(bench);
    assert_false(yaml_set(bench->run, read_yaml(bench, TWO), "title.inner=1"));
    assert_int_equal(bench->run->status, STATUS_USAGE);
}

static void an_assignment_without_path_or_sign_is_refused(void **state)
{
    struct bench *bench = *state;
    static const char *const wrong[] = { "title", "=z" };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        bench_again(bench);
        assert_false(yaml_set(bench->run, read_yaml(bench, TWO), wrong[i]));
        assert_int_equal(bench->run->status, STATUS_USAGE);
        assert_non_null(strstr(bench->run->message, "write it as --set PATH=VALUE"));
    }
}

/* There is no file in it: the user has left out the value. */
static void an_assignment_without_value_is_a_mistake_of_usage(void **state)
{
    struct bench *bench = *state;
    assert_false(yaml_set(bench->run, read_yaml(bench, TWO), "title="));
    assert_null(strstr(bench->run->message, "file"));
    assert_int_equal(bench->run->status, STATUS_USAGE);
}

/* Filling */

struct things {
    const char *text;
    size_t count;
    double number;
    int choice;
    struct texts texts;
    struct periods periods;
    struct yaml *map, *any;
};

static const char *const choices[] = { "paf", "ml", NULL };
static const struct yaml_key thing_keys[] = {
    { "text", WANT_TEXT, offsetof(struct things, text), true, NULL },
    { "count", WANT_COUNT, offsetof(struct things, count), false, NULL },
    { "number", WANT_NUMBER, offsetof(struct things, number), false, NULL },
    { "choice", WANT_CHOICE, offsetof(struct things, choice), false, choices },
    { "texts", WANT_TEXTS, offsetof(struct things, texts), false, NULL },
    { "periods", WANT_PERIODS, offsetof(struct things, periods), false, NULL },
    { "map", WANT_MAP, offsetof(struct things, map), false, NULL },
    { "any", WANT_ANY, offsetof(struct things, any), false, NULL },
    { NULL, WANT_ANY, 0, false, NULL },
};

static void does_not_fill(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct things things = { .text = NULL };
    assert_false(yaml_fill(bench->run, read_yaml(bench, text), "the thing", thing_keys, &things));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void fills_each_kind_of_field(void **state)
{
    struct bench *bench = *state;
    struct things things = { .count = 7 };
    assert_done(bench, yaml_fill(bench->run,
                                 read_yaml(bench, "text: no\nnumber: -1.5e1\nchoice: ml\n"
                                                  "texts: [a, b]\nperiods: 2017-2019\n"
                                                  "map: {}\nany: [1]\n"),
                                 "the thing", thing_keys, &things));
    assert_string_equal(things.text, "no");
    assert_int_equal(things.count, 7); /* the key is absent: the field stays */
    assert_true(things.number == -15);
    assert_int_equal(things.choice, 1);
    assert_int_equal(things.texts.count, 2);
    assert_string_equal(things.texts.text[1], "b");
    assert_place(things.texts.place[1], 4, 12);
    assert_int_equal(things.periods.first, 2017);
    assert_int_equal(things.periods.last, 2019);
    assert_int_equal(things.map->kind, YAML_MAP);
    assert_int_equal(things.any->kind, YAML_LIST);
}

static void one_text_is_a_list_of_one(void **state)
{
    struct bench *bench = *state;
    struct things things = { .text = NULL };
    assert_done(bench, yaml_fill(bench->run, read_yaml(bench, "text: t\ntexts: Yes\n"), "the thing",
                                 thing_keys, &things));
    assert_int_equal(things.texts.count, 1);
    assert_string_equal(things.texts.text[0], "Yes");
}

static void an_unknown_key_is_refused_with_what_is_near(void **state)
{
    does_not_fill(*state, "text: t\nnumbr: 1\n",
                  "f.yaml:2:1: the thing has no key 'numbr'; did you mean 'number'?");
}

static void an_unknown_key_unlike_any_is_told_all(void **state)
{
    does_not_fill(*state, "colour: red\n",
                  "f.yaml:1:1: the thing has no key 'colour'; it may have: text, count, number, "
                  "choice, texts, periods, map and any");
}

static void a_required_key_must_be_there(void **state)
{
    does_not_fill(*state, "\ncount: 1\n", "f.yaml:2:1: the thing needs the key 'text'");
}

static void values_of_the_wrong_kind_are_refused_at_their_place(void **state)
{
    static const struct {
        const char *text, *message;
    } wrong[] = {
        { "text: [a]\n", "f.yaml:1:7: text of the thing must be a text, not a list" },
        { "text: t\nmap: x\n", "f.yaml:2:6: map of the thing must be a map of keys, not a text" },
        { "text: t\ntexts: { a: 1 }\n",
          "f.yaml:2:8: texts of the thing must be a list, not a map of keys" },
        { "text: t\ntexts: [a, [b]]\n",
          "f.yaml:2:12: each item of texts of the thing must be a text, not a list" },
        { "text: t\nchoice: PAF\n",
          "f.yaml:2:9: choice of the thing cannot be 'PAF'; it is one of: paf and ml" },
        { "text: t\nnumber: 1,5\n", "f.yaml:2:9: number of the thing must be a number, not '1,5'" },
        { "text: t\nnumber: .inf\n",
          "f.yaml:2:9: number of the thing must be a number, not '.inf'" },
        { "text: t\ncount: -1\n",
          "f.yaml:2:8: count of the thing must be a whole number from 0, not '-1'" },
        { "text: t\ncount: 1.5\n",
          "f.yaml:2:8: count of the thing must be a whole number from 0, not '1.5'" },
        { "text: t\ncount: 0.9abc\n",
          "f.yaml:2:8: count of the thing must be a whole number from 0, not '0.9abc'" },
        { "- a\n", "f.yaml:1:1: the thing must be a map of keys, not a list" },
    };
    for (size_t i = 0; i < COUNT(wrong); i++)
        does_not_fill(*state, wrong[i].text, wrong[i].message);
}

static void periods_are_a_year_or_two_in_order(void **state)
{
    (void)state;
    struct periods periods = { 0, 0, false };
    assert_true(periods_read("2018", &periods));
    assert_int_equal(periods.first, 2018);
    assert_int_equal(periods.last, 2018);
    assert_true(periods_read("2018-2018", &periods));
    static const char *const wrong[] = { "",           "18",        "2019-2017",
                                         "2017-19",    "2017/2019", "2017 -2019",
                                         "2017-2019 ", "abcd",      "0999" };
    for (size_t i = 0; i < COUNT(wrong); i++)
        if (periods_read(wrong[i], &periods))
            fail_msg("'%s' is read as periods", wrong[i]);
}

/* 20e7 would be the year two hundred million, 9e99 none that an int holds. */
static void a_year_is_four_digits_and_no_other_number(void **state)
{
    (void)state;
    struct periods periods = { 0, 0, false };
    static const char *const wrong[] = { "1e05", "20e7", "2017-20e7", "2.e3" };
    for (size_t i = 0; i < COUNT(wrong); i++)
        if (periods_read(wrong[i], &periods))
            fail_msg("'%s' is read as %d-%d", wrong[i], periods.first, periods.last);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_node_knows_its_line_and_column),
        claim(a_column_counts_characters_and_not_bytes),
        claim(every_scalar_is_a_text),
        claim(the_order_of_keys_is_kept),
        claim(refuses_repeated_keys),
        claim(refuses_what_is_not_written_out),
        claim(refuses_a_text_that_would_be_cut),
        claim(refuses_a_second_document),
        claim(refuses_an_empty_file),
        claim(refuses_a_key_that_is_no_text),
        claim(nests_32_deep_and_no_deeper),
        claim(says_where_a_file_is_no_yaml),
        claim(says_where_a_file_is_not_utf_8),
        claim(refuses_a_file_that_is_not_there_and_a_folder),
        claim(a_path_replaces_a_value),
        claim(a_path_adds_a_key_and_the_last_assignment_counts),
        claim(a_value_that_is_set_has_the_option_for_its_place),
        claim(a_path_whose_beginning_is_not_there_is_refused),
        claim(an_assignment_without_path_or_sign_is_refused),
        claim(an_assignment_without_value_is_a_mistake_of_usage),
        claim(fills_each_kind_of_field),
        claim(one_text_is_a_list_of_one),
        claim(an_unknown_key_is_refused_with_what_is_near),
        claim(an_unknown_key_unlike_any_is_told_all),
        claim(a_required_key_must_be_there),
        claim(values_of_the_wrong_kind_are_refused_at_their_place),
        claim(periods_are_a_year_or_two_in_order),
        claim(a_year_is_four_digits_and_no_other_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
