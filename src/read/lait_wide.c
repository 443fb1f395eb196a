/* The older workbook of the Local Authority Interactive Tool. */
#include "read/observer.h"

bool lait_wide_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    (void)walk;
    return run_fail(run, STATUS_MALFORMED, (struct place){ file->input->path, 0, 0 }, "not yet");
}

bool lait_app_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    return lait_wide_walk(run, file, walk);
}

bool ees_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    return lait_wide_walk(run, file, walk);
}

bool keyed_walk(struct run *run, struct csv_file *file, struct walk *walk)
{
    return lait_wide_walk(run, file, walk);
}
