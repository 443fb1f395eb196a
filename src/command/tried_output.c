#include "command/tried_output.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"
#include "command/picture_files.h"
#include "command/trial_figures.h"

static bool is_folder(const char *path)
{
    return path != NULL && strcmp(path, "-") != 0
           && (g_file_test(path, G_FILE_TEST_IS_DIR) || g_str_has_suffix(path, "/")
               || (*path_suffix(path) == '\0' && !g_file_test(path, G_FILE_TEST_EXISTS)));
}

bool tried_output_where(struct run *run, const struct answer_options *options,
                        struct tried_where *where)
{
    const char *path = options->output;
    *where = (struct tried_where){ TRIED_DOCUMENT, FORMAT_TEXT, path };
    if (is_folder(path)) {
        where->kind = TRIED_FOLDER;
        return options->format == NULL
               || run_fail(run, STATUS_USAGE, NOWHERE,
                           "'%s' is a folder, which gets every format; leave out --format, or name "
                           "a file: -o %s%s",
                           path, path, ".html");
    }
    if (!answer_format(run, options, &where->format))
        return false;
    bool file = path != NULL && strcmp(path, "-") != 0;
    if (file && where->format == FORMAT_HTML)
        where->kind = TRIED_PAGE;
    return true;
}

static bool page_add(struct run *run, const struct trial_report *report,
                     const struct request *request, const char *path, struct outputs *outputs)
{
    struct html_figure *figure = NULL;
    if (!trial_figures(run, report, &figure))
        return false;
    outputs_add_text(outputs, path,
                     trial_page(run, report, figure, trial_figures_count(report), request->words,
                                request->word));
    return true;
}

static bool folder_add(struct run *run, const struct trial_report *report,
                       const struct request *request, const char *path, struct outputs *outputs)
{
    static const struct {
        enum format format;
        const char *name;
    } written[] = { { FORMAT_TEXT, "try.txt" },
                    { FORMAT_CSV, "try.csv" },
                    { FORMAT_JSON, "try.json" } };
    const size_t length = strlen(path);
    const char *folder =
        talloc_strndup(run, path, length - (length > 1 && path[length - 1] == '/'));
    const struct document *document = trial_document(run, report);
    struct picture_look look;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++)
        if (!answer_add(run, document, written[i].format,
                        talloc_asprintf(run, "%s/%s", folder, written[i].name), outputs))
            return false;
    return page_add(run, report, request, talloc_asprintf(run, "%s/report.html", folder), outputs)
           && picture_look_of(run, NULL, NULL, &look)
           && trial_figure_files_add(run, report, folder, &look, outputs);
}

bool tried_output_add(struct run *run, const struct trial_report *report,
                      const struct tried_where *where, const struct request *request,
                      struct outputs *outputs)
{
    if (where->kind == TRIED_PAGE)
        return page_add(run, report, request, where->path, outputs);
    if (where->kind == TRIED_FOLDER)
        return folder_add(run, report, request, where->path, outputs);
    return answer_add(run, trial_document(run, report), where->format, where->path, outputs);
}
