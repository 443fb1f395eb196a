#include "report/ledger_table.h"

#include "base/number.h"
#include "report/json.h"
#include "report/ledger_lines.h"

enum { OF, ENTRY, AREA, PERIOD, HOW_MANY, WHERE, WHAT, COLUMNS };

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* What a line is about, where it is the first about it. */
static const char *about(const struct ledger_lines *lines, size_t at)
{
    const struct ledger_line *line = &lines->line[at], *above = at == 0 ? NULL : line - 1;
    if (above != NULL && above->group == line->group && above->of == line->of)
        return "";
    return line->variable != NULL ? line->variable : or_empty(line->source);
}

static const char *where(struct run *run, const struct ledger_line *line)
{
    if (line->file == NULL || line->line == 0)
        return or_empty(line->file);
    return talloc_asprintf(run, "%s:%zu", line->file, line->line);
}

static void add_line(struct run *run, struct table *table, const struct ledger_lines *lines,
                     size_t at)
{
    const struct ledger_line *line = &lines->line[at];
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    row->rule_above = at > 0 && lines->line[at - 1].group != line->group;
    row->cell[OF].text = about(lines, at);
    row->cell[ENTRY].text = ledger_kind_name(line->kind);
    row->cell[AREA].text = or_empty(line->area_name);
    row->cell[PERIOD].text = or_empty(line->period);
    row->cell[HOW_MANY].text = line->count == 0 ? "" : number_count(run, line->count);
    row->cell[WHERE].text = where(run, line);
    row->cell[WHAT].text = line->what;
}

struct table *ledger_table(struct run *run, const struct panel *panel)
{
    static const char *const heading[COLUMNS] = {
        [OF] = "Source or variable", [ENTRY] = "Entry",    [AREA] = "Local authority",
        [PERIOD] = "Period",         [HOW_MANY] = "Count", [WHERE] = "File and line",
        [WHAT] = "In words"
    };
    const struct ledger_lines *lines = ledger_lines(run, panel);
    struct table *table =
        table_new(run, "", talloc_asprintf(run, "Ledger: %s", panel->study->title), COLUMNS);
    table->made_up = panel->made_up;
    table->align[HOW_MANY] = ALIGN_RIGHT;
    struct table_row *head = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < COLUMNS; c++)
        head->cell[c].text = heading[c];
    for (size_t i = 0; i < lines->count; i++)
        add_line(run, table, lines, i);
    return table;
}

static const char *count_or_empty(struct run *run, size_t count)
{
    return count == 0 ? "" : talloc_asprintf(run, "%zu", count);
}

const char *ledger_csv(struct run *run, const void *answer)
{
    const struct panel *panel = answer;
    const struct ledger_lines *lines = ledger_lines(run, panel);
    char *text = talloc_asprintf(run,
                                 "kind,source,variable,area_number,area_name,period,count,file,"
                                 "line,what%s\n",
                                 panel->made_up ? ",made_up" : "");
    for (size_t i = 0; i < lines->count; i++) {
        const struct ledger_line *line = &lines->line[i];
        const char *cells[] = { ledger_kind_name(line->kind),
                                line->source,
                                line->variable,
                                line->area_number,
                                line->area_name,
                                line->period,
                                count_or_empty(run, line->count),
                                line->file,
                                count_or_empty(run, line->line),
                                line->what };
        for (size_t c = 0; c < sizeof cells / sizeof *cells; c++)
            text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",",
                                                 csv_safe(run, cells[c]));
        text = talloc_strdup_append_buffer(text, panel->made_up ? ",made-up data\n" : "\n");
    }
    return text;
}

static json_t *name_or_null(const char *text)
{
    return text == NULL ? json_null() : json_name(text);
}

static json_t *count_or_null(size_t count)
{
    return count == 0 ? json_null() : json_integer((json_int_t)count);
}

const char *ledger_json(struct run *run, const void *answer)
{
    const struct panel *panel = answer;
    const struct ledger_lines *lines = ledger_lines(run, panel);
    json_t *entries = json_array();
    for (size_t i = 0; i < lines->count; i++) {
        const struct ledger_line *line = &lines->line[i];
        json_array_append_new(
            entries,
            json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "kind",
                      ledger_kind_name(line->kind), "source", name_or_null(line->source),
                      "variable", name_or_null(line->variable), "area_number",
                      name_or_null(line->area_number), "area_name", name_or_null(line->area_name),
                      "period", name_or_null(line->period), "count", count_or_null(line->count),
                      "file", name_or_null(line->file), "line", count_or_null(line->line), "what",
                      json_name(line->what)));
    }
    return json_text(run, json_pack("{s:i, s:o, s:b, s:o}", "schema_version", JSON_SCHEMA_VERSION,
                                    "study", json_name(panel->study->title), "made_up",
                                    panel->made_up, "entries", entries));
}

struct document *ledger_document(struct run *run, const struct panel *panel)
{
    const struct table *table = ledger_table(run, panel);
    struct document *document = document_new(run, table->title);
    document_add(run, document, table);
    document_answers(document, panel, ledger_csv, ledger_json);
    return document;
}
