#include "report/leave_one_out_section.h"

bool leave_one_out_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    (void)inquiry;
    section->csv = "";
    section_json(run, section, json_object());
    return true;
}
