#include "read/ees_period.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "read/observer.h"

/* Identifiers by family; months and weeks are numbered among their own. */
static const struct identifier {
    const char *name;
    bool six;
    int family;
} identifiers[] = {
    { "Calendar year", false, 0 },
    { "Reporting year", false, 1 },
    { "Academic year", true, 2 },
    { "Financial year", true, 3 },
    { "Tax year", true, 4 },
    { "Autumn term", true, 5 },
    { "Spring term", true, 5 },
    { "Summer term", true, 5 },
    { "Autumn and spring term", true, 5 },
    { "Financial year Q1", true, 6 },
    { "Financial year Q2", true, 6 },
    { "Financial year Q3", true, 6 },
    { "Financial year Q4", true, 6 },
    { "Part 1 (April to September)", true, 7 },
    { "Part 2 (October to March)", true, 7 },
    { "January", false, 8 },
    { "February", false, 8 },
    { "March", false, 8 },
    { "April", false, 8 },
    { "May", false, 8 },
    { "June", false, 8 },
    { "July", false, 8 },
    { "August", false, 8 },
    { "September", false, 8 },
    { "October", false, 8 },
    { "November", false, 8 },
    { "December", false, 8 },
};
enum { IDENTIFIERS = sizeof identifiers / sizeof *identifiers, WEEKS = 9 };

/* "Week 1" to "Week 52" (and the 53rd that some years have). */
static bool is_week(const char *name)
{
    const char *digits = name + strlen("Week ");
    if (g_ascii_strncasecmp(name, "Week ", strlen("Week ")) != 0 || strlen(digits) > 2)
        return false;
    int week = 0;
    for (; g_ascii_isdigit(*digits); digits++)
        week = week * 10 + (*digits - '0');
    return *digits == '\0' && week >= 1 && week <= 53;
}

static bool find_identifier(const char *name, struct identifier *found)
{
    for (size_t i = 0; i < IDENTIFIERS; i++)
        if (g_ascii_strcasecmp(identifiers[i].name, name) == 0) {
            *found = identifiers[i];
            return true;
        }
    *found = (struct identifier){ name, false, WEEKS };
    return is_week(name);
}

static bool fail_unknown(struct run *run, const char *identifier, struct place place)
{
    const char *names[IDENTIFIERS];
    for (size_t i = 0; i < IDENTIFIERS; i++)
        names[i] = identifiers[i].name;
    const char *near = text_suggestion(run, identifier, names, IDENTIFIERS);
    return run_fail(run, STATUS_MALFORMED, place, "'%s' is no time_identifier%s", identifier,
                    *near == '\0' ? ", as Academic year, Calendar year or Autumn term" : near);
}

bool ees_identify(struct run *run, struct ees_period *period, const char *identifier,
                  struct place place)
{
    if (period->identifier != NULL && strcmp(period->identifier, identifier) == 0)
        return true;
    struct identifier found;
    if (!find_identifier(identifier, &found))
        return fail_unknown(run, identifier, place);
    if (period->first != NULL && found.family != period->family)
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' in a file that has '%s' in line %zu; keep each in a file of its own",
                        identifier, period->first, period->line);
    talloc_free(period->identifier);
    period->identifier = talloc_strdup(run, identifier);
    period->six = found.six;
    period->family = found.family;
    if (period->first == NULL) {
        period->first = talloc_strdup(run, identifier);
        period->line = place.line;
    }
    return true;
}

static bool all_digits(const char *text, size_t length)
{
    size_t digits = 0;
    while (digits < length && g_ascii_isdigit(text[digits]))
        digits++;
    return digits == length;
}

bool ees_year(struct run *run, const struct ees_period *period, const char *text, size_t length,
              enum year_name name, struct place place, int *year)
{
    enum { FOUR = 4, SIX = 6 };
    bool split = false;
    size_t wanted = period->six ? SIX : FOUR;
    bool right = length == wanted && all_digits(text, length)
                 && walk_year(text, length, period->six, name, year, &split)
                 && split == period->six;
    if (right)
        return true;
    const char *rule = period->six ? "six digits, two years in succession, as 201819 for 2018/19"
                                   : "four digits, as 2018";
    return run_fail(run, STATUS_MALFORMED, place, "'%.*s' is no time_period of '%s': that is %s",
                    (int)length, text, period->identifier, rule);
}
