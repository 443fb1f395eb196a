/* cells.c - any bytes as the text of a cell: numbers in each decimal sign, symbols in each
 * dialect, years; and what must hold between them. */
#include "harness.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "read/numeral.h"
#include "read/observer.h"
#include "read/symbol.h"

static void check_numerals(struct run *run, const char *text, size_t length)
{
    for (enum decimal_sign sign = DECIMAL_POINT; sign <= DECIMAL_UNSAID; sign++) {
        struct numeral numeral;
        if (!numeral_read(text, length, sign, &numeral))
            continue;
        must(isfinite(numeral.value) && !numeral.doubtful);
        const char *full = number_full(run, numeral.value);
        double again = 0;
        must(number_read(full, strlen(full), &again) && again == numeral.value);
    }
    double value = 0;
    struct numeral numeral;
    if (number_read(text, length, &value))
        must(numeral_read(text, length, DECIMAL_POINT, &numeral) && numeral.value == value);
    const char *advice = numeral_advice(run, text);
    must(advice == NULL || *advice != '\0');
}

static void check_symbols(const char *text)
{
    for (enum dialect dialect = DIALECT_EES; dialect <= DIALECT_GSS; dialect++)
        must(symbol_read(text, dialect, NULL) < MISSING_KINDS);
    const struct texts declared = { 1, &text, NULL };
    must(symbol_read(text, DIALECT_EES, &declared) == MISSING_DECLARED);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct run *run = run_new();
    const char *text = text_trim(run, (const char *)bytes, length);
    size_t trimmed = strlen(text);
    int year = 0;
    bool split = false;
    check_numerals(run, text, trimmed);
    check_symbols(text);
    if (walk_year(text, trimmed, true, YEAR_START, &year, &split))
        must(year >= 0 && year <= 9999);
    talloc_free(run);
    return 0;
}
