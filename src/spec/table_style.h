/* table_style.h - how a table of models is to look.
 *
 *     --style apa --columns B,SE,beta,p --decimals B=3 --drop-terms 'region*'      attain fit
 *     style: apa, columns: [B, SE, beta, p], decimals: { B: 3 }, drop_terms: ...   a table's file
 *
 * The styles:
 *
 *     report   B (SE) and p as the printed report has them: no zero before the point, B to 3
 *              decimals, SE to 2, p to 3; n in the heading, CONSTANT last, then R squared
 *     apa      B, SE, beta, t, p and interval by the rules of the American Psychological
 *              Association: no zero before the point of what cannot exceed 1, p as "< .001"
 *     plain    every figure to the decimals that its standard error deserves (number_to_error)
 *
 * What a user says is read once, from options or from a file, into table_style_said, and settled
 * by one table of words. Nothing of it touches what is fitted, or results as CSV and JSON. */
#ifndef ATTAIN_SPEC_TABLE_STYLE_H
#define ATTAIN_SPEC_TABLE_STYLE_H

#include "spec/yaml.h"

enum style { STYLE_REPORT, STYLE_APA, STYLE_PLAIN, STYLES };
extern const char *const style_names[]; /* "report", "apa", "plain"; ends with NULL */

/* What a column of a table may say of a coefficient; R squared has decimals and no column. */
enum table_figure {
    FIGURE_ESTIMATE_AND_ERROR, /* B (SE) */
    FIGURE_ESTIMATE,
    FIGURE_STD_ERROR,
    FIGURE_BETA, /* in standard deviations: fit/standardised.h */
    FIGURE_STATISTIC,
    FIGURE_DF,
    FIGURE_P_VALUE,
    FIGURE_INTERVAL, /* [LL, UL] */
    FIGURE_CONF_LOW,
    FIGURE_CONF_HIGH,
    FIGURE_R_SQUARED,
    FIGURES
};

/* Decimals that nobody has said. */
#define BY_STYLE (-1)
#define MOST_TABLE_DECIMALS 15

/* A name and what is said of it: "B" and "3", a term and its label. */
struct assignment {
    const char *name, *value; /* name NULL: of all */
    struct place place;
};

struct assignments {
    size_t count;
    struct assignment *assignment;
};

/* What a user says, by its words. */
struct table_style_said {
    int style; /* enum style; STYLES where it is unsaid */
    int stars; /* 0 no, 1 yes, 2 unsaid */
    struct texts columns, keep_terms, drop_terms, order;
    struct assignments decimals, rename;
    struct yaml *decimals_at, *rename_at; /* in a file, until they are taken apart */
};
#define TABLE_STYLE_UNSAID                                                                         \
    {                                                                                              \
        .style = STYLES, .stars = 2                                                                \
    }
extern const char *const stars_choices[]; /* "no", "yes"; ends with NULL */

/* Rows for the table of keys (yaml.h) that fills a struct with that field. */
#define TABLE_STYLE_KEYS(type, field)                                                              \
    YAML_KEY("style", CHOICE, type, field.style, style_names, "how the table looks"),              \
        YAML_KEY("columns", TEXTS, type, field.columns, NULL,                                      \
                 "which columns, in which order: estimate, std_error, beta, statistic, df, "       \
                 "p_value, interval, conf_low, conf_high"),                                        \
        YAML_KEY("decimals", ANY, type, field.decimals_at, NULL,                                   \
                 "a number for all, or one by column: { B: 3, SE: 2 }"),                           \
        YAML_KEY("stars", CHOICE, type, field.stars, stars_choices,                                \
                 "stars for p below .05, .01 and .001"),                                           \
        YAML_KEY("keep_terms", TEXTS, type, field.keep_terms, NULL,                                \
                 "show only these terms; * stands for any letters"),                               \
        YAML_KEY("drop_terms", TEXTS, type, field.drop_terms, NULL,                                \
                 "do not show these terms; a note names them"),                                    \
        YAML_KEY("rename", MAP, type, field.rename_at, NULL,                                       \
                 "what the table calls a term: { z(imd): Deprivation }"),                          \
        YAML_KEY("order", TEXTS, type, field.order, NULL, "these terms first, in this order")

struct table_style {
    enum style style;
    size_t columns; /* 0: those of the style */
    enum table_figure *column;
    int decimals[FIGURES]; /* BY_STYLE where unsaid */
    bool stars;
    struct texts keep_terms, drop_terms, order; /* of keep_terms none: all of them */
    struct assignments rename;                  /* a term, its label */
};

/* What is said where nothing is: the style, with stars. */
struct table_style table_style_usual(enum style style);

/* Take apart what a file says of decimals and labels. Fails where they are no texts. */
bool table_style_take_apart(struct run *run, struct table_style_said *said);

/* "B=3,SE=2" and "TERM=LABEL" of the command line, as assignments to add. A word without a sign
 * of equality is a value for all. */
void assignment_add(struct run *run, const char *word, struct place place,
                    struct assignments *assignments);

/* What is said, else what is usual. Fails at the place of a word that is none. */
bool table_style_settle(struct run *run, const struct table_style_said *said, enum style usual,
                        struct table_style *style);

/* The decimals of a figure; BY_STYLE: as its standard error deserves. Limits of an interval have
 * those of B, unless they are said. */
int table_style_decimals(const struct table_style *style, enum table_figure figure);

/* A table that stands beside a printed one has the layout of the print. Fails at the key of its
 * map that says otherwise. */
bool table_style_check_printed(struct run *run, const struct yaml *map,
                               const struct table_style_said *said);

#endif
