#include "command/answer.h"

#include <glib.h>
#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/terminal.h"
#include "base/text.h"
#include "command/document_picture.h"
#include "report/script.h"

const char answer_format_help[] =
    "text, markdown, html, latex, csv, json, xlsx (a workbook), docx (Word), svg, pdf or png "
    "(pictures); by default what the output's suffix says, or text";
const char answer_output_help[] = "file; standard output without it";

static bool is_stdout(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

/* What people call a format by the program that opens it, or by its suffix. */
static const char *format_meant(const char *name)
{
    static const struct {
        const char *said, *format;
    } others[] = { { "word", "docx" },  { "doc", "docx" },      { "excel", "xlsx" },
                   { "xls", "xlsx" },   { "tex", "latex" },     { "md", "markdown" },
                   { "txt", "text" },   { "plain", "text" },    { "htm", "html" },
                   { "web", "html" },   { "spreadsheet", "xlsx" } };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (g_ascii_strcasecmp(others[i].said, name) == 0)
            return others[i].format;
    return NULL;
}

static bool format_unknown(struct run *run, const char *name)
{
    size_t count = 0;
    while (format_names[count] != NULL)
        count++;
    const char *meant = format_meant(name);
    if (meant == NULL)
        meant = text_nearest(name, format_names, count);
    return meant != NULL ? run_fail(run, STATUS_USAGE, NOWHERE,
                                    "no format '%s'; did you mean '%s'?", name, meant)
                         : run_fail(run, STATUS_USAGE, NOWHERE,
                                    "no format '%s'; the formats are %s", name,
                                    text_list(run, format_names, count));
}

static bool format_choose(struct run *run, const char *name, const char *output,
                          enum format *format)
{
    *format = FORMAT_TEXT;
    if (name == NULL)
        return output == NULL || *path_suffix(output) == '\0' || format_of_path(output, format)
               || run_fail(run, STATUS_USAGE, NOWHERE,
                           "the end of '%s' names no format; use .txt, .md, .html, .tex, .csv, "
                           ".json, .xlsx, .docx, .svg, .pdf or .png, or say --format",
                           output);
    enum script_language language;
    if (script_named(name, &language))
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "'%s' is a format of 'attain fit' alone: it writes the commands that make "
                        "its fits again",
                        name);
    return format_named(name, format) || format_unknown(run, name);
}

bool answer_format(struct run *run, const struct answer_options *options, enum format *format)
{
    if (!format_choose(run, options->format, options->output, format))
        return false;
    return !format_is_binary(*format) || !is_stdout(options->output) || !isatty(STDOUT_FILENO)
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%s is not for a terminal; write it to a file: -o FILE%s",
                       format_names[*format], format_suffix(*format));
}

bool answer_add(struct run *run, const struct document *document, enum format format,
                const char *path, struct outputs *outputs)
{
    if (format_is_picture(format))
        return document_picture_add(run, document, format, path, outputs);
    struct document_form form = { .page = !is_stdout(path) };
    if (is_stdout(path))
        form.text = (struct text_form){ terminal_width(), terminal_stresses(run, STDOUT_FILENO) };
    struct bytes bytes = { NULL, 0 };
    if (!document_write(run, document, format, &form, &bytes))
        return false;
    outputs_add(outputs, path, bytes);
    return true;
}

bool answer_write(struct run *run, const struct answer_options *options, enum format format,
                  const struct document *document)
{
    bool rows = format == FORMAT_CSV || format == FORMAT_JSON;
    struct outputs *outputs = outputs_new(run);
    return ((document->parts == 0 && !rows)
            || answer_add(run, document, format, options->output, outputs))
           && outputs_write(run, outputs);
}
