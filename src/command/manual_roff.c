/* A page as source of a manual page: man macros, which man, mandoc and groff all know. */
#include <glib.h>
#include <string.h>

#include "command/manual.h"

static void append(char **to, const char *text)
{
    *to = talloc_strdup_append_buffer(*to, text);
}

/* A text for roff: what would be a macro, a sign of its own or a curly quote is none. */
static void append_text(char **to, const char *text)
{
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (at == text && (*at == '.' || *at == '\''))
            append(to, "\\&");
        const char *sign = letter == '\\'   ? "\\e"
                           : letter == '-'  ? "\\-"
                           : letter == '\'' ? "\\(aq"
                           : letter == '`'  ? "\\(ga"
                           : letter == '^'  ? "\\(ha"
                           : letter == '~'  ? "\\(ti"
                           : letter == '"'  ? "\\(dq"
                                            : NULL;
        if (sign != NULL)
            append(to, sign);
        else if (letter < 128)
            *to = talloc_strndup_append_buffer(*to, at, 1);
        else
            *to = talloc_asprintf_append_buffer(*to, "\\[u%04X]", letter);
    }
}

static void append_bold(char **to, const char *text)
{
    append(to, "\\fB");
    append_text(to, text);
    append(to, "\\fR");
}

static void append_item(char **to, const struct block *block)
{
    append(to, ".TP\n");
    append_bold(to, block->tag);
    if (*block->value != '\0') {
        append(to, " \\fI");
        append_text(to, block->value);
        append(to, "\\fR");
    }
    append(to, "\n");
    append_text(to, block->text);
    append(to, "\n");
}

/* `first`: the first line of such in a row; `last`: the last. */
static void append_code(struct run *run, char **to, const char *text, bool first, bool last)
{
    enum { WIDTH = 68 };
    char **line = g_strsplit(manual_code(run, text, WIDTH), "\n", -1);
    run_adopt(run, line, (void (*)(void *))g_strfreev);
    if (first)
        append(to, ".RS 4\n.nf\n");
    for (size_t i = 0; line[i] != NULL; i++) {
        append(to, i == 0 ? "" : "\n");
        append_text(to, line[i]);
    }
    append(to, last ? "\n.fi\n.RE\n" : "\n");
}

static void append_block(char **to, const struct manual_page *page, size_t i)
{
    const struct block *block = &page->block[i];
    bool first = i == 0 || page->block[i - 1].kind != BLOCK_CODE;
    bool last = i + 1 == page->blocks || page->block[i + 1].kind != BLOCK_CODE;
    if (block->kind == BLOCK_ITEM) {
        append_item(to, block);
        return;
    }
    if (block->kind == BLOCK_CODE) {
        append_code(page->run, to, block->text, first, last);
        return;
    }
    enum block_kind before = i == 0 ? BLOCK_HEADING : page->block[i - 1].kind;
    if (block->kind == BLOCK_TEXT && before != BLOCK_HEADING && before != BLOCK_SUBHEADING)
        append(to, ".PP\n");
    if (block->kind != BLOCK_TEXT)
        append(to, block->kind == BLOCK_HEADING ? ".SH " : ".SS ");
    append_text(to, block->kind != BLOCK_HEADING
                        ? block->text
                        : run_adopt(page->run, g_utf8_strup(block->text, -1), g_free));
    append(to, "\n");
}

const char *manual_roff(const struct manual_page *page)
{
    char *to = talloc_asprintf(
        page->run,
        ".TH %s %d " ATTAIN_RELEASED " \"attain " ATTAIN_VERSION "\"\n.nh\n.ad l\n.SH NAME\n",
        (char *)run_adopt(page->run, g_ascii_strup(page->name, -1), g_free), page->section);
    append_text(&to, page->name);
    append(&to, " \\- ");
    append_text(&to, page->summary);
    append(&to, "\n");
    for (size_t i = 0; i < page->blocks; i++)
        append_block(&to, page, i);
    return to;
}
