#include "base/interrupt.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

/* A list that only grows, at its head, until it is forgotten: the handler may read it at any time.
 * What was made last is removed first, so a folder comes after what it holds. */
struct leftover {
    const char *path;
    bool folder;
    const struct leftover *made_before;
};

static _Atomic(const struct leftover *) leftovers;
static volatile sig_atomic_t line_shown;
static pthread_t main_thread;

static const int stopping[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof stopping / sizeof *stopping };

/* Only calls that POSIX lists as safe in a handler. */
static void stop(int signal)
{
    static const char clear[] = "\r\033[K";
    int error = errno;
    if (!pthread_equal(pthread_self(), main_thread)) { /* the thread whose signals can wait */
        pthread_kill(main_thread, signal);
        errno = error;
        return;
    }
    for (const struct leftover *left = leftovers; left != NULL; left = left->made_before)
        if (left->folder)
            rmdir(left->path);
        else
            unlink(left->path);
    ssize_t written = line_shown ? write(STDERR_FILENO, clear, sizeof clear - 1) : 0;
    (void)written;
    struct sigaction usual = { .sa_handler = SIG_DFL };
    sigaction(signal, &usual, NULL);
    raise(signal); /* waits until this handler returns */
    errno = error;
}

static void hear(int signal)
{
    struct sigaction before, action = { .sa_handler = stop };
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&action.sa_mask, stopping[i]);
    if (sigaction(signal, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(signal, &action, NULL);
}

void interrupt_begin(void)
{
    main_thread = pthread_self();
    for (size_t i = 0; i < SIGNALS; i++)
        hear(stopping[i]);
}

static void signals_set(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&set, stopping[i]);
    pthread_sigmask(how, &set, NULL);
}

void interrupt_hold(void)
{
    signals_set(SIG_BLOCK);
}

void interrupt_allow(void)
{
    signals_set(SIG_UNBLOCK);
}

static void leave(struct run *run, const char *path, bool folder)
{
    struct leftover *left = talloc_zero(run, struct leftover);
    *left = (struct leftover){ path, folder, leftovers };
    leftovers = left;
}

void interrupt_leave_file(struct run *run, const char *path)
{
    leave(run, path, false);
}

void interrupt_leave_folder(struct run *run, const char *path)
{
    leave(run, path, true);
}

void interrupt_forget(void)
{
    leftovers = NULL;
}

void interrupt_clears_line(bool shown)
{
    line_shown = shown;
}
