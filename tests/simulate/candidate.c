/* candidate.c - how often `attain try` says what of a new predictor whose part is known.
 *
 *     candidate SETS
 *
 * SETS data sets of tests/unit/tried_world.h. Written, a line of CSV each: the share in which the
 * rules (fit/evidence.h) say what of each candidate, tried by itself and among others, and, of null
 * ones, in which any of those tried is held; with the Monte Carlo standard error. */
#include <gsl/gsl_errno.h>

#include "../unit/tried_world.h"

static void line_write(const char *name, size_t number, const char *verdict, size_t count,
                       size_t sets)
{
    double n = (double)sets, share = (double)count / n;
    printf("%s,%zu,%s,%.5f,%.5f,%zu\n", name, number, verdict, share, sqrt(share * (1 - share) / n),
           sets);
}

int main(int words, char **word)
{
    static size_t counts[SIMULATED][TRIALS][COUNTED];
    size_t sets = words > 1 ? strtoul(word[1], NULL, 10) : 1000;
    gsl_set_error_handler_off();
    puts("candidate,tried,verdict,share,std.error,sets");
    for (size_t i = 0; i < sets; i++)
        set_try(i, counts);
    for (size_t s = 0; s < SIMULATED; s++)
        for (size_t t = 0; t < TRIALS; t++) {
            for (size_t v = EVIDENCE_HELD; v < VERDICTS; v++)
                line_write(simulated[s].name, tried[t], evidence_names[v], counts[s][t][v], sets);
            if (s == 0)
                line_write("null", tried[t], "any held", counts[s][t][ANY_HELD], sets);
        }
    return 0;
}
