/* What was understood of the files, once they are joined: the end of tried_files.h. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "command/tried_columns.h"
#include "command/tried_files.h"
#include "fit/analysis.h"

static const char *key_words(struct run *run, const struct contents *contents)
{
    static const char *const kind[AREA_KEYS] = { "LA number", "GSS code", "name" };
    const char *said[AREA_KEYS];
    size_t count = 0;
    for (enum area_key key = AREA_NUMBER; key < AREA_KEYS; key++)
        if (contents->key[key] != NULL)
            said[count++] = talloc_asprintf(run, "%s (%s)", contents->key[key], kind[key]);
    return count == 0 ? "" : text_list(run, said, count);
}

/* The rows that name nobody, from the ledger. */
static void note_unknown(struct run *run, const struct ledger *ledger, const char *source,
                         struct understood_file *file)
{
    for (size_t i = 0; i < ledger->entries; i++) {
        const struct ledger_entry *entry = &ledger->entry[i];
        if (entry->kind != LEDGER_UNKNOWN || strcmp(entry->source, source) != 0)
            continue;
        file->unknowns = run_grow(run, file->unknowns, const char *, file->unknown + 1);
        file->unknowns[file->unknown++] =
            talloc_asprintf(run, "line %zu: %s", entry->place.line, entry->what);
    }
}

/* The rows that are of no single authority, from the ledger. */
static void note_passed(struct run *run, const struct ledger *ledger, const char *source,
                        struct understood_file *file)
{
    for (size_t i = 0; i < ledger->entries; i++) {
        const struct ledger_entry *entry = &ledger->entry[i];
        bool passed = entry->kind == LEDGER_LEFT || entry->kind == LEDGER_PASSED;
        if (!passed || entry->count == 0 || strcmp(entry->source, source) != 0)
            continue;
        file->passed = run_grow(run, file->passed, const char *, file->passes + 1);
        file->passed[file->passes++] =
            entry->place.line == 0
                ? talloc_asprintf(run, "%s: %s", entry->what, number_count(run, entry->count))
                : talloc_asprintf(run, "%s: %s, %s line %zu", entry->what,
                                  number_count(run, entry->count),
                                  entry->count == 1 ? "in" : "the first in", entry->place.line);
    }
}

static struct understood_file file_settle(struct run *run, const struct panel *panel,
                                          const struct tried_files *tried, size_t at)
{
    const struct contents *contents = tried->contents[at];
    struct understood_file file = { .path = tried->asked->path[at],
                                    .layout = layout_title(contents->layout),
                                    .key = key_words(run, contents),
                                    .measures = contents->measures,
                                    .rows = contents->input->records };
    for (size_t area = 0; area < tried->areas->count; area++)
        file.areas += contents->seen[area];
    for (size_t row = 0; row < panel->frame->rows; row++)
        file.joined += panel->kept[row] && contents->seen[panel->area[row]];
    if (tried->asked->candidates != NULL)
        file.others = contents->count;
    for (size_t i = 0; i < tried->columns && file.others > 0; i++)
        file.others -= tried->column[i].file == at;
    note_unknown(run, panel->sources->ledger, tried->source[at]->name, &file);
    note_passed(run, panel->sources->ledger, tried->source[at]->name, &file);
    return file;
}

static int by_value(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* How many of the texts differ. */
static size_t texts_differing(const char **text, size_t count)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < count; i++)
        g_hash_table_add(seen, (gpointer)text[i]);
    size_t different = g_hash_table_size(seen);
    g_hash_table_destroy(seen);
    return different;
}

/* What the values are like; a lowest or highest answer of a survey is one respondent's. */
static void values_settle(struct run *run, const struct panel *panel, const struct column *column,
                          bool withheld, struct understood_column *said)
{
    double *number = run_array(run, double, panel->kept_rows + 1);
    const char **text = run_array(run, const char *, panel->kept_rows + 1);
    for (size_t row = 0; row < panel->frame->rows; row++) {
        if (!panel->kept[row])
            continue;
        if (column->missing[row] != PRESENT)
            said->missing++;
        else if (column->kind == COLUMN_TEXT)
            text[said->values++] = column->text[row];
        else
            number[said->values++] = column->number[row];
    }
    size_t n = said->values;
    said->texts = column->kind == COLUMN_TEXT;
    if (said->texts) {
        said->different = texts_differing(text, n);
        return;
    }
    qsort(number, n, sizeof *number, by_value);
    for (size_t i = 0; i < n; i++)
        said->different += i == 0 || number[i] > number[i - 1];
    if (n == 0 || withheld)
        return;
    said->lowest = number[0];
    said->median = (number[(n - 1) / 2] + number[n / 2]) / 2;
    said->highest = number[n - 1];
}

/* The reason in the order in which they are met; its count grows. */
static void reason_add(struct run *run, struct understood_column *said, const char *why,
                       size_t **count)
{
    size_t at = 0;
    while (at < said->reasons && strcmp(said->reason[at], why) != 0)
        at++;
    if (at == said->reasons) {
        said->reason = run_grow(run, said->reason, const char *, at + 1);
        *count = run_grow(run, *count, size_t, at + 1);
        said->reason[at] = why;
        (*count)[at] = 0;
        said->reasons++;
    }
    (*count)[at]++;
}

static void lacking_settle(struct run *run, const struct panel *panel, const struct column *column,
                           bool withheld, struct understood_column *said)
{
    size_t *count = NULL;
    const char **lacks = run_array(run, const char *, said->missing + 1);
    for (size_t row = 0; row < panel->frame->rows; row++) {
        if (!panel->kept[row] || column->missing[row] == PRESENT)
            continue;
        lacks[said->lacking++] = panel->frame->row_name[row];
        reason_add(run, said, column->why[row], &count);
    }
    for (size_t i = 0; i < said->reasons; i++)
        said->reason[i] = said->reasons == 1
                              ? said->reason[i]
                              : talloc_asprintf(run, "%s: %zu", said->reason[i], count[i]);
    said->lacks = withheld ? NULL : lacks;
}

/* In how many of the years an authority has a number, by authority. */
static const unsigned char *years_had(struct run *run, const struct tried_files *tried,
                                      const struct tried_column *column)
{
    const struct contents *contents = tried->contents[column->file];
    const size_t years = (size_t)(tried->periods.last - tried->periods.first + 1);
    const size_t areas = tried->areas->count;
    bool *seen = run_array(run, bool, areas *years + 1);
    unsigned char *had = run_array(run, unsigned char, areas + 1);
    for (size_t i = 0; i < column->series->entries; i++) {
        const struct entry *entry = &column->series->entry[i];
        if (isnan(entry->value) || entry->area == NO_INDEX || entry->period == NO_INDEX)
            continue;
        int year = contents->period[entry->period].year;
        if (year < tried->periods.first || year > tried->periods.last)
            continue;
        bool *cell = &seen[entry->area * years + (size_t)(year - tried->periods.first)];
        had[entry->area] = (unsigned char)(had[entry->area] + !*cell);
        *cell = true;
    }
    return had;
}

/* "mean of 2017 to 2019: 140 local authorities have 3 of the years, 4 have 2". */
static const char *years_words(struct run *run, const struct panel *panel,
                               const struct tried_files *tried, const struct tried_column *column)
{
    const struct periods *periods = &tried->periods;
    const int years = periods->last - periods->first + 1;
    if (years == 1)
        return talloc_asprintf(run, "of %s", period_text(run, periods, periods->first));
    const unsigned char *had = years_had(run, tried, column);
    char *words =
        talloc_asprintf(run, "mean of %s to %s", period_text(run, periods, periods->first),
                        period_text(run, periods, periods->last));
    const char *between = ": ";
    for (int n = years; n > 0; n--) {
        size_t areas = 0;
        for (size_t row = 0; row < panel->frame->rows; row++)
            areas += panel->kept[row] && had[panel->area[row]] == n;
        if (areas == 0)
            continue;
        words = talloc_asprintf_append_buffer(words, "%s%zu %s%d of the years", between, areas,
                                              areas == 1 ? "has " : "have ", n);
        between = ", ";
    }
    return words;
}

/* "0 of Barnet in 2017 (line 31), a zero amid large values". */
static const char *odd_words(struct run *run, const struct contents *contents,
                             const struct areas *areas, const struct suspect *suspect)
{
    const char *period =
        suspect->period == NO_INDEX
            ? ""
            : talloc_asprintf(run, " in %s", contents->period[suspect->period].text);
    return talloc_asprintf(run, "%s of %s%s (line %zu), %s", number_full(run, suspect->value),
                           areas->area[suspect->area].name, period, suspect->line,
                           suspicion_title(suspect->kind));
}

/* Is the authority of a suspicious value kept, and its period one that is used? */
static bool is_used(const struct panel *panel, const struct tried_files *tried,
                    const struct contents *contents, const struct suspect *suspect)
{
    int year = suspect->period == NO_INDEX ? 0 : contents->period[suspect->period].year;
    bool used =
        !contents->measures || (year >= tried->periods.first && year <= tried->periods.last);
    for (size_t row = 0; used && row < panel->frame->rows; row++)
        if (panel->area[row] == suspect->area)
            return panel->kept[row];
    return false;
}

/* Single values that stand far out of the others, of those that are used. */
static void odds_settle(struct run *run, const struct panel *panel, const struct tried_files *tried,
                        const struct tried_column *tested, struct understood_column *said)
{
    const struct contents *contents = tried->contents[tested->file];
    const struct suspects *suspects = tried->suspects[tested->file];
    for (size_t i = 0; i < suspects->count; i++) {
        const struct suspect *suspect = &suspects->suspect[i];
        bool single = suspect->kind == SUSPECT_ZERO || suspect->kind == SUSPECT_FAR;
        if (!single || suspect->area == NO_INDEX || suspect->series == SIZE_MAX
            || &contents->series[suspect->series] != tested->series
            || !is_used(panel, tried, contents, suspect))
            continue;
        said->odd = run_grow(run, said->odd, const char *, said->odds + 1);
        said->odd[said->odds++] = odd_words(run, contents, tried->areas, suspect);
    }
}

static void column_settle(struct run *run, const struct panel *panel,
                          const struct tried_files *tried, const struct tried_column *tested,
                          struct understood_column *said)
{
    const struct column *column = frame_column(panel->frame, tested->name);
    bool withheld = column->confidential && !tried->asked->name_respondents;
    values_settle(run, panel, column, withheld, said);
    lacking_settle(run, panel, column, withheld, said);
    if (tried->contents[tested->file]->measures)
        said->reading = years_words(run, panel, tried, tested);
    else if (column_is_yes_no(tested->series))
        said->reading = "yes is 1, no is 0";
    if (!withheld)
        odds_settle(run, panel, tried, tested, said);
}

/* Of a column that is not tried, how many of those kept have a value. */
static void passed_settle(struct run *run, const struct panel *panel,
                          const struct contents *contents, struct understood_column *said)
{
    const struct series *series = contents_find(contents, said->column);
    bool *has = run_array(run, bool, panel->sources->areas->count + 1);
    for (size_t i = 0; i < series->entries; i++)
        if (series->entry[i].area != NO_INDEX && series->entry[i].missing == PRESENT)
            has[series->entry[i].area] = true;
    for (size_t row = 0; row < panel->frame->rows; row++)
        said->values += panel->kept[row] && has[panel->area[row]];
    said->missing = panel->kept_rows - said->values;
    said->different = column_differing(run, series);
    said->texts = series->texts > 0;
}

static size_t file_of(const struct tried_files *tried, const char *path)
{
    size_t file = 0;
    while (strcmp(tried->asked->path[file], path) != 0)
        file++;
    return file;
}

/* Are the authorities that the study keeps made up? */
static bool keeps_fiction(const struct panel *panel)
{
    bool fictitious = false;
    for (size_t row = 0; row < panel->frame->rows; row++)
        fictitious |= panel->kept[row] && panel->sources->areas->area[panel->area[row]].fictitious;
    return fictitious;
}

static bool check_joined(struct run *run, const struct panel *panel,
                         const struct tried_files *tried, size_t at)
{
    const struct understood_file *file = &tried->understood->file[at];
    const struct place place = { file->path, 0, 0 };
    const bool fiction = keeps_fiction(panel);
    if (file->joined > 0)
        return true;
    if (fiction && !tried->contents[at]->made_up)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "no row is of a local authority in the sample, which is made up; give the "
                        "folder with the study's real files: --data DIR");
    if (!fiction && tried->contents[at]->made_up)
        return run_fail(run, STATUS_UNSUPPORTED, place,
                        "is about made-up local authorities, and the study's data are not; to try "
                        "it on the made-up sample leave out --data");
    return run_fail(
        run, STATUS_UNSUPPORTED, place,
        "none of its %zu local authorities is among the %zu that the study keeps; 'attain "
        "panel' tells which these are",
        file->areas, panel->kept_rows);
}

bool tried_files_settle(struct run *run, const struct panel *panel, struct tried_files *tried)
{
    struct understood *understood = tried->understood;
    understood->kept = panel->kept_rows;
    understood->made_up = panel->made_up;
    understood->files = tried->asked->files;
    understood->file = run_array(run, struct understood_file, understood->files);
    for (size_t i = 0; i < understood->files; i++) {
        understood->file[i] = file_settle(run, panel, tried, i);
        if (!check_joined(run, panel, tried, i))
            return false;
    }
    tried->suspects = run_array(run, struct suspects *, understood->files);
    for (size_t i = 0; i < understood->files; i++)
        tried->suspects[i] = suspects_find(run, tried->contents[i]);
    size_t taken = 0;
    for (size_t i = 0; i < understood->columns; i++) {
        struct understood_column *said = &understood->column[i];
        said->lowest = said->median = said->highest = NAN;
        if (said->not_taken == NULL)
            column_settle(run, panel, tried, &tried->column[taken++], said);
        else
            passed_settle(run, panel, tried->contents[file_of(tried, said->file)], said);
    }
    return true;
}
