#include "command/study_request.h"

#include <glib.h>

#include "derive/build.h"

bool study_at(struct run *run, const char *path, char *const *set, struct study **study)
{
    size_t sets = set == NULL ? 0 : g_strv_length((char **)set);
    return (path != NULL || share_find(run, DEFAULT_STUDY, &path))
           && study_read(run, path, (const char *const *)set, sets, study);
}

bool study_panel_of(struct run *run, const struct study *study, const char *data,
                    struct panel **panel)
{
    struct sources *sources = NULL;
    return sources_read(run, study, data, &sources) && panel_build(run, sources, panel);
}

bool study_panel_at(struct run *run, const char *path, char *const *set, const char *data,
                    struct panel **panel)
{
    struct study *study = NULL;
    return study_at(run, path, set, &study) && study_panel_of(run, study, data, panel);
}

bool study_panel(struct run *run, const struct request *request, char *const *set, const char *data,
                 struct panel **panel)
{
    return study_panel_at(run, request->arguments > 0 ? request->argument[0] : NULL, set, data,
                          panel);
}
