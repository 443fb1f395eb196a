/* heard.h - what a reader of CSV hands over, written down to be compared. */
#ifndef ATTAIN_TESTS_HEARD_H
#define ATTAIN_TESTS_HEARD_H

#include "bench.h"

#include "read/csv.h"

/* What was taken, written down: "2:a|b;3:c|d;", line ends inside cells as / (CR) and ! (LF). */
struct heard {
    char *header, *records;
    size_t stop_after; /* records; 0: never */
};

static inline char *written(struct run *run, char *before, const struct csv_record *record)
{
    char *text = talloc_asprintf(run, "%s%zu:", before, record->line);
    for (size_t i = 0; i < record->cells; i++) {
        assert_int_equal(strlen(record->cell[i].text), record->cell[i].length);
        text = talloc_asprintf_append(text, "%s%s", i == 0 ? "" : "|", record->cell[i].text);
    }
    for (char *at = text; *at != '\0'; at++)
        *at = *at == '\r' ? '/' : *at == '\n' ? '!' : *at;
    return talloc_asprintf_append(text, ";");
}

static inline bool hear_header(struct run *run, void *state, const struct csv_record *record)
{
    struct heard *heard = state;
    heard->header = written(run, talloc_strdup(run, ""), record);
    return true;
}

static inline bool hear_record(struct run *run, void *state, const struct csv_record *record)
{
    struct heard *heard = state;
    heard->records = written(run, heard->records, record);
    if (heard->stop_after > 0 && --heard->stop_after == 0)
        return run_fail(run, STATUS_UNSUPPORTED, NOWHERE, "enough");
    return true;
}

static inline bool hear_bytes(struct bench *bench, const char *bytes, size_t length,
                              struct heard *heard, struct input **input)
{
    heard->records = talloc_strdup(bench->run, "");
    const struct csv_taker taker = { heard, hear_header, hear_record };
    return csv_read(bench->run, bench_put_bytes(bench, "f.csv", bytes, length), &taker, input);
}

static inline struct input *assert_heard(struct bench *bench, const char *text, const char *header,
                                         const char *records)
{
    struct heard heard = { .header = NULL };
    struct input *input = NULL;
    assert_done(bench, hear_bytes(bench, text, strlen(text), &heard, &input));
    assert_string_equal(heard.header, header);
    assert_string_equal(heard.records, records);
    return input;
}

static inline void refuses_bytes(struct bench *bench, const char *bytes, size_t length,
                                 const char *message)
{
    bench_again(bench);
    struct heard heard = { .header = NULL };
    struct input *input = NULL;
    assert_false(hear_bytes(bench, bytes, length, &heard, &input));
    assert_refused(bench, STATUS_MALFORMED, message);
}

static inline void refuses(struct bench *bench, const char *text, const char *message)
{
    refuses_bytes(bench, text, strlen(text), message);
}

#endif
