#include "report/imputation_section.h"

bool imputation_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    (void)inquiry;
    section->csv = "";
    section_json(run, section, json_object());
    return true;
}
