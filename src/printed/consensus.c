#include "printed/consensus.h"

#include <math.h>
#include <stdint.h>

/* The intersection of all members but one (or none: SIZE_MAX) and those left out; false if
 * it is empty. */
static bool intersect(const struct interval *member, size_t count, size_t but, const bool *left_out,
                      struct interval *common)
{
    *common = (struct interval){ -INFINITY, INFINITY };
    for (size_t i = 0; i < count; i++)
        if (i != but && (left_out == NULL || !left_out[i]) && !interval_narrow(common, member[i]))
            return false;
    return true;
}

/* The lower end that lies in most members. */
static double most_shared(const struct interval *member, size_t count)
{
    double best = 0;
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        struct interval point = { member[i].low, member[i].low };
        size_t holding = 0;
        for (size_t j = 0; j < count; j++)
            holding += interval_meets(point, member[j]);
        if (holding > most) {
            most = holding;
            best = member[i].low;
        }
    }
    return best;
}

static void name_each_that_stands_alone(const struct interval *member, size_t count,
                                        struct consensus *consensus)
{
    for (size_t i = 0; i < count; i++)
        if (intersect(member, count, i, NULL, &consensus->others[i])) {
            consensus->is_named[i] = true;
            consensus->named++;
        }
}

static void name_minority(const struct interval *member, size_t count, struct consensus *consensus)
{
    double shared = most_shared(member, count);
    for (size_t i = 0; i < count; i++) {
        consensus->is_named[i] = !interval_meets((struct interval){ shared, shared }, member[i]);
        consensus->named += consensus->is_named[i];
    }
    for (size_t i = 0; i < count; i++)
        intersect(member, count, i, consensus->is_named, &consensus->others[i]);
}

struct consensus *consensus_of(struct run *run, const struct interval *member, size_t count)
{
    struct consensus *consensus = talloc_zero(run, struct consensus);
    consensus->is_named = run_array(run, bool, count);
    consensus->others = run_array(run, struct interval, count);
    consensus->agreed = intersect(member, count, SIZE_MAX, NULL, &consensus->common);
    if (!consensus->agreed) {
        name_each_that_stands_alone(member, count, consensus);
        consensus->either = consensus->named > 1;
        if (consensus->named == 0)
            name_minority(member, count, consensus);
    }
    intersect(member, count, SIZE_MAX, consensus->is_named, &consensus->common);
    return consensus;
}
