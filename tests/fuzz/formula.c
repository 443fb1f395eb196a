/* formula.c - any bytes as a formula. */
#include "harness.h"

#include "spec/formula.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct run *run = run_new();
    const char *text = talloc_strndup(run, (const char *)bytes, length);
    struct formula *formula = NULL;
    bool ok = formula_parse(run, text, (struct place){ "formula", 0, 0 }, &formula);
    check_outcome(run, ok);
    must(!ok || formula->response.column != NULL);
    talloc_free(run);
    return 0;
}
