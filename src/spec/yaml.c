#include "spec/yaml.h"

#include <errno.h>
#include <glib.h>
#include <string.h>
#include <yaml.h>

#include "base/files_read.h"
#include "base/text.h"
#include "spec/yaml_problem.h"

/* A parser over a file or a text, and the name by which its places are known. */
struct reader {
    struct run *run;
    yaml_parser_t parser;
    const char *file;
    bool is_option; /* a value on the command line, which has no lines */
    size_t depth;
};

enum { DEEPEST = 32 };

static int reader_close(struct reader *reader)
{
    yaml_parser_delete(&reader->parser);
    return 0;
}

static struct reader *reader_open(struct run *run, const char *file)
{
    struct reader *reader = talloc_zero(run, struct reader);
    reader->run = run;
    reader->file = file;
    yaml_parser_initialize(&reader->parser);
    talloc_set_destructor(reader, reader_close);
    return reader;
}

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
    if (reader->is_option)
        return (struct place){ reader->file, 0, 0 };
    return (struct place){ reader->file, mark.line + 1, mark.column + 1 };
}

static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    const yaml_parser_t *parser = &reader->parser;
    return run_fail(reader->run, status_at(place_of(reader, parser->problem_mark)),
                    place_of(reader, parser->problem_mark), "this is not YAML: %s",
                    yaml_problem(parser->problem));
}

static struct yaml *node_new(struct reader *reader, enum yaml_kind kind, yaml_mark_t mark)
{
    struct yaml *node = talloc_zero(reader->run, struct yaml);
    node->kind = kind;
    node->place = place_of(reader, mark);
    return node;
}

static void node_append(struct run *run, struct yaml *node, struct yaml *item)
{
    node->item = run_grow(run, node->item, struct yaml *, node->count + 1);
    node->item[node->count++] = item;
}

static bool node_add_key(struct run *run, struct yaml *map, const char *key, struct place place)
{
    size_t first = 0;
    while (first < map->count && strcmp(map->key[first], key) != 0)
        first++;
    if (first < map->count) {
        size_t line = map->key_place[first].line;
        const char *where = line == 0 ? "" : talloc_asprintf(run, "; first in line %zu", line);
        return run_fail(run, status_at(place), place, "the key '%s' stands twice%s", key, where);
    }
    map->key = run_grow(run, map->key, const char *, map->count + 1);
    map->key_place = run_grow(run, map->key_place, struct place, map->count + 1);
    map->key[map->count] = key;
    map->key_place[map->count] = place;
    return true;
}

static bool read_node(struct reader *reader, yaml_event_t *event, struct yaml **node);

static bool read_list(struct reader *reader, struct yaml *list)
{
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return false;
        if (event.type == YAML_SEQUENCE_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct yaml *item = NULL;
        if (!read_node(reader, &event, &item))
            return false;
        node_append(reader->run, list, item);
    }
}

static bool read_map(struct reader *reader, struct yaml *map)
{
    for (;;) {
        yaml_event_t event;
        if (!next_event(reader, &event))
            return false;
        if (event.type == YAML_MAPPING_END_EVENT) {
            yaml_event_delete(&event);
            return true;
        }
        struct yaml *key = NULL, *value = NULL;
        if (!read_node(reader, &event, &key) || !yaml_expect(reader->run, key, YAML_TEXT, "a key"))
            return false;
        bool added = node_add_key(reader->run, map, key->text, key->place);
        if ((!added && !run_go_on(reader->run)) || !next_event(reader, &event)
            || !read_node(reader, &event, &value))
            return false;
        if (added)
            node_append(reader->run, map, value);
    }
}

static const char *forbidden_in(const yaml_event_t *event)
{
    if (event->type == YAML_ALIAS_EVENT)
        return "aliases (*name)";
    bool anchored =
        (event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor != NULL)
        || (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.anchor != NULL)
        || (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor != NULL);
    if (anchored)
        return "anchors (&name)";
    bool tagged =
        (event->type == YAML_SCALAR_EVENT && event->data.scalar.tag != NULL)
        || (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.tag != NULL)
        || (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.tag != NULL);
    return tagged ? "tags (!name)" : NULL;
}

/* The node that begins with `event`, which is used up. */
static bool read_node(struct reader *reader, yaml_event_t *event, struct yaml **node)
{
    struct run *run = reader->run;
    yaml_event_type_t type = event->type;
    yaml_mark_t mark = event->start_mark;
    const char *forbidden = forbidden_in(event);
    bool whole = true;
    if (forbidden == NULL && type == YAML_SCALAR_EVENT) {
        *node = node_new(reader, YAML_TEXT, mark);
        (*node)->text =
            talloc_strndup(run, (const char *)event->data.scalar.value, event->data.scalar.length);
        whole = strlen((*node)->text) == event->data.scalar.length;
    }
    yaml_event_delete(event);
    if (!whole)
        return run_fail(run, status_at(place_of(reader, mark)), place_of(reader, mark),
                        "this text has the character of number 0 (\\0) in it, which no text can "
                        "have; leave it out");
    if (forbidden != NULL)
        return run_fail(run, status_at(place_of(reader, mark)), place_of(reader, mark),
                        "%s are not used here; write the value out", forbidden);
    if (type == YAML_SCALAR_EVENT)
        return true;
    if (type != YAML_SEQUENCE_START_EVENT && type != YAML_MAPPING_START_EVENT)
        return run_fail(run, status_at(place_of(reader, mark)), place_of(reader, mark),
                        "a value is missing here; write one, or take the key out");
    if (++reader->depth > DEEPEST)
        return run_fail(run, status_at(place_of(reader, mark)), place_of(reader, mark),
                        "nested more than %d deep; write it flatter", DEEPEST);
    bool list = type == YAML_SEQUENCE_START_EVENT;
    *node = node_new(reader, list ? YAML_LIST : YAML_MAP, mark);
    bool ok = list ? read_list(reader, *node) : read_map(reader, *node);
    reader->depth--;
    return ok;
}

static bool skip_event(struct reader *reader, yaml_event_type_t type, const char *otherwise)
{
    yaml_event_t event;
    if (!next_event(reader, &event))
        return false;
    bool expected = event.type == type;
    struct place place = place_of(reader, event.start_mark);
    yaml_event_delete(&event);
    return expected || run_fail(reader->run, status_at(place), place, "%s", otherwise);
}

static bool read_document(struct reader *reader, struct yaml **root)
{
    yaml_event_t event;
    return skip_event(reader, YAML_STREAM_START_EVENT, "this is not YAML")
           && skip_event(reader, YAML_DOCUMENT_START_EVENT, "the file is empty")
           && next_event(reader, &event) && read_node(reader, &event, root)
           && skip_event(reader, YAML_DOCUMENT_END_EVENT,
                         "something follows the end of the document")
           && skip_event(reader, YAML_STREAM_END_EVENT,
                         "a second document starts here; use two files");
}

static bool parse_text(struct reader *reader, const char *text, size_t length, struct yaml **root)
{
    yaml_parser_set_input_string(&reader->parser, (const unsigned char *)text, length);
    return read_document(reader, root);
}

/* The place of the first byte that is not UTF-8. */
static struct place bad_place(const char *path, const char *text, const char *bad)
{
    size_t line = 1;
    const char *begin = text;
    for (const char *at = text; at < bad; at++)
        if (*at == '\n') {
            line++;
            begin = at + 1;
        }
    return (struct place){ path, line, (size_t)g_utf8_strlen(begin, bad - begin) + 1 };
}

/* "my-study" for "my-study.yaml". */
static const char *with_ending(struct run *run, const char *path)
{
    const char *whole = talloc_asprintf(run, "%s.yaml", path);
    return g_file_test(whole, G_FILE_TEST_IS_REGULAR)
               ? talloc_asprintf(run, "; did you mean '%s'?", whole)
               : "";
}

bool yaml_read(struct run *run, const char *path, struct yaml **root)
{
    struct place place = { path, 0, 0 };
    char *text = NULL;
    gsize length = 0;
    GError *error = NULL;
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        return run_fail(run, STATUS_UNREADABLE, place,
                        "is a folder, not a file; name a file in it");
    if (!g_file_get_contents(path, &text, &length, &error)) {
        int why = errno;
        g_error_free(error);
        return run_fail(run, STATUS_UNREADABLE, place, "cannot be read: %s%s", g_strerror(why),
                        with_ending(run, path));
    }
    run_adopt(run, text, g_free);
    files_read_add(run, path);
    const char *bad = NULL;
    if (!g_utf8_validate_len(text, length, &bad))
        return run_fail(run, STATUS_MALFORMED, bad_place(path, text, bad),
                        "this is not UTF-8; save the file as UTF-8");
    return parse_text(reader_open(run, path), text, length, root);
}

static bool read_text(struct run *run, const char *name, const char *text, struct yaml **root)
{
    struct reader *reader = reader_open(run, name);
    reader->is_option = true;
    return parse_text(reader, text, strlen(text), root);
}

static struct yaml **slot_of(const struct yaml *map, const char *key)
{
    for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
        if (strcmp(map->key[i], key) == 0)
            return &map->item[i];
    return NULL;
}

struct yaml *yaml_new(struct run *run, enum yaml_kind kind, const char *text, struct place place)
{
    struct yaml *node = talloc_zero(run, struct yaml);
    *node = (struct yaml){ .kind = kind, .text = text, .place = place };
    return node;
}

void yaml_append(struct run *run, struct yaml *list, struct yaml *value)
{
    list->item = run_grow(run, list->item, struct yaml *, list->count + 1);
    list->item[list->count++] = value;
}

void yaml_put(struct run *run, struct yaml *map, const char *key, struct yaml *value)
{
    struct yaml **slot = slot_of(map, key);
    if (slot != NULL) {
        *slot = value;
        return;
    }
    map->key = run_grow(run, map->key, const char *, map->count + 1);
    map->key_place = run_grow(run, map->key_place, struct place, map->count + 1);
    map->key[map->count] = key;
    map->key_place[map->count] = value->place;
    yaml_append(run, map, value);
}

struct yaml *yaml_at(const struct yaml *map, const char *key)
{
    struct yaml **slot = slot_of(map, key);
    return slot == NULL ? NULL : *slot;
}

struct place yaml_place(const struct yaml *map, const char *key)
{
    const struct yaml *value = yaml_at(map, key);
    return value == NULL ? map->place : value->place;
}

bool yaml_set(struct run *run, struct yaml *root, const char *assignment)
{
    struct place place = { talloc_asprintf(run, "--set %s", assignment), 0, 0 };
    const char *equals = strchr(assignment, '=');
    if (equals == NULL || equals == assignment)
        return run_fail(run, STATUS_USAGE, place,
                        "write it as --set PATH=VALUE, as in variables.imd.transform=z");
    if (equals[1] == '\0')
        return run_fail(run, STATUS_USAGE, place, "a value is missing after '='; write PATH=VALUE");
    struct yaml *value = NULL;
    if (!read_text(run, place.file, equals + 1, &value))
        return false;
    char *path = talloc_strndup(run, assignment, (size_t)(equals - assignment));
    char **part = run_adopt(run, g_strsplit(path, ".", -1), (void (*)(void *))g_strfreev);
    struct yaml *map = root;
    for (; part[1] != NULL; part++) {
        struct yaml *inner = yaml_at(map, part[0]);
        if (inner == NULL)
            return run_fail(run, STATUS_USAGE, place, "the study has no '%s'%s", part[0],
                            text_suggestion(run, part[0], map->key, map->count));
        if (inner->kind != YAML_MAP)
            return run_fail(run, STATUS_USAGE, place, "'%s' has no keys of its own", part[0]);
        map = inner;
        map->place = place; /* what is wrong with it now is the assignment's doing */
    }
    struct yaml **slot = slot_of(map, part[0]);
    if (slot != NULL) {
        *slot = value;
        return true;
    }
    if (!node_add_key(run, map, part[0], place))
        return false;
    node_append(run, map, value);
    return true;
}

static const char *const kind_name[] = { "a text", "a list", "a map of keys" };

bool yaml_expect(struct run *run, const struct yaml *node, enum yaml_kind kind, const char *what)
{
    if (node->kind == kind)
        return true;
    return run_fail(run, status_at(node->place), node->place, "%s must be %s, not %s", what,
                    kind_name[kind], kind_name[node->kind]);
}

const char *yaml_library_version(void)
{
    return yaml_get_version_string();
}
