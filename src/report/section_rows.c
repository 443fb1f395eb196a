#include "report/section_rows.h"

#include <math.h>

#include "base/csv_cell.h"
#include "base/number.h"

char *section_row(struct run *run, char *csv, const char *const *text, size_t texts,
                  const double *number, size_t numbers)
{
    for (size_t i = 0; i < texts; i++)
        csv = talloc_asprintf_append_buffer(csv, "%s%s", i == 0 ? "" : ",", csv_safe(run, text[i]));
    return talloc_strdup_append_buffer(csv_add_numbers(run, csv, number, numbers), "\n");
}

const char *section_title(struct run *run, const struct inquiry *inquiry, size_t model,
                          const char *title)
{
    return inquiry->fits == 1 ? title : talloc_asprintf(run, "(%zu) %s", model + 1, title);
}

const char *section_level(struct run *run, double conf_level)
{
    return talloc_asprintf(run, "%.6g%%", 100 * conf_level);
}

const char *section_share(struct run *run, double value)
{
    return isfinite(value) ? number_pointed(run, value, 3) : "\u2014";
}
