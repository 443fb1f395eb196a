/* yaml.h - a strict reading of YAML, and tables of the keys that a file may have.
 *
 * A file becomes a tree of maps, lists and texts, each with its place. Every scalar
 * is a text: what it means (a number, a choice, a list of names) is settled by the
 * table of keys of whoever asks, so `no` is never a truth value by accident. Anchors,
 * tags, several documents and repeated keys are errors, as are unknown keys. */
#ifndef ATTAIN_SPEC_YAML_H
#define ATTAIN_SPEC_YAML_H

#include "base/run.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct place place;
    const char *text; /* of a text */
    size_t count;     /* of a list or map */
    struct yaml **item;
    const char **key;        /* of a map */
    struct place *key_place; /* of a map */
};

/* Fails with STATUS_UNREADABLE, or STATUS_MALFORMED at the place. */
bool yaml_read(struct run *run, const char *path, struct yaml **root);

/* Replace (or, in a map, add) the value at a dotted path: "variables.demand.method=ml".
 * The value is YAML itself. Every part of the path but the last must exist; whether
 * the last may be there is settled when the map is filled. STATUS_USAGE otherwise. */
bool yaml_set(struct run *run, struct yaml *root, const char *assignment);

/* Nodes that no file holds: an empty map or list, a text. */
struct yaml *yaml_new(struct run *run, enum yaml_kind kind, const char *text, struct place place);

/* Set a key of a map, and add to a list. */
void yaml_put(struct run *run, struct yaml *map, const char *key, struct yaml *value);
void yaml_append(struct run *run, struct yaml *list, struct yaml *value);

/* The value of a key of a map, or NULL. */
struct yaml *yaml_at(const struct yaml *map, const char *key);

/* Where that value stands; where the map does, if it has none. */
struct place yaml_place(const struct yaml *map, const char *key);

/* What a key's value must be, and the type of the field that takes it. */
enum yaml_want {
    WANT_TEXT,    /* const char * */
    WANT_COUNT,   /* size_t: a whole number, 0 or more */
    WANT_NUMBER,  /* double */
    WANT_CHOICE,  /* int: the index in `choices` */
    WANT_TEXTS,   /* struct texts: a list of texts, or one text */
    WANT_PERIODS, /* struct periods: 2017-2019, 2018, or 2016/17-2018/19 */
    WANT_MAP,     /* struct yaml *, a map */
    WANT_ANY,     /* struct yaml * */
};

struct texts {
    size_t count;
    const char **text;
    struct place *place;
};

/* Add a text unless it is there. */
void texts_add(struct run *run, struct texts *texts, const char *text, struct place place);

struct periods {
    int first, last; /* years, both included; 0 and 0 where none are given */
    bool split;      /* each spans two calendar years and is called by its first: 2016/17 */
};

struct yaml_key {
    const char *name;
    enum yaml_want want;
    size_t offset; /* of the field in the struct that is filled */
    bool required;
    const char *const *choices; /* of WANT_CHOICE, ends with NULL */
    const char *help;           /* what it says, for who writes the file */
};

/* A row of a table of keys: one that need not be there. */
#define YAML_KEY(name, want, type, field, choices, help)                                           \
    {                                                                                              \
        name, WANT_##want, offsetof(type, field), false, choices, help                             \
    }

/* Fill `target` from a map by a table of keys that ends with a NULL name; fields of
 * absent keys stay as they are. `what` names the map in messages: "variable 'imd'". */
bool yaml_fill(struct run *run, const struct yaml *map, const char *what,
               const struct yaml_key *keys, void *target);

/* Fail, at the node, unless it is of that kind. */
bool yaml_expect(struct run *run, const struct yaml *node, enum yaml_kind kind, const char *what);

/* "2017-2019", or "2018" where both are one; `between` stands between two. */
const char *periods_text(struct run *run, int first, int last, const char *between);

/* "2017", or "2016/17": one of the periods, as they were written. */
const char *period_text(struct run *run, const struct periods *periods, int year);

/* "2017-2019", "2018" or "2016/17-2018/19". */
bool periods_read(const char *text, struct periods *periods);

/* Of libyaml. */
const char *yaml_library_version(void);

#endif
