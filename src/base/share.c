#include "base/share.h"

#include <errno.h>
#include <glib.h>
#include <stdlib.h>
#include <unistd.h>

bool share_find(struct run *run, const char *file, const char **path)
{
    static const char *const from[] = { "../share/attain", "..", "../.." };
    char *program = realpath("/proc/self/exe", NULL);
    if (program == NULL)
        return run_fail(run, STATUS_UNREADABLE, (struct place){ file, 0, 0 },
                        "cannot be looked for beside the program: %s; name the file instead",
                        g_strerror(errno));
    run_adopt(run, program, free);
    char *folder = run_adopt(run, g_path_get_dirname(program), g_free);
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        char *candidate = run_adopt(run, g_build_filename(folder, from[i], file, NULL), g_free);
        if (access(candidate, R_OK) == 0) {
            *path = run_adopt(run, g_canonicalize_filename(candidate, NULL), g_free);
            return true;
        }
    }
    return run_fail(
        run, STATUS_UNREADABLE, (struct place){ file, 0, 0 },
        "is not in ../share/attain nor above %s; install the program again, or name the file",
        folder);
}
