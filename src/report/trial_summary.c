/* The whole in a sentence, and what goes for all: trial_summary and trial_closing of
 * trial_report.h. */
#include "base/text.h"
#include "report/trial_answer.h"
#include "report/trial_report.h"

/* More than these no sentence holds. */
enum { MOST_NAMED = 4 };

/* What is said of one pair with an answer, and of several; in the order of enum evidence. */
static const struct {
    const char *one, *many;
    bool listed, counts_tests;
} clauses[] = {
    [EVIDENCE_UNTESTED] = { "could not be tested", "could not be tested", true, false },
    [EVIDENCE_HELD] = { "goes together beside the other predictors",
                        "go together beside the other predictors", true, false },
    [EVIDENCE_FRAGILE] = { "goes together beside the other predictors, but not firmly",
                           "go together beside the other predictors, but not firmly", true, false },
    [EVIDENCE_SUGGESTIVE] = { "may go together, but does not stand counting all",
                              "may go together, but do not stand counting all", true, true },
    [EVIDENCE_SHARED] = { "goes together alone, but not clearly beside the other predictors",
                          "go together alone, but not clearly beside the other predictors", true,
                          false },
    [EVIDENCE_OPEN] = { "shows no clear sign", "show no clear sign", false, false },
};

enum { ANSWERS = sizeof clauses / sizeof *clauses };

/* The strongest answer first. */
static const enum evidence in_order[ANSWERS] = {
    EVIDENCE_HELD,   EVIDENCE_FRAGILE, EVIDENCE_SUGGESTIVE,
    EVIDENCE_SHARED, EVIDENCE_OPEN,    EVIDENCE_UNTESTED,
};

/* The pairs with one answer: how many, and the first of them by name. */
struct pairs {
    size_t count, named;
    const char *name[MOST_NAMED + 1];
};

static struct pairs pairs_with(struct run *run, const struct trial_report *report,
                               enum evidence evidence)
{
    const struct trial_request *request = report->trial->request;
    struct pairs pairs = { 0 };
    for (size_t c = 0; c < request->candidates; c++)
        for (size_t m = 0; m < request->models; m++) {
            const struct trial_answer answer = trial_spoken_of(run, report, c, m);
            if (answer.evidence != evidence)
                continue;
            if (pairs.count++ < MOST_NAMED)
                pairs.name[pairs.named++] =
                    talloc_asprintf(run, "%s with %s", answer.label, request->model[m].label);
        }
    if (pairs.count > pairs.named)
        pairs.name[pairs.named++] = talloc_asprintf(run, "%zu more", pairs.count - MOST_NAMED);
    return pairs;
}

/* "1 goes together beside the other predictors (School moves with KS4 Attainment)" */
static const char *clause(struct run *run, const struct trial_report *report,
                          enum evidence evidence, const struct pairs *pairs)
{
    const char *words = pairs->count == 1 ? clauses[evidence].one : clauses[evidence].many;
    char *text = talloc_asprintf(run, "%zu %s", pairs->count, words);
    if (clauses[evidence].counts_tests)
        text = talloc_asprintf_append_buffer(text, " %zu tests", report->trial->tests);
    return clauses[evidence].listed ? talloc_asprintf_append_buffer(
               text, " (%s)", text_list(run, pairs->name, pairs->named))
                                    : text;
}

const char *trial_summary(struct run *run, const struct trial_report *report)
{
    const struct trial_request *request = report->trial->request;
    const size_t all = request->candidates * request->models;
    char *text = talloc_asprintf(run, "Of %zu pairs of a column and an outcome", all);
    const char *between = ",";
    if (all == 1)
        return NULL;
    for (size_t e = 0; e < ANSWERS; e++) {
        struct pairs pairs = pairs_with(run, report, in_order[e]);
        if (in_order[e] == EVIDENCE_OPEN && pairs.count == all)
            return talloc_asprintf_append_buffer(text,
                                                 ", none shows a clear sign of going together.");
        if (pairs.count == 0)
            continue;
        text = talloc_asprintf_append_buffer(text, "%s %s", between,
                                             clause(run, report, in_order[e], &pairs));
        between = ";";
    }
    return talloc_strdup_append_buffer(text, ".");
}

const char *trial_closing(struct run *run, const struct trial_report *report)
{
    const char *intervals =
        report->trial->tests == 1
            ? ""
            : talloc_asprintf(run,
                              "Each interval is that of one test by itself: it is not widened for "
                              "the %zu tests. ",
                              report->trial->tests);
    return talloc_asprintf(run,
                           "%sAll of this is about differences between local authorities as they "
                           "are. It cannot say what would happen if one of these were changed, nor "
                           "anything of single people.",
                           intervals);
}
