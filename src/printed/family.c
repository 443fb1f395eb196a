#include "printed/family.h"

#include <math.h>

#include "fit/multiplicity.h"

static void adjust_table(struct run *run, struct printed_table *table)
{
    double *p_value = run_array(run, double, table->rows);
    double *holm = run_array(run, double, table->rows), *bh = run_array(run, double, table->rows);
    struct printed_row **tested = run_array(run, struct printed_row *, table->rows);
    for (size_t i = 0; i < table->rows; i++) {
        struct printed_row *row = table->row[i];
        if (row->constant || isnan(row->print->p_value.value))
            continue;
        p_value[table->tests] = row->print->p_value.value;
        tested[table->tests++] = row;
    }
    holm_adjust(run, p_value, table->tests, holm);
    benjamini_hochberg_adjust(run, p_value, table->tests, bh);
    for (size_t i = 0; i < table->tests; i++) {
        tested[i]->holm = holm[i];
        tested[i]->benjamini_hochberg = bh[i];
        bool below = tested[i]->print->p_value.below && p_value[i] <= FAMILY_LEVEL;
        table->significant += table->starred ? *tested[i]->print->p_value.stars != '\0'
                                             : below || p_value[i] < FAMILY_LEVEL;
        table->holm += holm[i] < FAMILY_LEVEL;
        table->benjamini_hochberg += bh[i] < FAMILY_LEVEL;
    }
}

void families_adjust(struct run *run, struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->tables; i++)
        adjust_table(run, sheet->table[i]);
}
