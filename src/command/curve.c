/* attain curve: one association under every choice that an analyst could have made. */
#include <glib.h>
#include <string.h>

#include "base/rehearsal.h"
#include "command/answer.h"
#include "command/option_number.h"
#include "command/study_request.h"
#include "command/subject.h"
#include "report/curve_results.h"

struct curve_options {
    char *outcome, *focal, *always, *optional;
    char *missing_rule, *se, *cases, *test, *replicates, *seed;
    struct answer_options answer;
    struct subject_options subject;
};

/* The curves that are asked for, what they are fitted to and what came out. */
struct question {
    size_t curves;
    struct curve **curve;
    struct subject *subject;
    struct curve_answer *answer;
};

static bool curve_is_written_out(const struct curve_options *options)
{
    return options->outcome != NULL || options->focal != NULL || options->always != NULL
           || options->optional != NULL;
}

/* A curve by its file or by options; without either those of the study, which is read later. */
static bool curve_take(struct run *run, const struct request *request,
                       const struct curve_options *options, struct question *question)
{
    bool written_out = curve_is_written_out(options);
    const struct curve_words words = { options->outcome,  options->focal, options->always,
                                       options->optional, NULL,           NULL };
    if (request->arguments > 0 && written_out)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a curve is a file, or --outcome, --focal, --always and --optional; "
                        "say one of them");
    question->curves = request->arguments > 0 || written_out;
    question->curve = run_array(run, struct curve *, 1);
    if (request->arguments > 0)
        return curve_read(run, request->argument[0], &question->curve[0]);
    return !written_out || curve_of_words(run, &words, &question->curve[0]);
}

/* Data in a file are a plain table; in a folder, or not said, they are a study's. */
static bool is_plain(const struct subject_options *subject)
{
    bool plain = subject->study == NULL && subject->data != NULL;
    for (size_t i = 0; plain && subject->data[i] != NULL; i++)
        plain = !g_file_test(subject->data[i], G_FILE_TEST_IS_DIR);
    return plain;
}

static bool subject_take(struct run *run, const struct curve_options *options,
                         struct question *question)
{
    size_t count = 0;
    struct subject_options subject = options->subject;
    const char *path = subject.study;
    bool plain = is_plain(&subject);
    if (plain && question->curves == 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a plain table has no curves of its own; name a curve file, or say "
                        "--outcome, --focal and --optional");
    if (!plain && path == NULL && !share_find(run, DEFAULT_STUDY, &path))
        return false;
    subject.study = plain ? NULL : talloc_strdup(run, path);
    const char *const *columns =
        question->curves == 0 ? NULL : curve_columns(run, question->curve[0], &count);
    if (!subject_read(run, &subject, columns, count, &question->subject))
        return false;
    if (question->curves > 0)
        return true;
    const struct study *study = question->subject->panel->study;
    question->curves = study->curves;
    question->curve = study->curve;
    return study->curves > 0
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%s has no curves; name a curve file, or say --outcome, --focal and "
                       "--optional",
                       subject.study);
}

/* What options say stands over what the file says. */
static bool curve_change_by(struct run *run, const struct curve_options *options,
                            const struct analysis *analysis, struct curve *curve)
{
    size_t seed = (size_t)curve->seed, replicates = curve->replicates;
    curve->conf_level = analysis->inference.conf_level;
    if (!curve_change(run, curve, options->missing_rule, options->se)
        || !option_choice(run, "cases", options->cases, curve_case_names, &curve->cases)
        || !option_choice(run, "test", options->test, curve_null_names, &curve->null)
        || !option_count(run, "replicates", options->replicates, 0, 10000000, &replicates)
        || !option_count(run, "seed", options->seed, 0, 1000000000, &seed))
        return false;
    if (!curve->missing_said)
        curve->mean[0] = analysis->offer.rule == MISSING_RULE_MEAN;
    curve->seed = seed;
    curve->replicates = replicates;
    return replicates == 0 || replicates >= 99
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%zu replicates are too few for a p-value; write 99 or more, or 0 for no "
                       "test",
                       replicates);
}

static bool curves_answer(struct run *run, const struct curve_options *options,
                          struct question *question)
{
    const struct subject *subject = question->subject;
    question->answer = run_array(run, struct curve_answer, question->curves);
    for (size_t i = 0; i < question->curves; i++) {
        struct curve_fit *fit = NULL;
        if (!curve_change_by(run, options, &subject->analysis, question->curve[i])
            || !curve_fit_make(run, question->curve[i], &subject->analysis.offer, &fit))
            return false;
        rehearsal_fits(run, question->curve[i]->specifications);
        const struct curve_summary *summary = curve_summarise(run, fit);
        question->answer[i] = (struct curve_answer){ .fit = fit,
                                                     .summary = summary,
                                                     .test = curve_test_make(run, fit, summary),
                                                     .rows_are = subject->analysis.rows_are,
                                                     .made_up = subject->made_up };
    }
    return true;
}

static const char *question_json(struct run *run, const void *answer)
{
    const struct question *question = answer;
    json_t *curves = json_array();
    for (size_t i = 0; i < question->curves; i++)
        json_array_append_new(curves, curve_json(run, &question->answer[i]));
    return json_text(run, json_pack("{s:i, s:b, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                                    "made_up", question->subject->made_up, "curves", curves));
}

static bool check_csv(struct run *run, const struct question *question)
{
    return question->curves == 1
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "a CSV file holds one curve, and the study has %zu; name the file of one",
                       question->curves);
}

static const char *question_csv(struct run *run, const void *answer)
{
    return curve_csv(run, &((const struct question *)answer)->answer[0]);
}

static struct document *question_document(struct run *run, const struct question *question)
{
    struct document *document = document_new(run, "Specification curve");
    struct section section = { 0 };
    for (size_t i = 0; i < question->curves; i++)
        curve_tables(run, &question->answer[i], &section);
    section_append(run, &section, document);
    document_answers(document, question, question_csv, question_json);
    return document;
}

static bool curve_perform(struct run *run, const struct request *request)
{
    const struct curve_options *options = request->options;
    enum format format = FORMAT_TEXT;
    struct question question = { 0 };
    bool ok = answer_format(run, &options->answer, &format)
              && curve_take(run, request, options, &question)
              && subject_take(run, options, &question)
              && (format != FORMAT_CSV || check_csv(run, &question))
              && curves_answer(run, options, &question);
    if (!ok)
        return false;
    if (!answer_write(run, &options->answer, format, question_document(run, &question)))
        return false;
    if (format == FORMAT_CSV && question.subject->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    return true;
}

static const char *const curve_examples[] = {
    "attain curve models/curve-absence.yaml",
    "attain curve --data DIR -o curve.csv",
    "attain curve --outcome y --focal x --optional 'a,b,ln(c)' --data table.csv --se classical,HC3",
    NULL,
};

static const struct option curve_option_table[] = {
    SUBJECT_SOURCE_OPTIONS(struct curve_options),
    HEADING("What may be chosen"),
    { "outcome", '\0', OPTION_TEXT, offsetof(struct curve_options, outcome), "TERM,...",
      "alternative outcomes" },
    { "focal", '\0', OPTION_TEXT, offsetof(struct curve_options, focal), "TERM,...",
      "the term that the curve is about, in one or more forms: 'x,ln(x)'" },
    { "always", '\0', OPTION_TEXT, offsetof(struct curve_options, always), "TERM,...",
      "terms that are in every specification" },
    { "optional", '\0', OPTION_TEXT, offsetof(struct curve_options, optional), "TERM,...",
      "terms of which every subset is taken" },
    { "se", '\0', OPTION_TEXT, offsetof(struct curve_options, se), "KIND,...",
      "standard errors: classical, HC0 to HC4; one or more", curve_se_names },
    { "missing-rule", '\0', OPTION_TEXT, offsetof(struct curve_options, missing_rule), "RULE,...",
      "of predictors: listwise, mean or both", missing_rule_names },
    { "cases", '\0', OPTION_TEXT, offsetof(struct curve_options, cases), "WHICH",
      "common (the rows that have every term of the curve; as without this) or available (those "
      "that have the terms of a specification)",
      curve_case_names },
    HEADING("Weights, intervals and the test"),
    SUBJECT_OPTION(struct curve_options, weights, "weights", OPTION_TEXT, "COLUMN"),
    SUBJECT_OPTION(struct curve_options, level, "level", OPTION_TEXT, "SHARE"),
    { "test", '\0', OPTION_TEXT, offsetof(struct curve_options, test), "KIND",
      "of the whole curve: permutation (what the other terms leave of the outcome is permuted) or "
      "bootstrap (rows are drawn again, no association forced on each specification)",
      curve_null_names },
    { "replicates", '\0', OPTION_TEXT, offsetof(struct curve_options, replicates), "N",
      "curves that are drawn as if there were no association; 500 without this, 0 for no test" },
    { "seed", '\0', OPTION_TEXT, offsetof(struct curve_options, seed), "N",
      "where random draws begin: the same seed, the same answer; 1 without this" },
    HEADING("Output"),
    ANSWER_OPTIONS(struct curve_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_curve = {
    .name = "curve",
    .arguments = "[CURVE]",
    .summary = "one association under every choice of terms, outcome, rows and standard errors",
    .about = "Fits one association under every combination of choices that an analyst could have "
             "made, and shows how the estimate moves and how often its sign and its p hold. A test "
             "asks whether a curve like it would come if there were no association.",
    .examples = curve_examples,
    .options = curve_option_table,
    .options_size = sizeof(struct curve_options),
    .least = 0,
    .most = 1,
    .perform = curve_perform,
};
