#include "base/path.h"

#include <glib.h>
#include <string.h>

const char *path_last(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

const char *path_suffix(const char *path)
{
    const char *last = path_last(path), *point = strrchr(last, '.');
    return point == NULL || point == last ? last + strlen(last) : point;
}

const char *path_beside(struct run *run, const char *path, const char *name)
{
    if (g_path_is_absolute(name))
        return name;
    char *folder = run_adopt(run, g_path_get_dirname(path), g_free);
    return run_adopt(run, g_build_filename(folder, name, NULL), g_free);
}
