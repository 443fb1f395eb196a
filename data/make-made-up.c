/* make-made-up.c - five files about 152 local authorities that do not exist.
 *
 * Somebody without the official files, or without leave to see the survey, can still run
 * every command: these files have the layouts and the traps of the real ones and values of
 * a plausible size, and describe no real place. The model is in made-up.h.
 *
 *     both outcomes in two of three years: all but the TOO_FEW smallest      145 of 152
 *     reading of children in care each year: not the READING_SOME smallest    87 of 145
 *     answers to the survey, and those without a gap                     96 and 78 of 145
 *
 * Usage: make-made-up FOLDER. The same files, byte for byte, each time. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sort.h>

#include "made-up.h"

#define SEED 4109       /* one of a few hundred tried: its tables look like the report's */
#define AREAS 152
#define YEARS 3         /* 2017, 2018, 2019 */
#define READING_NONE 24 /* so many of the smallest never have a reading result */
#define READING_SOME 65 /* and those up to here lack it in a year or two */
#define ANSWERS 96
#define INCOMPLETE 18

static gsl_rng *rng;
static double level[AREAS][LEVELS];
static double value[MEASURES][YEARS][AREAS]; /* NaN where missing */
static size_t by_size[AREAS];                /* authorities, the smallest first */

static double normal(void)
{
    return gsl_ran_gaussian(rng, 1);
}

/* Adding zero takes the sign from a negative zero. */
static double rounded(double x, int decimals)
{
    double unit = gsl_pow_int(10, decimals);
    return round(x * unit) / unit + 0.0;
}

/* A variable of that mean and standard deviation, skewed to the right, from a normal one. */
static double skewed(double mean, double sd, double t)
{
    double s2 = log1p(gsl_pow_2(sd / mean));
    return mean * exp(sqrt(s2) * t - s2 / 2);
}

static void levels_draw(void)
{
    for (size_t i = 0; i < AREAS; i++)
        for (size_t k = 0; k < LEVELS; k++) {
            level[i][k] = cause[k].own * normal();
            for (size_t j = 0; j < k; j++)
                level[i][k] += cause[k].path[j] * level[i][j];
        }
    gsl_sort_index(by_size, &level[0][SIZE], LEVELS, AREAS);
}

/* Attainment follows what progress showed in the same year: it is about the same pupils.
 * Spending is pounds per child times the children. */
static double value_draw(const struct measure *m, size_t i, size_t year, double t)
{
    double mean = m->mean + m->drift * ((double)year - 1), own = level[i][m->level];
    double progress = value[PROGRESS_8][year][i] - measures[PROGRESS_8].mean;
    switch (m->shape) {
    case PLAIN: return mean + m->sd * t;
    case SKEWED: return skewed(mean, m->sd, t);
    case OF_PROGRESS: return mean + own + m->sd * normal();
    case OF_ATTAINMENT: return fmax(6, mean + own + 5.5 * progress + m->sd * normal());
    case OF_SPENDING: break;
    }
    return value[CARE_NUMBER][year][i] * mean * exp(m->sd * own + .05 * normal());
}

static void values_draw(void)
{
    for (size_t k = 0; k < MEASURES; k++) {
        const struct measure *m = &measures[k];
        for (size_t i = 0; i < AREAS; i++) {
            double lasting = m->loading * level[i][m->level]
                           + sqrt(1 - gsl_pow_2(m->loading)) * normal();
            for (size_t year = 0; year < YEARS; year++) {
                double t = sqrt(m->stable) * lasting + sqrt(1 - m->stable) * normal();
                value[k][year][i] = rounded(value_draw(m, i, year, t), m->decimals);
            }
        }
    }
}

static void gaps_make(void)
{
    for (size_t k = 0; k < MEASURES; k++) /* one value in 150 goes, of the predictors */
        for (size_t rank = 0; rank < AREAS; rank++) {
            size_t gap = measures[k].level < INSPECTION ? gsl_rng_uniform_int(rng, 150) : YEARS;
            for (size_t year = 0; year < YEARS; year++)
                if (rank < (size_t)measures[k].hidden || year == gap)
                    value[k][year][by_size[rank]] = GSL_NAN;
        }
    for (size_t rank = 0; rank < READING_SOME; rank++) {
        size_t one = gsl_rng_uniform_int(rng, YEARS), other = gsl_rng_uniform_int(rng, YEARS);
        for (size_t year = 0; year < YEARS; year++)
            if (rank < READING_NONE || (year != one && year != other))
                value[CARE_READING][year][by_size[rank]] = GSL_NAN;
    }
    for (size_t rank = 0; rank < PATTERNS; rank++)
        for (size_t year = 0; year < YEARS; year++) {
            if (outcome_years[rank].progress[year] == '-')
                value[PROGRESS_8][year][by_size[rank]] = GSL_NAN;
            if (outcome_years[rank].attainment[year] == '-')
                value[ATTAINMENT_8][year][by_size[rank]] = GSL_NAN;
        }
}

/* Two values that a careless reader takes wrongly: a zero that means missing, in an
 * authority that has its two other years, and a number written with an exponent. */
static void traps_set(void)
{
    value[ATTAINMENT_8][0][by_size[PATTERNS + 5]] = 0;
    double *progress = value[PROGRESS_8][YEARS - 1];
    size_t best = by_size[PATTERNS];
    for (size_t rank = PATTERNS; rank < AREAS; rank++)
        if (progress[by_size[rank]] > progress[best])
            best = by_size[rank];
    progress[best] = -.07;
}

static FILE *file_open(const char *folder, const char *name)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/made-up-%s.csv", folder, name);
    FILE *file = length > 0 && (size_t)length < sizeof path ? fopen(path, "wb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "make-made-up: cannot write %s\n", path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void file_close(FILE *file)
{
    bool failed = ferror(file) != 0;
    if (fclose(file) != 0 || failed) {
        fputs("make-made-up: a file could not be written in full\n", stderr);
        exit(EXIT_FAILURE);
    }
}

/* As official workbooks come out of their spreadsheet: 17 digits, hence floating tails,
 * and an exponent where a number is small and has such a tail. */
static void number_write(FILE *file, double x)
{
    char text[40];
    snprintf(text, sizeof text, "%.17g", x);
    if (fabs(x) < .1 && strlen(text) > 10) {
        snprintf(text, sizeof text, "%.16E", x);
        char *exponent = strchr(text, 'E');
        snprintf(exponent, sizeof text - (size_t)(exponent - text), "E%d", atoi(exponent + 1));
    }
    fputs(text, file);
}

static int region_letter(size_t area)
{
    static const size_t ends[] = { 29, 54, 74, 91, 106, 120, 132, 143 };
    int letter = 'A';
    for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
        letter += area >= ends[k];
    return letter;
}

static void areas_write(const char *folder)
{
    FILE *file = file_open(folder, "areas");
    fputs("la_number,name,kind,region,opened,closed,gss_codes,aliases,predecessors\n", file);
    for (size_t i = 0; i < AREAS; i++)
        fprintf(file, "%zu,Made-up %03zu,fictitious authority,Made-up region %c,,,X99%06zu,,\n",
                2001 + i, i + 1, region_letter(i), i + 1);
    fputs("2970,Made-up England,fictitious aggregate,,,,X99999999,,\n", file);
    file_close(file);
}

/* The aggregate row: the sum of numbers and of pounds, else the mean of the authorities. */
static double country(size_t k, size_t year)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < AREAS; i++)
        if (!isnan(value[k][year][i])) {
            sum += value[k][year][i];
            count++;
        }
    bool total = k == CARE_NUMBER || measures[k].shape == OF_SPENDING;
    return rounded(total ? sum : sum / count, measures[k].decimals);
}

/* One measure in one year; the first year's lines alone say what the measure is. */
static void block_write(FILE *file, size_t k, size_t year)
{
    char head[200], years[60];
    const char *quote = year == 0 ? "\"" : "";
    if (measures[k].shape == OF_SPENDING)
        snprintf(years, sizeof years, "%zu-%zu (OT)", 2017 + year, 18 + year);
    else
        snprintf(years, sizeof years, "%zu", 2017 + year);
    snprintf(head, sizeof head, "\"%s\",%s%s%s,\"%s\"", measures[k].code, quote,
             year == 0 ? measures[k].item : "NA", quote, years);
    for (size_t i = 0; i < AREAS; i++) {
        fprintf(file, "%s,\"Made-up %03zu\",\"", head, i + 1);
        if (isnan(value[k][year][i]))
            fputs("-", file);
        else
            number_write(file, value[k][year][i]);
        fprintf(file, "\",%zu,\"Made-up region %c\"\n", 2001 + i, region_letter(i));
    }
    fprintf(file, "%s,\"Made-up England\",\"", head);
    number_write(file, country(k, year));
    fputs("\",2970,\"NA\"\n", file);
}

static void lait_write(const char *folder)
{
    FILE *file = file_open(folder, "lait");
    fputs("\"Short Desc\",\"Data item\",\"Years\",\"LA and Regions\",\"Values\",LA Number,"
          "\"Region\"\n", file);
    for (size_t k = 0; k < MEASURES; k++)
        for (size_t year = 0; year < YEARS; year++)
            block_write(file, k, year);
    file_close(file);
}

/* Five summaries, each with its rank from the most deprived; the score is the one that
 * studies use, the others follow it. The blank at the header's end is the official one. */
static void deprivation_write(const char *folder)
{
    enum { SUMMARIES = 5 };
    static double summary[SUMMARIES][AREAS];
    for (size_t i = 0; i < AREAS; i++) {
        double score = rounded(skewed(23, 8, level[i][DEPRIVATION]), 3);
        summary[0][i] = rounded(32844 * score / (score + 18), 2);
        summary[1][i] = score;
        summary[2][i] = rounded(fmax(0, .018 * (score - 15)), 4);
        summary[3][i] = rounded(fmax(0, .016 * (score - 7)), 4);
        summary[4][i] = rounded(32844 * (1 - exp(-score / 9)), 2);
    }
    FILE *file = file_open(folder, "deprivation");
    fputs("Upper Tier Local Authority District code (2019),"
          "Upper Tier Local Authority District name (2019),"
          "IMD - Average rank,IMD - Rank of average rank,"
          "IMD - Average score,IMD - Rank of average score,"
          "IMD - Proportion of LSOAs in most deprived 10% nationally,"
          "IMD - Rank of proportion of LSOAs in most deprived 10% nationally,"
          "IMD 2019 - Extent,IMD 2019 - Rank of extent,"
          "IMD 2019 - Local concentration,IMD 2019 - Rank of local concentration \r\n", file);
    for (size_t i = 0; i < AREAS; i++) {
        fprintf(file, "X99%06zu,Made-up %03zu", i + 1, i + 1);
        for (size_t k = 0; k < SUMMARIES; k++) {
            size_t rank = 1;
            for (size_t j = 0; j < AREAS; j++)
                rank += summary[k][j] > summary[k][i];
            fputs(",", file);
            number_write(file, summary[k][i]);
            fprintf(file, ",%zu", rank);
        }
        fputs("\r\n", file);
    }
    file_close(file);
}

/* The two smallest have not been inspected. */
static void inspections_write(const char *folder)
{
    FILE *file = file_open(folder, "inspections");
    fputs("la_number,local_authority,published,judgement\n", file);
    for (size_t i = 0; i < AREAS; i++) {
        double quality = level[i][INSPECTION] + .3 * normal();
        unsigned long year = 2018 + gsl_rng_uniform_int(rng, 5);
        unsigned long month = 1 + gsl_rng_uniform_int(rng, 12);
        unsigned long day = 1 + gsl_rng_uniform_int(rng, 28);
        if (i != by_size[0] && i != by_size[1])
            fprintf(file, "%zu,made-up %03zu,%lu-%02lu-%02lu,%s\n", 2001 + i, i + 1, year, month,
                    day, quality > 1 ? "outstanding" : quality > 0 ? "good"
                         : quality > -1.1 ? "requires improvement" : "inadequate");
    }
    file_close(file);
}

/* How far an authority's mean outcome lies from the usual one, in standard deviations. */
static double standing(size_t k, size_t area, double sd)
{
    double sum = 0, count = 0;
    for (size_t year = 0; year < YEARS; year++)
        if (!isnan(value[k][year][area])) {
            sum += value[k][year][area];
            count++;
        }
    return (sum / count - measures[k].mean) / sd;
}

/* Where the first two of eight concerns stand, 8 the most important: two different ranks. */
static void concerns_rank(double delays, double places, int *delays_rank, int *places_rank)
{
    double weight[8] = { delays, places };
    for (size_t j = 2; j < 8; j++)
        weight[j] = normal();
    *delays_rank = *places_rank = 1;
    for (size_t j = 0; j < 8; j++) {
        *delays_rank += weight[j] < weight[0];
        *places_rank += weight[j] < weight[1];
    }
}

enum { ITEMS = 9, TEXT = 16 };

/* One virtual school's answers, which lean a little on its outcomes. */
static void answers_draw(size_t area, char answer[ITEMS][TEXT])
{
    double p = standing(PROGRESS_8, area, .31), a = standing(ATTAINMENT_8, area, 2.8);
    double funding = 45 + 25 * (.4 * p + normal()), plans = 94 + 6 * (.15 * p + normal());
    double relations = normal(), worry = -.2 * p + normal(), impatience = .2 * p + normal();
    int delays, places;
    concerns_rank(impatience, worry, &delays, &places);
    strcpy(answer[0], .1 * a + normal() > -.6 ? "Yes" : "No");
    snprintf(answer[1], TEXT, "%.1f", fmax(.5, skewed(3.2, 1.3, normal())));
    snprintf(answer[2], TEXT, "%.0f", fmin(100, fmax(0, funding)));
    snprintf(answer[3], TEXT, "%.0f", fmin(100, plans));
    strcpy(answer[4], -.2 * a + normal() > .1 ? "Yes" : "No");
    strcpy(answer[5], relations > .8 ? "Excellent" : relations > -.4 ? "Good"
                      : relations > -1.3 ? "Fair" : "Poor");
    snprintf(answer[6], TEXT, "%.0f", fmin(100, skewed(9, 7, -.1 * a - .1 * p + normal())));
    snprintf(answer[7], TEXT, "%d", delays);
    snprintf(answer[8], TEXT, "%d", places);
}

/* Which of the answers are incomplete, and which items lack in them: alternative provision
 * in all of them, the others in so many that the n of each item is the report's. */
static void blanks_draw(bool blank[ANSWERS][ITEMS])
{
    static const size_t lacking[ITEMS] = { 0, 5, 6, 7, 7, 7, INCOMPLETE, 8, 8 };
    size_t all[ANSWERS], incomplete[INCOMPLETE], chosen[INCOMPLETE];
    for (size_t i = 0; i < ANSWERS; i++)
        all[i] = i;
    gsl_ran_choose(rng, incomplete, INCOMPLETE, all, ANSWERS, sizeof all[0]);
    for (size_t k = 0; k < ITEMS; k++) {
        if (lacking[k] == 0)
            continue;
        gsl_ran_choose(rng, chosen, lacking[k], incomplete, INCOMPLETE, sizeof incomplete[0]);
        for (size_t j = 0; j < lacking[k]; j++)
            blank[chosen[j]][k] = true;
    }
}

static void survey_write(const char *folder)
{
    size_t answering[ANSWERS];
    char answer[ITEMS][TEXT];
    bool blank[ANSWERS][ITEMS] = { { false } };
    gsl_ran_choose(rng, answering, ANSWERS, by_size + TOO_FEW, AREAS - TOO_FEW, sizeof by_size[0]);
    gsl_sort_ulong(answering, 1, ANSWERS);
    blanks_draw(blank);
    FILE *file = file_open(folder, "survey");
    fputs("la_number,local_authority,senior_access,staffing_ratio,stable_funding,"
          "pep_completion,school_pep,sen_relations,alternative_provision,"
          "admission_delays,school_places\n", file);
    for (size_t i = 0; i < ANSWERS; i++) {
        answers_draw(answering[i], answer);
        fprintf(file, "%zu,Made-up %03zu", 2001 + answering[i], answering[i] + 1);
        for (size_t k = 0; k < ITEMS; k++)
            fprintf(file, ",%s", blank[i][k] ? "" : answer[k]);
        fputs("\n", file);
    }
    file_close(file);
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fputs("usage: make-made-up FOLDER\n", stderr);
        return 2;
    }
    rng = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(rng, SEED);
    levels_draw();
    values_draw();
    gaps_make();
    traps_set();
    areas_write(arguments[1]);
    lait_write(arguments[1]);
    deprivation_write(arguments[1]);
    inspections_write(arguments[1]);
    survey_write(arguments[1]);
    gsl_rng_free(rng);
    return EXIT_SUCCESS;
}
