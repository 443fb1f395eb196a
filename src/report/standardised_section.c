#include "report/standardised_section.h"

bool standardised_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    (void)inquiry;
    section->csv = "";
    section_json(run, section, json_object());
    return true;
}
