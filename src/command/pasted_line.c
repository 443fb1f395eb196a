#include "command/pasted_line.h"

#include <string.h>

const char *shell_quoted(struct run *run, const char *word)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./,:=@%+-";
    if (*word != '\0' && word[strspn(word, plain)] == '\0')
        return word;
    char *quoted = talloc_strdup(run, "'");
    for (; *word != '\0'; word++)
        quoted = *word == '\'' ? talloc_strdup_append_buffer(quoted, "'\\''")
                               : talloc_asprintf_append_buffer(quoted, "%c", *word);
    return talloc_strdup_append_buffer(quoted, "'");
}

const char *pasted_line(struct run *run, const char *const *word, size_t words)
{
    char *line = talloc_strdup(run, "attain");
    for (size_t i = 0; i < words; i++)
        line = talloc_asprintf_append_buffer(line, " %s", shell_quoted(run, word[i]));
    return line;
}

const char *pasted_line_with(struct run *run, const struct request *request,
                              const char *const *gone, size_t count, const char *instead)
{
    const char **word = run_array(run, const char *, request->words + 1);
    bool *left = run_array(run, bool, count + 1);
    size_t words = 0;
    for (size_t i = 0; i < request->words; i++) {
        size_t g = 0;
        while (i > 0 && g < count && (left[g] || strcmp(gone[g], request->word[i]) != 0))
            g++;
        if (i == 0 || g == count) {
            word[words++] = request->word[i];
            continue;
        }
        left[g] = true;
        if (instead != NULL)
            word[words++] = instead;
        instead = NULL;
    }
    return pasted_line(run, word, words);
}
