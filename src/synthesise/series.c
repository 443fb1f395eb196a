#include "synthesise/series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/matrix.h"
#include "derive/latent.h"
#include "synthesise/indicators.h"

struct all_series *series_new(struct run *run, const struct sketch *sketch)
{
    struct all_series *all = talloc_zero(run, struct all_series);
    const struct study *study = sketch->study;
    all->sketch = sketch;
    all->series = run_array(run, struct series, study->variables);
    all->mean = run_array(run, double *, study->variables);
    for (size_t v = 0; v < study->variables; v++) {
        const struct variable *variable = &study->variable[v];
        all->series[v].variable = variable;
        all->series[v].decimals = sketch->appearances->appearance[v].decimals;
        all->series[v].periods =
            variable->measure == NULL
                ? 1
                : (size_t)(variable->periods.last - variable->periods.first + 1);
    }
    return all;
}

static size_t index_of(const struct all_series *all, const struct variable *variable)
{
    return (size_t)(variable - all->sketch->study->variable);
}

/* One authority's years from their mean: `years` of them have a value, a gap falls anywhere. */
static void years_split(const struct all_series *all, struct series *series, size_t area,
                        double mean, size_t years)
{
    const struct appearance *look = &all->sketch->appearances->appearance[series - all->series];
    const double unit = pow(10, -(double)series->decimals);
    double *value = series->value + area * series->periods;
    double left = round(mean * (double)years / unit), n = (double)years;
    size_t gap = years < series->periods ? gsl_rng_uniform_int(all->sketch->rng, series->periods)
                                         : series->periods;
    for (size_t k = 0; k < series->periods; k++) {
        value[k] = NAN;
        if (k == gap || n == 0)
            continue;
        double x = round((mean + look->swing * look->sd * sketch_normal(all->sketch)) / unit);
        double lowest = fmax(ceil(look->least / unit), left - (n - 1) * floor(look->most / unit));
        double highest = fmin(floor(look->most / unit), left - (n - 1) * ceil(look->least / unit));
        if (n > 1)
            x = fmin(highest, fmax(lowest, x));
        else
            x = left;
        value[k] = x / pow(10, (double)series->decimals); /* a quotient of whole numbers: exact */
        left -= x;
        n--;
    }
}

/* Years for all whose mean is there; `years` has one entry per authority, NULL is all years. */
static void series_split(struct run *run, struct all_series *all, size_t at, const bool *present,
                         const unsigned char *years)
{
    struct series *series = &all->series[at];
    const size_t areas = all->sketch->areas;
    series->value = run_array(run, double, areas * series->periods);
    for (size_t i = 0; i < areas; i++) {
        if (present == NULL || present[i])
            years_split(all, series, i, all->mean[at][i],
                        years == NULL ? series->periods : years[i]);
        else
            for (size_t k = 0; k < series->periods; k++)
                series->value[i * series->periods + k] = NAN;
    }
}

/* On the lattice of its years, within its bounds. */
static double mean_rounded(const struct series *series, const struct appearance *look, double x)
{
    double unit = pow(10, -(double)series->decimals) / (double)series->periods;
    return round(fmin(look->most, fmax(look->least, x)) / unit) * unit;
}

static bool factor_fill(struct run *run, struct all_series *all, struct quantity *quantity)
{
    const struct sketch *sketch = all->sketch;
    const struct texts *names = &quantity->variable->factor;
    gsl_matrix *X = matrix_new(run, sketch->areas, names->count);
    double *loading = run_array(run, double, names->count);
    for (size_t k = 0; k < names->count; k++)
        loading[k] =
            appearance_of(sketch->appearances, study_variable(sketch->study, names->text[k]))
                ->loading;
    indicators_make(run, sketch->rng, quantity->value, loading, X);
    for (size_t k = 0; k < names->count; k++) {
        size_t at = index_of(all, study_variable(sketch->study, names->text[k]));
        const struct appearance *look = &sketch->appearances->appearance[at];
        all->mean[at] = run_array(run, double, sketch->areas);
        for (size_t i = 0; i < sketch->areas; i++) {
            double x = look->mean + look->sd * gsl_matrix_get(X, i, k);
            all->mean[at][i] = mean_rounded(&all->series[at], look, x);
            gsl_matrix_set(X, i, k, all->mean[at][i]);
        }
        series_split(run, all, at, NULL, NULL);
    }
    struct latent *latent = NULL;
    enum latent_method method = quantity->variable->method == 0 ? LATENT_PAF : LATENT_ML;
    if (!latent_scores(run, X, names->text, method, quantity->variable->place, &latent))
        return false;
    memcpy(quantity->value, latent->score, sketch->areas * sizeof *quantity->value);
    return true;
}

bool series_of_factors(struct run *run, struct all_series *all)
{
    const struct quantities *quantities = all->sketch->quantities;
    for (size_t q = 0; q < quantities->count; q++)
        if (quantities->quantity[q].variable->factor.count > 0
            && !factor_fill(run, all, &quantities->quantity[q]))
            return false;
    return true;
}

/* A value that only looks right, for a variable that no printed model has. */
static double *looks_draw(struct run *run, struct all_series *all, size_t at)
{
    const struct sketch *sketch = all->sketch;
    const struct appearance *look = &sketch->appearances->appearance[at];
    double *mean = run_array(run, double, sketch->areas), rest = 1;
    double *z = run_array(run, double, sketch->areas);
    bool *everyone = run_array(run, bool, sketch->areas);
    for (size_t i = 0; i < sketch->areas; i++)
        everyone[i] = true;
    for (size_t f = 0; f < look->follows; f++) {
        const struct variable *other = study_variable(sketch->study, look->along[f]);
        const double *from = all->mean[index_of(all, other)];
        if (from == NULL)
            continue;
        memcpy(z, from, sketch->areas * sizeof *z);
        standardise_among(z, everyone, sketch->areas);
        for (size_t i = 0; i < sketch->areas; i++)
            mean[i] += look->correlation[f] * z[i];
        rest -= look->correlation[f] * look->correlation[f];
    }
    for (size_t i = 0; i < sketch->areas; i++)
        mean[i] =
            mean_rounded(&all->series[at], look,
                         look->mean + look->sd * (mean[i] + sqrt(rest) * sketch_normal(sketch)));
    return mean;
}

void series_of_heads(struct run *run, struct all_series *all, struct lattice *lattice)
{
    const struct sketch *sketch = all->sketch;
    for (size_t q = 0; q < sketch->quantities->count; q++) {
        const struct texts *ratio = &sketch->quantities->quantity[q].variable->ratio;
        if (ratio->count == 0)
            continue;
        size_t at = index_of(all, study_variable(sketch->study, ratio->text[1]));
        const struct appearance *look = &sketch->appearances->appearance[at];
        const struct series *series = &all->series[at];
        double unit = pow(10, -(double)series->decimals), s = log1p(pow(look->sd / look->mean, 2));
        all->mean[at] = run_array(run, double, sketch->areas);
        for (size_t i = 0; i < sketch->areas; i++) {
            double heads = look->mean * exp(sqrt(s) * sketch_normal(sketch) - s / 2);
            all->mean[at][i] = mean_rounded(series, look, heads);
            lattice->heads[i] = round(all->mean[at][i] * (double)series->periods / unit) * unit;
        }
        series_split(run, all, at, NULL, NULL);
    }
}

/* The sum of years above is the ratio times the heads below, a whole number on the lattice. */
static void ratio_fill(struct run *run, struct all_series *all, const struct lattice *lattice,
                       const struct quantity *quantity)
{
    const struct sketch *sketch = all->sketch;
    const struct variable *above = study_variable(sketch->study, quantity->variable->ratio.text[0]);
    size_t at = index_of(all, above);
    struct series *series = &all->series[at];
    all->mean[at] = run_array(run, double, sketch->areas);
    for (size_t i = 0; i < sketch->areas; i++)
        all->mean[at][i] = round(quantity->value[i] * lattice->heads[i]) / (double)series->periods;
    series->decimals = 0;
    series_split(run, all, at, NULL, NULL);
}

/* A text for yes or no: any of those that count as such. */
static void texts_fill(struct run *run, struct all_series *all, size_t at,
                       const struct quantity *quantity)
{
    static const char *const no = "No";
    const struct sketch *sketch = all->sketch;
    const struct texts *yes = &quantity->variable->yes;
    const struct texts *other = &sketch->appearances->appearance[at].no;
    all->series[at].text = run_array(run, const char *, sketch->areas);
    for (size_t i = 0; i < sketch->areas; i++) {
        if (!quantity->present[i])
            continue;
        const struct texts *list = quantity->value[i] > 0 ? yes : other;
        all->series[at].text[i] =
            list->count == 0 ? no : list->text[gsl_rng_uniform_int(sketch->rng, list->count)];
    }
}

/* A zero that means missing where a year has no value, once: what real files do. */
static void zero_put(const struct sketch *sketch, struct series *series)
{
    for (size_t i = 0; i < sketch->kept && series->variable->zero == 1; i++)
        for (size_t k = 0; k < series->periods; k++) {
            double *value = &series->value[sketch->order[i] * series->periods + k];
            if (isnan(*value)) {
                *value = 0;
                return;
            }
        }
}

static void quantity_fill(struct run *run, struct all_series *all, const struct lattice *lattice,
                          size_t q)
{
    const struct sketch *sketch = all->sketch;
    const struct quantity *quantity = &sketch->quantities->quantity[q];
    const struct variable *variable = quantity->variable;
    size_t at = index_of(all, variable);
    if (variable->ratio.count > 0)
        ratio_fill(run, all, lattice, quantity);
    if (variable->ratio.count > 0 || variable->factor.count > 0)
        return;
    if (quantity->yes) {
        texts_fill(run, all, at, quantity);
        return;
    }
    all->series[at].decimals = lattice->decimals[q];
    all->mean[at] = quantity->value;
    series_split(run, all, at, quantity->present, lattice->years + q * sketch->areas);
    zero_put(sketch, &all->series[at]);
}

/* How many authorities a key figure counts for the variable; all where none does. */
static size_t counted(const struct sketch *sketch, const struct variable *variable)
{
    for (size_t k = 0; k < sketch->study->key_figures; k++) {
        const struct key_figure *figure = &sketch->study->key_figure[k];
        if (figure->what == 0 && figure->published != NULL
            && strcmp(figure->variable, variable->name) == 0)
            return strtoul(figure->published, NULL, 10);
    }
    return sketch->areas;
}

void series_fill(struct run *run, struct all_series *all, const struct lattice *lattice)
{
    const struct sketch *sketch = all->sketch;
    for (size_t q = 0; q < sketch->quantities->count; q++)
        quantity_fill(run, all, lattice, q);
    for (size_t v = 0; v < sketch->study->variables; v++) {
        const struct variable *variable = &sketch->study->variable[v];
        struct series *series = &all->series[v];
        if (variable->from == NULL || series->value != NULL || series->text != NULL
            || variable->yes.count > 0)
            continue;
        all->mean[v] = looks_draw(run, all, v);
        bool *present = run_array(run, bool, sketch->areas);
        for (size_t i = 0; i < sketch->areas; i++)
            present[sketch->order[i]] = i < counted(sketch, variable);
        series_split(run, all, v, present, NULL);
    }
}
