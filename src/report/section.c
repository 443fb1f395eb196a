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
