/* study.c - any bytes as the YAML of a study: its sources and variables. */
#include "harness.h"

#include "spec/study.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[32];
    int file = memory_file(bytes, length, path);
    struct run *run = run_new();
    struct study *study = NULL;
    bool ok = study_read(run, path, NULL, 0, &study);
    check_outcome(run, ok);
    talloc_free(run);
    close(file);
    return 0;
}
