/* test_legible.c - what every kind of picture must be, whatever the data: no type on type, no mark
 * on type, nothing cut off, type that is large enough, and colours that are seen.
 *
 * Each chart below is drawn from each set of data, at each width and in each theme. */
#include "bench.h"

#include "draw/figure.h"
#include "layout.h"
#include "spec/contrast.h"

enum { ROWS = 30, COLUMNS = 4 };

/* What a kind may refuse, in a message: data that no model can be fitted to, and a slide, which
 * has little room. Anything else it draws. */
enum { DRAWS_ALL = 0, NEEDS_A_MODEL = 1, NEEDS_ROOM = 2 };

/* A kind of chart is a line; its columns are y, x, w and the text g. */
static const struct {
    const char *text;
    unsigned refuses;
} charts[] = {
    { "kind: scatter\nx: { variable: x }\ny: { variable: y }\n", DRAWS_ALL },
    { "kind: scatter\nx: { variable: x }\ny: { variable: y }\ncolour: { variable: g }\n"
      "label_most: 3\nlayers: [band, prediction, line, point, rug]\n",
      DRAWS_ALL },
    { "kind: scatter\nx: { variable: x }\ny: { variable: y }\nlayers: [line, point, histogram]\n",
      DRAWS_ALL },
    { "kind: scatter\nx: { variable: x }\ny: { variable: y }\ncolour: { variable: g }\n"
      "reference: [{ axis: y, value: 3, label: England }, { axis: x, value: 4, label: Wales }]\n",
      DRAWS_ALL },
    { "kind: scatter\nx: { variable: x }\ny: { variable: y }\nfacet: { variable: g }\n",
      NEEDS_ROOM },
    { "kind: coefficients\nmodels: [y ~ x, y ~ x + w + g]\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: coefficients\nmodels: y ~ x + w\nstandardised: yes\nsort: abs\n",
      NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: leave-one-out\nmodels: y ~ x + w\nterm: x\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: leave-one-out\nmodels: y ~ x + w\nterm: x\ngroup: g\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: added-variable\nmodels: y ~ x + w\nterm: x\n", NEEDS_A_MODEL },
    { "kind: component-residual\nmodels: y ~ x + w\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: diagnostics\nmodels: y ~ x + w\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: correlation\nvariables: [y, x, w]\n", NEEDS_A_MODEL | NEEDS_ROOM },
    { "kind: distribution\nx: { variable: y }\n", NEEDS_ROOM },
    { "kind: distribution\nx: { variable: y }\nfacet: { variable: g }\nlabel_most: 2\n",
      NEEDS_ROOM },
};
enum { CHARTS = sizeof charts / sizeof *charts };

#define LONG                                                                                           \
    "Où les élèves réussissent le mieux: attainment of children looked after, by local authority " \
    "& "                                                                                               \
    "region <England>, in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-"                 \
    "Donaudampfschifffahrtsgesellschaft"
#define ARABIC                                                                                     \
    "\xD8\xA7\xD9\x84\xD8\xB3\xD9\x84\xD8\xB7\xD8\xA9 "                                            \
    "\xD8\xA7\xD9\x84\xD9\x85\xD8\xAD\xD9\x84\xD9\x8A\xD8\xA9"

struct data {
    const char *what;
    double shift, scale; /* of y and x */
    size_t rows;
    bool wordy;
    enum { SPREAD, CONSTANT, ALIKE } values; /* x has one value; all rows are alike */
};
static const struct data sets[] = {
    { "plain", 0, 1, ROWS, false, SPREAD },
    { "wordy", 0, 1, ROWS, true, SPREAD },
    { "negative", -500, 30, ROWS, false, SPREAD },
    { "huge", 1e9, 1e12, ROWS, true, SPREAD },
    { "tiny", 0, 1e-9, ROWS, false, SPREAD },
    { "far from zero", 1e6, 1e-2, ROWS, false, SPREAD },
    { "few", 0, 1, 8, true, SPREAD },
    { "constant", 5, 1, ROWS, false, CONSTANT },
    { "identical", 5, 1, ROWS, false, ALIKE },
    { "one row", 5, 1, 1, false, SPREAD },
    { "many", 0, 1, 5000, false, SPREAD },
};
enum { SETS = sizeof sets / sizeof *sets };

static struct frame *frame_of(struct run *run, const struct data *data)
{
    static const char *const name[] = { "y", "x", "w" };
    static const char *const group[] = { "North", "South", "Yorkshire and The Humber" };
    struct frame *frame = frame_new(run, data->rows, "made-up.csv");
    for (size_t c = 0; c < COLUMNS; c++) {
        struct column *column =
            frame_add(run, frame, c < 3 ? name[c] : "g", c < 3 ? COLUMN_NUMBER : COLUMN_TEXT);
        if (data->wordy)
            column->label = c == 1 ? ARABIC : LONG;
        for (size_t i = 0; i < data->rows; i++) {
            double wave = fmod(7.31 * (double)(i + 1) * (double)(c + 2), 10.0);
            if (data->values == ALIKE || (data->values == CONSTANT && c == 1))
                wave = 0.0;
            if (c < 3)
                column->number[i] =
                    data->shift
                    + data->scale
                          * (wave + (c == 0 && data->values != ALIKE ? (double)(i % 100) : 0));
            else
                column->text[i] = group[i % 3];
        }
    }
    for (size_t i = 0; i < data->rows; i++)
        frame->row_name[i] = frame->row_label[i] =
            data->wordy ? talloc_asprintf(
                run, i % 2 ? ARABIC " %zu" : "Bournemouth, Christchurch and Poole %zu", i)
                        : talloc_asprintf(run, "Made-up %zu", i);
    return frame;
}

/* Roles that are decoration, or whose colours say again what a number or a sign beside them says.
 */
static bool is_decoration(const char *role)
{
    static const char *const roles[] = { "watermark",   "grid",       "line halo", "band",
                                         "median halo", "key colour", "cell" };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strcmp(roles[i], role) == 0)
            return true;
    return false;
}

static unsigned over(struct colour colour, unsigned ground)
{
    double part[3] = { colour.red, colour.green, colour.blue };
    unsigned rgb = 0;
    for (int i = 0; i < 3; i++) {
        double under = (double)(ground >> (16 - 8 * i) & 0xFF) / 255.0;
        double seen = colour.opacity * part[i] + (1.0 - colour.opacity) * under;
        rgb = rgb << 8 | (unsigned)lround(255.0 * seen);
    }
    return rgb;
}

/* Text and marks that are too faint on the ground, or too small; NULL where none is. */
static const char *faint(struct run *run, const struct scene *scene)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        bool text = item->kind == ITEM_TEXT;
        if (is_decoration(item->role))
            continue;
        double fill = contrast_ratio(over(item->fill, scene->theme->ground), scene->theme->ground);
        double stroke =
            contrast_ratio(over(item->stroke, scene->theme->ground), scene->theme->ground);
        double ratio = fmax(fill, text ? 0 : stroke);
        if (ratio < (text ? TEXT_CONTRAST : MARK_CONTRAST))
            return talloc_asprintf(run, "%s has a contrast of %.2f", item->role, ratio);
        if (text && item->size < 6.5)
            return talloc_asprintf(run, "%s is set in %.1f points", item->role, item->size);
    }
    return NULL;
}

static const char *const widths[] = { "85", "120", "175", "slide" };

/* Whether a kind may refuse these data on this page. */
static bool may_refuse(unsigned refuses, const struct data *data, const char *width)
{
    bool degenerate = data->values != SPREAD || data->rows == 1;
    bool narrow = strcmp(width, "slide") == 0;
    return ((refuses & NEEDS_A_MODEL) != 0 && degenerate)
           || ((refuses & NEEDS_ROOM) != 0 && narrow);
}

static void check(struct bench *bench, const char *text, unsigned refuses, const struct data *data,
                  size_t look)
{
    bench_again(bench);
    struct run *run = bench->run;
    struct chart *chart = NULL;
    const struct theme *const themes[] = { theme_usual(), theme_journal(), theme_dark() };
    const char *words = talloc_asprintf(
        run, "%stitle: %s\n%s", text, data->wordy ? "\"" LONG "\"" : "Title",
        data->wordy ? "headline: \"" LONG "\"\nnote: \"" LONG "\"\nsource: \"" ARABIC "\"\n" : "");
    assert_done(bench, chart_read(run, bench_put(bench, "chart.yaml", words), &chart));
    struct analysis analysis = { .offer = { .frame = frame_of(run, data) },
                                 .inference = inference_usual(),
                                 .rows_are = "rows",
                                 .row_is = "row" };
    struct drawing drawing = { .chart = chart,
                               .analysis = &analysis,
                               .theme = themes[look % 3],
                               .made_up = true,
                               .words = true };
    assert_done(bench, page_form_named(run, widths[look % 4], &drawing.form));
    struct figure *figure = NULL;
    if (!figure_make(run, &drawing, &figure)) {
        if (!may_refuse(refuses, data, widths[look % 4]))
            fail_msg("%s data, width %s: %s\n%s", data->what, widths[look % 4], run->message, text);
        assert_true(run->status == STATUS_UNSUPPORTED || run->status == STATUS_USAGE);
        return;
    }
    const char *flaw = layout_flaw(run, figure->scene);
    flaw = flaw == NULL ? faint(run, figure->scene) : flaw;
    if (flaw != NULL)
        fail_msg("%s data, width %s, theme %s: %s\n%s", data->what, widths[look % 4],
                 themes[look % 3]->name, flaw, text);
    assert_true(strlen(figure->scene->description) > 60);
    assert_null(strstr(figure->scene->description, "nan"));
}

static void every_kind_is_legible_at_every_width_in_every_theme(void **state)
{
    for (size_t c = 0; c < CHARTS; c++)
        for (size_t s = 0; s < SETS; s++)
            for (size_t look = 0; look < (sets[s].rows > 1000 ? 4 : 12); look++)
                check(*state, charts[c].text, charts[c].refuses, &sets[s], look);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_kind_is_legible_at_every_width_in_every_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
