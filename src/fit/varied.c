#include "fit/varied.h"

#include <stdint.h>
#include <string.h>

#include "base/progress.h"
#include "derive/build.h"

/* What decides nothing of what is read of files: keys of a variable, and of the study. */
static const char *const variable_keys[] = { "at_least",  "combine",   "zero",  "range", "method",
                                             "divide_by", "transform", "label", "unit",  NULL };
static const char *const study_keys[] = { "missing", "standardise", "standardise_made_up",
                                          "made_up", "title",       NULL };

/* Sources that were read, and the assignments that they were read under. */
struct reading {
    const char *under;
    const struct sources *sources;
};

struct varying {
    struct run *run;
    const char *path, *data;
    const char *const *set;
    size_t sets;
    struct varied *varied;
    size_t readings;
    struct reading *reading;
};

static bool is_among(const char *word, const char *const *words)
{
    while (*words != NULL && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

static bool is_of_reading(const char *path)
{
    const char *last = strrchr(path, '.');
    if (strncmp(path, "variables.", 10) == 0 && last > path + 9)
        return !is_among(last + 1, variable_keys);
    return !is_among(path, study_keys);
}

static bool choices_check(struct run *run, const struct study *study, const char *const *set,
                          size_t sets)
{
    if (study->choices == 0)
        return run_fail(run, STATUS_USAGE, (struct place){ study->path, 0, 0 },
                        "leaves no choice open; list choices and their values under 'vary'");
    for (size_t c = 0; c < study->choices; c++)
        for (size_t p = 0; p < study->choice[c].set.count; p++)
            for (size_t s = 0; s < sets; s++) {
                const char *path = study->choice[c].set.text[p];
                size_t length = strlen(path);
                if (strncmp(set[s], path, length) == 0 && set[s][length] == '=')
                    return run_fail(run, STATUS_USAGE, (struct place){ "--set", 0, 0 },
                                    "'%s' is what --vary varies ('%s'); leave one of them out",
                                    path, study->choice[c].name);
            }
    return true;
}

/* The sources of a combination: read before under the same, or now. */
static bool sources_take(struct varying *varying, const struct study *study, const char *under,
                         const struct sources **sources)
{
    struct run *run = varying->run;
    for (size_t i = 0; i < varying->readings; i++)
        if (strcmp(varying->reading[i].under, under) == 0) {
            *sources = sources_for(run, varying->reading[i].sources, study);
            return true;
        }
    struct sources *read = NULL;
    if (!sources_read(run, study, varying->data, &read))
        return false;
    varying->reading = run_grow(run, varying->reading, struct reading, varying->readings + 1);
    varying->reading[varying->readings++] = (struct reading){ under, read };
    *sources = read;
    return true;
}

static const char *assignment(const struct varying *varying, size_t choice, size_t path,
                              size_t value)
{
    const struct open_choice *open = &varying->varied->study->choice[choice];
    return talloc_asprintf(varying->run, "%s=%s", open->set.text[path],
                           value == SIZE_MAX ? "as it stands" : open->to.text[value]);
}

/* The assignments of a combination, then those said. */
static const char *const *assignments(const struct varying *varying, const size_t *value,
                                      size_t *count)
{
    const struct study *study = varying->varied->study;
    const char **set = NULL;
    *count = 0;
    for (size_t c = 0; c < study->choices; c++) {
        set = run_grow(varying->run, set, const char *, *count + study->choice[c].set.count);
        for (size_t p = 0; p < study->choice[c].set.count; p++)
            set[(*count)++] = assignment(varying, c, p, value[c]);
    }
    set = run_grow(varying->run, set, const char *, *count + varying->sets);
    for (size_t i = 0; i < varying->sets; i++)
        set[(*count)++] = varying->set[i];
    return set;
}

/* Those of a combination that decide what is read. */
static const char *reading_under(const struct varying *varying, const size_t *value)
{
    const struct study *study = varying->varied->study;
    char *under = talloc_strdup(varying->run, "");
    for (size_t c = 0; c < study->choices; c++)
        for (size_t p = 0; p < study->choice[c].set.count; p++)
            if (is_of_reading(study->choice[c].set.text[p]))
                under = talloc_asprintf_append_buffer(under, "%s\n",
                                                      assignment(varying, c, p, value[c]));
    return under;
}

/* False only for what is no matter of the data: else the fits, or why there are none. */
static bool fit_try(struct varying *varying, const struct study *study, const size_t *value,
                    const struct fitted **fitted, const char **why_not)
{
    struct run *run = varying->run;
    const struct sources *sources = NULL;
    struct panel *panel = NULL;
    struct fitted *made = NULL;
    if (!sources_take(varying, study, reading_under(varying, value), &sources))
        return false;
    if (panel_build(run, sources, &panel) && fitted_build(run, panel, &made)) {
        *fitted = made;
        return true;
    }
    if (run->status != STATUS_UNSUPPORTED && run->status != STATUS_NUMERICAL)
        return false;
    *why_not = run_forgive(run);
    return true;
}

static bool combination_fit(struct varying *varying, struct combination *combination)
{
    size_t sets = 0;
    const char *const *set = assignments(varying, combination->value, &sets);
    struct study *study = NULL;
    return study_read(varying->run, varying->path, set, sets, &study)
           && fit_try(varying, study, combination->value, &combination->fitted,
                      &combination->why_not);
}

/* Which value each choice has in combination `number`. */
static struct combination combination_of(struct run *run, const struct study *study, size_t number)
{
    struct combination made = { .value = run_array(run, size_t, study->choices) };
    for (size_t c = study->choices; c-- > 0;) {
        made.value[c] = number % study->choice[c].to.count;
        number /= study->choice[c].to.count;
    }
    return made;
}

static bool same_fits(const struct fitted *one, const struct fitted *other)
{
    const struct study *study = one->panel->study;
    for (size_t t = 0; t < study->tables; t++)
        for (size_t m = 0; one->table[t].absent == NULL && m < study->table[t]->models; m++) {
            const struct fit *a = one->table[t].fit[m], *b = other->table[t].fit[m];
            if (a->nobs != b->nobs || a->coefficients != b->coefficients)
                return false;
            for (size_t c = 0; c < a->coefficients; c++)
                if (a->coefficient[c].estimate != b->coefficient[c].estimate
                    || a->coefficient[c].std_error != b->coefficient[c].std_error)
                    return false;
        }
    return true;
}

/* Of the combinations that give what the study gives as it stands, the one whose values are most
 * often written in it: of several paths, one may count for nothing with these data. */
static bool own_find(struct varying *varying)
{
    const struct study *study = varying->varied->study;
    const struct fitted *fitted = NULL;
    const char *why_not = NULL;
    struct combination *own = NULL;
    size_t most = 0, *value = run_array(varying->run, size_t, study->choices);
    for (size_t c = 0; c < study->choices; c++)
        value[c] = study->choice[c].own;
    if (!fit_try(varying, study, value, &fitted, &why_not))
        return false;
    for (size_t i = 0; i < varying->varied->count && fitted != NULL; i++) {
        struct combination *combination = &varying->varied->combination[i];
        size_t written = 1;
        for (size_t c = 0; c < study->choices; c++)
            written += combination->value[c] == study->choice[c].own;
        if (combination->fitted == NULL || written <= most
            || !same_fits(fitted, combination->fitted))
            continue;
        most = written;
        own = combination;
    }
    if (own != NULL)
        own->own = true;
    return true;
}

bool varied_build(struct run *run, const char *path, const char *const *set, size_t sets,
                  const char *data, struct varied **varied)
{
    static const char what[] = "fitting each combination of choices";
    struct varied *made = *varied = talloc_zero(run, struct varied);
    struct varying varying = {
        .run = run, .path = path, .data = data, .set = set, .sets = sets, .varied = made
    };
    struct study *study = NULL;
    if (!study_read(run, path, set, sets, &study) || !choices_check(run, study, set, sets))
        return false;
    made->study = study;
    made->count = choices_combinations(study->choice, study->choices);
    made->combination = run_array(run, struct combination, made->count);
    for (size_t i = 0; i < made->count; i++) {
        struct combination *combination = &made->combination[i];
        *combination = combination_of(run, study, i);
        if (!combination_fit(&varying, combination))
            return false;
        progress_show(run, what, (double)(i + 1) / (double)made->count);
        if (made->any == NULL)
            made->any = combination->fitted;
    }
    progress_end(run, what);
    if (made->any == NULL)
        return run_fail(run, STATUS_UNSUPPORTED, NOWHERE,
                        "none of the %zu combinations can be fitted; the first: %s", made->count,
                        made->combination[0].why_not);
    return own_find(&varying);
}
