/* audit.c - how often attain audit is wrong, and how often it sees one altered cell.
 *
 *     audit TABLES ALTERATIONS
 *
 * For 2, 3 and 4 decimals: TABLES sets of printed tables of made-up data (simulated_print.h),
 * audited as they are, and each audited again ALTERATIONS times with one cell moved by 1.5
 * printed units and as often with two neighbouring digits swapped. Writes a line of CSV for
 * each kind of alteration, number of decimals and cell: how many were made, caught (something
 * is impossible), named (one of the findings points at the altered row), and found by each
 * rule. The seed of set i at d decimals is 1000 d + i. */
#include <gsl/gsl_errno.h>

#include "../unit/simulated_print.h"

struct count {
    size_t made, caught, named, by_rule[RULES];
};

static const char *const cell_name[] = { "B", "SE", "p", "R2" };

static void count_findings(const struct audit *audit, size_t line, struct count *count)
{
    bool seen[RULES] = { false }, caught = false, named = false;
    for (size_t i = 0; i < audit->findings.count; i++) {
        const struct finding *finding = &audit->findings.finding[i];
        if (!finding->impossible)
            continue;
        caught = seen[finding->rule] = true;
        named = named || finding->row->place.line == line
                || (finding->also != NULL && finding->also->place.line == line);
    }
    count->made++;
    count->caught += caught;
    count->named += named;
    for (size_t rule = 0; rule < RULES; rule++)
        count->by_rule[rule] += seen[rule];
}

static void alter(unsigned long seed, int decimals, bool swapped, size_t times, gsl_rng *random,
                  struct count count[CELLS])
{
    struct run *run = run_new();
    struct simulated_print *print = simulated_print_new(run, seed, decimals);
    for (size_t i = 0; i < times; i++) {
        struct alteration made = simulated_alter(run, random, print, swapped);
        count_findings(simulated_audit(run, print), made.row + 2, &count[made.cell]);
        print->row[made.row].text[made.column] = made.before;
    }
    talloc_free(run);
}

static size_t wrongly(unsigned long seed, int decimals)
{
    struct run *run = run_new();
    const struct audit *audit = simulated_audit(run, simulated_print_new(run, seed, decimals));
    size_t impossible = findings_impossible(&audit->findings);
    for (size_t i = 0; i < impossible; i++)
        fprintf(stderr, "seed %lu, %d decimals: %s: %s\n", seed, decimals,
                rule_name[audit->findings.finding[i].rule], audit->findings.finding[i].what);
    talloc_free(run);
    return impossible > 0;
}

static void print_count(const char *what, int decimals, const char *cell, const struct count *count)
{
    printf("%s,%d,%s,%zu,%zu,%zu", what, decimals, cell, count->made, count->caught, count->named);
    for (size_t rule = 0; rule < RULES; rule++)
        printf(",%zu", count->by_rule[rule]);
    puts("");
}

int main(int words, char **word)
{
    size_t tables = words > 1 ? strtoul(word[1], NULL, 10) : 200;
    size_t times = words > 2 ? strtoul(word[2], NULL, 10) : 10, wrong = 0;
    gsl_set_error_handler_off();
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    printf("alteration,decimals,cell,made,caught,named");
    for (size_t rule = 0; rule < RULES; rule++)
        printf(",%s", rule_name[rule]);
    puts("");
    for (int decimals = 2; decimals <= 4; decimals++) {
        struct count none = { 0 }, count[2][CELLS] = { 0 };
        for (size_t i = 0; i < tables; i++) {
            unsigned long seed = 1000 * (unsigned long)decimals + i;
            none.made++;
            none.caught += wrongly(seed, decimals);
            for (int swapped = 0; swapped < 2; swapped++)
                alter(seed, decimals, swapped, times, random, count[swapped]);
        }
        wrong += none.caught;
        print_count("none", decimals, "", &none);
        for (int swapped = 0; swapped < 2; swapped++)
            for (size_t cell = 0; cell < CELLS; cell++)
                print_count(swapped ? "two digits swapped" : "moved by 1.5 units", decimals,
                            cell_name[cell], &count[swapped][cell]);
    }
    gsl_rng_free(random);
    return wrong > 0;
}
