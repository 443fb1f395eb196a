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
    if (measures->source->given)
        return run_fail(run, STATUS_UNSUPPORTED, measure->place,
                        "%s %s several values of %s for an authority and period, by %s; say which "
                        "is meant: --filter COLUMN=ITEM",
                        files_text(run, measures), have(measures), measure->code, free);
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

/* 85% beside 0.85: is the second 85%, too, or less than one? Both are named. */
static bool check_scale(struct run *run, const struct measure *measure)
{
    const struct percent_scale *scale = &measure->scale;
    bool same_file = scale->bare.file == scale->percent.file;
    return scale->percent.line == 0 || scale->bare.line == 0 || scale->bare_above_one
           || run_fail(run, STATUS_MALFORMED, scale->bare,
                       "'%s' of %s may be a fraction: no number without a percent sign is above 1 "
                       "there, and line %zu%s%s has '%s'; write all on one scale",
                       scale->bare_text, measure->code, scale->percent.line,
                       same_file ? "" : " of ", same_file ? "" : scale->percent.file,
                       scale->percent_text);
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

/* Rows of no year, which held no number. */
static void tell_yearless(struct run *run, const struct measures *measures,
                          const struct measure *measure)
{
    if (measure->yearless == 0)
        return;
    ledger_add(
        run, measures->ledger,
        (struct ledger_entry){
            .kind = LEDGER_WARNING,
            .source = measures->source->name,
            .area = NO_AREA,
            .count = measure->yearless,
            .place = measure->yearless_place,
            .what = talloc_asprintf(run, "rows of %s whose period is no year; none holds a number",
                                    measure->code) });
}

static void warn(struct run *run, const struct measures *measures, const char *path,
                 const char *what)
{
    run_say(run, "%s %s", path == NULL ? files_text(run, measures) : path, what);
    ledger_add(run, measures->ledger,
               (struct ledger_entry){ .kind = LEDGER_WARNING,
                                      .source = measures->source->name,
                                      .area = NO_AREA,
                                      .place = { path, 0, 0 },
                                      .what = what });
}

/* A measure is a column, and one of several files has none of that name. In LAIT's files measures
 * are rows, and a file for each topic is usual. */
static void warn_of_lacking(struct run *run, const struct measures *measures,
                            const struct measure *measure)
{
    for (size_t i = 0; i < measures->source->file.count; i++)
        if (measures->path[i] != NULL && !measure->in[i] && !layout_is_lait(measures->layout))
            warn(run, measures, measures->path[i],
                 talloc_asprintf(
                     run, "has no measure '%s', which another file of the source '%s' has%s",
                     measure->code, measures->source->name,
                     text_suggestion(run, measure->code, measures->other, measures->others)));
}

/* One value for each authority and period, but Total here and Female there. In a table that is no
 * file of Explore Education Statistics a text may well be what an authority is, and so it is
 * compared within authorities only. */
static void warn_of_varying(struct run *run, const struct measures *measures,
                            const struct measure *measure)
{
    const bool within = measures->layout != LAYOUT_EES;
    const char *pins = NULL;
    unsigned first = 0;
    for (size_t area = 0; area < measures->areas->count; area++) {
        first = within ? 0 : first;
        for (int period = measure->periods.first; period <= measure->periods.last; period++) {
            const struct observation *observation = measure_observation(measure, area, period);
            if (observation->line == 0 || observation->missing != PRESENT)
                continue;
            first = first == 0 ? observation->filters : first;
            filters_compare(measure->free_filters, first, observation->filters);
        }
    }
    const char *varying = filters_varying(run, measure->free_filters, &pins);
    if (varying != NULL)
        warn(run, measures, measures->file == 0 ? measures->path[0] : NULL,
             talloc_asprintf(run,
                             "%s %s of one item for some authorities or periods and of another "
                             "for others, by %s; if one is meant, say which, as in %s%s",
                             have(measures), measure->code, varying,
                             measures->source->given ? "--filter COLUMN=ITEM" : "filters: ",
                             measures->source->given ? "" : pins));
}

bool measures_check(struct run *run, const struct measures *measures)
{
    bool whole = true;
    for (size_t i = 0; i < measures->count; i++) {
        if (!check_measure(run, measures, &measures->measure[i])
            || !check_scale(run, &measures->measure[i])) {
            whole = false;
            if (!run_go_on(run))
                return false;
            continue;
        }
        tell_yearless(run, measures, &measures->measure[i]);
        warn_of_lacking(run, measures, &measures->measure[i]);
        warn_of_varying(run, measures, &measures->measure[i]);
    }
    return whole;
}
