/* A page as text for a terminal: examples and options as a reader of --help meets them. */
#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "command/manual.h"

enum { WIDEST_TAG = 24, NARROW = 64, NARROW_AT = 8 };

/* "-o, --output FILE" */
static const char *tag_text(const struct manual_page *page, const struct block *block)
{
    return talloc_asprintf(page->run, "%s%s%s", block->tag, *block->value == '\0' ? "" : " ",
                           block->value);
}

/* Where the words of items begin: behind the widest tag that is not too wide. */
static size_t words_at(const struct manual_page *page, size_t width)
{
    size_t widest = 0;
    for (size_t i = 0; i < page->blocks; i++) {
        size_t wide =
            page->block[i].kind == BLOCK_ITEM ? text_width(tag_text(page, &page->block[i])) : 0;
        widest = wide > widest && wide <= WIDEST_TAG ? wide : widest;
    }
    return width < NARROW ? NARROW_AT : widest + 4;
}

/* "  -o, --output FILE    file; ...": where the tag is too wide, or the terminal narrow, the words
 * begin on the line beneath. */
static const char *item_text(const struct manual_page *page, const struct block *block,
                             size_t width, size_t at)
{
    const char *tag = tag_text(page, block);
    const char *help = text_wrap(page->run, block->text, width - at, at);
    size_t used = text_width(tag) + 4;
    return at != NARROW_AT && used <= at
               ? talloc_asprintf(page->run, "  %s%*s%s\n", tag, (int)(at - used) + 2, "", help)
               : talloc_asprintf(page->run, "  %s\n%*s%s\n", tag, (int)at, "", help);
}

/* The end of a word of shell that begins at `code`, blanks before it counted. */
static const char *word_end(const char *code)
{
    bool quoted = false;
    for (code += strspn(code, " "); *code != '\0' && (quoted || *code != ' '); code++)
        quoted = quoted != (*code == '\'');
    return code;
}

const char *manual_code(struct run *run, const char *code, size_t width)
{
    enum { INDENT = 4 };
    char *text = talloc_strdup(run, "");
    size_t used = 0;
    if (strncmp(code, "attain ", 7) != 0)
        return code;
    for (const char *end = code; *code != '\0'; code = end) {
        end = word_end(code);
        if (code[0] == ' ' && code[1] == '-' && *end != '\0' && end[1] != '-')
            end = word_end(end); /* an option and its value stay together */
        size_t length = (size_t)(end - code);
        if (used > INDENT && used + length + (*end == '\0' ? 0 : 2) > width) {
            text = talloc_asprintf_append_buffer(text, " \\\n%*s", INDENT - 1, "");
            used = INDENT - 1;
        }
        text = talloc_strndup_append_buffer(text, code, length);
        used += length;
    }
    return text;
}

/* Every line of a text that is typed, a little to the right. */
static const char *code_text(struct run *run, const char *code, size_t width)
{
    char **line = g_strsplit(manual_code(run, code, width - 2), "\n", -1);
    char *text = talloc_strdup(run, "");
    run_adopt(run, line, (void (*)(void *))g_strfreev);
    for (; *line != NULL; line++)
        text = talloc_asprintf_append_buffer(text, "  %s\n", *line);
    return text;
}

/* Is there a blank line before a block? Not at the top, nor under a heading, nor within a list. */
static bool is_apart(const struct manual_page *page, size_t i)
{
    if (i == 0)
        return false;
    enum block_kind kind = page->block[i].kind, before = page->block[i - 1].kind;
    bool heading = before == BLOCK_HEADING || before == BLOCK_SUBHEADING;
    return !heading && (kind == BLOCK_ITEM || kind == BLOCK_CODE ? before == BLOCK_TEXT : true);
}

static const char *block_text(const struct manual_page *page, const struct block *block,
                              size_t width, size_t at)
{
    struct run *run = page->run;
    switch (block->kind) {
    case BLOCK_ITEM:
        return item_text(page, block, width, at);
    case BLOCK_CODE:
        return code_text(run, block->text, width);
    case BLOCK_TEXT:
        return talloc_asprintf(run, "%s\n", text_wrap(run, block->text, width, 0));
    default:
        return talloc_asprintf(run, "%s:\n", text_wrap(run, block->text, width - 1, 0));
    }
}

const char *manual_text(const struct manual_page *page, size_t width)
{
    char *text = talloc_strdup(page->run, "");
    size_t at = words_at(page, width);
    for (size_t i = 0; i < page->blocks; i++)
        text = talloc_asprintf_append_buffer(text, "%s%s", is_apart(page, i) ? "\n" : "",
                                             block_text(page, &page->block[i], width, at));
    return text;
}
