/* village.h - a register of made-up places, and files about them. */
#ifndef ATTAIN_TESTS_VILLAGE_H
#define ATTAIN_TESTS_VILLAGE_H

#include "bench.h"

#include <math.h>

#include "derive/build.h"
#include "fit/fitted.h"

#define REGISTER_HEADER "la_number,name,kind,region,opened,closed,gss_codes,aliases,predecessors\n"

/* Seven authorities, a former one and the country. */
#define REGISTER                                                                                   \
    REGISTER_HEADER "1,Ambridge,authority,Borsetshire,,,E01;E11,Amb,\n"                            \
                    "2,Borchester,authority,Borsetshire,,,E02,,\n"                                 \
                    "3,Felpersham,authority,Borsetshire,,,E03,,\n"                                 \
                    "4,Hollerton,authority,Borsetshire,,,E04,,\n"                                  \
                    "5,Loxley,authority,Felshire,,,E05,,\n"                                        \
                    "6,\"Penny Hassett, City of\",authority,Felshire,,,E06,Penny Hassett,\n"       \
                    "7,Waterley & Cross,authority,Felshire,,,E07,,\n"                              \
                    "8,Darrington (old),former authority,Felshire,,2009-03-31,E08,,\n"             \
                    "90,England,aggregate,,,,E92,,\n"

/* y and x are the textbook's 2, 4, 5, 4, 5 on 1 to 5; Penny Hassett lacks x and Waterley y. */
#define SURVEY                                                                                     \
    "code,y,x,w,rating\n"                                                                          \
    "1,2,1,0,Good\n"                                                                               \
    "2,4,2,1,poor\n"                                                                               \
    "3,5,3,1,outstanding\n"                                                                        \
    "4,4,4,0,NA\n"                                                                                 \
    "5,5,5,0,GOOD\n"                                                                               \
    "6,3,c,1,poor\n"                                                                               \
    "7,,7,1,poor\n"

#define VILLAGE_SOURCES                                                                            \
    "title: Village\n"                                                                             \
    "registers: [areas.csv]\n"                                                                     \
    "sources:\n"                                                                                   \
    "  survey: { file: survey.csv, layout: keyed, key: code }\n"

#define VILLAGE                                                                                    \
    VILLAGE_SOURCES "variables:\n"                                                                 \
                    "  y: { label: Yield, from: survey, column: y }\n"                             \
                    "  x: { label: Rain, unit: mm, from: survey, column: x }\n"                    \
                    "  w: { label: Wind, from: survey, column: w }\n"                              \
                    "keep: [y]\n"

static inline const struct areas *village_areas(struct bench *bench)
{
    const char *path = bench_put(bench, "areas.csv", REGISTER);
    struct areas *areas = NULL;
    assert_done(bench, areas_read(bench->run, &path, 1, &areas));
    return areas;
}

static inline bool village_sources(struct bench *bench, const char *study_text, const char *data,
                                   struct sources **sources)
{
    bench_put(bench, "areas.csv", REGISTER);
    struct study *study = NULL;
    return study_read(bench->run, bench_put(bench, "study.yaml", study_text), NULL, 0, &study)
           && sources_read(bench->run, study, data, sources);
}

/* The panel of a study whose files are in the bench's folder already. */
static inline bool village_panel(struct bench *bench, const char *study_text, struct panel **panel)
{
    struct sources *sources = NULL;
    return village_sources(bench, study_text, bench->folder, &sources)
           && panel_build(bench->run, sources, panel);
}

static inline const struct panel *village_panel_of(struct bench *bench, const char *study_text)
{
    struct panel *panel = NULL;
    assert_done(bench, village_panel(bench, study_text, &panel));
    return panel;
}

/* Every model of one table, whose text is that of table-1.yaml, fitted to SURVEY. */
static inline const struct fitted *village_fitted_to(struct bench *bench, const char *study_text,
                                                     const char *survey, const char *table)
{
    bench_put(bench, "survey.csv", survey);
    bench_put(bench, "table-1.yaml", table);
    struct fitted *fitted = NULL;
    const struct panel *panel = village_panel_of(bench, study_text);
    assert_done(bench, fitted_build(bench->run, panel, &fitted));
    return fitted;
}

static inline const struct fitted *village_fitted(struct bench *bench, const char *table)
{
    return village_fitted_to(bench, VILLAGE "tables: [table-1.yaml]\n", SURVEY, table);
}

#define TABLE_1 "id: Table 1\ntitle: Yields\n"

/* The same number, to rounding. */
#define assert_number(actual, expected)                                                            \
    village_number((actual), (expected), #actual, __FILE__, __LINE__)

static inline void village_number(double actual, double expected, const char *what,
                                  const char *file, int line)
{
    if (fabs(actual - expected) <= 1e-12 * fmax(1, fabs(expected)))
        return;
    print_error("%s is %.17g, not %.17g\n", what, actual, expected);
    _fail(file, line);
}

#endif
