/* statistical.c - any bytes as a file of SPSS or Stata. What begins as neither becomes one by the
 * first bytes of each. */
#include "harness.h"

#include "read/csv.h"

static bool take(struct run *run, void *state, const struct csv_record *record)
{
    (void)run;
    for (size_t i = 0; i < record->cells; i++)
        must(record->cell[i].text[record->cell[i].length] == '\0');
    *(size_t *)state += record->cells;
    return true;
}

static void read_once(const uint8_t *bytes, size_t length)
{
    char path[32];
    int file = memory_file(bytes, length, path);
    struct run *run = run_new();
    run->quiet = true;
    size_t cells = 0;
    const struct csv_taker taker = { &cells, take, take };
    struct input *input = NULL;
    check_outcome(run, csv_read(run, path, &taker, &input));
    talloc_free(run);
    close(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct {
        const char *bytes;
        size_t length;
    } beginnings[] = { { "$FL2", 4 }, { "<stata_dta>", 11 }, { "r\002\001\000", 4 } };
    read_once(bytes, length);
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (length < beginnings[i].length || memcmp(bytes, "$FL", 3) == 0 || bytes[0] == '<')
            continue;
        uint8_t *changed = malloc(length);
        must(changed != NULL);
        memcpy(changed, bytes, length);
        memcpy(changed, beginnings[i].bytes, beginnings[i].length);
        read_once(changed, length);
        free(changed);
    }
    return 0;
}
