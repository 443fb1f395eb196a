/* Areas as JSON: what the table says in words, as fields. */
#include "report/area_table.h"

#include "report/json.h"

static json_t *text_or_null(const char *text)
{
    return *text == '\0' ? json_null() : json_string(text);
}

static json_t *codes_json(const struct area *area)
{
    json_t *codes = json_array();
    for (size_t i = 0; i < area->codes; i++) {
        const struct area_code *code = &area->code[i];
        json_array_append_new(codes,
                              json_pack("{s:s, s:o, s:o, s:o, s:b}", "gss_code", code->code, "from",
                                        text_or_null(code->from), "to", text_or_null(code->to),
                                        "change", text_or_null(change_name(code->change)),
                                        "misprint", (int)code->misprint));
    }
    return codes;
}

static json_t *links_json(const struct areas *areas, const struct area_link *link, size_t count)
{
    json_t *links = json_array();
    for (size_t i = 0; i < count; i++) {
        const struct area *area = &areas->area[link[i].area];
        json_array_append_new(links, json_pack("{s:s, s:s, s:s}", "la_number", area->number, "name",
                                               area->name, "change", change_name(link[i].change)));
    }
    return links;
}

static json_t *area_json(const struct areas *areas, const struct area *area)
{
    json_t *aliases = json_array();
    for (const char *const *alias = area->alias; *alias != NULL; alias++)
        json_array_append_new(aliases, json_string(*alias));
    return json_pack("{s:o, s:o, s:s, s:s, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "la_number",
                     text_or_null(area->number), "gss_code", text_or_null(area->gss_code), "name",
                     area->name, "kind", area_kind(area), "made_up", (int)area->fictitious,
                     "region", text_or_null(area->region), "opened", text_or_null(area->opened),
                     "closed", text_or_null(area->closed), "gss_codes", codes_json(area), "aliases",
                     aliases, "predecessors",
                     links_json(areas, area->predecessor, area->predecessors), "successors",
                     links_json(areas, area->successor, area->successors));
}

const char *areas_json(struct run *run, const void *answer)
{
    const struct found_areas *found = answer;
    json_t *list = json_array(), *unknown = json_array();
    for (size_t i = 0; i < found->count; i++)
        json_array_append_new(list, area_json(found->areas, &found->areas->area[found->area[i]]));
    for (size_t i = 0; i < found->unknown; i++)
        json_array_append_new(unknown, json_string(found->unknown_text[i]));
    return json_text(run,
                     json_pack("{s:i, s:o, s:o, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                               "year", found->year == 0 ? json_null() : json_integer(found->year),
                               "areas", list, "not_found", unknown));
}
