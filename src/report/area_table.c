#include "report/area_table.h"

#include <string.h>

#include "base/text.h"
#include "read/grid.h"

/* "928 Northamptonshire" */
static const char *who(struct run *run, const struct area *area)
{
    return talloc_asprintf(run, "%s %s", area->number, area->name);
}

/* The areas that this change joins, as a list; "" if there are none. */
static const char *linked(struct run *run, const struct areas *areas, const struct area_link *link,
                          size_t count, enum change change)
{
    const char **name = run_array(run, const char *, count + 1);
    size_t names = 0;
    for (size_t i = 0; i < count; i++)
        if (link[i].change == change)
            name[names++] = who(run, &areas->area[link[i].area]);
    return text_list(run, name, names);
}

static const char *append(struct run *run, const char *text, const char *more)
{
    return *text == '\0' ? more : talloc_asprintf(run, "%s; %s", text, more);
}

/* A transfer to the only heir, or from the only parent, is of most; another's is of a part. */
static bool is_most(const struct area *heir)
{
    return heir->predecessors == 1;
}

/* "836 Poole and 837 Bournemouth, merged; a part of 835 Dorset (before 2019)" */
static const char *came_from(struct run *run, const struct areas *areas, const struct area *area)
{
    const char *text = "";
    for (enum change change = CHANGE_RECODED; change <= CHANGE_TRANSFER; change++) {
        const char *list = linked(run, areas, area->predecessor, area->predecessors, change);
        if (*list == '\0')
            continue;
        const char *more = change != CHANGE_TRANSFER
                               ? talloc_asprintf(run, "%s, %s", list, change_name(change))
                           : is_most(area) ? talloc_asprintf(run, "%s, less a part", list)
                                           : talloc_asprintf(run, "a part of %s", list);
        text = append(run, text, more);
    }
    return text;
}

/* "838 Dorset, less a part, on 2019-04-01; a part to 839 Bournemouth, ... on 2019-04-01" */
static const char *transferred(struct run *run, const struct areas *areas, const struct area *area)
{
    const char *most = "", *parts = "";
    for (size_t i = 0; i < area->successors; i++) {
        const struct area *heir = &areas->area[area->successor[i].area];
        if (area->successor[i].change != CHANGE_TRANSFER)
            continue;
        if (is_most(heir))
            most = append(
                run, most,
                talloc_asprintf(run, "%s, less a part, on %s", who(run, heir), heir->opened));
        else
            parts =
                append(run, parts,
                       talloc_asprintf(run, "a part to %s on %s", who(run, heir), heir->opened));
    }
    return *parts == '\0' ? most : append(run, most, parts);
}

/* "split into 940 North Northamptonshire and 941 West Northamptonshire on 2021-04-01" */
static const char *became(struct run *run, const struct areas *areas, const struct area *area)
{
    static const char *const words[] = { [CHANGE_RECODED] = "recoded as",
                                         [CHANGE_BOUNDARY] = "with a boundary tweak",
                                         [CHANGE_MERGED] = "merged into",
                                         [CHANGE_SPLIT] = "split into" };
    const char *text = "";
    for (enum change change = CHANGE_RECODED; change < CHANGE_TRANSFER; change++) {
        const char *list = linked(run, areas, area->successor, area->successors, change);
        if (*list != '\0')
            text = append(run, text,
                          talloc_asprintf(run, "%s %s on %s", words[change], list,
                                          areas->area[area->successor->area].opened));
    }
    const char *transfers = transferred(run, areas, area);
    return *transfers == '\0' ? text : append(run, text, transfers);
}

/* "E06000048 from 2009-04-01 to 2013-03-31 (boundary tweak)": in brackets how it ended. */
static const char *other_codes(struct run *run, const struct area *area)
{
    const char *text = "";
    for (size_t i = 0; i < area->codes; i++) {
        const struct area_code *code = &area->code[i];
        const char *end = code->misprint ? "misprint" : i == 0 ? "" : change_name(code[-1].change);
        char *words = talloc_strdup(run, code->code);
        if (strcmp(code->code, area->gss_code) == 0)
            continue;
        if (*code->from != '\0')
            words = talloc_asprintf_append_buffer(words, " from %s", code->from);
        if (*code->to != '\0')
            words = talloc_asprintf_append_buffer(words, " to %s", code->to);
        if (*end != '\0')
            words = talloc_asprintf_append_buffer(words, " (%s)", end);
        text = append(run, text, words);
    }
    return text;
}

const char *area_kind(const struct area *area)
{
    return area->elsewhere   ? "elsewhere"
           : area->aggregate ? "country or region"
                             : "local authority";
}

enum { NUMBER, CODE, NAME, KIND, REGION, OPENED, CLOSED, OTHER_CODES, CAME_FROM, BECAME, COLUMNS };
static const char *const heading[COLUMNS] = {
    "LA number", "GSS code", "Name",        "Kind",      "Region",
    "Opened",    "Closed",   "Other codes", "Came from", "Became",
};

/* Which columns a reader sees. What is long stands in notes; that all are local authorities, and
 * that a column has nothing in it, need not be seen. */
static void choose_columns(const struct found_areas *found, const char *const *cell,
                           bool shown[COLUMNS])
{
    for (size_t row = 0; row < found->count; row++)
        for (size_t c = 0; c < OTHER_CODES; c++) {
            const char *text = cell[row * COLUMNS + c];
            bool plain = c == KIND && strcmp(text, "local authority") == 0;
            shown[c] = shown[c] || (*text != '\0' && !plain);
        }
}

/* "839 Bournemouth, Christchurch and Poole. Came from: 836 Poole and ..., merged." */
static void note_history(struct run *run, struct table *table, const char *const *cell)
{
    const char *text = "";
    for (size_t c = OTHER_CODES; c < COLUMNS; c++)
        if (*cell[c] != '\0')
            text = talloc_asprintf(run, "%s %s: %s.", text, heading[c], cell[c]);
    if (*text != '\0')
        table_add_note(run, table, "%s %s.%s", cell[NUMBER], cell[NAME], text);
}

static const char *const *cells_of(struct run *run, const struct found_areas *found)
{
    const char **cell = run_array(run, const char *, found->count *COLUMNS);
    for (size_t row = 0; row < found->count; row++) {
        const struct area *area = &found->areas->area[found->area[row]];
        const char **of = &cell[row * COLUMNS];
        of[NUMBER] = area->number;
        of[CODE] = area->gss_code;
        of[NAME] = area->name;
        of[KIND] = area_kind(area);
        of[REGION] = area->region;
        of[OPENED] = area->opened;
        of[CLOSED] = area->closed;
        of[OTHER_CODES] = other_codes(run, area);
        of[CAME_FROM] = came_from(run, found->areas, area);
        of[BECAME] = became(run, found->areas, area);
    }
    return cell;
}

static const char *title_of(struct run *run, const struct found_areas *found)
{
    return found->year == 0
               ? "Local authorities"
               : talloc_asprintf(run, "Local authorities on 31 December %d", found->year);
}

static void add_row(struct run *run, struct table *table, enum row_kind kind,
                    const char *const *cell, const bool shown[COLUMNS])
{
    struct table_row *row = table_add_row(run, table, kind);
    size_t place = 0;
    for (size_t c = 0; c < COLUMNS; c++)
        if (shown[c])
            row->cell[place++].text = cell[c];
}

static bool is_made_up(const struct found_areas *found)
{
    for (size_t row = 0; row < found->count; row++)
        if (found->areas->area[found->area[row]].fictitious)
            return true;
    return false;
}

/* With the headings that a file about authorities can be joined by. */
const char *areas_csv(struct run *run, const void *answer)
{
    const struct found_areas *found = answer;
    const char *const *cell = cells_of(run, found);
    bool made_up = is_made_up(found);
    char *text = talloc_asprintf(run,
                                 "la_number,gss_code,local_authority,kind,region,opened,closed,"
                                 "other_codes,came_from,became%s\n",
                                 made_up ? "," MADE_UP_COLUMN : "");
    for (size_t row = 0; row < found->count; row++) {
        for (size_t c = 0; c < COLUMNS; c++)
            text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",",
                                                 csv_quoted(run, cell[row * COLUMNS + c]));
        text = talloc_strdup_append_buffer(text, made_up ? ",made-up data\n" : "\n");
    }
    return text;
}

static struct table *areas_table(struct run *run, const struct found_areas *found,
                                 const char *title)
{
    const char *const *cell = cells_of(run, found);
    bool shown[COLUMNS] = { false };
    size_t columns = 0;
    choose_columns(found, cell, shown);
    for (size_t c = 0; c < COLUMNS; c++)
        columns += shown[c];
    struct table *table = table_new(run, "", title, columns);
    table->made_up = is_made_up(found);
    add_row(run, table, ROW_HEAD, heading, shown);
    for (size_t row = 0; row < found->count; row++) {
        add_row(run, table, ROW_BODY, &cell[row * COLUMNS], shown);
        note_history(run, table, &cell[row * COLUMNS]);
    }
    return table;
}

struct document *areas_document(struct run *run, const struct found_areas *found)
{
    const char *title = title_of(run, found);
    struct document *document = document_new(run, title);
    if (found->count > 0)
        document_add(run, document, areas_table(run, found, title));
    document_answers(document, found, areas_csv, areas_json);
    return document;
}
