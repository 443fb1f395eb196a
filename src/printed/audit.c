#include "printed/audit.h"

#include <stdlib.h>

#include "printed/bound.h"
#include "printed/family.h"
#include "printed/nested.h"
#include "printed/ratio.h"
#include "printed/row.h"
#include "printed/standardised.h"
#include "printed/whole_model.h"

/* The place of a file among those that were given. */
static size_t file_rank(const struct sheet *sheet, const char *file)
{
    size_t at = 0;
    while (at < sheet->tables && sheet->table[at]->file != file)
        at++;
    return at;
}

static bool comes_before(const struct sheet *sheet, const struct finding *a,
                         const struct finding *b)
{
    if (a->impossible != b->impossible)
        return a->impossible;
    size_t file_a = file_rank(sheet, a->row->place.file);
    size_t file_b = file_rank(sheet, b->row->place.file);
    return file_a != file_b ? file_a < file_b : a->row->place.line < b->row->place.line;
}

/* By insertion, which leaves findings of one row in the order of the rules. */
static void sort(const struct sheet *sheet, struct findings *findings)
{
    for (size_t i = 1; i < findings->count; i++) {
        struct finding moved = findings->finding[i];
        size_t at = i;
        for (; at > 0 && comes_before(sheet, &moved, &findings->finding[at - 1]); at--)
            findings->finding[at] = findings->finding[at - 1];
        findings->finding[at] = moved;
    }
}

bool audit_perform(struct run *run, struct published *const *published, size_t count,
                   struct audit **audit)
{
    struct audit *made = talloc_zero(run, struct audit);
    *audit = made;
    if (!sheet_build(run, published, count, &made->sheet))
        return false;
    rows_judge(run, made->sheet, &made->findings);
    whole_models_check(run, made->sheet, &made->findings);
    outcomes_compare(run, made->sheet, &made->findings);
    nested_compare(run, made->sheet, &made->findings);
    bounds_check(run, made->sheet, &made->findings);
    standardised_compare(run, made->sheet, &made->findings);
    families_adjust(run, made->sheet);
    sort(made->sheet, &made->findings);
    return true;
}
