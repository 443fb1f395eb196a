#include "spec/term_list.h"

#include "base/text.h"

/* The comma that ends what begins at `at`, or the end. */
static const char *part_end(const char *at)
{
    size_t depth = 0;
    bool quoted = false;
    for (; *at != '\0' && (quoted || depth > 0 || *at != ','); at++) {
        quoted = quoted != (*at == '`');
        depth += !quoted && *at == '(';
        depth -= !quoted && *at == ')' && depth > 0;
    }
    return at;
}

struct texts term_list(struct run *run, const char *text, struct place place)
{
    struct texts texts = { 0, NULL, NULL };
    for (const char *at = text; at != NULL;) {
        const char *end = part_end(at);
        texts.text = run_grow(run, texts.text, const char *, texts.count + 1);
        texts.place = run_grow(run, texts.place, struct place, texts.count + 1);
        texts.text[texts.count] = text_trim(run, at, (size_t)(end - at));
        texts.place[texts.count++] = place;
        at = *end == '\0' ? NULL : end + 1;
    }
    return texts;
}
