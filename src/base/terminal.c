#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/number.h"

/* As the environment says, or as the terminal does. */
static size_t size_said(const char *name, size_t size)
{
    enum { LARGEST = 10000 };
    const char *said = getenv(name);
    double count = 0;
    if (said != NULL && number_read(said, strlen(said), &count) && count >= 1 && count <= LARGEST)
        return (size_t)count;
    return size;
}

static struct winsize window_size(int descriptor)
{
    struct winsize size = { 0 };
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size : (struct winsize){ 0 };
}

size_t terminal_width(void)
{
    return isatty(STDOUT_FILENO) ? size_said("COLUMNS", window_size(STDOUT_FILENO).ws_col) : 0;
}

size_t terminal_width_of_errors(void)
{
    return isatty(STDERR_FILENO) ? size_said("COLUMNS", window_size(STDERR_FILENO).ws_col) : 0;
}

size_t terminal_height(void)
{
    return isatty(STDOUT_FILENO) ? size_said("LINES", window_size(STDOUT_FILENO).ws_row) : 0;
}

bool terminal_is_able(int descriptor)
{
    const char *kind = getenv("TERM");
    return isatty(descriptor) && kind != NULL && *kind != '\0' && strcmp(kind, "dumb") != 0;
}

bool terminal_stresses(const struct run *run, int descriptor)
{
    const char *refused = getenv("NO_COLOR");
    if (run->colouring != COLOURING_AUTO)
        return run->colouring == COLOURING_ALWAYS;
    return (refused == NULL || *refused == '\0') && terminal_is_able(descriptor);
}

const char *terminal_stressed(struct run *run, enum stress stress, const char *text)
{
    static const char *const begins[] = {
        [STRESS_STRONG] = "\033[1m", [STRESS_FAINT] = "\033[2m", [STRESS_ERROR] = "\033[1;31m"
    };
    if (stress == STRESS_NONE)
        return text;
    char *stressed = talloc_strdup(run, "");
    for (size_t length; *text != '\0'; text += length) {
        length = strcspn(text, "\n");
        if (length > 0)
            stressed = talloc_asprintf_append_buffer(stressed, "%s%.*s\033[0m", begins[stress],
                                                     (int)length, text);
        if (text[length] == '\n') {
            stressed = talloc_strdup_append_buffer(stressed, "\n");
            length++;
        }
    }
    return stressed;
}
