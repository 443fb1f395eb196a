/* theme.c - any bytes as the YAML of a team's theme. */
#include "harness.h"

#include "spec/theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[32];
    int file = memory_file(bytes, length, path);
    struct run *run = run_new();
    const struct theme *theme = NULL;
    bool ok = theme_read(run, path, &theme);
    check_outcome(run, ok);
    talloc_free(run);
    close(file);
    return 0;
}
