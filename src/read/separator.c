#include "read/separator.h"

#include <glib.h>

char separator_said(const char *text, size_t length, size_t *line)
{
    static const char word[] = "sep=";
    enum { WORD = sizeof word - 1 };
    bool quoted = length > 0 && text[0] == '"';
    size_t at = quoted;
    *line = 0;
    if (length < at + WORD + 1 || g_ascii_strncasecmp(text + at, word, WORD) != 0)
        return '\0';
    char separator = text[at + WORD];
    at += WORD + 1 + quoted;
    bool ends = at >= length || text[at] == '\n' || text[at] == '\r';
    bool sign = separator == '\t' || (g_ascii_ispunct(separator) && separator != '"');
    if (!ends || !sign)
        return '\0';
    at = at > length ? length : at; /* the closing quotation mark may be lacking */
    at += at < length && text[at] == '\r';
    at += at < length && text[at] == '\n';
    *line = at;
    return separator;
}

/* How many of the first lines have the number of `separator`s, outside quotes, that most lines
 * with any have. */
static size_t lines_agreeing(const char *text, size_t length, char separator)
{
    enum { LINES = 40 };
    size_t count[LINES] = { 0 }, lines = 0, most = 0;
    bool quoted = false;
    for (size_t i = 0; i < length && lines < LINES; i++) {
        quoted ^= text[i] == '"';
        count[lines] += !quoted && text[i] == separator;
        bool ends = text[i] == '\n' || text[i] == '\r';
        lines += !quoted && ends && i > 0 && text[i - 1] != '\n' && text[i - 1] != '\r';
    }
    lines += lines < LINES;
    for (size_t i = 0; i < lines; i++) {
        size_t agreeing = 0;
        for (size_t j = 0; j < lines; j++)
            agreeing += count[i] > 0 && count[j] == count[i];
        most = agreeing > most ? agreeing : most;
    }
    return most;
}

char separator_find(const char *text, size_t length)
{
    static const char separators[] = { ',', ';', '\t', '|' };
    char best = separators[0];
    size_t most = lines_agreeing(text, length, best);
    for (size_t i = 1; i < sizeof separators; i++) {
        size_t lines = lines_agreeing(text, length, separators[i]);
        /* Of equals not the comma: it is the decimal sign, or stands within the texts. */
        bool instead = lines == most && lines > 1 && best == ',';
        if (lines > most || instead) {
            most = lines;
            best = separators[i];
        }
    }
    return best;
}
