/* england.h - the register that ships, and what is found in it. */
#ifndef ATTAIN_TESTS_ENGLAND_H
#define ATTAIN_TESTS_ENGLAND_H

#include "bench.h"

#include "read/area.h"

static inline struct areas *england(struct bench *bench)
{
    const char *path = "data/areas.csv";
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    return areas;
}

static inline void assert_found(const struct areas *areas, enum area_key key, const char *text,
                                const char *name)
{
    size_t at = areas_find(areas, key, text);
    if (at == SIZE_MAX)
        fail_msg("'%s' is not found", text);
    assert_string_equal(areas->area[at].name, name);
}

static inline void assert_not_found(const struct areas *areas, enum area_key key, const char *text)
{
    if (areas_find(areas, key, text) != SIZE_MAX)
        fail_msg("'%s' is found", text);
}

#endif
