/* attain selftest: how accurate its regressions are on this machine, by certified answers. */
#include "command/answer.h"
#include "report/certified_table.h"

struct selftest_options {
    struct answer_options answer;
};

/* Say which sets fall short; true if none does. */
static bool sets_suffice(struct run *run, const struct certified *certified)
{
    bool all = true;
    for (size_t i = 0; i < certified->sets; i++) {
        const struct certified_set *set = &certified->set[i];
        if (certified_least(set) >= CERTIFIED_LEAST)
            continue;
        all = false;
        run_say(
            run,
            "%s has fewer than %d digits right; this build is not to be trusted, build it again",
            set->name, CERTIFIED_LEAST);
    }
    if (!all)
        run->status = STATUS_NO;
    return all;
}

static bool selftest_perform(struct run *run, const struct request *request)
{
    const struct selftest_options *options = request->options;
    enum format format = FORMAT_TEXT;
    struct certified *certified = NULL;
    const char *folder = NULL;
    bool ok = answer_format(run, &options->answer, &format)
              && share_find(run, "data/certified", &folder)
              && certified_compare(run, folder, &certified);
    if (!ok)
        return false;
    return answer_write(run, &options->answer, format, certified_document(run, certified))
           && sets_suffice(run, certified);
}

static const char *const selftest_examples[] = {
    "attain selftest",
    "attain selftest --format markdown",
    "attain selftest -o digits.json",
    NULL,
};

static const struct option selftest_option_table[] = {
    ANSWER_OPTIONS(struct selftest_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_selftest = {
    .name = "selftest",
    .arguments = "",
    .summary = "compare regressions with certified answers, digit by digit; status 1 below 13",
    .about = "Fits regressions of which the answers are known to 15 digits and says how many "
             "digits come out right on this machine. The exit status is 1 below 13.",
    .examples = selftest_examples,
    .options = selftest_option_table,
    .options_size = sizeof(struct selftest_options),
    .perform = selftest_perform,
};
