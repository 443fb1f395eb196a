#include "base/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/number.h"

size_t terminal_width(void)
{
    enum { WIDEST = 10000 };
    if (!isatty(STDOUT_FILENO))
        return 0;
    const char *said = getenv("COLUMNS");
    double columns = 0;
    if (said != NULL && number_read(said, strlen(said), &columns) && columns >= 1
        && columns <= WIDEST)
        return (size_t)columns;
    struct winsize size = { 0 };
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
