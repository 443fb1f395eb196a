/* chart.c - any bytes as the YAML of a chart, and the columns that it asks for. */
#include "harness.h"

#include "spec/chart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[32];
    int file = memory_file(bytes, length, path);
    struct run *run = run_new();
    struct chart *chart = NULL;
    bool ok = chart_read(run, path, &chart);
    struct texts columns = { 0, NULL, NULL };
    if (ok)
        chart_columns(run, chart, &columns);
    check_outcome(run, ok);
    talloc_free(run);
    close(file);
    return 0;
}
