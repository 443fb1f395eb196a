/* measured.h - files with measures, read by a study of the village. */
#ifndef ATTAIN_TESTS_MEASURED_H
#define ATTAIN_TESTS_MEASURED_H

#include "village.h"

#define STUDY(source, variables)                                                                   \
    "title: Village\nregisters: [areas.csv]\nsources:\n  s: " source "\nvariables:\n" variables

/* Read a study, whose files are in the bench's folder, as far as the sources. */
static inline bool measured_try(struct bench *bench, const char *study, struct sources **sources)
{
    return village_sources(bench, study, bench->folder, sources);
}

static inline const struct sources *measured(struct bench *bench, const char *study)
{
    struct sources *sources = NULL;
    assert_done(bench, measured_try(bench, study, &sources));
    return sources;
}

static inline const struct observation *observation_of(const struct sources *sources,
                                                       const char *name, size_t area, int period)
{
    const struct variable *variable = study_variable(sources->study, name);
    const struct measures *measures = sources->loaded[0].measures;
    assert_non_null(measures);
    const struct measure *measure = measures_find(measures, variable->measure, variable);
    assert_non_null(measure);
    return measure_observation(measure, area, period);
}

#define assert_value(sources, name, area, period, wanted)                                          \
    do {                                                                                           \
        const struct observation *found = observation_of(sources, name, area, period);             \
        assert_int_equal(found->missing, PRESENT);                                                 \
        assert_true(found->line > 0);                                                              \
        assert_number(found->value, wanted);                                                       \
    } while (0)

#define assert_missing(sources, name, area, period, reason)                                        \
    do {                                                                                           \
        const struct observation *found = observation_of(sources, name, area, period);             \
        assert_int_equal(found->missing, reason);                                                  \
        assert_true(isnan(found->value));                                                          \
    } while (0)

/* No file has a row of it. */
#define assert_no_row(sources, name, area, period)                                                 \
    assert_int_equal(observation_of(sources, name, area, period)->line, 0)

/* A file of this name with this text, read by this study, is refused with this message. */
static inline void refuses_file(struct bench *bench, const char *file, const char *text,
                                const char *study, enum status status, const char *message)
{
    struct sources *sources = NULL;
    bench_again(bench);
    bench->run->quiet = true;
    bench_put(bench, file, text);
    assert_false(measured_try(bench, study, &sources));
    assert_refused(bench, status, message);
}

/* The entries of a kind, as "what (count)" in lines. */
static inline const char *ledger_text(struct bench *bench, const struct sources *sources,
                                      enum ledger_kind kind)
{
    char *text = talloc_strdup(bench->run, "");
    for (size_t i = 0; i < sources->ledger->entries; i++) {
        const struct ledger_entry *entry = &sources->ledger->entry[i];
        if (entry->kind == kind)
            text = talloc_asprintf_append(text, "%s (%zu)\n", entry->what, entry->count);
    }
    return text;
}

#endif
