#include "report/script.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "base/path.h"
#include "fit/sample.h"

bool script_named(const char *name, enum script_language *language)
{
    *language = strcmp(name, "stata") == 0 ? SCRIPT_STATA : SCRIPT_R;
    return strcmp(name, "r") == 0 || *language == SCRIPT_STATA;
}

bool script_of_path(const char *path, enum script_language *language)
{
    const char *suffix = path_suffix(path);
    *language = strcmp(suffix, ".do") == 0 ? SCRIPT_STATA : SCRIPT_R;
    return g_ascii_strcasecmp(suffix, ".r") == 0 || *language == SCRIPT_STATA;
}

const struct script_column *script_column(const struct script *script, const char *name)
{
    for (size_t i = 0; i < script->columns; i++)
        if (strcmp(script->column[i].name, name) == 0)
            return &script->column[i];
    return NULL;
}

bool script_is_text(const struct script *script, const char *name)
{
    const struct script_column *column = script_column(script, name);
    return column == NULL || column->column == NULL || column->column->kind == COLUMN_TEXT;
}

static void name_add(const char **name, size_t *count, const char *added)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(name[i], added) == 0)
            return;
    name[(*count)++] = added;
}

const char *const *script_columns_of(struct run *run, const struct formula *formula, size_t *count)
{
    size_t most = 1;
    for (size_t t = 0; t < formula->terms; t++)
        most += formula->term[t].factors;
    const char **name = run_array(run, const char *, most);
    *count = 0;
    name_add(name, count, formula->response.column);
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            name_add(name, count, formula->term[t].factor[f].column);
    return name;
}

bool script_repeats(const struct formula *formula, size_t t, size_t f)
{
    const char *text = formula->term[t].factor[f].text;
    if (strcmp(formula->response.text, text) == 0)
        return true;
    for (size_t i = 0; i < t; i++)
        for (size_t j = 0; j < formula->term[i].factors; j++)
            if (strcmp(formula->term[i].factor[j].text, text) == 0)
                return true;
    return false;
}

bool script_standard(struct run *run, const struct script *script, const struct fit *fit,
                     const char *name, double *mean, double *sd)
{
    const struct formula *formula = fit->design->formula;
    size_t count = 0;
    const char *const *names = script_columns_of(run, formula, &count);
    struct column **column = run_array(run, struct column *, count);
    for (size_t i = 0; i < count; i++)
        column[i] = frame_column(script->analysis->offer.frame, names[i]);
    struct sample *sample = NULL;
    if (!sample_take(run, &script->analysis->offer, column, count, formula->place, &sample))
        return false;
    const struct sample_column *found = sample_find(sample, name);
    double sum = 0, squares = 0, n = (double)found->offered;
    for (size_t i = 0; i < found->offered; i++)
        sum += found->offered_number[i];
    *mean = sum / n;
    for (size_t i = 0; i < found->offered; i++)
        squares += (found->offered_number[i] - *mean) * (found->offered_number[i] - *mean);
    *sd = sqrt(squares / (n - 1));
    return true;
}
