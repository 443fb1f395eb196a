#include "spec/vary.h"
#include "spec/keys.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"

/* The text at a dotted path; NULL where there is none. */
static const char *text_at(struct run *run, const struct yaml *root, const char *path)
{
    char **part = run_adopt(run, g_strsplit(path, ".", -1), (void (*)(void *))g_strfreev);
    const struct yaml *node = root;
    for (; *part != NULL && node != NULL; part++)
        node = yaml_at(node, *part);
    return node == NULL || node->kind != YAML_TEXT ? NULL : node->text;
}

/* The value that all paths of a choice have. */
static size_t own_value(struct run *run, const struct yaml *root, const struct open_choice *choice)
{
    for (size_t v = 0; v < choice->to.count; v++) {
        size_t same = 0;
        for (size_t i = 0; i < choice->set.count; i++) {
            const char *text = text_at(run, root, choice->set.text[i]);
            same += text != NULL && strcmp(text, choice->to.text[v]) == 0;
        }
        if (same == choice->set.count)
            return v;
    }
    return SIZE_MAX;
}

static bool choice_check(struct run *run, const struct open_choice *choice)
{
    if (choice->set.count == 0)
        return run_fail(run, status_at(choice->place), choice->place,
                        "choice '%s' sets nothing; write the paths under 'set'", choice->name);
    if (choice->to.count < 2)
        return run_fail(run, status_at(choice->place), choice->place,
                        "choice '%s' needs two values or more to choose from", choice->name);
    for (size_t i = 0; i < choice->to.count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(choice->to.text[i], choice->to.text[j]) == 0)
                return run_fail(run, status_at(choice->to.place[i]), choice->to.place[i],
                                "choice '%s' has the value '%s' twice; write it once", choice->name,
                                choice->to.text[i]);
    return true;
}

const struct yaml_key choice_keys[] = {
    { "set", WANT_TEXTS, offsetof(struct open_choice, set), true, NULL,
      "the paths that it sets, as for --set: variables.demand.method" },
    { "to", WANT_TEXTS, offsetof(struct open_choice, to), true, NULL,
      "the values that they take, two or more" },
    { NULL },
};

static bool choice_fill(struct run *run, const char *name, const struct yaml *node,
                        struct open_choice *choice)
{
    const char *what = talloc_asprintf(run, "choice '%s'", name);
    choice->name = name;
    choice->place = node->place;
    if (node->kind == YAML_MAP)
        return yaml_fill(run, node, what, choice_keys, choice);
    if (!yaml_expect(run, node, YAML_LIST, what))
        return false;
    texts_add(run, &choice->set, name, node->place);
    choice->to.text = run_array(run, const char *, node->count);
    choice->to.place = run_array(run, struct place, node->count);
    for (size_t i = 0; i < node->count; i++, choice->to.count++) {
        if (!yaml_expect(run, node->item[i], YAML_TEXT, what))
            return false;
        choice->to.text[i] = node->item[i]->text;
        choice->to.place[i] = node->item[i]->place;
    }
    return true;
}

/* No two choices may set the same. */
static bool paths_check(struct run *run, const struct open_choice *choice, size_t count)
{
    const struct open_choice *last = &choice[count - 1];
    for (size_t c = 0; c < count; c++)
        for (size_t i = 0; i < choice[c].set.count; i++)
            for (size_t j = 0; j < last->set.count; j++)
                if ((&choice[c] != last || i != j)
                    && strcmp(choice[c].set.text[i], last->set.text[j]) == 0)
                    return run_fail(run, status_at(last->set.place[j]), last->set.place[j],
                                    "'%s' is set by '%s' already; leave it out of one of them",
                                    last->set.text[j], choice[c].name);
    return true;
}

size_t choices_combinations(const struct open_choice *choice, size_t count)
{
    size_t combinations = 1;
    for (size_t c = 0; c < count && combinations <= MOST_COMBINATIONS; c++)
        combinations *= choice[c].to.count;
    return combinations;
}

bool choices_fill(struct run *run, const struct yaml *root, const struct yaml *map,
                  struct open_choice **choice, size_t *count)
{
    *choice = NULL;
    *count = 0;
    if (map == NULL)
        return true;
    struct open_choice *made = *choice = run_array(run, struct open_choice, map->count);
    for (size_t c = 0; c < map->count; c++) {
        if (!choice_fill(run, map->key[c], map->item[c], &made[c]) || !choice_check(run, &made[c])
            || !paths_check(run, made, c + 1))
            return false;
        made[c].own = own_value(run, root, &made[c]);
    }
    *count = map->count;
    return choices_combinations(made, *count) <= MOST_COMBINATIONS
           || run_fail(
               run, status_at(map->place), map->place,
               "'vary' has more than %d combinations of values; give fewer choices, or values",
               MOST_COMBINATIONS);
}
