/* lait.h - the long file of the Local Authority Interactive Tool.
 *
 * Seven columns: Short Desc, Data item, Years, LA and Regions, Values, LA Number,
 * Region; one row per measure, year and area. From the whole file only the measures
 * that are asked for are kept, and of these only the years and the authorities:
 * aggregates (England, regions) are counted and dropped. A year is the first four
 * digits of Years, so "2016-17 (OT)" and "2016/17" are 2016. */
#ifndef ATTAIN_READ_LAIT_H
#define ATTAIN_READ_LAIT_H

#include "read/area.h"
#include "read/frame.h"
#include "spec/study.h"

struct observation {
    double value; /* NaN where missing */
    enum missing missing;
    size_t line; /* of the file; 0 where the file has no row */
};

struct measure {
    const char *code;                /* Short Desc */
    struct periods periods;          /* that are kept */
    struct place place;              /* where it was asked for */
    int first_year, last_year;       /* that the file has of it at all; 0 where it has none */
    size_t found;                    /* observations that the file has */
    struct observation *observation; /* areas of the register x periods; see lait_observation */
};

struct lait {
    struct input *input;
    size_t measures;
    struct measure *measure;
    bool *seen;            /* for each area of the register: has it a row in the file? */
    size_t aggregate_rows; /* of the measures kept */
};

/* Read the measures given (each once). Fails with STATUS_MALFORMED at a cell that is
 * neither a number nor a symbol, an area that is not in the register, or a second value
 * for the same measure, area and year; with STATUS_UNSUPPORTED where the file has no
 * such measure in these years (the nearest are named). */
bool lait_read(struct run *run, const char *path, const struct areas *areas,
               const struct texts *missing, struct measure *measures, size_t count,
               struct lait **lait);

/* What the file says of an area (index in the register) in a period that is kept. */
struct observation *lait_observation(const struct measure *measure, size_t area, int period);

#endif
