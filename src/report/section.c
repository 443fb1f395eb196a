#include "report/section.h"

void section_add(struct run *run, struct section *section, struct table *table)
{
    section->table = run_grow(run, section->table, struct table *, section->tables + 1);
    section->table[section->tables++] = table;
}

static void json_release(void *json)
{
    json_decref(json);
}

void section_json(struct run *run, struct section *section, json_t *json)
{
    section->json = run_adopt(run, json, json_release);
}

const char *section_write(struct run *run, const struct section *section, enum format format)
{
    if (format == FORMAT_JSON)
        return json_text(run, json_incref(section->json));
    if (format == FORMAT_CSV)
        return section->csv;
    char *text = talloc_strdup(run, "");
    for (size_t t = 0; t < section->tables; t++)
        text = talloc_asprintf_append_buffer(text, "%s%s", t == 0 ? "" : "\n",
                                             table_write(run, section->table[t], format));
    return text;
}
