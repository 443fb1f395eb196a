/* test_join.c - rows of a keyed file find their local authority, or are refused. */
#include "village.h"

#include "derive/join.h"

static bool join(struct bench *bench, const char *key_is, const char *rows, struct joined **joined)
{
    bench_put(bench, "survey.csv", talloc_asprintf(bench->run, "y,code\n%s", rows));
    const char *study =
        talloc_asprintf(bench->run,
                        "title: T\nregisters: areas.csv\nsources:\n"
                        "  s: { file: survey.csv, layout: keyed, key: code, key_is: %s }\n"
                        "variables:\n  y: { from: s, column: y }\n",
                        key_is);
    struct sources *sources = NULL;
    assert_done(bench, village_sources(bench, study, bench->folder, &sources));
    return sources_join(bench->run, sources, joined);
}

static void assert_joined(struct bench *bench, const char *key_is, const char *rows,
                          const size_t *areas, size_t count)
{
    struct joined *joined = NULL;
    assert_done(bench, join(bench, key_is, rows, &joined));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(joined->area[0][i], areas[i]);
}

static void refuses(struct bench *bench, const char *key_is, const char *rows, const char *message)
{
    bench_again(bench);
    struct joined *joined = NULL;
    assert_false(join(bench, key_is, rows, &joined));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void by_number_code_or_name(void **state)
{
    const size_t areas[] = { 2, 0, 6 };
    assert_joined(*state, "la_number", "1,3\n2,001\n3,7\n", areas, 3);
    assert_joined(*state, "gss_code", "1,E03\n2,E11\n3,e07\n", areas, 3);
    assert_joined(*state, "name", "1,felpersham\n2,Amb\n3,Waterley and Cross\n", areas, 3);
}

static void aggregates_are_dropped(void **state)
{
    const size_t areas[] = { 0, SIZE_MAX, 1 };
    assert_joined(*state, "la_number", "1,1\n2,90\n3,2\n", areas, 3);
    const size_t twice[] = { SIZE_MAX, SIZE_MAX, 1 };
    assert_joined(*state, "la_number", "1,90\n2,90\n3,2\n", twice, 3);
}

static void what_is_seen_is_told(void **state)
{
    struct bench *bench = *state;
    struct joined *joined = NULL;
    assert_done(bench, join(bench, "la_number", "1,3\n2,90\n3,8\n", &joined));
    static const bool seen[] = { false, false, true, false, false, false, false, true, false };
    for (size_t i = 0; i < COUNT(seen); i++)
        assert_int_equal(joined->seen[i], seen[i]);
}

static void an_authority_outside_the_register_is_refused_at_its_cell(void **state)
{
    refuses(*state, "name", "1,Loxley\n\n2,Loxly\n",
            "survey.csv:4:2: no local authority has the name 'Loxly'; did you mean 'Loxley'?");
    refuses(*state, "gss_code", "1,Ambridge\n",
            "survey.csv:2:2: no local authority has the GSS code 'Ambridge'; correct it, or add "
            "the authority to the register");
}

static void a_second_row_is_refused(void **state)
{
    refuses(*state, "gss_code", "1,E01\n2,E02\n3,E11\n",
            "survey.csv:4:2: a second row for Ambridge; the first is in line 2; keep the one that "
            "counts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(by_number_code_or_name),
        claim(aggregates_are_dropped),
        claim(what_is_seen_is_told),
        claim(an_authority_outside_the_register_is_refused_at_its_cell),
        claim(a_second_row_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
