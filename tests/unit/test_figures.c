/* test_figures.c - the cells of a table of coefficients, in each style, are those that R makes of
 * its own numbers (tests/reference/r/tables.R). */
#include "compared.h"

#include "report/figures.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *name;
    enum table_figure figure;
} all[] = {
    { "estimate", FIGURE_ESTIMATE },
    { "std_error", FIGURE_STD_ERROR },
    { "beta", FIGURE_BETA },
    { "statistic", FIGURE_STATISTIC },
    { "df", FIGURE_DF },
    { "p_value", FIGURE_P_VALUE },
    { "conf_low", FIGURE_CONF_LOW },
    { "conf_high", FIGURE_CONF_HIGH },
    { "interval", FIGURE_INTERVAL },
    { "both", FIGURE_ESTIMATE_AND_ERROR },
};

static struct table_style style_of(struct run *run, const char *name)
{
    struct table_style style = { 0 };
    for (int s = 0; s < STYLES; s++)
        if (strcmp(style_names[s], name) == 0)
            style = table_style_usual((enum style)s);
    style.columns = COUNT(all);
    style.column = run_array(run, enum table_figure, COUNT(all));
    for (size_t i = 0; i < COUNT(all); i++)
        style.column[i] = all[i].figure;
    return style;
}

static struct fit *fit_with(struct run *run, const char *kind)
{
    struct analysis analysis = compared_analysis(compared_data(run), NULL);
    if (!inference_named(kind, &analysis.inference.kind))
        fail_msg("no kind %s", kind);
    return compared_fit(run, &analysis, "y ~ x1 + x2 + x3");
}

static const char *cell(struct run *run, const struct table_style *style, struct fit *fit,
                        const char *term, enum table_figure figure)
{
    const struct figures figures = figures_of(run, style, ARRANGED_ALONE, &fit, 1);
    const double *beta = betas_of(run, fit);
    for (size_t c = 0; c < fit->coefficients; c++)
        if (strcmp(fit->coefficient[c].term, term) == 0)
            return figure_text(run, &figures, figures_at(&figures, figure), &fit->coefficient[c],
                               beta[c]);
    fail_msg("no term %s", term);
    return NULL;
}

static enum table_figure figure_of(const char *name)
{
    size_t at = 0;
    while (at < COUNT(all) && strncmp(name, all[at].name, strlen(all[at].name)) != 0)
        at++;
    assert_true(at < COUNT(all));
    return all[at].figure;
}

/* "estimate 1": with one decimal. */
static void decimals_take(const char *name, struct table_style *style)
{
    const char *blank = strchr(name, ' ');
    if (blank != NULL && figure_of(name) == FIGURE_CONF_LOW)
        style->decimals[FIGURE_ESTIMATE] = atoi(blank); /* limits have those of B */
    else if (blank != NULL)
        style->decimals[figure_of(name)] = atoi(blank);
}

static void every_cell_of_every_style_is_what_r_prints(void **state)
{
    struct run *run = *state;
    const struct frame *answers = answers_read(run, "tests/reference/r/tables.csv");
    struct fit *const fits[] = { fit_with(run, "classical"), fit_with(run, "HC3") };
    assert_int_equal(answers->rows, 2 * 3 * 12 * 4);
    for (size_t i = 0; i < answers->rows; i++) {
        const char *se = frame_column(answers, "se")->text[i];
        const char *name = frame_column(answers, "style")->text[i];
        const char *column = frame_column(answers, "column")->text[i];
        const char *term = frame_column(answers, "term")->text[i];
        const struct column *text = frame_column(answers, "text");
        const char *wanted = text->missing[i] == PRESENT ? text->text[i] : "";
        struct table_style style = style_of(run, name);
        decimals_take(column, &style);
        const char *found =
            cell(run, &style, fits[strcmp(se, "HC3") == 0], term, figure_of(column));
        if (strcmp(found, wanted) != 0)
            fail_msg("%s %s %s %s: '%s', not '%s'", se, name, term, column, found, wanted);
    }
}

static void compound_cells_are_made_of_the_same_numbers(void **state)
{
    struct run *run = *state;
    struct fit *fit = fit_with(run, "HC3");
    for (int s = 0; s < STYLES; s++) {
        const struct table_style style = style_of(run, style_names[s]);
        const char *part[4];
        static const enum table_figure figures[] = { FIGURE_ESTIMATE, FIGURE_STD_ERROR,
                                                     FIGURE_CONF_LOW, FIGURE_CONF_HIGH };
        for (size_t i = 0; i < COUNT(part); i++)
            part[i] = cell(run, &style, fit, "x2", figures[i]);
        assert_string_equal(cell(run, &style, fit, "x2", FIGURE_ESTIMATE_AND_ERROR),
                            talloc_asprintf(run, "%s (%s)", part[0], part[1]));
        assert_string_equal(cell(run, &style, fit, "x2", FIGURE_INTERVAL),
                            talloc_asprintf(run, "[%s, %s]", part[2], part[3]));
    }
}

static void stars_stand_behind_p_or_else_behind_the_estimate_or_nowhere(void **state)
{
    struct run *run = *state;
    struct fit *fit = fit_with(run, "classical");
    struct table_style style = style_of(run, "report");
    static enum table_figure without_p[] = { FIGURE_ESTIMATE_AND_ERROR, FIGURE_BETA };
    style.column = without_p;
    style.columns = COUNT(without_p);
    assert_string_equal(cell(run, &style, fit, "x3", FIGURE_ESTIMATE_AND_ERROR), ".746** (.22)");
    style.stars = false;
    assert_string_equal(cell(run, &style, fit, "x3", FIGURE_ESTIMATE_AND_ERROR), ".746 (.22)");
    style = style_of(run, "report");
    style.stars = false;
    assert_string_equal(cell(run, &style, fit, "x3", FIGURE_P_VALUE), ".002");
}

static void what_a_coefficient_does_not_have_is_an_empty_cell(void **state)
{
    struct run *run = *state;
    const struct coefficient none = { .term = "x",
                                      .estimate = 2,
                                      .std_error = 1,
                                      .p_value = NAN,
                                      .df = NAN,
                                      .conf_low = NAN,
                                      .conf_high = NAN,
                                      .statistic = NAN };
    struct fit *fit = fit_with(run, "classical");
    for (int s = 0; s < STYLES; s++) {
        const struct table_style style = style_of(run, style_names[s]);
        const struct figures figures = figures_of(run, &style, ARRANGED_ALONE, &fit, 1);
        for (size_t k = 2; k < COUNT(all) - 1; k++)
            assert_string_equal(figure_text(run, &figures, k, &none, NAN), "");
    }
}

static void a_heading_names_the_kind_of_standard_errors(void **state)
{
    struct run *run = *state;
    static const struct {
        const char *kind, *apa, *both;
    } headings[] = { { "classical", "SE", "B (SE)" }, { "HC3", "HC3 SE", "B (HC3 SE)" } };
    for (size_t i = 0; i < COUNT(headings); i++) {
        struct fit *fit = fit_with(run, headings[i].kind);
        const struct table_style style = style_of(run, "apa");
        const struct figures figures = figures_of(run, &style, ARRANGED_ALONE, &fit, 1);
        assert_string_equal(figure_heading(run, &figures, 1, fit), headings[i].apa);
        assert_string_equal(figure_heading(run, &figures, 9, fit), headings[i].both);
        assert_string_equal(figure_heading(run, &figures, 8, fit), "95% CI");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMPARED_CLAIM(every_cell_of_every_style_is_what_r_prints),
        COMPARED_CLAIM(compound_cells_are_made_of_the_same_numbers),
        COMPARED_CLAIM(stars_stand_behind_p_or_else_behind_the_estimate_or_nowhere),
        COMPARED_CLAIM(what_a_coefficient_does_not_have_is_an_empty_cell),
        COMPARED_CLAIM(a_heading_names_the_kind_of_standard_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
