/* test_study.c - a study says everything once, and nothing that is not there. */
#include "bench.h"

#include "spec/study.h"

#define HEAD                                                                                       \
    "title: T\n"                                                                                   \
    "registers: areas.csv\n"                                                                       \
    "sources:\n"                                                                                   \
    "  lait: { file: lait.csv, layout: lait }\n"                                                   \
    "  keyed: { file: keyed.csv, layout: keyed, key: code }\n"                                     \
    "variables:\n"
#define ABC                                                                                        \
    "  a: { from: keyed, column: a }\n"                                                            \
    "  b: { from: keyed, column: b }\n"                                                            \
    "  c: { from: keyed, column: c }\n"

static bool read_set(struct bench *bench, const char *text, const char *set, struct study **study)
{
    return study_read(bench->run, bench_put(bench, "s.yaml", text), &set, set != NULL, study);
}

static struct study *study_of(struct bench *bench, const char *text)
{
    struct study *study = NULL;
    assert_done(bench, read_set(bench, text, NULL, &study));
    return study;
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct study *study = NULL;
    assert_false(read_set(bench, text, NULL, &study));
    assert_refused(bench, STATUS_MALFORMED, message);
}

/* A variable d in line 10, after a, b and c. */
static void refuses_variable(struct bench *bench, const char *keys, const char *message)
{
    char *text = g_strdup_printf(HEAD ABC "  d: { %s }\n", keys);
    refuses(bench, text, message);
    g_free(text);
}

static void what_is_not_said_has_its_default(void **state)
{
    struct bench *bench = *state;
    const struct study *study = study_of(
        bench, HEAD "  m: { from: lait, measure: LAC_Fixed_ Ex, periods: 2017-2019 }\n" ABC);
    assert_string_equal(study->title, "T");
    assert_null(study->question);
    assert_int_equal(study->sources, 2);
    assert_string_equal(study->source[1].title, "keyed.csv");
    assert_int_equal(study->source[1].key_is, KEY_ANY);
    assert_int_equal(study->area_year, 0);
    const struct variable *m = study_variable(study, "m");
    assert_string_equal(m->label, "m");
    assert_string_equal(m->unit, "");
    assert_string_equal(m->measure, "LAC_Fixed_ Ex");
    assert_int_equal(m->at_least, 1);
    assert_true(m->divide_by == 1);
    assert_int_equal(m->transform, TRANSFORM_NONE);
    assert_int_equal(m->zero, 0);
    assert_int_equal(study->keep.count, 0);
    assert_int_equal(study->missing, 0);
    assert_null(study_variable(study, "n"));
    assert_null(study_source(study, "n"));
}

static void a_question_is_kept_in_its_authors_words(void **state)
{
    struct bench *bench = *state;
    assert_string_equal(study_of(bench, "question: Why?\n" HEAD ABC)->question, "Why?");
}

static void what_is_said_is_kept(void **state)
{
    struct bench *bench = *state;
    const struct study *study = study_of(
        bench,
        HEAD "  m: { label: M, unit: \"%\", from: lait, measure: X, periods: 2018, zero: missing, "
             "divide_by: 20, transform: ln }\n" ABC "  r: { ratio: [a, b], transform: z }\n"
             "  f: { factor: [a, b, c], method: ml }\n"
             "  o: { of: m }\n"
             "  g: { from: keyed, column: judgement, yes: [good, outstanding] }\n"
             "keep: [m, r]\nmissing: mean\n"
             "key_figures:\n"
             "  - { label: L, variable: m, what: range, rows: all, decimals: 1, unit: \"%\", "
             "published: \"1 to 2\" }\n");
    const struct variable *m = study_variable(study, "m");
    assert_int_equal(m->zero, 1);
    assert_true(m->divide_by == 20);
    assert_int_equal(m->transform, TRANSFORM_LN);
    assert_int_equal(m->periods.last, 2018);
    assert_int_equal(study_variable(study, "r")->transform, TRANSFORM_Z);
    assert_int_equal(study_variable(study, "f")->method, 1);
    assert_string_equal(study_variable(study, "o")->of, "m");
    assert_int_equal(study_variable(study, "g")->yes.count, 2);
    assert_int_equal(study->missing, 1);
    assert_int_equal(study->keep.count, 2);
    assert_int_equal(study->key_figures, 1);
    assert_int_equal(study->key_figure[0].what, 1);
    assert_int_equal(study->key_figure[0].rows, 1);
    assert_int_equal(study->key_figure[0].decimals, 1);
}

static void a_variable_is_made_in_exactly_one_way(void **state)
{
    static const char message[] = "s.yaml:10:6: variable 'd' needs exactly one of: measure, "
                                  "column, question, ranking, ratio, factor and of";
    static const char *const wrong[] = {
        "label: D",
        "from: keyed, column: d, of: a",
        "from: lait, measure: M, periods: 2018, column: d",
        "ratio: [a, b], factor: [a, b, c]",
        "of: a, ratio: [a, b]",
    };
    for (size_t i = 0; i < COUNT(wrong); i++)
        refuses_variable(*state, wrong[i], message);
}

static void a_source_belongs_to_a_measure_or_column(void **state)
{
    refuses_variable(*state, "column: d",
                     "s.yaml:10:16: variable 'd': 'column' says nothing without 'from'");
    refuses_variable(*state, "of: a, from: keyed",
                     "s.yaml:10:6: variable 'd': 'from' names the source of a measure or column, "
                     "and this has neither");
    refuses_variable(*state, "from: lait, column: d",
                     "s.yaml:10:6: source 'lait' has measures, not a column");
}

static void periods_belong_to_a_measure(void **state)
{
    refuses_variable(*state, "from: lait, measure: M",
                     "s.yaml:10:6: variable 'd' needs 'periods', as 2017-2019");
    refuses_variable(*state, "of: a, periods: 2018",
                     "s.yaml:10:24: variable 'd': 'periods' says nothing without 'measure'");
}

static void at_least_lies_within_the_periods(void **state)
{
    struct bench *bench = *state;
    refuses_variable(
        bench, "from: lait, measure: M, periods: 2017-2019, at_least: 4",
        "s.yaml:10:62: variable 'd': at_least is 4, and can be 1 to 3, the number of its "
        "periods");
    refuses_variable(
        bench, "from: lait, measure: M, periods: 2017-2019, at_least: 0",
        "s.yaml:10:62: variable 'd': at_least is 0, and can be 1 to 3, the number of its "
        "periods");
    bench_again(bench);
    const struct study *study =
        study_of(bench, HEAD "  d: { from: lait, measure: M, periods: 2017-2019, at_least: 3 }\n");
    assert_int_equal(study->variable[0].at_least, 3);
}

/* What would do nothing is a slip. */
static void a_key_that_means_nothing_where_it_stands_is_refused(void **state)
{
    static const struct {
        const char *keys, *message;
    } slips[] = {
        { "of: a, at_least: 2", "s.yaml:10:25: variable 'd': 'at_least' says nothing without "
                                "'measure'" },
        { "of: a, zero: missing", "s.yaml:10:21: variable 'd': 'zero' says nothing without "
                                  "'from'" },
        { "of: a, method: ml", "s.yaml:10:23: variable 'd': 'method' says nothing without "
                               "'factor'" },
        { "of: a, yes: good", "s.yaml:10:20: variable 'd': 'yes' says nothing without 'column'" },
        { "from: keyed, column: d, no: poor",
          "s.yaml:10:36: variable 'd': 'no' says nothing without 'yes'" },
    };
    for (size_t i = 0; i < COUNT(slips); i++)
        refuses_variable(*state, slips[i].keys, slips[i].message);
}

static void a_ratio_is_of_two_and_a_factor_of_three_or_more(void **state)
{
    refuses_variable(*state, "ratio: [a]",
                     "s.yaml:10:6: variable 'd': a ratio is of two variables: [a, b]");
    refuses_variable(*state, "ratio: [a, b, c]",
                     "s.yaml:10:6: variable 'd': a ratio is of two variables: [a, b]");
    refuses_variable(*state, "factor: [a, b]",
                     "s.yaml:10:6: variable 'd': a factor needs three variables or more");
}

static void nothing_is_divided_by_zero(void **state)
{
    refuses_variable(*state, "of: a, divide_by: 0",
                     "s.yaml:10:6: variable 'd': divide_by cannot be 0");
}

static void every_name_that_is_used_is_there(void **state)
{
    refuses_variable(*state, "ratio: [a, bb]", "s.yaml:10:19: the study has no variable 'bb'");
    refuses_variable(*state, "of: e", "s.yaml:10:6: the study has no variable 'e'");
    refuses_variable(*state, "from: keyd, column: d",
                     "s.yaml:10:6: the study has no source 'keyd'; did you mean 'keyed'?");
    refuses(*state, HEAD "  persistent: { from: keyed, column: a }\nkeep:\n  - presistent\n",
            "s.yaml:9:5: the study has no variable 'presistent'; did you mean 'persistent'?");
    refuses(*state, HEAD ABC "key_figures:\n  - { label: L, variable: x, what: count }\n",
            "s.yaml:11:5: the study has no variable 'x'");
}

static void refuses_source(struct bench *bench, const char *keys, const char *message)
{
    char *text = g_strdup_printf("title: T\nregisters: a.csv\nsources:\n  s: { %s }\n"
                                 "variables: {}\n",
                                 keys);
    refuses(bench, text, message);
    g_free(text);
}

static void a_source_needs_nothing_but_a_file(void **state)
{
    const struct study *study =
        study_of(*state, "title: T\nregisters: a.csv\nsources:\n  s: { file: [a.csv, b.csv.gz] }\n"
                         "variables: {}\n");
    assert_int_equal(study->source[0].layout, LAYOUT_ANY);
    assert_int_equal(study->source[0].file.count, 2);
    assert_string_equal(study->source[0].title, "a.csv");
    assert_int_equal(source_separator(&study->source[0]), '\0');
    refuses_source(*state, "layout: ees", "s.yaml:4:6: source 's' needs the key 'file'");
    refuses_source(*state, "file: []", "s.yaml:4:6: source 's' names no file; name one by 'file'");
    refuses_source(
        *state, "file: a.csv, years: last",
        "s.yaml:4:28: years of source 's' cannot be 'last'; it is one of: start and end");
    refuses_source(*state, "file: a.csv, filters: { sex: [Total] }",
                   "s.yaml:4:37: the filter 'sex' of source 's' must be a text, not a list");
}

static void what_a_source_says_of_its_files_is_kept(void **state)
{
    const struct study *study = study_of(
        *state,
        "title: T\nregisters: a.csv\narea_year: 2019\nsources:\n"
        "  s: { file: a.csv, layout: survey, separator: semicolon, decimal: comma, symbols: sfr,\n"
        "       header_row: 3, duplicates: most complete, shared: both, not_personal: [Role],\n"
        "       filters: { sex: Total }, years: end,\n"
        "       rankings: { r: { questions: [Q1, Q2], items: [A, B], rank_one: least important } } "
        "}\n"
        "variables:\n"
        "  a: { from: s, ranking: r, item: B }\n"
        "  b: { from: s, question: [One?, Two?], levels: [Poor, Good], range: [1, 2] }\n"
        "  c: { from: s, column: c, answer: percentage, merge: weighted, weight: n }\n");
    const struct source *source = &study->source[0];
    assert_int_equal(study->area_year, 2019);
    assert_int_equal(source->layout, LAYOUT_SURVEY);
    assert_int_equal(source_separator(source), ';');
    assert_int_equal(source->decimal, 2);
    assert_int_equal(source->symbols, DIALECT_SFR);
    assert_int_equal(source->header_row, 3);
    assert_int_equal(source->duplicates, DUPLICATES_MOST_COMPLETE);
    assert_int_equal(source->shared, SHARED_BOTH);
    assert_int_equal(source->years, YEAR_END);
    assert_string_equal(source->not_personal.text[0], "Role");
    assert_string_equal(source->filters.column[0], "sex");
    assert_string_equal(source->filters.item[0], "Total");
    assert_int_equal(source_ranking(source, "r")->rank_one, 1);
    assert_null(source_ranking(source, "q"));
    const struct variable *b = study_variable(study, "b"), *c = study_variable(study, "c");
    assert_int_equal(b->levels.count, 2);
    assert_true(b->ranged && b->low == 1 && b->high == 2);
    assert_int_equal(c->answer, ANSWER_PERCENTAGE);
    assert_int_equal(c->merge, MERGE_WEIGHTED);
    assert_string_equal(c->weight, "n");
}

static void a_ranking_says_its_direction_and_its_items(void **state)
{
    refuses_source(*state, "file: a.csv, rankings: { r: { questions: [A, B] } }",
                   "s.yaml:4:36: ranking 'r' needs the key 'rank_one'");
    refuses_source(*state, "file: a.csv, rankings: { r: { rank_one: most important } }",
                   "s.yaml:4:36: ranking 'r' needs either 'questions', one for each item, or "
                   "'question', whose cells hold all items in order");
    refuses_source(*state,
                   "file: a.csv, rankings: { r: { question: Q, rank_one: most important } }",
                   "s.yaml:4:36: ranking 'r' needs 'items': what its cells put in order");
    refuses_source(*state,
                   "file: a.csv, rankings: { r: { questions: [A, B], items: [A], rank_one: most "
                   "important } }",
                   "s.yaml:4:36: ranking 'r' has 2 questions for 1 item");
}

static void values_and_answers_are_read_by_rules_that_make_sense(void **state)
{
    static const struct {
        const char *keys, *message;
    } slips[] = {
        { "from: keyed, column: d, yes: [A], levels: [A, B]",
          "s.yaml:10:6: variable 'd': an answer is read in one way: by yes, levels, includes or "
          "answer" },
        { "from: keyed, column: d, levels: [A]",
          "s.yaml:10:6: variable 'd': levels are two answers or more, the lowest first" },
        { "from: keyed, column: d, range: [1]",
          "s.yaml:10:40: variable 'd': a range is of two numbers, the smaller first: [-3, 1]" },
        { "from: keyed, column: d, range: [2, 1]",
          "s.yaml:10:40: variable 'd': a range is of two numbers, the smaller first: [-3, 1]" },
        { "from: keyed, column: d, merge: weighted",
          "s.yaml:10:6: variable 'd': 'merge: weighted' needs 'weight', a measure of its source" },
        { "from: keyed, column: d, merge: sum, weight: n",
          "s.yaml:10:6: variable 'd': 'weight' says nothing without 'merge: weighted'" },
        { "of: a, range: [1, 2]",
          "s.yaml:10:22: variable 'd': 'range' says nothing without 'from'" },
        { "from: keyed, ranking: r",
          "s.yaml:10:6: variable 'd' needs 'item': which of the ranking" },
        { "from: keyed, ranking: r, item: A", "s.yaml:10:6: source 'keyed' has no ranking 'r'" },
    };
    for (size_t i = 0; i < COUNT(slips); i++)
        refuses_variable(*state, slips[i].keys, slips[i].message);
    refuses(*state,
            "title: T\nregisters: a.csv\narea_year: 19\nsources:\n  s: { file: a.csv }\n"
            "variables: {}\n",
            "s.yaml:3:12: area_year is the year of a map of local authorities, from 2009, not 19");
}

static void years_that_span_two_are_written_with_a_stroke(void **state)
{
    struct periods periods;
    assert_true(periods_read("2016/17-2018/19", &periods));
    assert_int_equal(periods.first, 2016);
    assert_int_equal(periods.last, 2018);
    assert_true(periods.split);
    assert_true(periods_read("1999/00", &periods));
    assert_int_equal(periods.last, 1999);
    assert_true(periods_read("2017-2019", &periods));
    assert_false(periods.split);
    static const char *const odd[] = { "2016/18", "2016/17-2019", "2016-17", "2019-2017",
                                       "2016/1",  "2016/17-",     "201617",  "2018/19-2016/17" };
    for (size_t i = 0; i < COUNT(odd); i++)
        if (periods_read(odd[i], &periods))
            fail_msg("%s is read as periods", odd[i]);
    struct bench *bench = *state;
    const struct periods split = { 1999, 1999, true }, whole = { 2017, 2017, false };
    assert_string_equal(period_text(bench->run, &split, 1999), "1999/00");
    assert_string_equal(period_text(bench->run, &whole, 2017), "2017");
}

static void misspelt_keys_are_refused_where_they_stand(void **state)
{
    refuses_variable(*state, "of: a, transfrom: z",
                     "s.yaml:10:15: variable 'd' has no key 'transfrom'; did you mean "
                     "'transform'?");
    refuses(*state, "titel: T\n",
            "s.yaml:1:1: the study has no key 'titel'; did you mean 'title'?");
    refuses(*state, "title: T\n", "s.yaml:1:1: the study needs the key 'sources'");
}

static void a_check_goes_on_and_keeps_every_mistake_once(void **state)
{
    static const char text[] = "title: T\ntitel: T\nsources:\n  s: { file: a.csv, layot: lait }\n"
                               "variables:\n  a: { from: t, column: a, zero: none }\n"
                               "  b: { from: t, column: b }\nkeep: [c, c]\nregisters: [r.csv]\n";
    static const char *const wanted[] = {
        "s.yaml:2:1: the study has no key 'titel'; did you mean 'title'?",
        "s.yaml:4:21: source 's' has no key 'layot'; did you mean 'layout'?",
        "s.yaml:6:34: zero of variable 'a' cannot be 'none'; it is one of: number and missing",
        "s.yaml:7:6: the study has no source 't'",
        "s.yaml:8:8: the study has no variable 'c'",
    };
    struct bench *bench = *state;
    struct run *run = bench->run;
    struct study *study = NULL;
    run->mistakes = talloc_zero(run, struct mistakes);
    assert_false(read_set(bench, text, NULL, &study));
    assert_null(run->message);
    assert_int_equal(run->status, STATUS_DONE);
    for (size_t i = 0; i < run->mistakes->count && i < 5; i++)
        assert_non_null(strstr(run->mistakes->message[i], wanted[i]));
    assert_int_equal(run->mistakes->count, 6); /* c is asked for in two places */
}

static void key_figures_are_a_list(void **state)
{
    refuses(*state, HEAD ABC "key_figures: { label: L }\n",
            "s.yaml:10:14: key_figures must be a list, not a map of keys");
}

static void an_option_changes_a_value_before_it_is_checked(void **state)
{
    struct bench *bench = *state;
    struct study *study = NULL;
    const char *text = HEAD "  d: { from: lait, measure: M, periods: 2017-2019 }\n";
    assert_done(bench, read_set(bench, text, "variables.d.at_least=2", &study));
    assert_int_equal(study->variable[0].at_least, 2);
    assert_done(bench, read_set(bench, text, "missing=mean", &study));
    assert_int_equal(study->missing, 1);
    assert_false(read_set(bench, text, "variables.d.at_least=5", &study));
    assert_non_null(strstr(bench->run->message, "at_least is 5, and can be 1 to 3"));
}

static void a_table_says_its_standard_errors_before_the_study(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.yaml", "id: T 1\ntitle: T\nmodels: { M: a ~ b }\nseed: 7\n");
    bench_put(bench, "u.yaml",
              "id: U 2\ntitle: U\nmodels: { M: a ~ b }\nstandard_errors: bootstrap\n");
    const struct study *study =
        study_of(bench, HEAD ABC "tables: [t.yaml, u.yaml]\nstandard_errors: wild-cluster\n"
                                 "cluster: region\nreplicates: 999\n");
    assert_int_equal(study->inference.kind, INFERENCE_WILD_CLUSTER);
    assert_int_equal(study->inference.seed, USUAL_SEED);
    const struct inference *first = &study->table[0]->inference;
    assert_int_equal(first->kind, INFERENCE_WILD_CLUSTER);
    assert_string_equal(first->cluster, "region");
    assert_int_equal(first->replicates, 999);
    assert_int_equal(first->seed, 7);
    assert_int_equal(study->table[1]->inference.kind, INFERENCE_BOOTSTRAP);
    assert_int_equal(study_of(bench, HEAD ABC)->inference.kind, INFERENCE_CLASSICAL);
}

static void standard_errors_that_cannot_be_are_refused_where_they_stand(void **state)
{
    refuses(*state, HEAD ABC "standard_errors: CR2\n",
            "s.yaml:10:18: standard_errors: CR2 needs clusters; name the variable, as in cluster: "
            "region");
    refuses(*state, HEAD ABC "cluster: region\nstandard_errors: HC3\n",
            "s.yaml:10:10: cluster goes with standard_errors: CR1, CR2 or wild-cluster; say which");
    refuses(*state, HEAD ABC "replicates: 98\nstandard_errors: bootstrap\n",
            "s.yaml:10:13: replicates must be from 99 to 10000000, not 98");
    refuses(*state, HEAD ABC "standard_errors: HC9\n",
            "s.yaml:10:18: standard_errors of the study cannot be 'HC9'; it is one of: classical, "
            "HC0, HC1, HC2, HC3, HC4, CR1, CR2, wild-cluster, bootstrap, bootstrap-residuals and "
            "permutation");
}

static void an_unknown_key_in_an_option_is_refused_there(void **state)
{
    struct bench *bench = *state;
    struct study *study = NULL;
    assert_false(read_set(bench, HEAD ABC, "mising=mean", &study));
    assert_true(g_str_has_prefix(bench->run->message,
                                 "--set mising=mean: the study has no key 'mising'; did you mean "
                                 "'missing'?"));
}

/* Their results would be files of one name. */
static void two_tables_or_plots_of_one_name_are_refused(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.yaml", "id: Table 1\ntitle: T\nmodels: { M: a ~ b }\n");
    bench_put(bench, "u.yaml", "id: Table 1\ntitle: T\nmodels: { M: a ~ b }\n");
    bench_put(bench, "p.yaml",
              "id: P\ntitle: T\nkind: scatter\nlayers: point\n"
              "x: { variable: a }\ny: { variable: b }\n");
    refuses(bench, HEAD ABC "tables: [t.yaml, t.yaml]\n",
            "s.yaml:10:18: two tables' files are called 't'; rename one");
    refuses(bench, HEAD ABC "tables: [t.yaml, u.yaml]\n",
            "s.yaml:10:18: two tables are called '1'; rename one");
    refuses(bench, HEAD ABC "plots: [p.yaml, p.yaml]\n",
            "s.yaml:10:17: two plots' files are called 'p'; rename one");
}

static void paths_are_relative_to_the_folder_of_the_study(void **state)
{
    struct bench *bench = *state;
    const struct study *study = study_of(bench, HEAD ABC);
    assert_string_equal(bench_plain(bench, study_path(bench->run, study, "../data/a.csv")),
                        "../data/a.csv");
    assert_string_equal(study_path(bench->run, study, "/data/a.csv"), "/data/a.csv");
    assert_string_equal(study->folder, bench->folder);
}

static void tables_and_plots_are_read_from_there(void **state)
{
    struct bench *bench = *state;
    bench_put(bench, "t.yaml", "id: Table 1\ntitle: T\nmodels: { M: a ~ b }\n");
    bench_put(bench, "p.yaml",
              "id: P\ntitle: T\nkind: scatter\nlayers: point\nx: { variable: a }\n"
              "y:\n  variable: bad\n");
    refuses(bench, HEAD ABC "tables: t.yaml\nplots: [p.yaml]\n",
            "p.yaml:7:3: the study has no variable 'bad'");
    bench_again(bench);
    const struct study *study = study_of(bench, HEAD ABC "tables: [t.yaml]\n");
    assert_int_equal(study->tables, 1);
    assert_string_equal(study->table[0]->name, "t");
    bench_again(bench);
    struct study *none = NULL;
    assert_false(read_set(bench, HEAD ABC "tables: [u.yaml]\n", NULL, &none));
    assert_refused(bench, STATUS_UNREADABLE, "u.yaml: cannot be read: No such file or directory");
}

/* The study of the report, as it ships. Counted in the files by eye. */
static void the_study_that_ships_is_read(void **state)
{
    struct bench *bench = *state;
    struct study *study = NULL;
    assert_done(bench, study_read(bench->run, "models/virtual-schools.yaml", NULL, 0, &study));
    assert_int_equal(study->tables, 5);
    assert_int_equal(study->charts, 4);
    assert_int_equal(study->table[0]->models, 21);
    assert_int_equal(study->keep.count, 2);
    assert_int_equal(study_variable(study, "workforce")->factor.count, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_not_said_has_its_default),
        claim(a_question_is_kept_in_its_authors_words),
        claim(what_is_said_is_kept),
        claim(a_variable_is_made_in_exactly_one_way),
        claim(a_source_belongs_to_a_measure_or_column),
        claim(periods_belong_to_a_measure),
        claim(at_least_lies_within_the_periods),
        claim(a_key_that_means_nothing_where_it_stands_is_refused),
        claim(a_ratio_is_of_two_and_a_factor_of_three_or_more),
        claim(nothing_is_divided_by_zero),
        claim(every_name_that_is_used_is_there),
        claim(a_source_needs_nothing_but_a_file),
        claim(what_a_source_says_of_its_files_is_kept),
        claim(a_ranking_says_its_direction_and_its_items),
        claim(values_and_answers_are_read_by_rules_that_make_sense),
        claim(years_that_span_two_are_written_with_a_stroke),
        claim(misspelt_keys_are_refused_where_they_stand),
        claim(a_check_goes_on_and_keeps_every_mistake_once),
        claim(key_figures_are_a_list),
        claim(an_option_changes_a_value_before_it_is_checked),
        claim(a_table_says_its_standard_errors_before_the_study),
        claim(standard_errors_that_cannot_be_are_refused_where_they_stand),
        claim(an_unknown_key_in_an_option_is_refused_there),
        claim(two_tables_or_plots_of_one_name_are_refused),
        claim(paths_are_relative_to_the_folder_of_the_study),
        claim(tables_and_plots_are_read_from_there),
        claim(the_study_that_ships_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
