/* memory.h - memory that cannot be had ends the program, in one way.
 *
 * A program that gets no memory can do nothing useful but say so: it stops with a message
 * and status 6, before anything is written. That is settled where memory is given out: the
 * program's own malloc, calloc and realloc stand before the C library's, for every library
 * that it uses, and never return NULL. So nobody has to ask. (With another C library than
 * glibc, or under a sanitizer that has its own, it is theirs to say.) */
#ifndef ATTAIN_BASE_MEMORY_H
#define ATTAIN_BASE_MEMORY_H

/* "attain: out of memory", and the end. */
_Noreturn void memory_stop(void);

/* From now on GLib ends in the same way where it cannot get what it needs, a thread's stack
 * among it. */
void memory_begin(void);

#endif
