/* terminal.h - how wide the terminal is that standard output goes to. */
#ifndef ATTAIN_BASE_TERMINAL_H
#define ATTAIN_BASE_TERMINAL_H

#include <stddef.h>

/* In characters: as COLUMNS says, or the terminal itself; 0 where standard output is none. */
size_t terminal_width(void);

#endif
