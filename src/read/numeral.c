#include "read/numeral.h"

#include "base/number.h"

bool numeral_read(const char *text, size_t length, enum decimal_sign sign, struct numeral *numeral)
{
    (void)sign;
    *numeral = (struct numeral){ .value = 0 };
    return number_read(text, length, &numeral->value);
}

const char *numeral_advice(struct run *run, const char *text)
{
    (void)run;
    (void)text;
    return "write it with digits and one decimal point";
}

enum decimal_sign decimal_of(const struct source *source, const struct csv_file *file)
{
    enum { SAID_POINT = 1, SAID_COMMA = 2 };
    if (source->decimal == SAID_COMMA)
        return DECIMAL_COMMA;
    return source->decimal == SAID_POINT || !file->separator_doubtful ? DECIMAL_POINT
                                                                      : DECIMAL_UNSAID;
}
