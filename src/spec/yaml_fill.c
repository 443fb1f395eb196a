/* Filling structs from maps by tables of keys: the second half of yaml.h. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "spec/yaml.h"

static bool year_read(const char *text, int *year)
{
    *year = 0;
    for (size_t i = 0; i < 4; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *year = *year * 10 + (text[i] - '0');
    }
    return *year >= 1000;
}

/* "2017" or, of a year that spans two, "2016/17"; what stands behind it in `end`. */
static bool period_read(const char *text, int *year, bool *split, const char **end)
{
    if (!year_read(text, year))
        return false;
    *split = text[4] == '/';
    *end = text + (*split ? 7 : 4);
    if (!*split)
        return true;
    bool digits = g_ascii_isdigit(text[5]) && g_ascii_isdigit(text[6]);
    return digits && (*year + 1) % 100 == 10 * (text[5] - '0') + (text[6] - '0');
}

bool periods_read(const char *text, struct periods *periods)
{
    const char *end = NULL;
    bool split = false;
    if (!period_read(text, &periods->first, &periods->split, &end))
        return false;
    periods->last = periods->first;
    if (*end == '\0')
        return true;
    return *end == '-' && period_read(end + 1, &periods->last, &split, &end) && *end == '\0'
           && split == periods->split && periods->first <= periods->last;
}

const char *period_text(struct run *run, const struct periods *periods, int year)
{
    return periods->split ? talloc_asprintf(run, "%d/%02d", year, (year + 1) % 100)
                          : talloc_asprintf(run, "%d", year);
}

const char *periods_text(struct run *run, int first, int last, const char *between)
{
    return first == last ? talloc_asprintf(run, "%d", first)
                         : talloc_asprintf(run, "%d%s%d", first, between, last);
}

void texts_add(struct run *run, struct texts *texts, const char *text, struct place place)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->text[i], text) == 0)
            return;
    texts->text = run_grow(run, texts->text, const char *, texts->count + 1);
    texts->place = run_grow(run, texts->place, struct place, texts->count + 1);
    texts->text[texts->count] = text;
    texts->place[texts->count++] = place;
}

static bool fill_texts(struct run *run, const struct yaml *node, const char *what,
                       struct texts *texts)
{
    bool one = node->kind == YAML_TEXT;
    if (!one && !yaml_expect(run, node, YAML_LIST, what))
        return false;
    texts->count = one ? 1 : node->count;
    texts->text = run_array(run, const char *, texts->count);
    texts->place = run_array(run, struct place, texts->count);
    for (size_t i = 0; i < texts->count; i++) {
        const struct yaml *item = one ? node : node->item[i];
        if (!yaml_expect(run, item, YAML_TEXT, talloc_asprintf(run, "each item of %s", what)))
            return false;
        texts->text[i] = item->text;
        texts->place[i] = item->place;
    }
    return true;
}

static bool fill_choice(struct run *run, const struct yaml *node, const char *what,
                        const char *const *choices, int *choice)
{
    size_t count = 0;
    for (; choices[count] != NULL; count++)
        if (strcmp(choices[count], node->text) == 0) {
            *choice = (int)count;
            return true;
        }
    size_t unsaid = *choices[0] == '\0'; /* the first may stand for what is not said */
    return run_fail(run, status_at(node->place), node->place, "%s cannot be '%s'; it is one of: %s",
                    what, node->text, text_list(run, choices + unsaid, count - unsaid));
}

static bool fill_number(struct run *run, const struct yaml *node, const char *what, double *number)
{
    if (number_read(node->text, strlen(node->text), number))
        return true;
    return run_fail(run, status_at(node->place), node->place, "%s must be a number, not '%s'", what,
                    node->text);
}

static bool fill_count(struct run *run, const struct yaml *node, const char *what, size_t *count)
{
    double number = 0;
    bool whole = number_read(node->text, strlen(node->text), &number) && number >= 0 && number < 1e9
                 && number == (double)(size_t)number;
    *count = whole ? (size_t)number : 0;
    return whole
           || run_fail(run, status_at(node->place), node->place,
                       "%s must be a whole number from 0, not '%s'", what, node->text);
}

static bool fill_periods(struct run *run, const struct yaml *node, const char *what,
                         struct periods *periods)
{
    return periods_read(node->text, periods)
           || run_fail(
               run, status_at(node->place), node->place,
               "%s must be a year or years, as 2018, 2017-2019 or 2016/17-2018/19, not '%s'", what,
               node->text);
}

static bool fill_one(struct run *run, const struct yaml *node, const char *what,
                     const struct yaml_key *key, void *field)
{
    if (key->want == WANT_TEXTS)
        return fill_texts(run, node, what, field);
    if (key->want == WANT_MAP || key->want == WANT_ANY) {
        *(const struct yaml **)field = node;
        return key->want == WANT_ANY || yaml_expect(run, node, YAML_MAP, what);
    }
    if (!yaml_expect(run, node, YAML_TEXT, what))
        return false;
    if (*node->text == '\0')
        return run_fail(run, status_at(node->place), node->place,
                        "%s has no value; write one, or leave the key out", what);
    switch (key->want) {
    case WANT_COUNT:
        return fill_count(run, node, what, field);
    case WANT_NUMBER:
        return fill_number(run, node, what, field);
    case WANT_CHOICE:
        return fill_choice(run, node, what, key->choices, field);
    case WANT_PERIODS:
        return fill_periods(run, node, what, field);
    default:
        *(const char **)field = node->text;
        return true;
    }
}

static const struct yaml_key *key_named(const struct yaml_key *keys, const char *name)
{
    for (; keys->name != NULL; keys++)
        if (strcmp(keys->name, name) == 0)
            return keys;
    return NULL;
}

static bool unknown_key(struct run *run, const struct yaml *map, size_t at, const char *what,
                        const struct yaml_key *keys)
{
    size_t count = 0;
    for (; keys[count].name != NULL; count++)
        ;
    const char **names = run_array(run, const char *, count);
    for (size_t i = 0; i < count; i++)
        names[i] = keys[i].name;
    const char *near = text_suggestion(run, map->key[at], names, count);
    const char *all = *near == '\0'
                          ? talloc_asprintf(run, "; it may have: %s", text_list(run, names, count))
                          : near;
    return run_fail(run, status_at(map->key_place[at]), map->key_place[at], "%s has no key '%s'%s",
                    what, map->key[at], all);
}

static bool fill_key(struct run *run, const struct yaml *map, size_t at, const char *what,
                     const struct yaml_key *keys, void *target)
{
    const struct yaml_key *key = key_named(keys, map->key[at]);
    if (key == NULL)
        return unknown_key(run, map, at, what, keys);
    const char *name = talloc_asprintf(run, "%s of %s", key->name, what);
    return fill_one(run, map->item[at], name, key, (char *)target + key->offset);
}

bool yaml_fill(struct run *run, const struct yaml *map, const char *what,
               const struct yaml_key *keys, void *target)
{
    bool whole = true;
    if (!yaml_expect(run, map, YAML_MAP, what))
        return false;
    for (size_t i = 0; i < map->count; i++)
        if (!fill_key(run, map, i, what, keys, target)) {
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    for (const struct yaml_key *key = keys; key->name != NULL; key++)
        if (key->required && yaml_at(map, key->name) == NULL) {
            run_fail(run, status_at(map->place), map->place, "%s needs the key '%s'", what,
                     key->name);
            whole = false;
            if (!run_go_on(run))
                return false;
        }
    return whole;
}
