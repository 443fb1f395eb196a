/* What a command's options say of a curve, as a curve: curve_of_words and curve_change of curve.h.
 */
#include "base/text.h"
#include "spec/curve_draft.h"
#include "spec/term_list.h"

static struct texts list_of(struct run *run, const char *text, const char *option)
{
    return term_list(run, text, (struct place){ option, 0, 0 });
}

static bool slots_of_words(struct draft *draft, const char *text, const char *option, bool optional)
{
    const struct texts terms = list_of(draft->run, text, option);
    for (size_t i = 0; i < terms.count; i++) {
        struct texts one = { 1, &terms.text[i], &terms.place[i] };
        if (!draft_slot(draft, &one, optional))
            return false;
    }
    return true;
}

/* "y ~ x": what a curve without a file is called. */
static bool title_make(struct draft *draft)
{
    struct curve *curve = draft->curve;
    const char **outcome = run_array(draft->run, const char *, curve->outcomes);
    const char **focal = run_array(draft->run, const char *, curve->focals);
    for (size_t i = 0; i < curve->outcomes; i++)
        outcome[i] = curve->outcome[i]->response.text;
    for (size_t i = 0; i < curve->focals; i++)
        focal[i] = curve->focal[i]->term[0].text;
    curve->title =
        talloc_asprintf(draft->run, "%s ~ %s", text_list(draft->run, outcome, curve->outcomes),
                        text_list(draft->run, focal, curve->focals));
    return true;
}

bool curve_of_words(struct run *run, const struct curve_words *words, struct curve **curve)
{
    struct draft draft = { run, draft_curve(run, (struct place){ "--optional", 0, 0 }) };
    *curve = draft.curve;
    const struct texts outcomes = list_of(run, words->outcome, "--outcome");
    const struct texts focals = list_of(run, words->focal, "--focal");
    const struct texts missing = list_of(run, words->missing, "--missing-rule");
    const struct texts kinds = list_of(run, words->standard_errors, "--se");
    if (words->outcome == NULL || words->focal == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a curve needs --outcome and --focal, or a file that says them");
    return draft_outcomes(&draft, &outcomes) && draft_focals(&draft, &focals)
           && slots_of_words(&draft, words->always, "--always", false)
           && slots_of_words(&draft, words->optional, "--optional", true)
           && draft_missings(&draft, &missing) && draft_kinds(&draft, &kinds)
           && draft_settle(&draft) && title_make(&draft);
}

bool curve_change(struct run *run, struct curve *curve, const char *missing,
                  const char *standard_errors)
{
    struct draft draft = { run, curve };
    const struct texts rules = list_of(run, missing, "--missing-rule");
    const struct texts kinds = list_of(run, standard_errors, "--se");
    return (missing == NULL || draft_missings(&draft, &rules))
           && (standard_errors == NULL || draft_kinds(&draft, &kinds)) && draft_count(&draft);
}
