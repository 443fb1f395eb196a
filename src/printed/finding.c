#include "printed/finding.h"

const char *const rule_name[] = {
    [RULE_RANGE] = "range of a cell",
    [RULE_STARS] = "stars against p",
    [RULE_P_VALUE] = "p from B and SE",
    [RULE_DECIMAL_POINT] = "decimal point",
    [RULE_STD_ERROR_RATIO] = "one ratio of standard errors",
    [RULE_OUTCOME_RATIO] = "one ratio of outcomes",
    [RULE_STANDARDISED] = "standardised predictors",
    [RULE_NESTED_R_SQUARED] = "R squared change",
    [RULE_NESTED_ESTIMATE] = "B of nested models",
    [RULE_NESTED_STD_ERROR] = "SE of nested models",
    [RULE_INFLATION] = "SE against a smaller model",
    [RULE_EXPLAINED] = "R squared against terms",
    [RULE_WHOLE_MODEL] = "F and adjusted R squared",
};

void finding_add(struct run *run, struct findings *findings, struct finding finding)
{
    if (finding.quantity == NULL)
        finding.quantity = "";
    if (finding.repair == NULL)
        finding.repair = "";
    findings->finding = run_grow(run, findings->finding, struct finding, findings->count + 1);
    findings->finding[findings->count++] = finding;
}

size_t findings_impossible(const struct findings *findings)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->finding[i].impossible;
    return count;
}
