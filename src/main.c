/* attain: official data in, a regression table that people can trust out. */
#include <signal.h>

#include <gsl/gsl_errno.h>

#include "base/interrupt.h"
#include "base/memory.h"
#include "base/progress.h"
#include "command/command.h"

int main(int count, char **word)
{
    signal(SIGPIPE, SIG_IGN);    /* a closed pipe is a failed write, and leaves nothing behind */
    gsl_set_error_handler_off(); /* every status is read where it arises */
    memory_begin();
    interrupt_begin();
    struct run *run = run_new();
    size_t words = count < 1 ? 0 : (size_t)count - 1;
    bool ok = command_run(run, words, (const char *const *)word + 1);
    if (!ok)
        run_say_failure(run);
    progress_clear(run);
    int status = ok ? STATUS_DONE : (int)run->status;
    talloc_free(run);
    return status;
}
