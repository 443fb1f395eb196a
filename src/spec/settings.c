#include "spec/settings.h"

#include <string.h>

#include "base/path.h"

/* What decides no figure. */
static const char *const passed_over[] = { "title", "question", "plots", "curves", "vary", NULL };

static bool is_passed_over(const char *path)
{
    for (size_t i = 0; passed_over[i] != NULL; i++)
        if (strcmp(passed_over[i], path) == 0)
            return true;
    return false;
}

/* A node on one line. */
static const char *node_text(struct run *run, const struct yaml *node)
{
    if (node == NULL)
        return "";
    if (node->kind == YAML_TEXT)
        return node->text;
    char *text = talloc_strdup(run, node->kind == YAML_LIST ? "[" : "{");
    for (size_t i = 0; i < node->count; i++)
        text = talloc_asprintf_append_buffer(
            text, "%s%s%s%s", i == 0 ? "" : ", ", node->kind == YAML_MAP ? node->key[i] : "",
            node->kind == YAML_MAP ? ": " : "", node_text(run, node->item[i]));
    return talloc_strdup_append_buffer(text, node->kind == YAML_LIST ? "]" : "}");
}

static void add(struct run *run, struct setting_changes *changes, const char *path, const char *old,
                const char *new)
{
    if (strcmp(old, new) == 0)
        return;
    changes->change = run_grow(run, changes->change, struct setting_change, changes->count + 1);
    changes->change[changes->count++] = (struct setting_change){ path, old, new };
}

static bool is_map(const struct yaml *node)
{
    return node != NULL && node->kind == YAML_MAP;
}

static void compare(struct run *run, const char *prefix, const char *path, const struct yaml *old,
                    const struct yaml *new, struct setting_changes *changes)
{
    if (is_passed_over(path))
        return;
    if (!is_map(old) || !is_map(new)) {
        add(run, changes, talloc_asprintf(run, "%s%s", prefix, path), node_text(run, old),
            node_text(run, new));
        return;
    }
    const char *join = *path == '\0' ? "" : ".";
    for (size_t i = 0; i < old->count; i++)
        compare(run, prefix, talloc_asprintf(run, "%s%s%s", path, join, old->key[i]), old->item[i],
                yaml_at(new, old->key[i]), changes);
    for (size_t i = 0; i < new->count; i++)
        if (yaml_at(old, new->key[i]) == NULL)
            compare(run, prefix, talloc_asprintf(run, "%s%s%s", path, join, new->key[i]), NULL,
                    new->item[i], changes);
}

static bool settings_read(struct run *run, const struct settings_of *of, struct yaml **root)
{
    if (!yaml_read(run, of->path, root))
        return false;
    for (size_t i = 0; i < of->sets; i++)
        if (!yaml_set(run, *root, of->set[i]))
            return false;
    return true;
}

/* The file of that name among those that a study's list of tables names; NULL if there is none. */
static const char *table_named(struct run *run, const char *study, const struct yaml *tables,
                               const char *name)
{
    for (size_t i = 0; tables != NULL && i < tables->count; i++)
        if (strcmp(path_last(tables->item[i]->text), name) == 0)
            return path_beside(run, study, tables->item[i]->text);
    return NULL;
}

/* A single table may stand without a list. */
static const struct yaml *tables_of(struct run *run, struct yaml *root)
{
    struct yaml *tables = yaml_at(root, "tables");
    if (tables == NULL || tables->kind == YAML_LIST)
        return tables;
    struct yaml *list = yaml_new(run, YAML_LIST, NULL, tables->place);
    yaml_append(run, list, tables);
    return list;
}

bool settings_compare(struct run *run, const struct settings_of *old, const struct settings_of *new,
                      struct setting_changes **changes)
{
    struct yaml *old_root = NULL, *new_root = NULL;
    *changes = talloc_zero(run, struct setting_changes);
    if (!settings_read(run, old, &old_root) || !settings_read(run, new, &new_root))
        return false;
    compare(run, "", "", old_root, new_root, *changes);
    const struct yaml *old_tables = tables_of(run, old_root),
                      *new_tables = tables_of(run, new_root);
    for (size_t i = 0; old_tables != NULL && i < old_tables->count; i++) {
        const char *name = path_last(old_tables->item[i]->text);
        const char *mine = path_beside(run, old->path, old_tables->item[i]->text);
        const char *other = table_named(run, new->path, new_tables, name);
        struct yaml *old_table = NULL, *new_table = NULL;
        if (other == NULL || strcmp(mine, other) == 0)
            continue;
        if (!yaml_read(run, mine, &old_table) || !yaml_read(run, other, &new_table))
            return false;
        compare(run, talloc_asprintf(run, "%s: ", name), "", old_table, new_table, *changes);
    }
    return true;
}
