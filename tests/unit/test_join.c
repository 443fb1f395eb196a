/* test_join.c - rows of a keyed file find their local authority, or are refused. */
#include "village.h"

#include "derive/join.h"

/* The files' rows joined; `said` is what the source says beyond its key ("" or ", ..."). The
 * second file is absent where it is NULL. */
static bool join_files(struct bench *bench, const char *layout, const char *key_is,
                       const char *said, const char *rows, const char *more,
                       struct sources **sources, struct joined **joined)
{
    bench_put(bench, "f.csv", talloc_asprintf(bench->run, "y,code,z\n%s", rows));
    if (more != NULL)
        bench_put(bench, "g.csv", talloc_asprintf(bench->run, "y,code,z\n%s", more));
    const char *study =
        talloc_asprintf(bench->run,
                        "title: T\nregisters: areas.csv\nsources:\n"
                        "  s: { file: %s, layout: %s, key: code, key_is: %s%s }\n"
                        "variables:\n  y: { from: s, column: y }\n",
                        more == NULL ? "f.csv" : "[f.csv, g.csv]", layout, key_is, said);
    assert_done(bench, village_sources(bench, study, bench->folder, sources));
    return sources_join(bench->run, *sources, joined);
}

static bool join(struct bench *bench, const char *key_is, const char *rows, struct joined **joined)
{
    struct sources *sources = NULL;
    return join_files(bench, "keyed", key_is, "", rows, NULL, &sources, joined);
}

enum { NONE = 99 };

/* The first areas of the register have these rows. */
static void assert_rows(const struct joined *joined, const size_t *rows, size_t count)
{
    for (size_t area = 0; area < count; area++)
        assert_int_equal(joined->row[0][area], rows[area] == NONE ? SIZE_MAX : rows[area]);
}

static void refuses_in(struct bench *bench, const char *layout, const char *key_is,
                       const char *said, const char *rows, const char *more, const char *message)
{
    bench_again(bench);
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    assert_false(join_files(bench, layout, key_is, said, rows, more, &sources, &joined));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void refuses(struct bench *bench, const char *key_is, const char *rows, const char *message)
{
    refuses_in(bench, "keyed", key_is, "", rows, NULL, message);
}

/* Is there such an entry, in these words? */
static const struct ledger_entry *told(struct bench *bench, const struct sources *sources,
                                       enum ledger_kind kind, const char *what)
{
    for (size_t i = 0; i < sources->ledger->entries; i++)
        if (sources->ledger->entry[i].kind == kind
            && strcmp(bench_plain(bench, sources->ledger->entry[i].what), what) == 0)
            return &sources->ledger->entry[i];
    for (size_t i = 0; i < sources->ledger->entries; i++)
        print_error("told: %s\n", sources->ledger->entry[i].what);
    fail_msg("not told: %s", what);
    return NULL;
}

static void by_number_code_or_name(void **state)
{
    struct bench *bench = *state;
    struct joined *joined = NULL;
    const size_t rows[] = { 1, NONE, 0, NONE, NONE, NONE, 2 };
    assert_done(bench, join(bench, "la_number", "1,3,\n2,001,\n3,7,\n", &joined));
    assert_rows(joined, rows, COUNT(rows));
    assert_done(bench, join(bench, "gss_code", "1,E03,\n2,E11,\n3,e07,\n", &joined));
    assert_rows(joined, rows, COUNT(rows));
    assert_done(bench,
                join(bench, "name", "1,felpersham,\n2,Amb,\n3,Waterley and Cross,\n", &joined));
    assert_rows(joined, rows, COUNT(rows));
}

static void what_is_no_authority_leaves_counted(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    const size_t rows[] = { 0, 4 };
    assert_done(bench,
                join_files(bench, "keyed", "la_number", "",
                           "1,1,\n2,90,\n3,90,\n4,3 / 4,\n5,2,\n6,,7\n", NULL, &sources, &joined));
    assert_rows(joined, rows, COUNT(rows));
    assert_false(joined->seen[2]);
    assert_int_equal(told(bench, sources, LEDGER_LEFT, "rows of aggregates")->count, 2);
    assert_int_equal(told(bench, sources, LEDGER_LEFT, "rows of aggregates")->place.line, 3);
    assert_int_equal(told(bench, sources, LEDGER_LEFT, "rows of several areas together")->count, 1);
    assert_int_equal(told(bench, sources, LEDGER_LEFT, "rows of no place")->place.line, 7);
}

static void what_is_seen_is_told(void **state)
{
    struct bench *bench = *state;
    struct joined *joined = NULL;
    assert_done(bench, join(bench, "la_number", "1,3,\n2,90,\n3,8,\n", &joined));
    static const bool seen[] = { false, false, true, false, false, false, false, true, false };
    for (size_t i = 0; i < COUNT(seen); i++)
        assert_int_equal(joined->seen[i], seen[i]);
}

static void an_authority_outside_the_register_is_refused_at_its_cell(void **state)
{
    refuses(*state, "name", "1,Loxley,\n\n2,Loxly,\n",
            "f.csv:4:2: no local authority has the name 'Loxly'; did you mean 'Loxley'?");
}

static void notes_under_a_table_are_passed_over(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    assert_done(bench, join_files(bench, "keyed", "name", "",
                                  "1,Loxley,\n,Source: a survey of villages,\nNotes,,\n", NULL,
                                  &sources, &joined));
    assert_int_equal(joined->row[0][4], 0);
    const struct ledger_entry *entry =
        told(bench, sources, LEDGER_PASSED, "a note under the table");
    assert_int_equal(entry->place.line, 3);
}

static void a_misspelt_authority_is_no_note(void **state)
{
    refuses(*state, "name", "1,Loxley,\n,Ambrige,\n",
            "f.csv:3:2: no local authority has the name 'Ambrige'; did you mean 'Ambridge'?");
    refuses(*state, "name", "1,Source: a survey,\n2,Loxley,\n",
            "f.csv:2:2: no local authority has the name 'Source: a survey'; correct it, or add "
            "the authority to the register");
}

static void a_second_row_is_refused_with_both_lines_and_what_to_do(void **state)
{
    refuses(*state, "gss_code", "1,E01,\n2,E02,\n3,E11,\n",
            "f.csv:4:2: a second row for Ambridge; the first is in line 2; take one out, or say "
            "which counts with 'duplicates' of the source 's': first, last or most complete");
    struct bench *bench = *state;
    bench_again(bench);
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    assert_false(join_files(bench, "survey", "name", "", "1,Amb,\n", "2,Loxley,\n3,Ambridge,\n",
                            &sources, &joined));
    assert_refused(bench, STATUS_MALFORMED,
                   "g.csv:3:2: a second answer for Ambridge; the first is in line 2 of f.csv; take "
                   "one out, or say which counts with 'duplicates' of the source 's': first, last "
                   "or most complete");
}

static void the_policy_says_which_row_counts(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *said;
        size_t row;
        const char *what;
    } policies[] = {
        { ", duplicates: first", 0,
          "of 3 answers, in line 2, line 4 and line 5, that in line 2 (duplicates: first)" },
        { ", duplicates: last", 3,
          "of 3 answers, in line 2, line 4 and line 5, that in line 5 (duplicates: last)" },
        { ", duplicates: most complete", 2,
          "of 3 answers, in line 2, line 4 and line 5, that in line 4 (duplicates: most "
          "complete)" },
    };
    for (size_t i = 0; i < COUNT(policies); i++) {
        struct sources *sources = NULL;
        struct joined *joined = NULL;
        assert_done(bench, join_files(bench, "survey", "name", policies[i].said,
                                      "1,Ambridge,\n2,Loxley,3\n,Ambridge,4\n,Ambridge,\n", NULL,
                                      &sources, &joined));
        /* Two answers in lines 2 and 4 each, of which the later; one in line 5. */
        assert_int_equal(joined->row[0][0], policies[i].row);
        assert_int_equal(joined->row[0][4], 1);
        const struct ledger_entry *entry = told(bench, sources, LEDGER_CHOSEN, policies[i].what);
        assert_int_equal(entry->area, 0);
        assert_int_equal(entry->count, 2);
        assert_true(entry->confidential);
    }
}

static void an_answer_for_two_is_decided_as_the_source_says(void **state)
{
    struct bench *bench = *state;
    static const char rows[] = "1,Ambridge / Loxley,\n2,Loxley,\n";
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    assert_done(bench, join_files(bench, "survey", "name", ", shared: leave out", rows, NULL,
                                  &sources, &joined));
    const size_t left[] = { NONE, NONE, NONE, NONE, 1 };
    assert_rows(joined, left, COUNT(left));
    assert_true(joined->shared[0][0]);
    assert_false(joined->shared[0][4]); /* it has an answer of its own */
    assert_true(joined->seen[0]);
    const struct ledger_entry *entry =
        told(bench, sources, LEDGER_CHOSEN,
             "one answer for 2 local authorities, which is left out (shared: leave out)");
    assert_true(entry->confidential);
    assert_done(bench, join_files(bench, "survey", "name", ", shared: both, duplicates: first",
                                  rows, NULL, &sources, &joined));
    const size_t both[] = { 0, NONE, NONE, NONE, 0 };
    assert_rows(joined, both, COUNT(both));
    assert_false(joined->shared[0][0]);
    told(bench, sources, LEDGER_CHOSEN,
         "one answer for 2 local authorities, which counts for each (shared: both)");
    refuses_in(bench, "survey", "name", "", rows, NULL,
               "f.csv:2:2: one answer for Ambridge and Loxley; say with 'shared' of the source 's' "
               "whether it counts for each (both) or for none (leave out)");
    refuses_in(bench, "survey", "name", ", shared: both", rows, NULL,
               "f.csv:3:2: a second answer for Loxley; the first is in line 2; take one out, or "
               "say which counts with 'duplicates' of the source 's': first, last or most "
               "complete");
}

static void two_cells_that_disagree_are_refused_with_both_names(void **state)
{
    struct bench *bench = *state;
    struct sources *sources = NULL;
    struct joined *joined = NULL;
    assert_done(bench, join_files(bench, "keyed", "la_number", "", "Ambridge,1,\nLoxley,2,\n", NULL,
                                  &sources, &joined));
    sources->loaded[0].grid->key[AREA_NAME] = "y";
    assert_false(sources_join(bench->run, sources, &joined));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv:3:1: 'Loxley' is Loxley, and '2' in the column 'code' is Borchester; "
                   "correct the one that is wrong, or say with 'key' which column counts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(by_number_code_or_name),
        claim(what_is_no_authority_leaves_counted),
        claim(what_is_seen_is_told),
        claim(an_authority_outside_the_register_is_refused_at_its_cell),
        claim(notes_under_a_table_are_passed_over),
        claim(a_misspelt_authority_is_no_note),
        claim(a_second_row_is_refused_with_both_lines_and_what_to_do),
        claim(the_policy_says_which_row_counts),
        claim(an_answer_for_two_is_decided_as_the_source_says),
        claim(two_cells_that_disagree_are_refused_with_both_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
