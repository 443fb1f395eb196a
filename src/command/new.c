/* attain new: the files of a study of one's own, which run as they are. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/path.h"
#include "base/text.h"
#include "command/pasted_line.h"
#include "command/new_study.h"

struct new_options {
    char *title, *outcome, *predictors, *in;
    char **data;
    int no_questions; /* gboolean */
};

/* The sample that ships, and what is asked of it where nothing is said. */
static const char *const sample_files[][2] = {
    { "lait.csv", "data/made-up-lait.csv" },
    { "deprivation.csv", "data/made-up-deprivation.csv" },
};
static const char sample_outcome[] = "LAC_KS4_AVG_Attain8";
static const char sample_predictors[] = "LAC_Pers_Abs,IMD - Average score";

static bool check_words(struct run *run, const struct request *request)
{
    if (strcmp(request->argument[0], "study") != 0)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "'%s' is nothing that can be new; write: attain new study %s",
                        request->argument[0],
                        shell_quoted(run, request->argument[request->arguments - 1]));
    if (request->arguments < 2)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "say what it is called; write: attain new study my-study");
    const char *name = request->argument[1];
    bool good = g_ascii_isalnum(*name);
    for (const char *at = name; *at != '\0'; at++)
        good = good && (g_ascii_isalnum(*at) || strchr("_-", *at) != NULL);
    return good
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "'%s' cannot be the name of a study, which has letters, digits, - and _ "
                       "and names its files; a folder is said by --in, a title by --title",
                       name);
}

/* A file as the study in `folder` is to name it. */
static const char *as_named_from(struct run *run, const char *folder, const char *path)
{
    char *to = run_adopt(run, g_canonicalize_filename(path, NULL), g_free);
    char *from = run_adopt(run, g_canonicalize_filename(folder, NULL), g_free);
    size_t common = 0;
    for (size_t i = 0; from[i] == to[i] || (from[i] == '\0' && to[i] == '/'); i++) {
        if (from[i] == '/' || from[i] == '\0')
            common = i;
        if (from[i] == '\0')
            break;
    }
    char *named = talloc_strdup(run, "");
    for (const char *at = from + common; *at != '\0'; at++)
        if (*at == '/' && at[1] != '\0')
            named = talloc_strdup_append_buffer(named, "../");
    return talloc_asprintf(run, "%s%s", named, to + common + (to[common] == '/'));
}

static bool look_into_sample(struct run *run, const struct areas *areas, struct new_study *study)
{
    for (size_t i = 0; i < 2; i++) {
        const char *path = NULL;
        if (!share_find(run, sample_files[i][1], &path)
            || !new_study_add(run, study, path, sample_files[i][0], path, areas))
            return false;
    }
    return true;
}

/* An answer on the terminal, or what stands in brackets where nothing is typed; false at the end of
 * the input. */
static bool ask(struct run *run, const char *question, const char *usual, const char **answer)
{
    char *line = NULL;
    size_t room = 0;
    fprintf(stderr, "%s [%s]: ", question, usual);
    ssize_t length = getline(&line, &room, stdin);
    if (length >= 0)
        *answer = talloc_strndup(run, line, strcspn(line, "\n"));
    free(line);
    if (length < 0)
        return run_fail(run, STATUS_USAGE, NOWHERE, "no answer, so nothing was written");
    if (**answer == '\0')
        *answer = usual;
    return true;
}

/* The user's file is looked into as soon as it is named, and asked for again where it will not do;
 * nothing is the sample. */
static bool ask_file(struct run *run, const char *folder, const struct areas *areas,
                     struct new_study *study)
{
    static const char sample[] = "the made-up sample";
    for (;;) {
        const char *answer = NULL;
        if (!ask(run, "Data file with local authorities", sample, &answer))
            return false;
        if (answer == sample)
            return look_into_sample(run, areas, study);
        if (new_study_add(run, study, answer, as_named_from(run, folder, answer), NULL, areas))
            return true;
        fprintf(stderr, "  %s\n", run_forgive(run));
    }
}

static bool look_into_files(struct run *run, const struct new_options *options, bool questions,
                            const char *folder, struct new_study *study)
{
    const char *shipped[2] = { NULL, NULL };
    struct areas *areas = NULL;
    if (!share_find(run, "data/areas.csv", &shipped[0])
        || !share_find(run, "data/made-up-areas.csv", &shipped[1])
        || !areas_read(run, shipped, 2, &areas))
        return false;
    if (options->data == NULL)
        return questions ? ask_file(run, folder, areas, study)
                         : look_into_sample(run, areas, study);
    for (size_t i = 0; options->data[i] != NULL; i++)
        if (!new_study_add(run, study, options->data[i],
                           as_named_from(run, folder, options->data[i]), NULL, areas))
            return false;
    return true;
}

/* What there is to choose from, before it is asked. */
static void show_candidates(struct run *run, const struct new_study *study)
{
    enum { SHOWN = 12 };
    size_t count = study->candidates;
    const char **code = run_array(run, const char *, count + 1);
    size_t shown = count <= SHOWN ? count : SHOWN;
    for (size_t i = 0; i < shown; i++)
        code[i] = study->candidate[i].code;
    if (count > SHOWN)
        code[shown++] = talloc_asprintf(run, "%zu more", count - SHOWN);
    fprintf(stderr, "  to choose from: %s\n", text_list(run, code, shown));
}

/* "attainment, absence": as the files call them. */
static const char *codes(struct run *run, const struct new_variable *const *variable, size_t count)
{
    char *list = talloc_strdup(run, "");
    for (size_t i = 0; i < count; i++)
        list = talloc_asprintf_append_buffer(
            list, "%s%s%s%s", i == 0 ? "" : ",", strchr(variable[i]->code, ',') != NULL ? "`" : "",
            variable[i]->code, strchr(variable[i]->code, ',') != NULL ? "`" : "");
    return list;
}

/* Ask until the answer can be taken. */
static bool ask_choice(struct run *run, struct new_study *study, const char *question,
                       const struct new_variable ***chosen, size_t *count)
{
    const char *usual = codes(run, *chosen, *count), *answer = NULL;
    for (;;) {
        if (!ask(run, question, usual, &answer))
            return false;
        if (new_study_choose(run, study, answer, 0, NULL, chosen, count))
            return true;
        fprintf(stderr, "  %s\n", run_forgive(run));
    }
}

static bool choose(struct run *run, const struct new_options *options, bool questions,
                   struct new_study *study)
{
    bool sample = study->source[0].sample != NULL;
    const char *outcome = options->outcome, *predictors = options->predictors;
    if (outcome == NULL && sample)
        outcome = sample_outcome;
    if (predictors == NULL && sample)
        predictors = sample_predictors;
    if (!new_study_choose(run, study, outcome, 1, "--outcome", &study->outcome, &study->outcomes))
        return false;
    if (questions && options->outcome == NULL) {
        const struct new_variable **chosen = study->outcome;
        size_t count = study->outcomes;
        study->outcomes = 0;
        show_candidates(run, study);
        if (!ask_choice(run, study, "Outcome, by its column or measure", &chosen, &count))
            return false;
        study->outcome = chosen;
        study->outcomes = count;
    }
    return new_study_choose(run, study, predictors, 2, "--predictors", &study->predictor,
                            &study->predictors)
           && (!questions || options->predictors != NULL
               || ask_choice(run, study, "Predictors, with commas", &study->predictor,
                             &study->predictors));
}

static bool choose_title(struct run *run, const struct new_options *options, bool questions,
                         struct new_study *study)
{
    study->title = options->title != NULL ? options->title
                                          : talloc_asprintf(run, "%s across local authorities",
                                                            study->outcome[0]->label);
    return !questions || options->title != NULL || ask(run, "Title", study->title, &study->title);
}

/* What the study's files are called, after its name. */
static const char *const endings[] = { ".yaml", "-table-1.yaml", "-figure-1.yaml" };

/* Before anything is asked: no file of that name is there. */
static bool check_unused(struct run *run, const char *stem)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *path = talloc_asprintf(run, "%s%s", stem, endings[i]);
        if (g_file_test(path, G_FILE_TEST_EXISTS) || g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            return run_fail(run, STATUS_UNWRITABLE, (struct place){ path, 0, 0 },
                            "is there already and stays as it is; give the study another name, or "
                            "another folder by --in");
    }
    return true;
}

static bool write_files(struct run *run, const struct new_study *study, const char *stem)
{
    const char *const text[] = { new_study_yaml(run, study), new_table_yaml(run, study),
                                 new_chart_yaml(run, study) };
    struct outputs *outputs = outputs_new(run);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (!g_utf8_validate(text[i], -1, NULL)) /* a study that could not be read again */
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "the title or the name of a file is not UTF-8; write the title in "
                            "UTF-8, or give the file another name");
        outputs_add_text(outputs, talloc_asprintf(run, "%s%s", stem, endings[i]), text[i]);
    }
    return outputs_write(run, outputs);
}

static void say_what_next(struct run *run, const struct new_study *study, const char *stem)
{
    const char *quoted = shell_quoted(run, talloc_asprintf(run, "%s.yaml", stem));
    const char *figure = shell_quoted(run, talloc_asprintf(run, "%s-figure-1.yaml", stem));
    run_say(run, "wrote %s.yaml, %s-table-1.yaml and %s-figure-1.yaml: %s on %s", stem, stem, stem,
            codes(run, study->outcome, study->outcomes),
            codes(run, study->predictor, study->predictors));
    run_say(run, "what to do next:");
    run_say(run, "  attain check %s", quoted);
    run_say(run, "  attain reproduce %s -o out", quoted);
    run_say(run, "  attain plot %s %s -o figure.svg", figure, quoted);
}

static bool new_perform(struct run *run, const struct request *request)
{
    const struct new_options *options = request->options;
    if (!check_words(run, request))
        return false;
    const char *folder = options->in == NULL ? "." : options->in, *name = request->argument[1];
    const char *stem = options->in == NULL ? name : talloc_asprintf(run, "%s/%s", folder, name);
    bool questions = !options->no_questions && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    struct new_study study = { .name = name };
    bool ok = check_unused(run, stem) && look_into_files(run, options, questions, folder, &study)
              && choose(run, options, questions, &study)
              && choose_title(run, options, questions, &study) && write_files(run, &study, stem);
    if (ok)
        say_what_next(run, &study, stem);
    return ok;
}

static const char *const new_examples[] = {
    "attain new study my-study",
    "attain new study moves --data moves.csv --outcome attainment --predictors moves,absence",
    "attain new study moves --data lait.csv --data moves.csv --outcome LAC_KS4_AVG_Attain8",
    "attain new study moves --data moves.csv --in studies --title 'School moves and attainment'",
    NULL,
};

static const struct option new_option_table[] = {
    { "data", '\0', OPTION_TEXTS, offsetof(struct new_options, data), "FILE",
      "a file with local authorities; may stand more than once; without it the sample that ships" },
    { "outcome", '\0', OPTION_TEXT, offsetof(struct new_options, outcome), "A,B",
      "columns or measures; without it the first one" },
    { "predictors", '\0', OPTION_TEXT, offsetof(struct new_options, predictors), "A,B,...",
      "the same; without it the next two" },
    { "title", '\0', OPTION_TEXT, offsetof(struct new_options, title), "TEXT",
      "what the study is called" },
    { "in", '\0', OPTION_TEXT, offsetof(struct new_options, in), "DIR",
      "folder for its files; without it this one" },
    { "no-questions", '\0', OPTION_FLAG, offsetof(struct new_options, no_questions), NULL,
      "ask nothing on a terminal; take what is proposed" },
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_new = {
    .name = "new",
    .arguments = "study NAME",
    .summary = "write a study, a table and a chart to begin with, from the files that there are",
    .about = "Writes a study, a table of models and a chart that run as they are, each key with a "
             "remark on what it means and what else may stand there. With --data it looks into "
             "the files and proposes an outcome and predictors; on a terminal it asks. No file is "
             "ever written over.",
    .examples = new_examples,
    .options = new_option_table,
    .options_size = sizeof(struct new_options),
    .least = 1,
    .most = 2,
    .perform = new_perform,
};
