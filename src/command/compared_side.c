#include "command/compared_side.h"

#include <glib.h>

#include "base/path.h"
#include "base/text.h"
#include "command/study_request.h"
#include "fit/fitted_result.h"
#include "report/input_name.h"
#include "report/result_json.h"

static bool ends_in(const char *path, const char *suffix)
{
    return g_ascii_strcasecmp(path_suffix(path), suffix) == 0;
}

bool side_is_study(const char *path)
{
    return ends_in(path, ".yaml") || ends_in(path, ".yml");
}

/* "virtual-schools.yaml on lait-2023 with missing=mean". */
static const char *study_name(struct run *run, const struct compared_side *side)
{
    char *name = talloc_asprintf(run, "%s on %s", input_word(run, side->path),
                                 side->data == NULL ? "its sample" : input_word(run, side->data));
    size_t sets = side->set == NULL ? 0 : g_strv_length((char **)side->set);
    return sets == 0 ? name
                     : talloc_asprintf_append_buffer(
                         name, " with %s", text_list(run, (const char *const *)side->set, sets));
}

bool side_fit(struct run *run, const struct compared_side *study, const char *data,
              const struct fitted **fitted)
{
    struct panel *panel = NULL;
    struct fitted *made = NULL;
    bool ok = study_panel_at(run, study->path, study->set, data, &panel)
              && fitted_build(run, panel, &made);
    *fitted = made;
    return ok;
}

static const char *inside(struct run *run, const char *folder, const char *name)
{
    const char *path = talloc_asprintf(run, "%s/%s", folder, name);
    return g_file_test(path, G_FILE_TEST_EXISTS) ? path : NULL;
}

/* What a folder lacks of what stands beside the coefficients is not known, no more. */
static bool read_folder(struct run *run, const char *folder, struct result **result)
{
    const char *coefficients = inside(run, folder, "coefficients.csv");
    const char *models = inside(run, folder, "models.csv");
    const char *panel = inside(run, folder, "panel.csv");
    const char *provenance = inside(run, folder, "provenance.json");
    struct result_values *values = NULL;
    if (coefficients == NULL)
        return run_fail(run, STATUS_UNREADABLE, (struct place){ folder, 0, 0 },
                        "has no coefficients.csv; name a folder that 'attain reproduce -o' wrote, "
                        "or for a folder of data write --data %s",
                        folder);
    if (!result_read_csv(run, coefficients, result)
        || (models != NULL && !result_read_models(run, models, *result))
        || (provenance != NULL && !result_read_provenance(run, provenance, *result))
        || (panel != NULL && !result_values_read(run, panel, &values)))
        return false;
    (*result)->name = input_word(run, folder);
    if (values != NULL)
        result_values_confide(*result, provenance != NULL, values);
    (*result)->values = values;
    return true;
}

bool side_read(struct run *run, struct compared_side *side)
{
    bool json = ends_in(side->path, ".json");
    if (side_is_study(side->path)) {
        if (!side_fit(run, side, side->data, &side->fitted))
            return false;
        side->result = fitted_result(run, side->fitted, study_name(run, side));
        return side->result->models > 0
               || run_fail(run, STATUS_UNSUPPORTED, (struct place){ side->path, 0, 0 },
                           "has no table that could be fitted, so there is nothing to compare");
    }
    if (g_file_test(side->path, G_FILE_TEST_IS_DIR))
        return read_folder(run, side->path, &side->result);
    if (!(json ? result_read_json : result_read_csv)(run, side->path, &side->result))
        return false;
    side->result->name = input_word(run, side->path);
    return true;
}
