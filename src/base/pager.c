#include "base/pager.h"

#include <errno.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/terminal.h"

/* As git's, and a last line that says how to go on: who has never met less is stuck at its ":". */
static const char less_options[] = "FRXPs?e(end) q leaves:space goes on, q leaves.$";

/* A line of shell; NULL: there is none. */
static const char *pager_command(void)
{
    const char *said = getenv("ATTAIN_PAGER");
    if (said == NULL)
        said = getenv("PAGER");
    if (said != NULL)
        return *said == '\0' || strcmp(said, "cat") == 0 ? NULL : said;
    char *less = g_find_program_in_path("less");
    bool found = less != NULL;
    g_free(less);
    return found ? "less" : NULL;
}

/* How many lines of the terminal the bytes take. Stresses take no room. */
static size_t lines_shown(struct bytes bytes, size_t width)
{
    size_t lines = 0, column = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte == '\033')
            while (i + 1 < bytes.length && bytes.data[i] != 'm')
                i++;
        else if (byte == '\n') {
            lines += 1 + (column > 0 && width > 0 ? (column - 1) / width : 0);
            column = 0;
        } else
            column += (byte & 0xC0) != 0x80; /* not a byte that goes on a character */
    }
    return lines + (column > 0);
}

bool pager_is_for(const struct run *run, struct bytes bytes)
{
    size_t height = terminal_height();
    return !run->unpaged && terminal_is_able(STDOUT_FILENO) && height > 0
           && lines_shown(bytes, terminal_width()) >= height && pager_command() != NULL;
}

static _Noreturn void pager_become(const char *command, const int pipe[2])
{
    signal(SIGPIPE, SIG_DFL);
    dup2(pipe[0], STDIN_FILENO);
    close(pipe[0]);
    close(pipe[1]);
    setenv("LESS", less_options, 0);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

/* As much as the reader wants. */
static void feed(int descriptor, struct bytes bytes)
{
    for (size_t done = 0; done < bytes.length;) {
        ssize_t wrote = write(descriptor, bytes.data + done, bytes.length - done);
        if (wrote < 0 && errno != EINTR)
            return;
        done += wrote < 0 ? 0 : (size_t)wrote;
    }
}

static bool ended_well(pid_t pager)
{
    int status = 0;
    while (waitpid(pager, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFSIGNALED(status) || WEXITSTATUS(status) == 0; /* killed: the reader wants no more */
}

bool pager_show(struct bytes bytes)
{
    int ends[2];
    const char *command = pager_command();
    if (command == NULL || pipe(ends) != 0)
        return false;
    void (*heard)(int) = signal(SIGINT, SIG_DFL);
    pid_t pager = fork();
    if (pager == 0)
        pager_become(command, ends);
    signal(SIGINT, SIG_IGN);
    close(ends[0]);
    if (pager > 0)
        feed(ends[1], bytes);
    close(ends[1]);
    bool shown = pager > 0 && ended_well(pager);
    signal(SIGINT, heard);
    return shown;
}
