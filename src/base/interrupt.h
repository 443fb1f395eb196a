/* interrupt.h - a run that is stopped from outside leaves nothing half-written.
 *
 * At SIGINT (Ctrl-C), SIGTERM and SIGHUP the files and folders that are listed here are removed, a
 * line of progress is taken away, and the program ends by that signal, as a shell expects. A signal
 * that was ignored when the program began (nohup) stays ignored. What must not be cut in two, a name
 * that is made and listed or files that take their names together, is done while signals wait. */
#ifndef ATTAIN_BASE_INTERRUPT_H
#define ATTAIN_BASE_INTERRUPT_H

#include "base/run.h"

/* Once, in the main thread. */
void interrupt_begin(void);

/* Signals wait until interrupt_allow. */
void interrupt_hold(void);
void interrupt_allow(void);

/* What is removed at a signal: a file that waits for its name, a folder that was made for it if it
 * is empty. `path` holds until interrupt_forget. */
void interrupt_leave_file(struct run *run, const char *path);
void interrupt_leave_folder(struct run *run, const char *path);

/* Nothing is removed from now on. */
void interrupt_forget(void);

/* Is there a line of progress to take away? */
void interrupt_clears_line(bool shown);

#endif
