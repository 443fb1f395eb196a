#include "spec/yaml_problem.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *said, *words;
} problems[] = {
    { "mapping values are not allowed in this context",
      "no colon can stand here; a text with a colon needs quotes, and a key the same indent as "
      "those "
      "beside it" },
    { "found character that cannot start any token",
      "no value begins with this; indent with blanks instead of tabs, and put a text that begins "
      "with a sign into quotes" },
    { "found a tab character that violates indentation",
      "a tab stands here; indent with blanks instead" },
    { "did not find expected key",
      "what stands here does not go on from the lines above; indent it as they are, and look for a "
      "missing quotation mark or bracket" },
    { "could not find expected ':'",
      "a key has no colon behind it; write KEY: VALUE, here or in the line above" },
    { "did not find expected ',' or '}'", "a comma or the closing } is missing before this" },
    { "did not find expected ',' or ']'", "a comma or the closing ] is missing before this" },
    { "found unexpected end of stream",
      "the file ends within a text in quotes; close its quotation mark" },
    { "did not find expected node content",
      "a value is missing here; look for a comma or a bracket too many" },
    { "did not find expected '-' indicator",
      "what stands here does not go on from the list above; indent it as the list, and begin it "
      "with '- '" },
    { "did not find expected <document start>", "what stands here does not go on from the lines "
                                                "above; take it out, or indent it as they are" },
};

const char *yaml_problem(const char *said)
{
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
        if (strcmp(problems[i].said, said) == 0)
            return problems[i].words;
    return said;
}
