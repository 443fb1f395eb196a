#include "report/understood.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/path.h"
#include "base/text.h"

enum { FEW_NAMED = 30, FEW_LINES = 5, MOST_DECIMALS = 6 };

static struct table *files_table(struct run *run, const struct understood *understood)
{
    const char *kept = talloc_asprintf(run, "Of the %zu that the study keeps", understood->kept);
    const char *const heading[] = { "File", "Read as",           "Joined by",
                                    "Rows", "Local authorities", kept };
    struct table *table = table_headed(run, "What was understood of the files", heading, 6);
    table->align[1] = table->align[2] = ALIGN_LEFT;
    for (size_t i = 0; i < understood->files; i++) {
        const struct understood_file *file = &understood->file[i];
        struct cell *cell = table_add_row(run, table, ROW_BODY)->cell;
        cell[0].text = path_last(file->path);
        cell[1].text = file->layout;
        cell[2].text = *file->key == '\0' ? "its LA numbers" : file->key;
        cell[3].text = number_count(run, file->rows);
        cell[4].text = number_count(run, file->areas);
        cell[5].text = number_count(run, file->joined);
    }
    return table;
}

static void note_unknowns(struct run *run, const struct understood *understood, struct table *table)
{
    for (size_t i = 0; i < understood->files; i++) {
        const struct understood_file *file = &understood->file[i];
        if (file->unknown == 0)
            continue;
        char *list = talloc_strdup(run, "");
        for (size_t u = 0; u < file->unknown && u < FEW_LINES; u++)
            list =
                talloc_asprintf_append_buffer(list, "%s%s", u == 0 ? "" : "; ", file->unknowns[u]);
        if (file->unknown > FEW_LINES)
            list = talloc_asprintf_append_buffer(list, "; and %zu more", file->unknown - FEW_LINES);
        table_add_note(run, table,
                       "Not used, %zu row%s of %s, as no local authority is so called: "
                       "%s.",
                       file->unknown, file->unknown == 1 ? "" : "s", path_last(file->path), list);
    }
}

static void note_passed(struct run *run, const struct understood *understood, struct table *table)
{
    for (size_t i = 0; i < understood->files; i++) {
        const struct understood_file *file = &understood->file[i];
        char *list = talloc_strdup(run, "");
        for (size_t p = 0; p < file->passes; p++)
            list = talloc_asprintf_append_buffer(list, "%s%s", p == 0 ? "" : "; ", file->passed[p]);
        if (file->passes > 0)
            table_add_note(run, table,
                           "Passed over in %s, as they are of no single local authority: %s.",
                           path_last(file->path), list);
    }
}

static void note_others(struct run *run, const struct understood *understood, struct table *table)
{
    for (size_t i = 0; i < understood->files; i++) {
        const struct understood_file *file = &understood->file[i];
        bool one = file->others == 1;
        if (file->others > 0)
            table_add_note(run, table, "%s has %s more %s%s, which %s not asked for.",
                           path_last(file->path), number_count(run, file->others),
                           file->measures ? "measure" : "column", one ? "" : "s",
                           one ? "was" : "were");
    }
}

/* How many decimals a number has, as the shortest text that reads back as the same. */
static int decimals_had(struct run *run, double value)
{
    const char *point = strchr(number_full(run, value), '.');
    return point == NULL ? 0 : (int)strcspn(point + 1, "e");
}

/* Decimals that tell the lowest from the highest to three digits, and no more than they have. */
static int decimals_of(struct run *run, const struct understood_column *column)
{
    const double value[] = { column->lowest, column->median, column->highest };
    double range = column->highest - column->lowest;
    double wanted = range > 0 ? 2 - floor(log10(range)) : MOST_DECIMALS;
    int most = wanted < 0 ? 0 : wanted > MOST_DECIMALS ? MOST_DECIMALS : (int)wanted;
    int had = 0;
    for (size_t i = 0; i < sizeof value / sizeof *value; i++) {
        int decimals = decimals_had(run, value[i]);
        had = decimals > had ? decimals : had;
    }
    return had < most ? had : most;
}

static const char *amount(struct run *run, const struct understood_column *column, double value)
{
    return isnan(value) ? "" : number_fixed(run, value, decimals_of(run, column));
}

/* "14 no row in moves.csv; these lack it: Barnet and Bexley." */
static void note_lacking(struct run *run, const struct understood_column *column,
                         struct table *table)
{
    if (column->lacking == 0)
        return;
    char *why = talloc_strdup(run, "");
    for (size_t i = 0; i < column->reasons; i++)
        why = talloc_asprintf_append_buffer(why, "%s%s", i == 0 ? "" : "; ", column->reason[i]);
    if (column->lacks == NULL) {
        table_add_note(run, table,
                       "%s is missing for %zu (%s). They are not named, as these are "
                       "answers of a survey.",
                       column->column, column->lacking, why);
        return;
    }
    size_t named = column->lacking > FEW_NAMED ? FEW_NAMED : column->lacking;
    const char **name = run_array(run, const char *, named + 1);
    memcpy(name, column->lacks, named * sizeof *name);
    if (named < column->lacking)
        name[named] = talloc_asprintf(run, "%zu more", column->lacking - named);
    table_add_note(run, table, "%s is missing for %zu (%s): %s.", column->column, column->lacking,
                   why, text_list(run, name, named + (named < column->lacking)));
}

/* Single values may carry a whole line. */
static void note_odds(struct run *run, const struct understood_column *column, struct table *table)
{
    if (column->odds == 0)
        return;
    size_t told = column->odds > FEW_LINES ? FEW_LINES : column->odds;
    char *list = talloc_strdup(run, "");
    for (size_t i = 0; i < told; i++)
        list = talloc_asprintf_append_buffer(list, "%s%s", i == 0 ? "" : "; ", column->odd[i]);
    if (told < column->odds)
        list = talloc_asprintf_append_buffer(list, "; and %zu more", column->odds - told);
    table_add_note(run, table, "Look up in %s: %s. %s used as %s.", column->column, list,
                   column->odds == 1 ? "It is" : "They are",
                   column->odds == 1 ? "it stands" : "they stand");
}

static size_t count_taken(const struct understood *understood)
{
    size_t taken = 0;
    for (size_t i = 0; i < understood->columns; i++)
        taken += understood->column[i].not_taken == NULL;
    return taken;
}

static struct table *taken_table(struct run *run, const struct understood *understood)
{
    static const char *const heading[] = { "Column",    "Read as", "Values", "Missing",
                                           "Differing", "Lowest",  "Median", "Highest" };
    struct table *table = table_headed(run, "The columns that are tried", heading, 8);
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < understood->columns; i++) {
        const struct understood_column *column = &understood->column[i];
        if (column->not_taken != NULL)
            continue;
        struct cell *cell = table_add_row(run, table, ROW_BODY)->cell;
        cell[0].text = strcmp(column->label, column->column) == 0
                           ? column->column
                           : talloc_asprintf(run, "%s: %s", column->column, column->label);
        cell[1].text = column->reading != NULL ? column->reading
                       : column->texts         ? "texts"
                                               : "numbers";
        cell[2].text = number_count(run, column->values);
        cell[3].text = number_count(run, column->missing);
        cell[4].text = number_count(run, column->different);
        cell[5].text = amount(run, column, column->lowest);
        cell[6].text = amount(run, column, column->median);
        cell[7].text = amount(run, column, column->highest);
    }
    table_add_note(run, table, "Of the %zu local authorities that the study keeps.",
                   understood->kept);
    for (size_t i = 0; i < understood->columns; i++)
        note_lacking(run, &understood->column[i], table);
    for (size_t i = 0; i < understood->columns; i++)
        note_odds(run, &understood->column[i], table);
    return table;
}

static struct table *passed_table(struct run *run, const struct understood *understood)
{
    static const char *const heading[] = { "Column", "Why not" };
    struct table *table = table_headed(run, "The columns that are not tried", heading, 2);
    table->align[1] = ALIGN_LEFT;
    for (size_t i = 0; i < understood->columns; i++) {
        const struct understood_column *column = &understood->column[i];
        if (column->not_taken == NULL)
            continue;
        struct cell *cell = table_add_row(run, table, ROW_BODY)->cell;
        cell[0].text = column->column;
        cell[1].text = column->not_taken;
    }
    table_add_note(run, table, "To try one all the same, name it: --candidates.");
    return table;
}

struct table **understood_tables(struct run *run, const struct understood *understood,
                                 size_t *tables)
{
    struct table **table = run_array(run, struct table *, 4);
    *tables = 0;
    table[(*tables)++] = files_table(run, understood);
    note_unknowns(run, understood, table[0]);
    note_passed(run, understood, table[0]);
    note_others(run, understood, table[0]);
    table[(*tables)++] = taken_table(run, understood);
    if (count_taken(understood) < understood->columns)
        table[(*tables)++] = passed_table(run, understood);
    for (size_t i = 0; i < *tables; i++)
        table[i]->made_up = understood->made_up;
    return table;
}
