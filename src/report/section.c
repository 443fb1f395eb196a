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

static const char *section_csv(struct run *run, const void *section)
{
    (void)run;
    return ((const struct section *)section)->csv;
}

static const char *section_json_text(struct run *run, const void *section)
{
    return json_text(run, json_incref(((const struct section *)section)->json));
}

void section_append(struct run *run, const struct section *section, struct document *document)
{
    for (size_t t = 0; t < section->tables; t++)
        document_add(run, document, section->table[t]);
}

struct document *section_document(struct run *run, const struct section *section, const char *title)
{
    struct document *document = document_new(run, title);
    section_append(run, section, document);
    document_answers(document, section, section_csv, section_json_text);
    return document;
}
