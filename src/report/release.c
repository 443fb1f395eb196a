#include "report/release.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

time_t release_date(void)
{
    enum { FIRST_OF_ZIP = 315532800, LAST = 2147483647 };
    const char *said = getenv("SOURCE_DATE_EPOCH");
    double seconds = 0;
    bool valid = said != NULL && number_read(said, strlen(said), &seconds)
                 && seconds >= FIRST_OF_ZIP && seconds <= LAST;
    return valid ? (time_t)seconds : FIRST_OF_ZIP;
}

static bool is_taken(const char *const *name, size_t count, const char *wanted)
{
    for (size_t i = 0; i < count; i++)
        if (g_ascii_strcasecmp(name[i], wanted) == 0)
            return true;
    return false;
}

/* An id as a sheet's name: without the signs that none may have; NULL where it is too long. */
static const char *sheet_of_id(struct run *run, const char *id, size_t length)
{
    if (*id == '\0' || strlen(id) > length || strpbrk(id, "[]:*?/\\'") != NULL)
        return NULL;
    return talloc_strdup(run, id);
}

const char **release_sheet_names(struct run *run, const struct document *document, size_t length)
{
    static const char *const reserved[] = { "Cover", "Contents", "Notes" };
    const char **name = run_array(run, const char *, document->parts + 1);
    size_t count = 0;
    for (size_t i = 0; i < document->parts; i++) {
        const struct table *table = document->part[i].table;
        if (table == NULL)
            continue;
        const char *wanted = sheet_of_id(run, table->id, length);
        for (size_t number = count + 1;
             wanted == NULL || is_taken(reserved, 3, wanted) || is_taken(name, count, wanted);
             number++)
            wanted = talloc_asprintf(run, "Table %zu", number);
        name[count++] = wanted;
    }
    return name;
}

const char *release_table_name(struct run *run, const struct table *table, size_t at)
{
    enum { LONGEST = 60 };
    const char *words =
        *table->id == '\0' ? table->title : talloc_asprintf(run, "%s %s", table->id, table->title);
    char *name = talloc_asprintf(run, "T%zu_", at + 1);
    size_t length = strlen(name);
    for (const char *word = words; *word != '\0' && length < LONGEST; word++) {
        bool plain = g_ascii_isalnum(*word);
        if (!plain && name[length - 1] == '_')
            continue;
        name = talloc_asprintf_append_buffer(name, "%c", plain ? *word : '_');
        length++;
    }
    if (name[length - 1] == '_')
        name[length - 1] = '\0';
    return name;
}
