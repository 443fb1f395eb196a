#include "command/suppressed_option.h"

#include <string.h>

#include "base/number.h"
#include "fit/bounds.h"

static bool range_read(struct run *run, const char *text, const struct frame *frame,
                       struct suppressed_range *range)
{
    const char *equals = strrchr(text, '='), *from = equals == NULL ? text : equals + 1;
    const char *colon = strchr(from, ':');
    struct column *column = NULL;
    range->column = equals == NULL ? NULL : talloc_strndup(run, text, (size_t)(equals - text));
    if (colon == NULL || !number_read(from, (size_t)(colon - from), &range->low)
        || !number_read(colon + 1, strlen(colon + 1), &range->high) || range->low > range->high)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--suppressed is LOW:HIGH or COLUMN=LOW:HIGH, as 'places=0:5', not '%s'",
                        text);
    return range->column == NULL
           || frame_need(run, frame, range->column, (struct place){ "--suppressed", 0, 0 },
                         &column);
}

bool suppressed_ranges(struct run *run, char *const *text, const struct frame *frame,
                       struct inquiry *inquiry)
{
    size_t count = 0;
    while (text != NULL && text[count] != NULL)
        count++;
    struct suppressed_range *range = run_array(run, struct suppressed_range, count);
    inquiry->suppressed = range;
    inquiry->suppressed_ranges = count;
    for (size_t i = 0; i < count; i++)
        if (!range_read(run, text[i], frame, &range[i]))
            return false;
    return true;
}
