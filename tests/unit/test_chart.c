/* test_chart.c - a chart as its author wrote it. */
#include "bench.h"

#include "spec/chart.h"

#define HEAD "id: Figure 1\ntitle: T\nkind: scatter\n"
#define AXES "x: { variable: a, title: A }\ny: { variable: b }\n"

static struct chart *chart_of(struct bench *bench, const char *text)
{
    struct chart *chart = NULL;
    assert_done(bench, chart_read(bench->run, bench_put(bench, "figure-1.yaml", text), &chart));
    return chart;
}

static void refuses(struct bench *bench, const char *text, const char *message)
{
    bench_again(bench);
    struct chart *chart = NULL;
    assert_false(chart_read(bench->run, bench_put(bench, "figure-1.yaml", text), &chart));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static void what_is_not_said_has_its_default(void **state)
{
    struct bench *bench = *state;
    const struct chart *chart = chart_of(bench, HEAD AXES "layers: point\n");
    assert_string_equal(chart->name, "figure-1");
    assert_int_equal(chart->rows, 0);
    assert_string_equal(chart->x.title, "A");
    assert_null(chart->y.title);
    assert_int_equal(chart->layers, LAYER_POINT);
    assert_null(chart->alt);
    assert_null(chart->source);
    assert_null(chart->note);
    assert_int_equal(chart->published_nobs, 0);
}

static void what_is_said_is_kept(void **state)
{
    struct bench *bench = *state;
    const struct chart *chart =
        chart_of(bench, HEAD AXES "layers: [band, line]\nrows: all\nalt: A chart.\n"
                                  "source: S\nnote: N\npublished_nobs: 145\n");
    assert_int_equal(chart->layers, LAYER_LINE | LAYER_BAND);
    assert_int_equal(chart->rows, 1);
    assert_string_equal(chart->alt, "A chart.");
    assert_string_equal(chart->source, "S");
    assert_string_equal(chart->note, "N");
    assert_int_equal(chart->published_nobs, 145);
    assert_int_equal(chart->y.place.line, 5);
}

static void refuses_what_no_chart_has(void **state)
{
    refuses(*state, HEAD AXES "layers: []\n",
            "figure-1.yaml:6:9: layers names none; name some of band, prediction, line, point, rug "
            "and histogram, or leave the key out");
    refuses(*state, HEAD AXES "layers: [point, smooth]\n",
            "figure-1.yaml:6:17: no layer 'smooth'; the layers are: band, prediction, line, point, "
            "rug and histogram");
    refuses(*state, HEAD AXES "layers: point\nrows: some\n",
            "figure-1.yaml:7:7: rows of the chart cannot be 'some'; it is one of: kept and all");
    refuses(*state, HEAD AXES "curve: Curve 1\n",
            "figure-1.yaml:6:8: a chart of kind scatter has no 'curve'");
    refuses(*state, HEAD "layers: point\nx: { title: A }\ny: { variable: b }\n",
            "figure-1.yaml:5:4: x needs the key 'variable'");
    refuses(*state, HEAD "layers: point\nx: { variable: a }\ny: { varaible: b }\n",
            "figure-1.yaml:6:6: y has no key 'varaible'; did you mean 'variable'?");
    refuses(*state, HEAD AXES "layers: point\npublished_nobs: many\n",
            "figure-1.yaml:7:17: published_nobs of the chart must be a whole number from 0, not "
            "'many'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_is_not_said_has_its_default),
        claim(what_is_said_is_kept),
        claim(refuses_what_no_chart_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
