/* trial_answer.h - one candidate beside one model, as words and tables say it.
 *
 *     difference = B x deviation of x     of numbers: between rows one standard deviation apart
 *                = B                      of 0 and 1, or two texts: between the one and the other
 *                  none                   of more texts: F tests them together
 *
 * A difference and its interval are printed to two digits of its standard error, everywhere the
 * same. */
#ifndef ATTAIN_REPORT_TRIAL_ANSWER_H
#define ATTAIN_REPORT_TRIAL_ANSWER_H

#include "fit/evidence.h"
#include "report/trial_report.h"

enum trial_scale { SCALE_NUMBERS, SCALE_TWO, SCALE_LEVELS };

struct trial_answer {
    const struct trial_report *report;
    const struct trial_model *model;
    const struct candidate *candidate;
    const struct column *column; /* of the candidate, in the frame */
    const char *label, *one;     /* of the candidate, as in the report */
    enum evidence evidence;
    enum trial_scale scale; /* of this on nothing is set where it is untested */
    size_t predictors;      /* terms of the model */
    bool named;             /* rows may be named */
    bool groups_named;
};

struct trial_answer trial_answer_of(const struct trial_report *report, size_t candidate,
                                    size_t model);

/* The same to be spoken of: its label stands in quotation marks where, as a question does, it would
 * break the sentence. */
struct trial_answer trial_spoken_of(struct run *run, const struct trial_report *report,
                                    size_t candidate, size_t model);

/* The standard deviation of x in the rows of a fit; what B is multiplied by. */
double trial_deviation(const struct candidate_fit *fit);
double trial_step(const struct trial_answer *answer, const struct candidate_fit *fit);

/* Of SCALE_TWO: what the rows with a one have ("1", "yes"), and how many they are in a fit. */
const char *trial_one(const struct trial_answer *answer, size_t *rows);

/* "-0.62", a value that a difference may have; "-1.10 to -0.14"; NULL where there is none. */
const char *trial_difference(struct run *run, const struct trial_answer *answer,
                             const struct candidate_fit *fit, double value);
const char *trial_found(struct run *run, const struct trial_answer *answer,
                        const struct candidate_fit *fit);
const char *trial_interval(struct run *run, const struct trial_answer *answer,
                           const struct candidate_fit *fit);

/* "95% interval", by the level that was asked for. */
const char *trial_interval_heading(struct run *run, const struct trial *trial);

/* "-0.063 (0.022)": B and its standard error; of several columns "F(3, 41) = 2.30". */
const char *trial_estimate(struct run *run, const struct candidate_fit *fit);

/* ".012"; with enough decimals to show on which side of .05 it is. NULL of NaN. */
const char *trial_p(struct run *run, double p_value);

/* "p = .012", "p < .001". */
const char *trial_p_phrase(struct run *run, double p_value);

/* To two digits: "4.1", "0.083", "1234". */
const char *trial_plain(struct run *run, double value);

/* Errors of two predictions, to four digits, or as many decimals as tell them apart. */
void trial_errors(struct run *run, double one, double other, const char **text);

/* Of rows lost: the difference of means and its interval, to two digits of its standard error. */
void trial_lost_numbers(struct run *run, const struct candidate_lost *lost, const char **text);

/* "Deprivation": what a column of a design is called. */
const char *trial_term(struct run *run, const struct trial_answer *answer, const char *term);

/* What leaving out one row, or one group, does to what was found. */
enum trial_hinge { HINGE_NONE, HINGE_SIGN, HINGE_P, HINGE_UNKNOWN };

/* Whether it was looked at; the gravest that some one does, and which: where none does anything,
 * the one without which p is largest. */
bool trial_is_left(const struct trial_answer *answer, bool group);
enum trial_hinge trial_hinge_of(const struct trial_answer *answer, bool group, size_t *index);

/* "Barnet", "London"; NULL where it may not be named. */
const char *trial_left_name(const struct trial_answer *answer, bool group, size_t index);

/* Tests that were made before. */
size_t trial_earlier(const struct trial *trial);

#endif
