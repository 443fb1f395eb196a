#include "read/area.h"

#include <stdio.h>
#include <string.h>

static const char *const change_names[] = {
    [CHANGE_NONE] = "",         [CHANGE_RECODED] = "recoded", [CHANGE_BOUNDARY] = "boundary tweak",
    [CHANGE_MERGED] = "merged", [CHANGE_SPLIT] = "split",     [CHANGE_TRANSFER] = "transfer",
};

const char *change_name(enum change change)
{
    return change_names[change];
}

bool area_on_map(const struct area *area, int year)
{
    char day[32];
    snprintf(day, sizeof day, "%04d-12-31", year);
    return (*area->opened == '\0' || strcmp(area->opened, day) <= 0)
           && (*area->closed == '\0' || strcmp(area->closed, day) >= 0);
}

const char *area_outcome_name(enum area_outcome outcome)
{
    static const char *const names[AREA_OUTCOMES] = {
        [AREA_AUTHORITY] = "local authorities",
        [AREA_AGGREGATE] = "aggregates",
        [AREA_COMBINED] = "several areas together",
        [AREA_ELSEWHERE] = "other countries",
        [AREA_NOWHERE] = "no place",
        [AREA_UNKNOWN] = "unknown areas",
        [AREA_CONFLICT] = "two areas at once",
    };
    return names[outcome];
}
