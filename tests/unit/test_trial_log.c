/* test_trial_log.c - a log counts what was tried before, once, and keeps what it held. */
#include "tried.h"

#include "report/trial_log.h"

/* A trial whose candidates come from one file. */
static struct tried *tried_of_file(struct bench *bench)
{
    struct tried *tried = tried_new(bench);
    struct understood *understood = talloc_zero(bench->run, struct understood);
    understood->columns = TRIED_CANDIDATES;
    understood->column = run_array(bench->run, struct understood_column, TRIED_CANDIDATES);
    for (size_t i = 0; i < TRIED_CANDIDATES; i++)
        understood->column[i].file = "/somewhere/moves.csv";
    tried->report.understood = understood;
    return tried;
}

static struct trial_log *log_at(struct bench *bench, const char *path)
{
    struct trial_log *log = NULL;
    assert_done(bench, trial_log_read(bench->run, path, &log));
    return log;
}

/* What a log that holds `text` becomes. */
static const char *grown(struct bench *bench, struct tried *tried, const char *text)
{
    struct trial_log *log = log_at(bench, bench_put(bench, "log.csv", text));
    struct bytes bytes = trial_log_grown(bench->run, log, &tried->report);
    talloc_free(log); /* the lock of its folder */
    return talloc_strndup(bench->run, bytes.data, bytes.length);
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static size_t counted(struct bench *bench, struct tried *tried, const char *text)
{
    struct trial_log *log = log_at(bench, bench_put(bench, "log.csv", text));
    tried->request.earlier = 0;
    trial_log_count(bench->run, log, &tried->request);
    talloc_free(log);
    return tried->request.earlier;
}

static void a_log_that_is_not_there_begins_with_its_headings(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    struct trial_log *log = log_at(bench, bench_path(bench, "none.csv"));
    struct bytes bytes = trial_log_grown(bench->run, log, &tried->report);
    static const char heading[] =
        "candidate,file,outcome,model,n,alone.p,p,verdict,values.sha256,attain\n"
        "moves,moves.csv,attainment,attainment ~ absence + imd,90,";
    assert_int_equal(strncmp(bytes.data, heading, strlen(heading)), 0);
    assert_int_equal(lines_of(bytes.data), 1 + TRIED_CANDIDATES * TRIED_MODELS);
    assert_int_equal(trial_log_new(bench->run, log, tried->trial), TRIED_CANDIDATES * TRIED_MODELS);
}

static void the_same_test_is_neither_counted_nor_written_again(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    const char *first = grown(bench, tried, "");
    assert_string_equal(grown(bench, tried, first), first);
    assert_int_equal(counted(bench, tried, first), 0);
    tried->request.candidates = 1;
    assert_int_equal(counted(bench, tried, first), (TRIED_CANDIDATES - 1) * TRIED_MODELS);
    tried->request.models = 1;
    assert_int_equal(counted(bench, tried, first), TRIED_CANDIDATES * TRIED_MODELS - 1);
}

static void a_value_that_differs_makes_another_test(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    tried->request.candidates = 1;
    tried_again(bench, tried);
    const char *first = grown(bench, tried, "");
    frame_column(tried->frame, "moves")->number[3] += 0.5;
    assert_int_equal(counted(bench, tried, first), TRIED_MODELS);
    assert_int_equal(lines_of(grown(bench, tried, first)), 1 + 2 * TRIED_MODELS);
}

static void a_row_that_was_copied_counts_once(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    static const char row[] = "x,f.csv,y,y ~ a,9,.5,.25,open,abc,0.1\n";
    const char *text = talloc_asprintf(
        bench->run, "candidate,file,outcome,model,n,alone.p,p,verdict,values.sha256,attain\n%s%s",
        row, row);
    assert_int_equal(counted(bench, tried, text), 1);
    assert_true(tried->request.earlier_test[0].alone_p == .5);
    assert_true(tried->request.earlier_test[0].after_p == .25);
}

static void a_test_without_a_p_value_has_none(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    assert_int_equal(counted(bench, tried,
                             "candidate,file,outcome,model,n,alone.p,p,verdict,values.sha256,"
                             "attain\nx,f.csv,y,y ~ a,9,,.25,open,abc,0.1\n"),
                     1);
    assert_true(isnan(tried->request.earlier_test[0].alone_p));
}

static void rows_end_as_those_before(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    static const char old[] = "\xEF\xBB\xBFp,mine,candidate,file,outcome,model,n,alone.p,verdict,"
                              "values.sha256,attain\r\n.5,\"a\r\nb\",x,f,y,m,9,.1,open,abc,0.1";
    const char *text = grown(bench, tried, old);
    assert_int_equal(strncmp(text, old, strlen(old)), 0);
    assert_int_equal(strncmp(text + strlen(old), "\r\n", 2), 0);
    assert_non_null(strstr(text, ",,moves,moves.csv,attainment,attainment ~ absence + imd,90,"));
    assert_true(g_str_has_suffix(text, "\r\n"));
}

static void a_candidate_that_cannot_be_tested_is_no_test(void **state)
{
    struct bench *bench = *state;
    struct tried *tried = tried_of_file(bench);
    struct column *noise = frame_column(tried->frame, "noise");
    for (size_t i = 0; i < TRIED_ROWS; i++)
        noise->number[i] = 1;
    tried_again(bench, tried);
    struct trial_log *log = log_at(bench, bench_path(bench, "none.csv"));
    assert_int_equal(trial_log_new(bench->run, log, tried->trial),
                     (TRIED_CANDIDATES - 1) * TRIED_MODELS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_log_that_is_not_there_begins_with_its_headings),
        claim(the_same_test_is_neither_counted_nor_written_again),
        claim(a_value_that_differs_makes_another_test),
        claim(a_row_that_was_copied_counts_once),
        claim(a_test_without_a_p_value_has_none),
        claim(rows_end_as_those_before),
        claim(a_candidate_that_cannot_be_tested_is_no_test),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
