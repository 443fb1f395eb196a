#include "report/figures.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "fit/standardised.h"

/* What a style shows where no columns are asked for. */
static const enum table_figure *usual_columns(enum style style, enum arrangement arrangement)
{
    static const enum table_figure printed[] = { FIGURE_ESTIMATE_AND_ERROR, FIGURE_P_VALUE,
                                                 FIGURES };
    static const enum table_figure apa[] = { FIGURE_ESTIMATE,  FIGURE_STD_ERROR, FIGURE_BETA,
                                             FIGURE_STATISTIC, FIGURE_DF,        FIGURE_P_VALUE,
                                             FIGURE_INTERVAL,  FIGURES };
    static const enum table_figure alone[] = { FIGURE_ESTIMATE,  FIGURE_STD_ERROR, FIGURE_STATISTIC,
                                               FIGURE_DF,        FIGURE_P_VALUE,   FIGURE_CONF_LOW,
                                               FIGURE_CONF_HIGH, FIGURES };
    static const enum table_figure stacked[] = { FIGURE_ESTIMATE, FIGURE_STD_ERROR, FIGURE_P_VALUE,
                                                 FIGURES };
    if (style == STYLE_APA)
        return apa;
    if (style == STYLE_REPORT || arrangement == ARRANGED_ABREAST)
        return printed;
    return arrangement == ARRANGED_ALONE ? alone : stacked;
}

/* Each coefficient has degrees of freedom of its own: a column says which. */
static bool df_differ(struct fit *const *fit, size_t fits)
{
    bool differ = false;
    for (size_t m = 0; m < fits; m++)
        for (size_t c = 0; c < fit[m]->coefficients; c++)
            differ |= isfinite(fit[m]->coefficient[c].df)
                      && fit[m]->coefficient[c].df != fit[m]->coefficient[0].df;
    return differ;
}

size_t figures_at(const struct figures *figures, enum table_figure figure)
{
    size_t at = 0;
    while (at < figures->count && figures->figure[at] != figure)
        at++;
    return at;
}

static bool has(const struct figures *figures, enum table_figure figure)
{
    return figures_at(figures, figure) < figures->count;
}

static enum table_figure starred_of(const struct figures *figures)
{
    static const enum table_figure places[] = { FIGURE_P_VALUE, FIGURE_ESTIMATE,
                                                FIGURE_ESTIMATE_AND_ERROR };
    for (size_t i = 0; figures->style->stars && i < sizeof places / sizeof *places; i++)
        if (has(figures, places[i]))
            return places[i];
    return FIGURES;
}

struct figures figures_of(struct run *run, const struct table_style *style,
                          enum arrangement arrangement, struct fit *const *fit, size_t fits)
{
    struct figures figures = {
        .style = style, .arrangement = arrangement, .count = style->columns, .figure = style->column
    };
    if (style->columns == 0) {
        const enum table_figure *usual = usual_columns(style->style, arrangement);
        enum table_figure *kept = run_array(run, enum table_figure, FIGURES);
        const bool df = df_differ(fit, fits);
        for (; *usual != FIGURES; usual++)
            if (*usual != FIGURE_DF || df)
                kept[figures.count++] = *usual;
        figures.figure = kept;
    }
    figures.starred = starred_of(&figures);
    return figures;
}

/* "HC3 ", before SE; "" of classical ones, which permutation has too. */
static const char *error_kind(enum inference_kind kind)
{
    static const char *const names[INFERENCE_KINDS] = {
        [INFERENCE_HC0] = "HC0 ",
        [INFERENCE_HC1] = "HC1 ",
        [INFERENCE_HC2] = "HC2 ",
        [INFERENCE_HC3] = "HC3 ",
        [INFERENCE_HC4] = "HC4 ",
        [INFERENCE_CR1] = "CR1 ",
        [INFERENCE_CR2] = "CR2 ",
        [INFERENCE_WILD_CLUSTER] = "CR1 ",
        [INFERENCE_BOOTSTRAP] = "bootstrap ",
        [INFERENCE_BOOTSTRAP_RESIDUALS] = "bootstrap ",
    };
    return names[kind] == NULL ? "" : names[kind];
}

/* What nobody has asked for in plain style: the kind of standard errors stands underneath. */
static bool is_plainest(const struct figures *figures)
{
    return figures->style->style == STYLE_PLAIN && figures->style->columns == 0;
}

static const char *conf_heading(struct run *run, const struct figures *figures, size_t k,
                                const char *level)
{
    if (figures->figure[k] == FIGURE_CONF_LOW)
        return talloc_asprintf(run, "%s%% from", level);
    bool follows = k > 0 && figures->figure[k - 1] == FIGURE_CONF_LOW;
    return follows ? "to" : talloc_asprintf(run, "%s%% to", level);
}

const char *figure_heading(struct run *run, const struct figures *figures, size_t k,
                           const struct fit *fit)
{
    const char *level = number_full(run, 100 * fit->conf_level);
    const bool plainest = is_plainest(figures),
               spelt = plainest && figures->arrangement != ARRANGED_ABREAST;
    const char *kind = plainest ? "" : error_kind(fit->inference.kind);
    switch (figures->figure[k]) {
    case FIGURE_ESTIMATE_AND_ERROR:
        return talloc_asprintf(run, "B (%sSE)", kind);
    case FIGURE_ESTIMATE:
        return spelt ? "Estimate" : "B";
    case FIGURE_STD_ERROR:
        return spelt ? "Std. error" : talloc_asprintf(run, "%sSE", kind);
    case FIGURE_BETA:
        return "\u03B2";
    case FIGURE_STATISTIC:
        return "t";
    case FIGURE_DF:
        return "df";
    case FIGURE_P_VALUE:
        return "p";
    case FIGURE_INTERVAL:
        return talloc_asprintf(run, "%s%% CI", level);
    default:
        return conf_heading(run, figures, k, level);
    }
}

const char *figures_number(struct run *run, const struct figures *figures, double value,
                           double std_error, int decimals)
{
    if (decimals == BY_STYLE)
        return number_to_error(run, value, std_error);
    return figures->style->style == STYLE_REPORT ? number_pointed(run, value, decimals)
                                                 : number_fixed(run, value, decimals);
}

/* A number of the column, in its decimals. */
static const char *number_of(struct run *run, const struct figures *figures,
                             enum table_figure figure, double value, double std_error)
{
    return figures_number(run, figures, value, std_error,
                          table_style_decimals(figures->style, figure));
}

const char *figures_p_value(struct run *run, const struct figures *figures, double p_value,
                            bool stars)
{
    int decimals = table_style_decimals(figures->style, FIGURE_P_VALUE);
    const char *text = stars ? number_p_starred(run, p_value, decimals)
                             : number_p_value_to(run, p_value, decimals);
    bool below = *text == '<' && figures->style->style == STYLE_APA;
    return below ? talloc_asprintf(run, "< %s", text + 1) : text;
}

static const char *interval_text(struct run *run, const struct figures *figures,
                                 const struct coefficient *c)
{
    if (isnan(c->conf_low) || isnan(c->conf_high))
        return "";
    return talloc_asprintf(run, "[%s, %s]",
                           number_of(run, figures, FIGURE_INTERVAL, c->conf_low, c->std_error),
                           number_of(run, figures, FIGURE_INTERVAL, c->conf_high, c->std_error));
}

/* "0.2316*": an estimate, with the stars of its p where they stand there. */
static const char *estimate_text(struct run *run, const struct figures *figures, size_t k,
                                 const struct coefficient *c)
{
    bool starred = figures->starred == figures->figure[k];
    return talloc_asprintf(run, "%s%s",
                           number_of(run, figures, FIGURE_ESTIMATE, c->estimate, c->std_error),
                           starred ? number_stars(c->p_value) : "");
}

const char *figure_text(struct run *run, const struct figures *figures, size_t k,
                        const struct coefficient *c, double beta)
{
    int df = table_style_decimals(figures->style, FIGURE_DF);
    const enum table_figure figure = figures->figure[k];
    switch (figure) {
    case FIGURE_ESTIMATE_AND_ERROR:
        return talloc_asprintf(
            run, "%s (%s)", estimate_text(run, figures, k, c),
            number_of(run, figures, FIGURE_STD_ERROR, c->std_error, c->std_error));
    case FIGURE_ESTIMATE:
        return estimate_text(run, figures, k, c);
    case FIGURE_STD_ERROR:
        return number_of(run, figures, figure, c->std_error, c->std_error);
    case FIGURE_BETA:
        return number_pointed(run, beta, table_style_decimals(figures->style, figure));
    case FIGURE_STATISTIC:
        return number_of(run, figures, figure, c->statistic, NAN);
    case FIGURE_DF:
        return df == BY_STYLE ? number_df(run, c->df) : number_fixed(run, c->df, df);
    case FIGURE_P_VALUE:
        return figures_p_value(run, figures, c->p_value, figures->starred == figure);
    case FIGURE_INTERVAL:
        return interval_text(run, figures, c);
    default:
        return number_of(run, figures, figure,
                         figure == FIGURE_CONF_LOW ? c->conf_low : c->conf_high, c->std_error);
    }
}

enum { GAP = 3, STARS = 3 };

size_t figures_width(const struct figures *figures)
{
    static const size_t usual[FIGURES] = {
        [FIGURE_ESTIMATE_AND_ERROR] = 15,
        [FIGURE_ESTIMATE] = 7,
        [FIGURE_STD_ERROR] = 6,
        [FIGURE_BETA] = 5,
        [FIGURE_STATISTIC] = 6,
        [FIGURE_DF] = 5,
        [FIGURE_P_VALUE] = 5,
        [FIGURE_INTERVAL] = 18,
        [FIGURE_CONF_LOW] = 8,
        [FIGURE_CONF_HIGH] = 8,
    };
    size_t width = 0;
    for (size_t k = 0; k < figures->count; k++)
        width += GAP + usual[figures->figure[k]];
    return width + (figures->starred == FIGURE_ESTIMATE ? STARS : 0);
}

const double *betas_of(struct run *run, const struct fit *fit)
{
    const struct standardised *made = standardised_of(run, fit);
    double *beta = run_array(run, double, fit->coefficients);
    for (size_t c = 0; c < fit->coefficients; c++)
        beta[c] = NAN;
    for (size_t i = 0; i < made->rows; i++)
        if (made->row[i].kind == STANDARDISED_BOTH)
            beta[made->row[i].coefficient] = made->row[i].estimate;
    return beta;
}
