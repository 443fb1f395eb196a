#include "command/option_number.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/text.h"

bool option_number(struct run *run, const char *option, const char *text, double least, double most,
                   double *value)
{
    double number = 0;
    if (text == NULL)
        return true;
    if (!number_read(text, strlen(text), &number) || number < least || number > most)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--%s cannot be '%s'; write a number from %s to %s", option, text,
                        number_full(run, least), number_full(run, most));
    *value = number;
    return true;
}

bool option_count(struct run *run, const char *option, const char *text, size_t least, size_t most,
                  size_t *value)
{
    double number = 0;
    if (text == NULL)
        return true;
    if (!number_read(text, strlen(text), &number) || number != floor(number)
        || number < (double)least || number > (double)most)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--%s cannot be '%s'; write a whole number from %zu to %zu", option, text,
                        least, most);
    *value = (size_t)number;
    return true;
}

bool option_choice(struct run *run, const char *option, const char *text,
                   const char *const *choices, int *value)
{
    size_t count = 0;
    if (text == NULL)
        return true;
    for (; choices[count] != NULL; count++)
        if (strcasecmp(choices[count], text) == 0) {
            *value = (int)count;
            return true;
        }
    const char *near = text_suggestion(run, text, choices, count);
    return run_fail(run, STATUS_USAGE, NOWHERE, "--%s cannot be '%s'%s", option, text,
                    *near != '\0' ? near
                                  : talloc_asprintf(run, "; the choices are %s",
                                                    text_list(run, choices, count)));
}
