#include "fit/distribution.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>

/* Both tails of F and the density of log F, which they share as a factor: whichever
 * tail is small is computed, the other is its complement. */
struct tails {
    double below, above, density;
};

/* log(numerator / denominator), where the difference of the two is known better than
 * by subtracting them. */
static double log_ratio(double numerator, double denominator, double difference)
{
    double relative = difference / denominator;
    return fabs(relative) < 0.5 ? log1p(relative) : log(numerator / denominator);
}

/* x^a y^b / B(a, b) for x = df2 / total, y = df1 f / total, total = df2 + df1 f,
 * a = df2/2, b = df1/2. Each power is taken of the ratio of x to a/(a + b), and of y
 * to b/(a + b); what that leaves of the beta function is its Stirling remainder. */
static double leading_factor(double f, double df1, double df2)
{
    double a = df2 / 2, b = df1 / 2, total = df2 + df1 * f;
    double power = a * log_ratio(df1 + df2, total, df1 * (1 - f))
                   + b * log_ratio(f * (df1 + df2), total, df2 * (f - 1));
    double remainder = gsl_sf_gammastar(a + b) / (gsl_sf_gammastar(a) * gsl_sf_gammastar(b));
    return remainder * sqrt(a * b / (2 * M_PI * (a + b))) * exp(power);
}

/* I_x(a, b) divided by x^a y^b / B(a, b), y = 1 - x, slope = a y - b x: the continued
 * fraction b0 + a1/(b1 + a2/(b2 + ...)) from its front (Lentz 1976). Below the mean of
 * the beta distribution, where slope > 0, it needs about sqrt(a + b) steps. */
static double continued_fraction(double a, double b, double x, double slope)
{
    double value = 0, c = 0, d = 0;
    for (int m = 0; m < 100000; m++) {
        double k = a + 2 * m;
        double over =
            m == 0 ? 0 : (a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x / ((k - 1) * (k - 1));
        double under = m + (a + m) * (slope + 1 + m * (2 - x)) / (k + 1);
        if (m > 0)
            under += m * (b - m) * x / (k - 1);
        if (m == 0) {
            value = c = under;
            continue;
        }
        d = 1 / (under + over * d);
        c = under + over / c;
        value *= c * d;
        if (fabs(c * d - 1) < DBL_EPSILON)
            break;
    }
    return 1 / value;
}

static struct tails f_tails(double f, double df1, double df2)
{
    double a = df2 / 2, b = df1 / 2, total = df2 + df1 * f;
    double slope = df1 * df2 * (f - 1) / (2 * total);
    struct tails tails = { .density = leading_factor(f, df1, df2) };
    if (slope > 0) {
        tails.above = tails.density * continued_fraction(a, b, df2 / total, slope);
        tails.below = 1 - tails.above;
    } else {
        tails.below = tails.density * continued_fraction(b, a, df1 * f / total, -slope);
        tails.above = 1 - tails.below;
    }
    return tails;
}

double f_p_value(double f, double df1, double df2)
{
    if (isnan(f))
        return GSL_NAN;
    if (f <= 0)
        return 1;
    if (isinf(f))
        return 0;
    return f_tails(f, df1, df2).above;
}

double t_p_value(double t, double df)
{
    /* Where t^2 would overflow, the first term of the tail's expansion is all there is. */
    if (fabs(t) > 1e150 && !isinf(t)) {
        double a = df / 2;
        return exp(a * (log(df) - 2 * log(fabs(t))) - gsl_sf_lnbeta(a, 0.5)) / a;
    }
    return f_p_value(t * t, 1, df);
}

/* Newton's method on the logarithm of the smaller of P(|T| < t) and P(|T| > t) as a
 * function of log t, which is concave: from the normal quantile it passes the root at
 * most once and then closes in from one side. */
double t_quantile(double probability, double df)
{
    if (!(probability > 0 && probability < 1))
        return GSL_NAN;
    if (probability == 0.5)
        return 0;
    double outside = 2 * fmin(probability, 1 - probability);
    double inside = 2 * fabs(probability - 0.5);
    double log_t = log(fabs(gsl_cdf_ugaussian_Pinv(probability)));
    for (int step = 0; step < 200; step++) {
        struct tails tails = f_tails(exp(2 * log_t), 1, df);
        double change = inside < outside ? log(tails.below / inside) * tails.below
                                         : log(tails.above / outside) * -tails.above;
        change /= 2 * tails.density;
        log_t -= change;
        if (fabs(change) < 4 * DBL_EPSILON)
            break;
    }
    return copysign(exp(log_t), probability - 0.5);
}
