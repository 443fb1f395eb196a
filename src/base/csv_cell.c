#include "base/csv_cell.h"

#include <string.h>

const char *csv_quoted(struct run *run, const char *text)
{
    if (text == NULL)
        return "";
    if (strpbrk(text, ",\"\r\n") == NULL)
        return text;
    char *quoted = talloc_strdup(run, "\"");
    for (const char *at = text; *at != '\0'; at++)
        quoted = talloc_asprintf_append_buffer(quoted, *at == '"' ? "\"\"" : "%c", *at);
    return talloc_strdup_append_buffer(quoted, "\"");
}
