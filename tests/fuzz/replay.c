/* replay.c - the seeds of a harness, one after another, with any compiler: what fuzzing once
 * found stays mended. */
#include "harness.h"

int main(int count, char **path)
{
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(path[i], "rb");
        must(file != NULL);
        must(fseek(file, 0, SEEK_END) == 0);
        size_t length = (size_t)ftell(file);
        rewind(file);
        uint8_t *bytes = malloc(length + 1);
        must(fread(bytes, 1, length, file) == length);
        fclose(file);
        LLVMFuzzerTestOneInput(bytes, length);
        free(bytes);
    }
    printf("%d seeds\n", count - 1);
    return 0;
}
