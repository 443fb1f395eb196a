/* load.c - the reading of a study's sources, and no more: what `attain panel` does before it
 * derives and writes anything.
 *
 *     load STUDY.yaml FOLDER */
#include <stdio.h>

#include "read/sources.h"

int main(int count, char **words)
{
    struct run *run = run_new();
    run->quiet = true;
    struct study *study = NULL;
    struct sources *sources = NULL;
    bool ok = count == 3 && study_read(run, words[1], NULL, 0, &study)
              && sources_read(run, study, words[2], &sources);
    if (!ok)
        fprintf(stderr, "%s\n", run->message == NULL ? "load STUDY.yaml FOLDER" : run->message);
    int status = ok ? 0 : 1;
    talloc_free(run);
    return status;
}
