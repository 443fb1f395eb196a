/* made-up.h - the model from which the made-up files are drawn.
 *
 * Each fictitious authority has a few hidden levels, each a sum of earlier ones and a part
 * of its own (LISREL's structural model, in the order of its arrows),
 *
 *     level_k = sum_{j<k} path_kj level_j + own_k e_k,                  e, u ~ N(0, 1)
 *
 * and measure m shows one of them in each year y = -1, 0, 1, dimly:
 *
 *     t_my = sqrt(stable) (loading level + sqrt(1 - loading^2) u_m) + sqrt(1 - stable) e_my
 *     x_my = mean + drift y + sd t_my,  or with the same mean and sd, skewed to the right,
 *     x_my = (mean + drift y) exp(s t_my - s^2 / 2),  s^2 = ln(1 + (sd / mean)^2)
 *
 * All numbers here are round ones, chosen so that tables made from the files look like
 * those of the report: absence lowers both outcomes, demand lowers progress, plans lower
 * attainment, deprivation lowers the attainment of all children and not that of children
 * in care. So nothing can be learned from the files but whether a program works. */
#ifndef MADE_UP_H
#define MADE_UP_H

enum level {
    DEPRIVATION, DEMAND, WORKFORCE, SPENDING, PLANS, ABSENCE, EXCLUSION, LEAVERS, DISTANCE,
    INSPECTION, ALL_ATTAINMENT, ALL_READING, READING, SIZE, PROGRESS, ATTAINMENT, LEVELS
};

/* Standard normal, more or less, but for progress (in points of Progress 8) and attainment
 * (in points of Attainment 8, and without what progress explains of it). */
static const struct {
    double path[LEVELS], own;
} cause[LEVELS] = {
    [DEPRIVATION] = { { 0 }, 1 },
    [DEMAND] = { { [DEPRIVATION] = .45 }, .9 },
    [WORKFORCE] = { { 0 }, 1 },
    [SPENDING] = { { [DEMAND] = -.6 }, .8 },
    [PLANS] = { { [DEPRIVATION] = -.35, [SPENDING] = .3 }, .85 },
    [ABSENCE] = { { [WORKFORCE] = .15, [SPENDING] = .2 }, .95 },
    [EXCLUSION] = { { [PLANS] = .15, [ABSENCE] = .55 }, .8 },
    [LEAVERS] = { { [DEPRIVATION] = -.1, [DEMAND] = -.2 }, .95 },
    [DISTANCE] = { { [DEPRIVATION] = -.35, [WORKFORCE] = .35 }, .85 },
    [INSPECTION] = { { [DEMAND] = -.2, [WORKFORCE] = -.3 }, .93 },
    [ALL_ATTAINMENT] = { { [DEPRIVATION] = -.7 }, .7 },
    [ALL_READING] = { { [DEPRIVATION] = -.3, [ALL_ATTAINMENT] = .4 }, .75 },
    [READING] = { { 0 }, 1 },
    [SIZE] = { { 0 }, 1 },
    [PROGRESS] = { { [DEPRIVATION] = .03, [DEMAND] = -.14, [SPENDING] = -.02, [PLANS] = -.03,
                     [ABSENCE] = -.16, [EXCLUSION] = .08, [LEAVERS] = .06, [DISTANCE] = .01,
                     [INSPECTION] = -.03 }, .14 },
    [ATTAINMENT] = { { [WORKFORCE] = -.1, [SPENDING] = .4, [PLANS] = -.9, [ABSENCE] = -.6,
                       [EXCLUSION] = .3, [LEAVERS] = .2, [DISTANCE] = -.4,
                       [INSPECTION] = .2 }, 1.2 },
};

/* How a measure follows from its level: as above, or by a rule of its own. */
enum shape { PLAIN, SKEWED, OF_PROGRESS, OF_ATTAINMENT, OF_SPENDING };

/* Rows of the table below that others follow, or that have gaps of their own. */
enum { PROGRESS_8 = 0, ATTAINMENT_8 = 1, CARE_READING = 3, CARE_NUMBER = 14 };

/* So many of the smallest authorities as `hidden` says have no value in any year. */
static const struct measure {
    const char *code, *item;
    enum level level;
    enum shape shape;
    double loading, mean, sd, drift, stable;
    int decimals, hidden;
} measures[] = {
    { "LAC_KS4_AVG_Prog8", "Progress 8, in care",
      PROGRESS, OF_PROGRESS, 1, -1.17, .35, -.08, 1, 2, 0 },
    { "LAC_KS4_AVG_Attain8", "Attainment 8, in care",
      ATTAINMENT, OF_ATTAINMENT, 1, 19.2, 3.2, 0, 1, 1, 0 },
    { "AVG_Attain8_Score", "Attainment 8, all",
      ALL_ATTAINMENT, PLAIN, 1, 46.6, 3.7, .1, .92, 1, 1 },
    { "LAC_KS2_ExpStd_R", "Reading, in care (%)", READING, PLAIN, 1, 50, 10.5, 2, .35, 0, 0 },
    { "KS2R_Expected_STD", "Reading, all (%)", ALL_READING, PLAIN, 1, 74, 3.9, 1, .85, 0, 2 },
    { "LAC", "In care per 10,000", DEMAND, SKEWED, .85, 69, 27, 3, .95, 0, 0 },
    { "CPP_rate", "Protection plans per 10,000", DEMAND, SKEWED, .75, 48, 18, 0, .8, 1, 2 },
    { "Section_47", "Enquiries per 10,000", DEMAND, SKEWED, .75, 182, 75, 5, .8, 1, 1 },
    { "CareApplications", "Applications per 10,000", DEMAND, SKEWED, .85, 13.3, 6, -.5, .8, 1, 1 },
    { "Work_Force_TO_Rate", "Turnover (%)", WORKFORCE, SKEWED, .6, 16, 6.8, .8, .5, 1, 0 },
    { "Work_Force_AvgNumCase_SW", "Cases per social worker \r\n(children and families)",
      WORKFORCE, PLAIN, .4, 17.4, 2.7, -.3, .6, 1, 1 },
    { "Work_Force_Vac_Rate", "Vacancies (%)", WORKFORCE, SKEWED, .8, 16, 10, 0, .8, 1, 0 },
    { "Work_Force_SWAbsence", "Days lost (%)", WORKFORCE, SKEWED, .4, 3.1, 1.4, 0, .6, 1, 1 },
    { "Work_Force_Agecy_Rate", "Agency staff (%)", WORKFORCE, SKEWED, .85, 15.9, 11, 0, .85, 1, 0 },
    { "LACnum", "Number in care", SIZE, SKEWED, 1, 495, 320, 18, .99, 0, 0 },
    { "TotalLACFinance", "Pounds", SPENDING, OF_SPENDING, 1, 62000, .22, 2500, 1, 0, 0 },
    { "LAC_SEN_Statement", "With a plan (%)", PLANS, PLAIN, 1, 27.5, 6.2, .2, .8, 1, 3 },
    { "LAC_Pers_Abs", "Persistently absent (%)", ABSENCE, SKEWED, 1, 12, 3.5, .6, .7, 1, 5 },
    { "LAC_Fixed_ Ex", "Excluded (%)", EXCLUSION, SKEWED, 1, 11.7, 3.4, -.2, .7, 2, 4 },
    { "CareLeaverEET", "In work or study (%)", LEAVERS, PLAIN, 1, 52, 8.5, 1, .65, 0, 1 },
    { "LACDistance", "Over 20 miles away (%)", DISTANCE, SKEWED, 1, 16, 6.9, .4, .8, 0, 2 },
};
#define MEASURES (sizeof measures / sizeof measures[0])

/* The years in which the smallest authorities have their outcomes, the smallest first.
 * The first seven fail the rule "two of three years in both outcomes", so 145 pass. */
static const struct {
    const char *progress, *attainment;
} outcome_years[] = {
    { "---", "---" }, { "---", "---" }, { "-x-", "--x" }, { "--x", "xxx" }, { "x--", "xx-" },
    { "---", "x--" }, { "---", "xxx" }, { "x-x", "xxx" }, { "xx-", "xx-" }, { "xx-", "xxx" },
    { "-xx", "-xx" }, { "x-x", "xxx" }, { "-xx", "xxx" }, { "x-x", "x-x" }, { "xx-", "xxx" },
};
#define PATTERNS (sizeof outcome_years / sizeof outcome_years[0])
#define TOO_FEW 7

#endif
