#include "report/comparison.h"

#include <string.h>

bool comparison_differs(const struct comparison_of_results *comparison)
{
    for (size_t i = 0; i < comparison->figures; i++)
        if (strcmp(comparison->figure[i].old, comparison->figure[i].new) != 0)
            return true;
    return differences_any(comparison->differences);
}

struct table *comparison_table(struct run *run, const struct comparison_of_results *comparison,
                               const char *title, const char *const *heading, size_t columns)
{
    struct table *table = table_headed(run, title, heading, columns);
    table->made_up = comparison->differences->old->made_up || comparison->differences->new->made_up;
    return table;
}

struct document *comparison_document(struct run *run,
                                     const struct comparison_of_results *comparison)
{
    const struct differences *differences = comparison->differences;
    struct document *document =
        document_new(run, talloc_asprintf(run, "%s compared with %s", differences->new->name,
                                          differences->old->name));
    document_add_words(
        run, document,
        talloc_asprintf(run, "Old: %s. New: %s.", differences->old->name, differences->new->name));
    document_add_words(run, document, comparison_words(run, comparison));
    comparison_cells_add(run, comparison, document);
    comparison_origins_add(run, comparison, document);
    document_answers(document, comparison, comparison_csv, comparison_json);
    return document;
}
