#include "report/write.h"

#include <string.h>

#include "base/path.h"

const char *const format_names[] = { "text", "markdown", "html", "latex", "csv", "json",
                                     "xlsx", "docx",     "svg",  "pdf",   "png", NULL };

static const char *const suffixes[] = { ".txt",  ".md",   ".html", ".tex", ".csv", ".json",
                                        ".xlsx", ".docx", ".svg",  ".pdf", ".png", NULL };

bool format_named(const char *name, enum format *format)
{
    for (size_t i = 0; format_names[i] != NULL; i++)
        if (strcmp(format_names[i], name) == 0) {
            *format = (enum format)i;
            return true;
        }
    return false;
}

bool format_of_path(const char *path, enum format *format)
{
    for (size_t i = 0; suffixes[i] != NULL; i++)
        if (strcmp(suffixes[i], path_suffix(path)) == 0) {
            *format = (enum format)i;
            return true;
        }
    return false;
}

const char *format_suffix(enum format format)
{
    return suffixes[format];
}

bool format_is_picture(enum format format)
{
    return format == FORMAT_SVG || format == FORMAT_PDF || format == FORMAT_PNG;
}

bool format_is_binary(enum format format)
{
    return format == FORMAT_XLSX || format == FORMAT_DOCX || format == FORMAT_PDF
           || format == FORMAT_PNG;
}

const char *table_write(struct run *run, const struct table *table, enum format format)
{
    switch (format) {
    case FORMAT_MARKDOWN:
        return table_write_markdown(run, table);
    case FORMAT_HTML:
        return table_write_html(run, table);
    case FORMAT_LATEX:
        return table_write_latex(run, table);
    case FORMAT_CSV:
        return table_write_csv(run, table);
    default:
        return table_write_text(run, table);
    }
}
