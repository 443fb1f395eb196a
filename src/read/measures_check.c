/* The end of measures.h: what was asked for must be there, and once. */

#include "base/text.h"
#include "read/measures.h"

/* The files that were read, for messages. */
static const char *files_text(struct run *run, const struct measures *measures)
{
    size_t files = 0;
    while (files < measures->source->file.count && measures->path[files] != NULL)
        files++;
    return text_list(run, measures->path, files);
}

static const char *have(const struct measures *measures)
{
    return measures->file == 0 ? "has" : "have";
}

static bool fail_unknown(struct run *run, const struct measures *measures,
                         const struct measure *measure)
{
    enum { NAMES_SHOWN = 3 };
    const char *near = text_suggestion(run, measure->code, measures->other, measures->others);
    if (*near == '\0' && measures->others > 0)
        near = talloc_asprintf(
            run,
            measures->others == 1 ? "; its other measure is %s"
                                  : "; the nearest that it has are %s",
            text_closest(run, measure->code, measures->other, measures->others, NAMES_SHOWN));
    return run_fail(run, STATUS_UNSUPPORTED, measure->place, "%s %s no measure '%s'%s",
                    files_text(run, measures), have(measures), measure->code, near);
}

static bool fail_free(struct run *run, const struct measures *measures,
                      const struct measure *measure, const char *free, const char *pins)
{
    return run_fail(run, STATUS_UNSUPPORTED, measure->place,
                    "%s %s several values of %s for an authority and period, by %s; say which is "
                    "meant, as in filters: %s",
                    files_text(run, measures), have(measures), measure->code, free, pins);
}

/* Its rows are all of regions or of other items. */
static bool fail_none(struct run *run, const struct measures *measures,
                      const struct measure *measure)
{
    const struct pins *pins = &measure->filters;
    const char **pin = run_array(run, const char *, pins->count + 1);
    for (size_t i = 0; i < pins->count; i++)
        pin[i] = talloc_asprintf(run, "%s: %s", pins->column[i], pins->item[i]);
    return run_fail(run, STATUS_UNSUPPORTED, measure->place,
                    "%s %s no value of %s for a local authority%s%s", files_text(run, measures),
                    have(measures), measure->code, pins->count == 0 ? "" : " with ",
                    text_list(run, pin, pins->count));
}

/* "2017", "2017 to 2019", "2016/17 to 2018/19". */
static const char *span_text(struct run *run, int first, int last, bool split)
{
    struct periods periods = { first, last, split };
    const char *from = period_text(run, &periods, first);
    return first == last ? from
                         : talloc_asprintf(run, "%s to %s", from, period_text(run, &periods, last));
}

static bool check_measure(struct run *run, const struct measures *measures,
                          const struct measure *measure)
{
    const char *pins = NULL;
    const struct periods *asked = &measure->periods;
    if (!measure->known)
        return fail_unknown(run, measures, measure);
    if (!filters_check_pins(run, measure->free_filters, files_text(run, measures)))
        return false;
    if (measure->first_year == 0)
        return fail_none(run, measures, measure);
    const char *free = filters_free(run, measure->free_filters, &pins);
    if (free != NULL)
        return fail_free(run, measures, measure, free, pins);
    return measure->found > 0
           || run_fail(run, STATUS_UNSUPPORTED, measure->place,
                       "%s %s %s for %s, and nothing for %s", files_text(run, measures),
                       have(measures), measure->code,
                       span_text(run, measure->first_year, measure->last_year, measure->split),
                       span_text(run, asked->first, asked->last, asked->split));
}

bool measures_check(struct run *run, const struct measures *measures)
{
    for (size_t i = 0; i < measures->count; i++)
        if (!check_measure(run, measures, &measures->measure[i]))
            return false;
    return true;
}
