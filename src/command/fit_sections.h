/* fit_sections.h - what `attain fit` can say beside its table of coefficients: one line for each
 * section, with the option that asks for it, and whether --full does too. */
#ifndef ATTAIN_COMMAND_FIT_SECTIONS_H
#define ATTAIN_COMMAND_FIT_SECTIONS_H

#include "report/section.h"

/* SECTION(name, option, full, help): made by name_section. */
#define FIT_SECTIONS_EACH(SECTION)                                                                 \
    SECTION(standardised, "standardised", true,                                                    \
            "coefficients in standard deviations, with intervals; semi-partial r squared")         \
    SECTION(nested, "nested", false,                                                               \
            "what each formula adds to the one before it: change of R squared, F")                 \
    SECTION(checks, "checks", true,                                                                \
            "tests of what the model assumes: collinearity, equal variance, form, normality, "     \
            "neighbours")                                                                          \
    SECTION(influence, "influence", true,                                                          \
            "rows that the fit leans on: leverage, studentised residuals, Cook's distance, "       \
            "DFFITS, DFBETAS")                                                                     \
    SECTION(leave_one_out, "leave-one-out", true,                                                  \
            "how estimates move without each row and each group")                                  \
    SECTION(importance, "importance", true,                                                        \
            "how R squared divides over the predictors (LMG), with bootstrap intervals")           \
    SECTION(prediction, "prediction", true,                                                        \
            "how well rows are predicted that were not fitted: predicted R squared, "              \
            "cross-validation; AIC, BIC")                                                          \
    SECTION(power, "power", true,                                                                  \
            "the smallest association that these data could have shown; equivalence tests")        \
    SECTION(missing_data, "missing-data", true, "which rows lack what, and why")                   \
    SECTION(imputation, "impute", false,                                                           \
            "estimates with missing values imputed many times, beside those of complete rows")     \
    SECTION(bounds, "bounds", false,                                                               \
            "between which ends estimates lie, whatever suppressed values are")

/* Which sections are asked for: the flags that options set. */
#define FIT_SECTION_FLAG(name, option, full, help) int name; /* gboolean */
struct fit_sections_asked {
    int full; /* gboolean */
    FIT_SECTIONS_EACH(FIT_SECTION_FLAG)
};

#define FIT_SECTION_OPTION(name, option, full, help)                                               \
    { option, '\0', OPTION_FLAG, offsetof(struct fit_options, sections.name), NULL, help },

struct made_section {
    const char *option, *key; /* "leave-one-out", "leave_one_out" */
    struct section section;
};

/* Make the sections that are asked for, in order. Fails as each of them does. */
bool fit_sections_make(struct run *run, const struct fit_sections_asked *asked,
                       const struct inquiry *inquiry, struct made_section **made, size_t *count);

#endif
