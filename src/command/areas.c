/* attain areas: who a local authority is and was, by any of its numbers, codes and names. */
#include <glib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "command/answer.h"
#include "read/area_name.h"
#include "report/area_table.h"

struct areas_options {
    struct answer_options answer;
    char *year, *register_;
};

enum { FIRST_YEAR = 2009, MOST_TOGETHER = 16 };

static bool read_year(struct run *run, const char *text, int *year)
{
    *year = 0;
    if (text == NULL)
        return true;
    if (strlen(text) == 4 && strspn(text, "0123456789") == 4)
        *year = (int)g_ascii_strtoll(text, NULL, 10);
    return *year >= FIRST_YEAR
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "--year '%s': write a year of four digits, %d or later", text, FIRST_YEAR);
}

static bool check_texts(struct run *run, const struct request *request)
{
    for (size_t i = 0; i < request->arguments; i++) {
        bool plain = g_utf8_validate(request->argument[i], -1, NULL);
        for (const char *at = request->argument[i]; *at != '\0'; at++)
            plain = plain && (unsigned char)*at >= ' ';
        if (!plain)
            return run_fail(
                run, STATUS_USAGE, NOWHERE,
                "word %zu is no text in UTF-8 on one line; write a number, code or name", i + 1);
    }
    return true;
}

static bool is_on_map(const struct found_areas *found, size_t area)
{
    return found->year == 0 || area_on_map(&found->areas->area[area], found->year);
}

/* Add an area, once, if it is on the map; says why if it is not. */
static bool add_found(struct run *run, struct found_areas *found, size_t index)
{
    const struct area *area = &found->areas->area[index];
    if (!is_on_map(found, index)) {
        bool closed = *area->closed != '\0' && atoi(area->closed) <= found->year;
        run_say(run, "%s %s is not on the map of %d: it %s on %s", area->number, area->name,
                found->year, closed ? "closed" : "opened", closed ? area->closed : area->opened);
        return false;
    }
    for (size_t i = 0; i < found->count; i++)
        if (found->area[i] == index)
            return true;
    found->area[found->count++] = index;
    return true;
}

/* The area that a text is exactly, as a number, else as a code, else as a name. */
static size_t find_exactly(const struct areas *areas, const char *text)
{
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++) {
        const char *cells[AREA_KEYS] = { NULL };
        size_t area = SIZE_MAX, other = SIZE_MAX;
        enum area_key wrong = key;
        cells[key] = text;
        areas_resolve(areas, cells, &area, &other, &wrong);
        if (area != SIZE_MAX)
            return area;
    }
    return SIZE_MAX;
}

/* Is the text within the name or an alias, as names are compared? */
static bool is_within(const struct area *area, const char *wanted)
{
    char *name = area_key_text(AREA_NAME, area->name);
    bool within = strstr(name, wanted) != NULL;
    g_free(name);
    for (const char *const *alias = area->alias; *alias != NULL && !within; alias++) {
        name = area_key_text(AREA_NAME, *alias);
        within = strstr(name, wanted) != NULL;
        g_free(name);
    }
    return within;
}

/* Add all whose name has the text in it; returns how many. */
static size_t add_within(struct run *run, struct found_areas *found, const char *text)
{
    char *wanted = area_key_text(AREA_NAME, text);
    size_t count = 0;
    for (size_t i = 0; i < found->areas->count && *wanted != '\0'; i++)
        if (is_on_map(found, i) && is_within(&found->areas->area[i], wanted))
            count += add_found(run, found, i);
    g_free(wanted);
    return count;
}

/* What a text that was not found looks like. */
static enum area_key key_of(const char *text)
{
    if (g_ascii_isdigit(*text) && text[strspn(text, "0123456789.")] == '\0')
        return AREA_NUMBER;
    bool code = g_ascii_isalpha(*text) && g_ascii_isdigit(text[1])
                && text[1 + strspn(text + 1, "0123456789")] == '\0';
    return code ? AREA_GSS_CODE : AREA_NAME;
}

static bool look_up(struct run *run, struct found_areas *found, const char *text)
{
    size_t area = find_exactly(found->areas, text), together[MOST_TOGETHER];
    if (area != SIZE_MAX)
        return add_found(run, found, area);
    size_t count = areas_combined(found->areas, text, together, MOST_TOGETHER);
    if (count > 0) {
        bool all = true;
        run_say(run, "'%s' is %zu local authorities together", text, count);
        for (size_t i = 0; i < count; i++)
            all = add_found(run, found, together[i]) && all;
        return all;
    }
    count = add_within(run, found, text);
    if (count > 0) {
        run_say(run, "no local authority is called '%s'; it is part of %zu %s", text, count,
                count == 1 ? "name" : "names");
        return true;
    }
    run_say(run, "%s", areas_unknown_words(run, found->areas, key_of(text), text));
    return false;
}

static void take_all(struct found_areas *found)
{
    for (size_t i = 0; i < found->areas->count; i++)
        if (!found->areas->area[i].aggregate && !found->areas->area[i].elsewhere
            && is_on_map(found, i))
            found->area[found->count++] = i;
}

static void find_all(struct run *run, const struct request *request, struct found_areas *found)
{
    found->area = run_array(run, size_t, found->areas->count + 1);
    found->unknown_text = run_array(run, const char *, request->arguments + 1);
    if (request->arguments == 0)
        take_all(found);
    for (size_t i = 0; i < request->arguments; i++)
        if (!look_up(run, found, request->argument[i]))
            found->unknown_text[found->unknown++] = request->argument[i];
}

static bool areas_perform(struct run *run, const struct request *request)
{
    const struct areas_options *options = request->options;
    const char *path = options->register_;
    enum format format = FORMAT_TEXT;
    struct found_areas found = { .count = 0 };
    struct areas *areas = NULL;
    bool ok = answer_format(run, &options->answer, &format)
              && read_year(run, options->year, &found.year) && check_texts(run, request)
              && (path != NULL || share_find(run, "data/areas.csv", &path))
              && areas_read(run, &path, 1, &areas);
    if (!ok)
        return false;
    found.areas = areas;
    find_all(run, request, &found);
    if (!answer_write(run, &options->answer, format, areas_document(run, &found)))
        return false;
    if (found.unknown > 0)
        run->status = STATUS_NO;
    return run->status == STATUS_DONE;
}

static const char *const areas_examples[] = {
    "attain areas Hull E06000060 835",
    "attain areas North --format markdown",
    "attain areas --year 2019 -o areas.csv",
    NULL,
};

static const struct option areas_option_table[] = {
    { "year", '\0', OPTION_TEXT, offsetof(struct areas_options, year), "YEAR",
      "only those that existed on 31 December of that year" },
    { "register", '\0', OPTION_TEXT, offsetof(struct areas_options, register_), "FILE",
      "another register of local authorities; by default the one that comes with the program" },
    ANSWER_OPTIONS(struct areas_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_areas = {
    .name = "areas",
    .arguments = "[TEXT...]",
    .summary = "look up local authorities, old and new, by number, code or name",
    .about = "Looks up local authorities by LA number, GSS code, name or a part of a name, with "
             "what they were before and became.",
    .examples = areas_examples,
    .options = areas_option_table,
    .options_size = sizeof(struct areas_options),
    .most = SIZE_MAX,
    .perform = areas_perform,
};
