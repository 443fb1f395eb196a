#include "derive/lineage.h"

#include <string.h>

#include "base/text.h"

/* The way from an authority's own map to earlier or later ones: at each day on which some of
 * what it is made of came from others, or became others, these take its place. */
struct walk {
    struct run *run;
    const struct areas *areas;
    bool backwards;
    bool *in; /* areas->count: what together is the authority, on the map reached */
    bool approximate;
    size_t steps;
    const char **step;   /* "merged on 2019-04-01" */
    const char *notes;   /* "; without the part of ..." */
    const char *blocked; /* why it ends; NULL: nothing else is known to come before or after */
};

static const struct area *area_at(const struct walk *walk, size_t index)
{
    return &walk->areas->area[index];
}

/* The way that the walk goes from an area, and the way back. */
static const struct area_link *links_on(const struct walk *walk, size_t index, size_t *count)
{
    const struct area *area = area_at(walk, index);
    *count = walk->backwards ? area->predecessors : area->successors;
    return walk->backwards ? area->predecessor : area->successor;
}

static const struct area_link *links_back(const struct walk *walk, size_t index, size_t *count)
{
    const struct area *area = area_at(walk, index);
    *count = walk->backwards ? area->successors : area->predecessors;
    return walk->backwards ? area->successor : area->predecessor;
}

/* The day on which the area came from others, or the first others came from it; "" if none. */
static const char *day_of(const struct walk *walk, size_t index)
{
    size_t count = 0;
    const struct area_link *link = links_on(walk, index, &count);
    if (count == 0)
        return "";
    const char *day = area_at(walk, walk->backwards ? index : link->area)->opened;
    for (size_t i = 1; !walk->backwards && i < count; i++)
        if (strcmp(area_at(walk, link[i].area)->opened, day) < 0)
            day = area_at(walk, link[i].area)->opened;
    return day;
}

/* The next such day on the way; "" at its end. */
static const char *next_day(const struct walk *walk)
{
    const char *next = "";
    for (size_t i = 0; i < walk->areas->count; i++) {
        const char *day = walk->in[i] ? day_of(walk, i) : "";
        if (*day == '\0')
            continue;
        int order = strcmp(day, next);
        if (*next == '\0' || (walk->backwards ? order > 0 : order < 0))
            next = day;
    }
    return next;
}

/* Is all of that area within what the walk stands on? An area before, of which a part went to
 * nobody knows where, is not. */
static bool is_within(const struct walk *walk, size_t index)
{
    size_t count = 0;
    const struct area_link *link = links_back(walk, index, &count);
    for (size_t i = 0; i < count; i++)
        if (!walk->in[link[i].area])
            return false;
    return !walk->backwards || count > 1 || link->change != CHANGE_TRANSFER;
}

/* Merged or renumbered areas are all within what they became, whatever else is. */
static bool is_all_of(const struct walk *walk, const struct area_link *link)
{
    return is_within(walk, link->area)
           || (walk->backwards && link->change != CHANGE_SPLIT && link->change != CHANGE_TRANSFER);
}

static const char *names_of(const struct walk *walk, const struct area_link *link, size_t count,
                            size_t but)
{
    const char **name = run_array(walk->run, const char *, count + 1);
    size_t names = 0;
    for (size_t i = 0; i < count; i++)
        if (link[i].area != but)
            name[names++] = area_at(walk, link[i].area)->name;
    return text_list(walk->run, name, names);
}

static void add_note(struct walk *walk, const char *note)
{
    walk->approximate = true;
    walk->notes = talloc_asprintf(walk->run, "%s; %s", walk->notes, note);
}

/* What a part that went elsewhere is called, from where the walk comes. */
static void note_transfer(struct walk *walk, size_t part, const struct area_link *link, bool taken)
{
    struct run *run = walk->run;
    const char *name = area_at(walk, link->area)->name, *own = area_at(walk, part)->name;
    size_t back = 0;
    const struct area_link *others = links_back(walk, link->area, &back);
    if (!walk->backwards)
        add_note(walk, taken ? "without a part that went elsewhere"
                             : talloc_asprintf(run, "without the part that went to %s", name));
    else if (!taken)
        add_note(walk, talloc_asprintf(run, "without the part of %s that went to %s", name, own));
    else
        add_note(walk, back < 2 ? "with a part that went elsewhere"
                                : talloc_asprintf(run, "with the part that went to %s",
                                                  names_of(walk, others, back, part)));
}

static bool block(struct walk *walk, size_t part, const struct area_link *link, const char *day)
{
    size_t count = 0;
    const struct area_link *all = links_on(walk, part, &count);
    const char *name = area_at(walk, link->area)->name, *what = NULL;
    if (walk->backwards && link->change == CHANGE_SPLIT)
        what = "split from";
    else if (!walk->backwards && link->change == CHANGE_MERGED)
        what = "merged into";
    else {
        what = walk->backwards ? "made of parts of" : "divided between";
        name = names_of(walk, all, count, part);
    }
    walk->blocked = talloc_asprintf(walk->run, "%s %s on %s", what, name, day);
    return false;
}

/* Put what a part came from, or became, in its place. */
static bool cross(struct walk *walk, size_t part, const char *day, bool *next)
{
    size_t count = 0, taken = 0;
    const struct area_link *link = links_on(walk, part, &count), *transfer = NULL;
    for (size_t i = 0; i < count; i++) {
        if (is_all_of(walk, &link[i])) {
            next[link[i].area] = true;
            taken++;
        } else if (link[i].change != CHANGE_TRANSFER || transfer != NULL) {
            return block(walk, part, &link[i], day);
        } else {
            transfer = &link[i];
        }
    }
    bool rest = taken == 0 && walk->backwards; /* the other is most of it, and nothing else is */
    if (transfer != NULL && taken == 0 && !rest)
        return block(walk, part, transfer, day);
    if (transfer != NULL) {
        next[transfer->area] = next[transfer->area] || rest;
        note_transfer(walk, part, transfer, rest);
    } else if (!walk->backwards && count == 1 && link->change == CHANGE_TRANSFER) {
        note_transfer(walk, part, link, true);
    }
    return true;
}

/* "merged", if all that happened on the day is that; else "reorganised". */
static const char *verb_of(const struct walk *walk, const char *day)
{
    const char *verb = NULL;
    for (size_t i = 0; i < walk->areas->count; i++) {
        size_t count = 0;
        const struct area_link *link = links_on(walk, i, &count);
        if (!walk->in[i] || strcmp(day_of(walk, i), day) != 0)
            continue;
        for (size_t l = 0; l < count; l++) {
            if (link[l].change == CHANGE_TRANSFER && count > 1 && walk->backwards)
                continue; /* a note says so */
            const char *name =
                link[l].change == CHANGE_TRANSFER ? "reorganised" : change_name(link[l].change);
            verb = verb == NULL || strcmp(verb, name) == 0 ? name : "reorganised";
        }
    }
    return verb == NULL ? "reorganised" : verb;
}

static bool walk_on(struct walk *walk)
{
    const char *day = next_day(walk);
    if (*day == '\0')
        return false;
    bool *next = run_array(walk->run, bool, walk->areas->count);
    for (size_t i = 0; i < walk->areas->count; i++) {
        if (!walk->in[i])
            continue;
        if (strcmp(day_of(walk, i), day) != 0)
            next[i] = true;
        else if (!cross(walk, i, day, next))
            return false;
    }
    walk->step = run_grow(walk->run, walk->step, const char *, walk->steps + 1);
    walk->step[walk->steps++] = talloc_asprintf(walk->run, "%s on %s", verb_of(walk, day), day);
    walk->in = next;
    return true;
}

/* What the walk stands on now, as a set and in words. */
static struct lineage_set set_of(const struct walk *walk)
{
    struct lineage_set set = { .part = run_array(walk->run, size_t, walk->areas->count),
                               .approximate = walk->approximate };
    const char **name = run_array(walk->run, const char *, walk->areas->count);
    for (size_t i = 0; i < walk->areas->count; i++) {
        if (!walk->in[i])
            continue;
        name[set.parts] = area_at(walk, i)->name;
        set.part[set.parts++] = i;
    }
    set.words = talloc_asprintf(walk->run, "%s, %s%s", text_list(walk->run, name, set.parts),
                                text_list(walk->run, walk->step, walk->steps), walk->notes);
    return set;
}

static void walk_from(struct run *run, const struct areas *areas, size_t index, bool backwards,
                      struct lineage *lineage)
{
    const struct area *area = &areas->area[index];
    if ((backwards ? area->predecessors : area->successors) == 0)
        return;
    struct walk walk = { .run = run, .areas = areas, .backwards = backwards, .notes = "" };
    walk.in = run_array(run, bool, areas->count);
    walk.in[index] = true;
    while (walk_on(&walk)) {
        lineage->set = run_grow(run, lineage->set, struct lineage_set, lineage->sets + 1);
        lineage->set[lineage->sets++] = set_of(&walk);
    }
    if (walk.blocked != NULL)
        lineage->never = lineage->never == NULL
                             ? walk.blocked
                             : talloc_asprintf(run, "%s; %s", lineage->never, walk.blocked);
}

bool lineages_find(struct run *run, const struct areas *areas, int year, struct lineage ***lineages)
{
    *lineages = run_array(run, struct lineage *, areas->count + 1);
    for (size_t i = 0; i < areas->count; i++) {
        const struct area *area = &areas->area[i];
        if (area->aggregate || area->elsewhere || !area_on_map(area, year))
            continue;
        (*lineages)[i] = talloc_zero(run, struct lineage);
        walk_from(run, areas, i, true, (*lineages)[i]);
        walk_from(run, areas, i, false, (*lineages)[i]);
    }
    return true;
}
