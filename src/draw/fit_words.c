#include "draw/fit_words.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

struct span {
    size_t least, most;
};

static void span_extend(struct span *span, size_t value)
{
    span->least = value < span->least ? value : span->least;
    span->most = value > span->most ? value : span->most;
}

/* "145", or "91 to 96". */
static const char *span_words(struct run *run, struct span span)
{
    return span.least == span.most ? number_count(run, span.least)
                                   : talloc_asprintf(run, "%s to %s", number_count(run, span.least),
                                                     number_count(run, span.most));
}

const char *fits_rows_words(struct run *run, const struct analysis *analysis,
                            struct fit *const *fit, size_t fits)
{
    struct span rows = { SIZE_MAX, 0 }, out = { SIZE_MAX, 0 };
    size_t imputed = 0;
    for (size_t m = 0; m < fits; m++) {
        span_extend(&rows, fit[m]->nobs);
        span_extend(&out, fit[m]->design->left_outs);
        imputed += fit[m]->design->imputed;
    }
    char *text = talloc_asprintf(run, "n = %s %s%s.", span_words(run, rows), analysis->rows_are,
                                 fits > 1 && rows.least == rows.most ? " in each model" : "");
    if (out.most > 0)
        text = talloc_asprintf_append_buffer(text, " Left out for want of a value: %s.",
                                             span_words(run, out));
    if (imputed > 0)
        text = talloc_asprintf_append_buffer(
            text, " Missing values of predictors replaced by their means: %s in all.",
            number_count(run, imputed));
    return text;
}

const char *fit_level_words(struct run *run, const struct fit *fit)
{
    return talloc_asprintf(run, "%s%%", number_full(run, number_round(100.0 * fit->conf_level, 6)));
}

const char *fits_errors_words(struct run *run, struct fit *const *fit, size_t fits)
{
    const char **said = run_array(run, const char *, fits + 1);
    size_t count = 0;
    for (size_t m = 0; m < fits; m++) {
        size_t at = 0;
        while (at < count && strcmp(said[at], fit[m]->inference_words) != 0)
            at++;
        if (at == count)
            said[count++] = fit[m]->inference_words;
    }
    return text_list(run, said, count);
}

const char *fits_caution(struct fit *const *fit, size_t fits)
{
    for (size_t m = 0; m < fits; m++)
        if (fit[m]->inference_caution != NULL)
            return fit[m]->inference_caution;
    return NULL;
}
