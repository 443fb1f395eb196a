#include "base/run.h"

#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/progress.h"
#include "base/terminal.h"

struct run *run_new(void)
{
    return talloc_zero(NULL, struct run);
}

enum status status_at(struct place place)
{
    return place.line == 0 ? STATUS_USAGE : STATUS_MALFORMED;
}

static const char *place_text(struct run *run, struct place place)
{
    if (place.file == NULL)
        return "";
    if (place.line == 0 && place.column == 0)
        return talloc_asprintf(run, "%s: ", place.file);
    if (place.column == 0)
        return talloc_asprintf(run, "%s:%zu: ", place.file, place.line);
    if (place.line == 0)
        return talloc_asprintf(run, "%s:%zu: ", place.file, place.column);
    return talloc_asprintf(run, "%s:%zu:%zu: ", place.file, place.line, place.column);
}

bool run_fail(struct run *run, enum status status, struct place place, const char *format, ...)
{
    if (run->message != NULL)
        return false;
    va_list arguments;
    va_start(arguments, format);
    char *what = talloc_vasprintf(run, format, arguments);
    va_end(arguments);
    for (char *at = what; *at != '\0'; at++) /* one line, whatever a cell of the user's holds */
        if ((unsigned char)*at < ' ')
            *at = ' ';
    run->status = status;
    run->message = talloc_asprintf(run, "%s%s", place_text(run, place), what);
    return false;
}

const char *run_forgive(struct run *run)
{
    const char *message = run->message;
    run->status = STATUS_DONE;
    run->message = NULL;
    return message;
}

static bool is_known(const struct mistakes *mistakes, const char *message)
{
    for (size_t i = 0; i < mistakes->count; i++)
        if (strcmp(mistakes->message[i], message) == 0)
            return true;
    return false;
}

bool run_go_on(struct run *run)
{
    struct mistakes *mistakes = run->mistakes;
    if (mistakes == NULL)
        return false;
    const char *message = run_forgive(run);
    if (message == NULL || is_known(mistakes, message))
        return true;
    mistakes->message = run_grow(run, mistakes->message, const char *, mistakes->count + 1);
    mistakes->message[mistakes->count++] = message;
    return true;
}

static void say(struct run *run, enum stress stress, const char *text)
{
    bool stressed = terminal_stresses(run, STDERR_FILENO);
    progress_clear(run);
    fprintf(stderr, "%s %s\n",
            stressed ? terminal_stressed(run, stress, "attain:") : "attain:", text);
}

void run_say(struct run *run, const char *format, ...)
{
    if (run->quiet)
        return;
    va_list arguments;
    va_start(arguments, format);
    say(run, STRESS_STRONG, talloc_vasprintf(run, format, arguments));
    va_end(arguments);
}

void run_tell(struct run *run, const char *format, ...)
{
    if (!run->verbose)
        return;
    va_list arguments;
    va_start(arguments, format);
    say(run, STRESS_FAINT, talloc_vasprintf(run, format, arguments));
    va_end(arguments);
}

/* A message whose suggestion, if it has one, stands out. */
static const char *suggestion_stressed(struct run *run, const char *message)
{
    const char *suggestion = strstr(message, "did you mean ");
    size_t length = suggestion == NULL ? 0 : strcspn(suggestion, "?");
    if (length == 0 || !terminal_stresses(run, STDERR_FILENO))
        return message;
    const char *stressed =
        terminal_stressed(run, STRESS_STRONG, talloc_strndup(run, suggestion, length));
    return talloc_asprintf(run, "%.*s%s%s", (int)(suggestion - message), message, stressed,
                           suggestion + length);
}

void run_say_failure(struct run *run)
{
    if (run->message != NULL)
        say(run, STRESS_ERROR, suggestion_stressed(run, run->message));
}

struct adopted {
    void *object;
    void (*release)(void *);
};

static int adopted_release(struct adopted *adopted)
{
    adopted->release(adopted->object);
    return 0;
}

void *run_adopt(struct run *run, void *object, void (*release)(void *))
{
    struct adopted *adopted = talloc_zero(run, struct adopted);
    *adopted = (struct adopted){ object, release };
    talloc_set_destructor(adopted, adopted_release);
    return object;
}

/* talloc gives no block of more than 256 MB; a larger one is the C library's. */
#define LARGEST_BLOCK ((size_t)1 << 27)

static size_t bytes_of(size_t size, size_t count)
{
    if (count > 0 && size > PTRDIFF_MAX / count)
        memory_stop();
    return size * count;
}

void *run_zeroed(struct run *run, size_t size, size_t count)
{
    size_t bytes = bytes_of(size, count);
    if (bytes <= LARGEST_BLOCK)
        return talloc_zero_array(run, char, (unsigned int)bytes);
    return run_adopt(run, calloc(count, size), free);
}

void *run_resized(struct run *run, void *array, size_t size, size_t count)
{
    size_t bytes = bytes_of(size, count);
    void *resized = bytes > UINT_MAX
                        ? NULL
                        : talloc_realloc(run, array, char, bytes > 0 ? (unsigned int)bytes : 1);
    if (resized == NULL)
        memory_stop();
    return resized;
}
