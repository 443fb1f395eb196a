#include "read/asked.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "read/wording.h"

static bool answers_to(const struct heading *heading, const struct asked *asked, bool exactly)
{
    for (size_t i = 0; i < asked->texts->count; i++) {
        const char *text = asked->texts->text[i];
        if (exactly ? strcmp(text, heading->name) == 0
                          || (asked->question && strcmp(text, heading->question) == 0)
                    : wording_same_question(text, heading->question))
            return true;
    }
    return false;
}

size_t asked_find(const struct heading *heading, size_t count, const struct asked *asked,
                  size_t *other)
{
    size_t found = SIZE_MAX;
    *other = SIZE_MAX;
    for (int exactly = 1; exactly >= 0 && found == SIZE_MAX; exactly--) {
        if (!exactly && !asked->question)
            break;
        for (size_t i = 0; i < count && *other == SIZE_MAX; i++)
            if (*heading[i].name != '\0' && answers_to(&heading[i], asked, exactly))
                *(found == SIZE_MAX ? &found : other) = i;
    }
    return found;
}

bool asked_twice(struct run *run, const struct grid_header *header, const struct asked *asked,
                 size_t first, size_t second)
{
    if (!asked->question)
        return run_fail(run, STATUS_MALFORMED,
                        (struct place){ header->path, header->line, second + 1 },
                        "the column '%s' stands twice; the first is column %zu",
                        asked->texts->text[0], first + 1);
    return run_fail(run, STATUS_UNSUPPORTED, asked->texts->place[0],
                    "%s has two columns with this question: column %zu, '%s', and column %zu, "
                    "'%s'; say which with 'column' instead of 'question'",
                    header->path, first + 1, header->heading[first].name, second + 1,
                    header->heading[second].name);
}

static char **words_of(const char *question)
{
    char *plain = wording_of_question(question);
    char **words = g_strsplit_set(plain, " ,.;:?!()'\"/", -1);
    g_free(plain);
    return words;
}

/* How much two questions have in common: twice the long words that both have, in hundredths of
 * the long words of both (Dice 1945). */
static size_t likeness(char **wanted, const char *question)
{
    enum { LONG = 3 };
    char **words = words_of(question);
    size_t both = 0, all = 0;
    for (size_t i = 0; wanted[i] != NULL; i++)
        if (strlen(wanted[i]) >= LONG) {
            all++;
            both += g_strv_contains((const char *const *)words, wanted[i]) ? 1 : 0;
        }
    for (size_t i = 0; words[i] != NULL; i++)
        all += strlen(words[i]) >= LONG;
    g_strfreev(words);
    return all == 0 ? 0 : 200 * both / all;
}

/* "; the nearest are 'a' and 'b'": at most three that have something in common. */
static const char *nearest_questions(struct run *run, const struct grid_header *header,
                                     const char *wanted)
{
    enum { FEW = 3, ALIKE = 25 };
    const char *few[FEW];
    size_t like[FEW], count = 0;
    char **words = words_of(wanted);
    for (size_t i = 0; i < header->cells; i++) {
        size_t likely = header->heading[i].personal || header->heading[i].metadata
                            ? 0
                            : likeness(words, header->heading[i].question);
        if (likely < ALIKE || (count == FEW && likely <= like[FEW - 1]))
            continue;
        size_t at = count < FEW ? count++ : FEW - 1;
        for (; at > 0 && like[at - 1] < likely; at--) {
            like[at] = like[at - 1];
            few[at] = few[at - 1];
        }
        like[at] = likely;
        few[at] = talloc_asprintf(run, "'%s'", header->heading[i].question);
    }
    g_strfreev(words);
    if (count == 0)
        return "";
    return talloc_asprintf(run, "; the nearest %s %s", count == 1 ? "is" : "are",
                           text_list(run, few, count));
}

bool asked_nowhere(struct run *run, const struct grid_header *header, const struct asked *asked)
{
    enum { MOST_LISTED = 12 };
    const char *first = asked->texts->text[0];
    const char **names = run_array(run, const char *, header->cells + 1);
    size_t count = 0;
    for (size_t i = 0; i < header->cells; i++)
        if (*header->heading[i].name != '\0' && !header->heading[i].personal)
            names[count++] = header->heading[i].name;
    const char *near = text_suggestion(run, first, names, count);
    if (asked->question)
        near = nearest_questions(run, header, first);
    if (*near == '\0' && count <= MOST_LISTED)
        near = talloc_asprintf(run, count == 1 ? "; its only column is %s" : "; its columns are %s",
                               text_list(run, names, count));
    return run_fail(run, STATUS_UNSUPPORTED, asked->texts->place[0], "%s has no %s '%s'%s",
                    header->path, asked->question ? "question" : "column", first, near);
}

bool asked_personal(struct run *run, const struct grid_header *header, const struct asked *asked,
                    size_t at, const struct source *source, const char *how)
{
    const char *name = header->heading[at].name;
    return run_fail(run, STATUS_UNSUPPORTED, asked->texts->place[0],
                    "%s: column %zu, '%s', is dropped: %s; if it is not personal data, say "
                    "'not_personal: [\"%s\"]' in the source '%s'",
                    header->path, at + 1, name, how, name, source->name);
}
