#include "command/tried_output.h"

#include <glib.h>
#include <string.h>

#include "base/path.h"

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

bool tried_output_add(struct run *run, const struct trial_report *report,
                      const struct tried_where *where, const struct request *request,
                      struct outputs *outputs)
{
    (void)request;
    return answer_add(run, trial_document(run, report), where->format, where->path, outputs);
}
