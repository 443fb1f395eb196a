#include "report/write.h"

#include <string.h>

#include "base/path.h"

const char *const format_names[] = { "text", "markdown", "html", "latex", "csv", "json", NULL };

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
    static const char *const suffix[] = { ".txt", ".md", ".html", ".tex", ".csv", ".json", NULL };
    for (size_t i = 0; suffix[i] != NULL; i++)
        if (strcmp(suffix[i], path_suffix(path)) == 0) {
            *format = (enum format)i;
            return true;
        }
    return false;
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
