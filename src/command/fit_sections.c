#include "command/fit_sections.h"

#include "report/bounds_section.h"
#include "report/checks_section.h"
#include "report/importance_section.h"
#include "report/imputation_section.h"
#include "report/influence_section.h"
#include "report/leave_one_out_section.h"
#include "report/missing_data_section.h"
#include "report/nested_section.h"
#include "report/power_section.h"
#include "report/prediction_section.h"
#include "report/standardised_section.h"

struct kind {
    const char *option, *key;
    bool full;
    size_t flag; /* its offset in the flags */
    section_maker *make;
};

#define FIT_SECTION_KIND(name, option, full, help)                                                 \
    { option, #name, full, offsetof(struct fit_sections_asked, name), name##_section },
static const struct kind kinds[] = { FIT_SECTIONS_EACH(FIT_SECTION_KIND) };
enum { KINDS = sizeof kinds / sizeof *kinds };

static bool is_asked(const struct fit_sections_asked *asked, const struct kind *kind)
{
    return *(const int *)(const void *)((const char *)asked + kind->flag)
           || (asked->full && kind->full);
}

bool fit_sections_make(struct run *run, const struct fit_sections_asked *asked,
                       const struct inquiry *inquiry, struct made_section **made, size_t *count)
{
    *made = run_array(run, struct made_section, KINDS);
    *count = 0;
    for (size_t i = 0; i < KINDS; i++) {
        if (!is_asked(asked, &kinds[i]))
            continue;
        struct made_section *section = &(*made)[(*count)++];
        *section = (struct made_section){ .option = kinds[i].option, .key = kinds[i].key };
        if (!kinds[i].make(run, inquiry, &section->section))
            return false;
    }
    return true;
}
