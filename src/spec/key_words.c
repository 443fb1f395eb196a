#include "spec/key_words.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

const struct key_words key_words[] = {
    { "study", "title", "what the study is called" },
    { "study", "question", "what it asks, in your words, for attain report" },
    { "study", "registers",
      "CSV files that say which local authorities there are; without it those that ship" },
    { "study", "sources", "the files, each by a name of your own" },
    { "study", "variables", "what is made of them, each by a name that formulas use" },
    { "study", "keep", "an authority stays if it has a value of each of these variables" },
    { "study", "missing",
      "rows that lack a predictor: listwise (left out) or mean (it takes the mean)" },
    { "study", "standard_errors",
      "classical, HC0 to HC4, CR1, CR2, wild-cluster, bootstrap, permutation" },
    { "study", "tables", "one file for each table of models" },
    { "study", "plots", "one file for each picture" },
    { "source", "file", "the file, from this folder or in the folder that --data names" },
    { "source", "sample", "what is read where no --data is given" },
    { "source", "title", "what source lines and footnotes call it" },
    { "source", "layout",
      "what kind of file it is; found out where it is not said (keyed, survey, lait, ees, ...)" },
    { "variable", "label", "as tables print it" },
    { "variable", "from", "the source" },
    { "variable", "column", "the heading of a column" },
    { "variable", "measure", "the code of a measure" },
    { "variable", "periods", "the years whose mean is taken: 2018, 2017-2019 or 2016/17-2018/19" },
    { "variable", "at_least", "how many of the years must have a value" },
    { "variable", "zero", "missing: a zero is no value; number: it is one" },
    { "variable", "transform", "afterwards: z or ln" },
    { "table", "id", "as it is printed; its last word is its short name" },
    { "table", "title", "what stands above it" },
    { "table", "models", "a name and a formula, or a list; <Name> stands for that formula" },
    { "table", "style", "how it looks: report, apa or plain" },
    { "table", "notes", "what is to stand underneath" },
    { "chart", "kind", "scatter, coefficients, diagnostics, distribution, correlation, ..." },
    { "chart", "id", "as it is printed" },
    { "chart", "title", "what it shows: what, where, when" },
    { "chart", "x", "the variable along the page" },
    { "chart", "y", "the variable upright" },
    { "chart", "layers", "band, prediction, line, point, rug" },
    { "chart", "rows", "kept (those of the study) or all (every authority with the values)" },
    { "chart", "source", "where the data come from" },
    { NULL, NULL, NULL },
};

const char *key_words_of(const char *of, const char *key)
{
    const struct key_words *words = key_words;
    while (words->key != NULL && (strcmp(words->of, of) != 0 || strcmp(words->key, key) != 0))
        words++;
    assert(words->key != NULL);
    return words->words;
}
