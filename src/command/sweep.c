/* attain sweep: every outcome on every predictor, one at a time and all together. */
#include <string.h>

#include "base/text.h"
#include "command/answer.h"
#include "command/given_words.h"
#include "command/option_number.h"
#include "command/subject.h"
#include "report/json.h"
#include "report/sweep_table.h"
#include "spec/term_list.h"

/* Stands for the outcomes where predictors are parsed. */
#define ANY_OUTCOME "any_outcome"

/* Which rows a model of the sweep has. */
static const char *const row_names[] = { "available", "common", NULL };

struct sweep_options {
    char *outcome, *predictors, *adjust_for, *rows, *sort;
    struct answer_options answer;
    struct subject_options subject;
};

/* One of the things between commas: a term of the formula language, or a column's heading. */
struct word {
    const char *text;
    const struct formula *formula; /* with it as response or as only term; NULL: it is no term */
    const char *problem;           /* then: why not */
};

struct words {
    size_t count;
    struct word *word;
};

/* What is asked for, before and after the data are read. */
struct asked_sweep {
    struct words outcome, predictor;
    struct formula *adjusted; /* "any_outcome ~ a + b"; NULL for none */
    bool every;               /* a `.` is among the predictors */
    struct subject *subject;
    struct sweep_request request;
    const char **not_taken; /* columns of texts that `.` passes over; ends with NULL */
};

static bool is_one_term(const struct formula *formula)
{
    return formula->terms == 1 && formula->intercept && formula->removals == 0;
}

/* The word as a term, if it is one; a slip is kept until the headings are known. */
static struct word word_of(struct run *run, const char *text, bool response)
{
    struct word word = { .text = text };
    struct formula *formula = NULL;
    const char *whole = response ? talloc_asprintf(run, "%s ~ 1", text)
                                 : talloc_asprintf(run, ANY_OUTCOME " ~ %s", text);
    if (!formula_parse(run, whole, (struct place){ response ? "--outcome" : "--predictors", 0, 0 },
                       &formula))
        word.problem = run_forgive(run);
    else if (response ? formula->terms == 0 && formula->intercept : is_one_term(formula))
        word.formula = formula;
    else
        word.problem = talloc_asprintf(
            run, "'%s' is neither the heading of a column nor one term; separate terms by commas",
            text);
    return word;
}

static bool words_read(struct run *run, const char *option, const char *list, bool response,
                       struct words *words)
{
    if (list == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say which: --%s A,B; see 'attain sweep --help'", option);
    const struct texts parts = term_list(run, list, NOWHERE);
    words->word = run_array(run, struct word, parts.count);
    for (size_t i = 0; i < parts.count; i++) {
        if (*parts.text[i] == '\0')
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "--%s '%s' has nothing between two commas; write the name that is "
                            "meant, or one comma",
                            option, list);
        words->word[words->count++] = word_of(run, parts.text[i], response);
    }
    return true;
}

static bool is_every(const struct word *word)
{
    return word->formula != NULL && word->formula->terms == 1
           && term_is_every(&word->formula->term[0]);
}

static bool adjusted_read(struct run *run, const char *text, struct asked_sweep *asked)
{
    if (text == NULL)
        return true;
    const struct place place = { "--adjust-for", 0, 0 };
    asked->request.adjusted = text;
    if (!formula_parse(run, talloc_asprintf(run, ANY_OUTCOME " ~ %s", text), place,
                       &asked->adjusted))
        return false;
    bool every = false;
    for (size_t t = 0; t < asked->adjusted->terms; t++)
        every = every || term_is_every(&asked->adjusted->term[t]);
    return (asked->adjusted->intercept && !every)
           || run_fail(run, STATUS_USAGE, place, "write terms that every model has, as in 'a + b'");
}

/* The formulas whose columns have to be there. */
static struct formula **formulas_of(struct run *run, const struct asked_sweep *asked, size_t *count)
{
    size_t most = asked->outcome.count + asked->predictor.count + 1;
    struct formula **formula = run_array(run, struct formula *, most);
    const struct words *lists[] = { &asked->outcome, &asked->predictor };
    *count = 0;
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            if (lists[l]->word[i].formula != NULL)
                formula[(*count)++] = (struct formula *)lists[l]->word[i].formula;
    if (asked->adjusted != NULL)
        formula[(*count)++] = asked->adjusted;
    return formula;
}

/* Their columns, without the name that stands for an outcome. */
static const char *const *columns_of(struct run *run, const struct asked_sweep *asked,
                                     size_t *count)
{
    size_t formulas = 0, columns = 0;
    struct formula **formula = formulas_of(run, asked, &formulas);
    *count = 0;
    const char **name = (const char **)subject_columns(run, formula, formulas, &columns);
    if (name == NULL)
        return NULL;
    bool meant = false;
    for (size_t i = 0; i < asked->outcome.count; i++)
        meant = meant || strcmp(asked->outcome.word[i].text, ANY_OUTCOME) == 0;
    for (size_t i = 0; i < columns; i++)
        if (meant || strcmp(name[i], ANY_OUTCOME) != 0)
            name[(*count)++] = name[i];
    return name;
}

static bool subject_take(struct run *run, const struct sweep_options *options,
                         struct asked_sweep *asked)
{
    size_t count = 0, maybes = 0;
    const char *const *column = columns_of(run, asked, &count);
    const char **maybe =
        run_array(run, const char *, asked->outcome.count + asked->predictor.count);
    const struct words *lists[] = { &asked->outcome, &asked->predictor };
    for (size_t l = 0; l < 2; l++)
        for (size_t i = 0; i < lists[l]->count; i++)
            maybe[maybes++] = lists[l]->word[i].text;
    return subject_read_beside(run, &options->subject, column, count, maybe, maybes,
                               &asked->subject);
}

/* A heading as it stands is that column, whatever else it could mean. */
static bool word_settle(struct run *run, const struct frame *frame, const struct word *word)
{
    return frame_column(frame, word->text) != NULL || word->formula != NULL
           || run_fail(run, STATUS_USAGE, NOWHERE, "%s", word->problem);
}

static bool outcomes_settle(struct run *run, struct asked_sweep *asked)
{
    const struct frame *frame = asked->subject->analysis.offer.frame;
    struct factor *outcome = run_array(run, struct factor, asked->outcome.count);
    for (size_t i = 0; i < asked->outcome.count; i++) {
        const struct word *word = &asked->outcome.word[i];
        if (!word_settle(run, frame, word))
            return false;
        struct factor factor = frame_column(frame, word->text) != NULL
                                   ? factor_new(run, word->text, FACTOR_PLAIN, 1)
                                   : word->formula->response;
        for (size_t j = 0; j < asked->request.outcomes; j++)
            if (strcmp(outcome[j].text, factor.text) == 0)
                return run_fail(run, STATUS_USAGE, NOWHERE,
                                "--outcome names '%s' twice; name it once", factor.text);
        outcome[asked->request.outcomes++] = factor;
    }
    asked->request.outcome = outcome;
    return true;
}

static bool is_named(const struct asked_sweep *asked, const char *column)
{
    const struct analysis *analysis = &asked->subject->analysis;
    const char *others[] = { analysis->offer.weight, analysis->inference.cluster, analysis->group };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] != NULL && strcmp(others[i], column) == 0)
            return true;
    for (size_t i = 0; i < asked->request.outcomes; i++)
        if (strcmp(asked->request.outcome[i].column, column) == 0)
            return true;
    for (size_t t = 0; asked->adjusted != NULL && t < asked->adjusted->terms; t++)
        for (size_t f = 0; f < asked->adjusted->term[t].factors; f++)
            if (strcmp(asked->adjusted->term[t].factor[f].column, column) == 0)
                return true;
    return false;
}

/* Every column of numbers that has no other part in the sweep. */
static void every_column(struct run *run, struct asked_sweep *asked, struct terms *terms)
{
    const struct frame *frame = asked->subject->analysis.offer.frame;
    size_t passed = 0;
    asked->not_taken = run_array(run, const char *, frame->columns + 1);
    for (size_t c = 0; c < frame->columns; c++) {
        const struct column *column = &frame->column[c];
        if (is_named(asked, column->name))
            continue;
        if (column->kind == COLUMN_TEXT)
            asked->not_taken[passed++] = column->name;
        else
            terms_add(run, terms, term_new(run, factor_new(run, column->name, FACTOR_PLAIN, 1)));
    }
}

static bool not_adjusted(struct run *run, const struct asked_sweep *asked, const struct term *term)
{
    for (size_t t = 0; asked->adjusted != NULL && t < asked->adjusted->terms; t++)
        if (term_equal(&asked->adjusted->term[t], term))
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "'%s' is among --predictors and in --adjust-for; take it out of one",
                            term->text);
    return true;
}

static bool predictors_settle(struct run *run, struct asked_sweep *asked)
{
    const struct frame *frame = asked->subject->analysis.offer.frame;
    struct terms terms = { 0, NULL };
    for (size_t i = 0; i < asked->predictor.count; i++) {
        const struct word *word = &asked->predictor.word[i];
        if (!word_settle(run, frame, word))
            return false;
        if (is_every(word)) {
            every_column(run, asked, &terms);
            continue;
        }
        struct term term = frame_column(frame, word->text) != NULL
                               ? term_new(run, factor_new(run, word->text, FACTOR_PLAIN, 1))
                               : word->formula->term[0];
        if (!not_adjusted(run, asked, &term))
            return false;
        terms_add(run, &terms, term);
    }
    asked->request.predictors = terms.count;
    asked->request.predictor = terms.term;
    return terms.count > 0
           || run_fail(
               run, STATUS_UNSUPPORTED, (struct place){ frame->file, 0, 0 },
               "has no column of numbers besides the outcome; name predictors by --predictors");
}

static bool options_read(struct run *run, const struct sweep_options *options,
                         struct asked_sweep *asked, enum sweep_order *order)
{
    int common = 0, sort = SWEEP_AS_GIVEN;
    if (!option_choice(run, "rows", options->rows, row_names, &common)
        || !option_choice(run, "sort", options->sort, sweep_orders, &sort)
        || !words_read(run, "outcome", options->outcome, true, &asked->outcome)
        || !words_read(run, "predictors", options->predictors, false, &asked->predictor)
        || !adjusted_read(run, options->adjust_for, asked))
        return false;
    asked->request.common = common == 1;
    *order = (enum sweep_order)sort;
    return true;
}

static bool check_no_words(struct run *run, const struct request *rest)
{
    return rest->arguments == 0
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "'%s' is no file; outcomes and predictors are named by --outcome and "
                       "--predictors",
                       rest->argument[0]);
}

static bool sweep_perform(struct run *run, const struct request *request)
{
    struct sweep_options given = *(const struct sweep_options *)request->options;
    const struct sweep_options *options = &given;
    struct request rest;
    enum format format = FORMAT_TEXT;
    enum sweep_order order = SWEEP_AS_GIVEN;
    struct asked_sweep asked = { 0 };
    struct sweep *sweep = NULL;
    bool ok = answer_format(run, &options->answer, &format)
              && given_files_take(run, request, 0, &given.subject, &rest)
              && check_no_words(run, &rest) && options_read(run, options, &asked, &order) && subject_take(run, options, &asked)
              && outcomes_settle(run, &asked) && predictors_settle(run, &asked)
              && sweep_make(run, &asked.subject->analysis, &asked.request, &sweep);
    if (!ok)
        return false;
    sweep_sort(run, sweep, order);
    const struct section *section = sweep_section(run, &asked.subject->analysis, sweep,
                                                  asked.not_taken, asked.subject->made_up);
    if (!answer_write(
            run, &options->answer, format,
            section_document(run, section, "Regressions of each outcome on each predictor")))
        return false;
    if (format == FORMAT_CSV && asked.subject->made_up)
        run_say(run, "%s", MADE_UP_NOTE);
    return true;
}

static const char *const sweep_examples[] = {
    "attain sweep table.csv --outcome attainment --predictors absence,deprivation",
    "attain sweep --outcome y --predictors 'z(x),poly(w, 2),region' --data table.csv --sort p",
    "attain sweep --outcome y --predictors . --data table.csv --rows common -o sweep.csv",
    "attain sweep --outcome ks4_progress,ks4_attainment --predictors imd,demand,workforce "
    "--study models/virtual-schools.yaml --se HC3",
    NULL,
};

static const struct option sweep_option_table[] = {
    HEADING("What is tested"),
    { "outcome", '\0', OPTION_TEXT, offsetof(struct sweep_options, outcome), "TERM,...",
      "the outcomes: headings as they stand, or terms such as ln(y)" },
    { "predictors", '\0', OPTION_TEXT, offsetof(struct sweep_options, predictors), "TERM,...",
      "the predictors: headings, or terms such as z(x), ln(x), I(x^2), poly(x, 2); . is every "
      "other column of numbers; a heading with commas stands in back-quotes" },
    { "adjust-for", '\0', OPTION_TEXT, offsetof(struct sweep_options, adjust_for), "TERMS",
      "terms that every model has beside its predictor: 'a + b'" },
    { "rows", '\0', OPTION_TEXT, offsetof(struct sweep_options, rows), "WHICH",
      "available: each model has the rows that have its values (as without this); common: all "
      "have the rows that have everything",
      row_names },
    { "sort", '\0', OPTION_TEXT, offsetof(struct sweep_options, sort), "ORDER",
      "of the predictors of each outcome: given (as without this), p or size (of the "
      "association)",
      sweep_orders },
    SUBJECT_SOURCE_OPTIONS(struct sweep_options),
    SUBJECT_FIT_OPTIONS(struct sweep_options),
    SUBJECT_DRAW_OPTIONS(struct sweep_options),
    HEADING("Output"),
    ANSWER_OPTIONS(struct sweep_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_sweep = {
    .name = "sweep",
    .arguments = "[FILE...]",
    .summary = "test every outcome on every predictor, with p adjusted for how many tests",
    .about = "Fits a model for every outcome and every predictor, each beside the same other "
             "terms, and gives all of them as one family: their number stands beside the table, "
             "and p adjusted for it beside every p.",
    .examples = sweep_examples,
    .options = sweep_option_table,
    .options_size = sizeof(struct sweep_options),
    .most = 50,
    .perform = sweep_perform,
};
