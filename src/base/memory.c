#include "base/memory.h"

#include <glib.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/run.h"

_Noreturn void memory_stop(void)
{
    static const char message[] = "attain: out of memory\n";
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(STATUS_NUMERICAL);
}

/* What GLib calls an error is a resource that it could not get; it would abort after it. */
static void hear_glib(const char *domain, GLogLevelFlags level, const char *message, void *state)
{
    if ((level & G_LOG_LEVEL_ERROR) != 0)
        memory_stop();
    g_log_default_handler(domain, level, message, state);
}

void memory_begin(void)
{
    g_log_set_handler("GLib", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL, hear_glib, NULL);
}

#ifdef __has_feature
#define SANITIZED __has_feature(address_sanitizer)
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#if defined(__GLIBC__) && !SANITIZED

/* glibc's own, by the names that it keeps for those who stand before it. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

void *malloc(size_t size)
{
    void *memory = __libc_malloc(size);
    if (memory == NULL)
        memory_stop();
    return memory;
}

void *calloc(size_t count, size_t size)
{
    void *memory = __libc_calloc(count, size);
    if (memory == NULL)
        memory_stop();
    return memory;
}

void *realloc(void *memory, size_t size)
{
    void *moved = __libc_realloc(memory, size);
    if (moved == NULL && size > 0)
        memory_stop();
    return moved;
}

#endif
