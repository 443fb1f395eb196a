#include "command/given_words.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/text.h"
#include "command/pasted_line.h"
#include "read/layout.h"
#include "read/record.h"
#include "spec/formula_habit.h"

static bool is_study_word(const char *word)
{
    const char *suffix = path_suffix(word);
    return g_ascii_strcasecmp(suffix, ".yaml") == 0 || g_ascii_strcasecmp(suffix, ".yml") == 0;
}

static bool is_file_word(const char *word)
{
    static const char *const suffixes[] = { ".csv", ".tsv", ".tab", ".txt", ".gz" };
    if (strchr(word, '~') != NULL)
        return false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (g_ascii_strcasecmp(path_suffix(word), suffixes[i]) == 0)
            return true;
    bool like_a_path = *path_suffix(word) != '\0' || strchr(word, '/') != NULL;
    return strcmp(word, "-") == 0
           || (like_a_path && g_file_test(word, G_FILE_TEST_EXISTS)
               && !g_file_test(word, G_FILE_TEST_IS_DIR));
}

/* A shell makes of a lone tilde the home folder. */
static bool is_tilde(const char *word)
{
    const char *home = getenv("HOME");
    return strcmp(word, "~") == 0 || (home != NULL && *home != '\0' && strcmp(word, home) == 0);
}

/* `fit y ~ x t.csv` arrives as separate words, which together are the formula. */
static bool check_quotes(struct run *run, const struct request *request, size_t first,
                         const struct request *rest)
{
    bool apart = false;
    char *formula = talloc_strdup(run, "");
    for (size_t i = first; i < rest->arguments; i++) {
        const char *word = rest->argument[i];
        apart |= is_tilde(word);
        formula = talloc_asprintf_append_buffer(formula, "%s%s", i > first ? " " : "",
                                                is_tilde(word) ? "~" : word);
    }
    if (!apart)
        return true;
    return run_fail(
        run, STATUS_USAGE, NOWHERE, "a formula is one word, so it stands in quotes; write: %s",
        pasted_line_with(run, request, rest->argument + first, rest->arguments - first, formula));
}

/* Something is sent to standard input: a pipe or a file, not a terminal and not nothing. */
static bool stdin_is_sent(void)
{
    struct stat status;
    return fstat(STDIN_FILENO, &status) == 0
           && (S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode));
}

/* The files beside a path that is not there, for a slip in its name. */
static const char *file_near(struct run *run, const char *path)
{
    const char *folder = run_adopt(run, g_path_get_dirname(path), g_free);
    const char **name = NULL;
    size_t count = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *entry; dir != NULL && (entry = g_dir_read_name(dir)) != NULL;) {
        name = run_grow(run, name, const char *, count + 1);
        name[count++] = talloc_strdup(run, entry);
    }
    if (dir != NULL)
        g_dir_close(dir);
    const char *last = path_last(path), *near = text_nearest(last, name, count);
    return near == NULL
               ? ""
               : talloc_asprintf(run, "; did you mean '%.*s%s'?", (int)(last - path), path, near);
}

static bool check_there(struct run *run, const char *path)
{
    return strcmp(path, "-") == 0 || g_file_test(path, G_FILE_TEST_EXISTS)
           || run_fail(run, STATUS_UNREADABLE, (struct place){ path, 0, 0 },
                       "there is no such file%s", file_near(run, path));
}

static void data_add(struct run *run, struct subject_options *subject, const char *path)
{
    size_t count = subject->data == NULL ? 0 : g_strv_length(subject->data);
    char **data = run_array(run, char *, count + 2);
    for (size_t i = 0; i < count; i++)
        data[i] = subject->data[i];
    data[count] = talloc_strdup(run, path);
    subject->data = data;
}

bool given_files_take(struct run *run, const struct request *request, size_t first,
                      struct subject_options *subject, struct request *rest)
{
    const char **word = run_array(run, const char *, request->arguments + 1);
    *rest = *request;
    rest->argument = word;
    rest->arguments = 0;
    for (size_t i = 0; i < request->arguments; i++) {
        const char *given = request->argument[i];
        if (i >= first && is_study_word(given) && subject->study == NULL)
            subject->study = talloc_strdup(run, given);
        else if (i >= first && is_file_word(given)) {
            if (!check_there(run, given))
                return false;
            data_add(run, subject, given);
        } else
            word[rest->arguments++] = given;
    }
    if (!check_quotes(run, request, first, rest))
        return false;
    if (subject->data == NULL && subject->study == NULL && stdin_is_sent())
        data_add(run, subject, "-");
    return true;
}

/* Where a name stands in a formula, outside back-quotes; NULL: nowhere. */
static const char *unquoted(const char *text, const char *name)
{
    bool quoted = false;
    for (; *text != '\0'; text++) {
        if (!quoted && g_str_has_prefix(text, name))
            return text;
        quoted ^= *text == '`';
    }
    return NULL;
}

/* The formula with each heading that is no plain name in back-quotes. */
static const char *headings_quoted(struct run *run, const struct csv_record *header,
                                   const char *text)
{
    for (size_t c = 1; c <= header->cells; c++) {
        const char *name = record_text(run, header, c);
        const char *proper = factor_new(run, name, FACTOR_PLAIN, 1).text;
        const char *at = strcmp(name, proper) == 0 || *name == '\0' ? NULL : unquoted(text, name);
        if (at != NULL)
            text =
                talloc_asprintf(run, "%.*s%s%s", (int)(at - text), text, proper, at + strlen(name));
    }
    return text;
}

/* The same by the headings of the first file; NULL where there is none, or none is meant. */
static const char *by_headings(struct run *run, const struct subject_options *subject,
                               const char *text)
{
    struct csv_file *file = NULL;
    struct formula *formula = NULL;
    struct recognised recognised;
    struct source source;
    if (subject->study != NULL || subject->data == NULL || strcmp(subject->data[0], "-") == 0)
        return NULL;
    bool read = table_source(run, &subject->table, &source);
    source.layout = LAYOUT_PLAIN;
    const struct csv_form form = { source_separator(&source), source.header_row };
    const char *quoted = NULL;
    if (read && csv_open(run, subject->data[0], &form, &file)
        && layout_recognise(run, file, &source, NULL, &recognised))
        quoted = headings_quoted(run, &file->record[recognised.header], text);
    bool ok = quoted != NULL && strcmp(quoted, text) != 0
              && formula_parse(run, quoted, NOWHERE, &formula);
    run_forgive(run);
    return ok ? quoted : NULL;
}

/* What a formula does not say, options do. */
static const char *beside_words(struct run *run, const char *beside)
{
    return *beside == '\0'
               ? ""
               : talloc_asprintf(run,
                                 ", and a formula does not say '%s' (options such as --se and "
                                 "--weights say such things)",
                                 beside);
}

bool given_formula(struct run *run, const struct request *request,
                   const struct subject_options *subject, const char *word,
                   struct formula **formula)
{
    if (formula_parse(run, word, (struct place){ "formula", 0, 0 }, formula))
        return true;
    const char *beside = "", *problem = run_forgive(run);
    const char *meant = formula_meant(run, word, &beside);
    if (meant != NULL && strcmp(meant, word) != 0)
        return run_fail(
            run, STATUS_USAGE, NOWHERE, "'%s' is as other programs write it%s; write: %s", word,
            beside_words(run, beside), pasted_line_with(run, request, &word, 1, meant));
    meant = by_headings(run, subject, word);
    if (meant != NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "a heading that is not one plain word stands in back-quotes; write: %s",
                        pasted_line_with(run, request, &word, 1, meant));
    const char *near = strpbrk(word, "~ ") == NULL ? file_near(run, word) : "";
    if (*near != '\0')
        return run_fail(run, STATUS_USAGE, NOWHERE, "'%s' is neither a formula nor a file%s", word,
                        near);
    return run_fail(run, STATUS_USAGE, NOWHERE, "%s", problem);
}
