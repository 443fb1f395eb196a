/* test_model.c - a table of models as its author wrote it. */
#include "bench.h"

#include "spec/model.h"

static struct model_table *table_of(struct bench *bench, const char *text)
{
    struct model_table *table = NULL;
    assert_done(bench,
                model_table_read(bench->run, bench_put(bench, "table-1.yaml", text), &table));
    return table;
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct model_table *table = NULL;
    assert_false(model_table_read(bench->run, bench_put(bench, "table-1.yaml", text), &table));
    assert_refused(bench, STATUS_MALFORMED, message);
}

#define HEAD "id: Table A1\ntitle: T\n"

static void what_is_not_said_has_its_default(void **state)
{
    struct bench *bench = *state;
    const struct model_table *table = table_of(bench, HEAD "models: { M: y ~ x }\n");
    assert_string_equal(table->name, "table-1");
    assert_string_equal(table->key, "A1");
    assert_null(table->published);
    assert_int_equal(table->missing, 2);
    assert_int_equal(table->nobs, 0);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_ESTIMATE), 3);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_STD_ERROR), 2);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_P_VALUE), 3);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_R_SQUARED), 3);
    assert_int_equal(table->models, 1);
}

static void what_is_said_is_kept(void **state)
{
    struct bench *bench = *state;
    const struct model_table *table =
        table_of(bench, HEAD "models: { M: y ~ x }\npublished: p.csv\nmissing: listwise\n"
                             "nobs: column\ndecimals: { std_error: 3 }\nnotes: [one, two]\n");
    assert_string_equal(table->published, "p.csv");
    assert_int_equal(table->missing, 0);
    assert_int_equal(table->nobs, 1);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_STD_ERROR), 3);
    assert_int_equal(table_style_decimals(&table->style, FIGURE_ESTIMATE), 3);
    assert_int_equal(table->notes.count, 2);
}

static void an_id_of_one_word_is_its_own_key(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(table_of(bench, "id: A1\ntitle: T\nmodels: { M: y ~ x }\n")->key, "A1");
}

static void a_name_with_a_list_has_a_model_for_each_formula(void **state)
{
    struct bench *bench = *state;
    const struct model_table *table =
        table_of(bench, HEAD "models:\n  each:\n    - y ~ a\n    - y ~ b\n  all: y ~ a + b\n");
    assert_int_equal(table->models, 3);
    assert_string_equal(table->model[1].name, "each");
    assert_string_equal(table->model[1].formula->text, "y ~ b");
    assert_string_equal(table->model[2].name, "all");
    assert_int_equal(table->model[1].formula->place.line, 6);
    assert_int_equal(table->model[1].formula->place.column, 7);
}

static void a_name_in_angles_stands_for_the_formula_above(void **state)
{
    struct bench *bench = *state;
    const struct model_table *table = table_of(bench, HEAD "models:\n"
                                                           "  Model 1: y ~ a + b\n"
                                                           "  Model 2: <Model 1> + z(c)\n"
                                                           "  Model 3: <Model 2> + d - a\n");
    assert_string_equal(table->model[1].formula->text, "y ~ a + b + z(c)");
    assert_string_equal(table->model[2].formula->text, "y ~ b + z(c) + d");
}

static void only_a_model_above_can_be_named(void **state)
{
    refuses(*state, HEAD "models:\n  Model 1: <Model 2> + a\n  Model 2: y ~ b\n",
            "table-1.yaml:4:12: no model above is called 'Model 2'");
    refuses(*state, HEAD "models:\n  Model 1: y ~ b\n  Model 2: <Modle 1> + c\n",
            "table-1.yaml:5:12: no model above is called 'Modle 1'; did you mean 'Model 1'?");
    refuses(*state, HEAD "models:\n  Model 1: y ~ b\n  Model 2: <Model 1 + c\n",
            "table-1.yaml:5:12: '<' is never closed; write <Model name>");
}

static void a_formula_that_does_not_parse_is_refused_in_the_file(void **state)
{
    struct bench *bench = *state;
    struct model_table *table = NULL;
    const char *path = bench_put(bench, "table-1.yaml", HEAD "models:\n  M: y ~ a +\n");
    assert_false(model_table_read(bench->run, path, &table));
    assert_int_equal(bench->run->status, STATUS_MALFORMED);
    assert_true(g_str_has_prefix(bench_plain(bench, bench->run->message), "table-1.yaml:4:"));
}

static void refuses_what_is_no_table_of_models(void **state)
{
    refuses(*state, HEAD "models: {}\n", "table-1.yaml:3:9: the table has no model; add one under 'models'");
    refuses(*state, HEAD "models: [y ~ x]\n",
            "table-1.yaml:3:9: models of the table must be a map of keys, not a list");
    refuses(*state, HEAD "models: { M: { a: b } }\n",
            "table-1.yaml:3:14: a formula must be a text, not a map of keys");
    refuses(*state, HEAD "models: { M: y ~ x, M: y ~ z }\n",
            "table-1.yaml:3:21: the key 'M' stands twice; first in line 3");
    refuses(*state, HEAD "models: { M: y ~ x }\ndecimals: { estimate: 16 }\n",
            "table-1.yaml:4:23: decimals of estimate must be a whole number from 0 to 15, not "
            "'16'");
    refuses(*state, HEAD "models: { M: y ~ x }\nnobs: row\n",
            "table-1.yaml:4:7: nobs of the table cannot be 'row'; it is one of: heading and "
            "column");
}

static void a_table_says_how_it_looks(void **state)
{
    struct bench *bench = *state;
    const struct table_style *style =
        &table_of(bench, HEAD "models: { M: y ~ x }\nstyle: apa\nstars: no\ncolumns: [B, p]\n"
                              "decimals: 1\nkeep_terms: x\nrename: { x: Rain }\n")
             ->style;
    assert_int_equal(style->style, STYLE_APA);
    assert_false(style->stars);
    assert_int_equal(style->columns, 2);
    assert_int_equal(style->column[1], FIGURE_P_VALUE);
    assert_int_equal(table_style_decimals(style, FIGURE_STD_ERROR), 1);
    assert_string_equal(style->keep_terms.text[0], "x");
    assert_string_equal(style->rename.assignment[0].value, "Rain");
    assert_int_equal(table_of(bench, HEAD "models: { M: y ~ x }\n")->style.style, STYLE_REPORT);
}

static void beside_a_print_a_table_has_its_layout(void **state)
{
    static const char *const keys[] = { "style: apa",   "stars: no",       "columns: [p, B]",
                                        "order: [x]",   "keep_terms: [x]", "drop_terms: [x]",
                                        "rename: { x: Rain }" };
    for (size_t i = 0; i < COUNT(keys); i++) {
        struct bench *bench = *state;
        const char *text = talloc_asprintf(
            NULL, HEAD "models: { M: y ~ x }\npublished: p.csv\n%s\n", keys[i]);
        const char *name = talloc_strndup(text, keys[i], strcspn(keys[i], ":"));
        refuses(bench, text,
                talloc_asprintf(text,
                                "table-1.yaml:5:%zu: a table beside a printed one has the layout "
                                "of the print; take '%s' away, or 'published'",
                                strlen(name) + 3, name));
        talloc_free((void *)text);
    }
    struct bench *bench = *state;
    bench_again(bench);
    table_of(bench, HEAD "models: { M: y ~ x }\npublished: p.csv\nstyle: report\nstars: yes\n"
                         "decimals: { SE: 3 }\n");
}

static void the_stem_of_a_file_has_no_folder_and_no_suffix(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(model_file_stem(bench->run, "models/table-a3.yaml"), "table-a3");
    assert_string_equal(model_file_stem(bench->run, "a.b/c"), "c");
    assert_string_equal(model_file_stem(bench->run, "c.d.yaml"), "c.d");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_not_said_has_its_default),
        claim(what_is_said_is_kept),
        claim(an_id_of_one_word_is_its_own_key),
        claim(a_name_with_a_list_has_a_model_for_each_formula),
        claim(a_name_in_angles_stands_for_the_formula_above),
        claim(only_a_model_above_can_be_named),
        claim(a_formula_that_does_not_parse_is_refused_in_the_file),
        claim(refuses_what_is_no_table_of_models),
        claim(a_table_says_how_it_looks),
        claim(beside_a_print_a_table_has_its_layout),
        claim(the_stem_of_a_file_has_no_folder_and_no_suffix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
