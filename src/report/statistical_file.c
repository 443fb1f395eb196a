#include "report/statistical_file.h"

#include <math.h>
#include <readstat.h>
#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "report/release.h"
#include "report/statistical_sheet.h"
#include "report/table.h"

/* What each program can hold, and where. */
static const struct form {
    const char *suffix, *name;
    const char *whole_numbers;         /* how they are shown */
    size_t file_label, variable_label; /* characters; each at most 255 bytes */
    size_t value_label;                /* bytes */
    readstat_error_t (*begin)(readstat_writer_t *writer, void *to, long rows);
} forms[] = {
    [PROGRAM_SPSS] = { ".sav", "SPSS", "F8.0", 64, 255, 120, readstat_begin_writing_sav },
    [PROGRAM_STATA] = { ".dta", "Stata", "%8.0g", 80, 80, 250, readstat_begin_writing_dta },
};

enum { LONGEST_LABEL = 255, LONGEST_STRING = 255 };

/* A sheet on its way into a file. */
struct writing {
    struct run *run;
    const struct statistical_sheet *sheet;
    enum statistical_program program;
    const struct form *form;
    readstat_writer_t *writer;
    readstat_variable_t **variable;
    double code[MISSING_KINDS]; /* SPSS: of each reason */
    char tag[MISSING_KINDS];    /* Stata */
    char *data;
    size_t length;
};

bool statistical_program_of(const char *path, enum statistical_program *program)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(path_suffix(path), forms[i].suffix) == 0) {
            *program = (enum statistical_program)i;
            return true;
        }
    return false;
}

/* ReadStat calls this with each piece of the file. */
static ssize_t take_bytes(const void *bytes, size_t length, void *to)
{
    struct writing *writing = to;
    size_t room = talloc_get_size(writing->data);
    if (writing->length + length > room)
        writing->data = run_grow(writing->run, writing->data, char, 2 * (room + length));
    memcpy(writing->data + writing->length, bytes, length);
    writing->length += length;
    return (ssize_t)length;
}

static void release_writer(void *writer)
{
    readstat_writer_free(writer);
}

/* -9901, -9902, ... unless a value of the data is as low. */
static double reason_base(double lowest)
{
    double base = 9900;
    while (lowest <= -base)
        base = 10 * base + 900;
    return -base;
}

static void settle_reasons(struct writing *writing)
{
    double code = reason_base(writing->sheet->lowest);
    char tag = 'a';
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++)
        if (writing->sheet->reason[missing]) {
            writing->code[missing] = --code;
            writing->tag[missing] = tag++;
        }
}

/* The reasons that a column has become value labels, and in SPSS a range of missing values. */
static bool label_reasons(struct writing *writing, const struct sheet_column *column,
                          readstat_label_set_t *labels, readstat_variable_t *variable)
{
    double low = 0, high = 0;
    bool seen[MISSING_KINDS] = { false };
    for (size_t row = 0; column->missing != NULL && row < writing->sheet->rows; row++)
        seen[column->missing[row]] = true;
    for (enum missing missing = PRESENT + 1; missing < MISSING_KINDS; missing++) {
        if (!seen[missing])
            continue;
        if (writing->program == PROGRAM_STATA) {
            readstat_label_tagged_value(labels, writing->tag[missing], missing_name(missing));
            continue;
        }
        readstat_label_double_value(labels, writing->code[missing], missing_name(missing));
        high = high == 0 ? writing->code[missing] : high;
        low = writing->code[missing];
    }
    if (low == high && low != 0)
        return readstat_variable_add_missing_double_value(variable, low) == READSTAT_OK;
    return low == 0
           || readstat_variable_add_missing_double_range(variable, low, high) == READSTAT_OK;
}

static bool has_labels(const struct writing *writing, const struct sheet_column *column)
{
    for (size_t row = 0; column->missing != NULL && row < writing->sheet->rows; row++)
        if (column->missing[row] != PRESENT)
            return true;
    return column->value_labels > 0;
}

/* Stata has no level of measurement: there a number with a label for each value is a category. */
static bool labels_values(const struct writing *writing, const struct sheet_column *column)
{
    return writing->program == PROGRAM_SPSS || column->kind != SHEET_LEVELS;
}

static bool label_values(struct writing *writing, const struct sheet_column *column, size_t index,
                         readstat_variable_t *variable)
{
    bool stata = writing->program == PROGRAM_STATA;
    if (!has_labels(writing, column))
        return true;
    readstat_label_set_t *labels =
        readstat_add_label_set(writing->writer, stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE,
                               talloc_asprintf(writing->run, "labels%zu", index + 1));
    for (size_t i = 0; labels_values(writing, column) && i < column->value_labels; i++) {
        const struct value_label *value = &column->value_label[i];
        const char *label =
            statistical_cut(writing->run, value->label, writing->form->value_label, LONGEST_LABEL);
        if (stata)
            readstat_label_int32_value(labels, (int32_t)value->value, label);
        else
            readstat_label_double_value(labels, value->value, label);
    }
    readstat_variable_set_label_set(variable, labels);
    return label_reasons(writing, column, labels, variable);
}

/* As wide as the longest of a column, in bytes; at least 1. */
static size_t string_width(const struct writing *writing, const struct sheet_column *column)
{
    size_t width = 1;
    for (size_t row = 0; row < writing->sheet->rows; row++) {
        size_t length = strlen(column->text[row]);
        width = length > width ? length : width;
    }
    return width > LONGEST_STRING ? LONGEST_STRING : width;
}

static bool add_variable(struct writing *writing, const char *name, size_t index)
{
    static const readstat_measure_t measures[] = {
        [SHEET_STRING] = READSTAT_MEASURE_NOMINAL,
        [SHEET_CATEGORY] = READSTAT_MEASURE_NOMINAL,
        [SHEET_LEVELS] = READSTAT_MEASURE_ORDINAL,
        [SHEET_NUMBER] = READSTAT_MEASURE_SCALE,
    };
    const struct sheet_column *column = &writing->sheet->column[index];
    bool string = column->kind == SHEET_STRING;
    readstat_variable_t *variable = readstat_add_variable(
        writing->writer, name, string ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
        string ? string_width(writing, column) : 0);
    writing->variable[index] = variable;
    readstat_variable_set_label(
        variable,
        statistical_cut(writing->run, column->label, LONGEST_LABEL, writing->form->variable_label));
    readstat_variable_set_measure(variable, measures[column->kind]);
    if (column->kind == SHEET_CATEGORY || column->kind == SHEET_LEVELS)
        readstat_variable_set_format(variable, writing->form->whole_numbers);
    return string || label_values(writing, column, index, variable);
}

/* Lines of at most 80 bytes, as SPSS has them. */
static void add_note(struct writing *writing, const char *text)
{
    enum { LINE = 76 };
    char *const lines = talloc_strdup(writing->run, text_wrap(writing->run, text, LINE, 0));
    char *rest = NULL;
    for (char *line = strtok_r(lines, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        readstat_add_note(writing->writer, statistical_cut(writing->run, line, 80, 80));
}

/* "ks4_rating: 1 = inadequate, 2 = good". */
static const char *levels_words(struct run *run, const char *name,
                                const struct sheet_column *column)
{
    char *words = talloc_asprintf(run, "%s:", name);
    for (size_t i = 0; i < column->value_labels; i++)
        words = talloc_asprintf_append_buffer(words, "%s %zu = %s", i == 0 ? "" : ",", i + 1,
                                              column->value_label[i].label);
    return words;
}

static void add_notes(struct writing *writing, const char *const *name)
{
    const struct statistical_sheet *sheet = writing->sheet;
    struct run *run = writing->run;
    if (sheet->made_up)
        add_note(writing, MADE_UP_NOTE);
    add_note(writing, talloc_asprintf(run, "%s.", sheet->title));
    add_note(writing, "A row per local authority, a column per variable, made by attain panel.");
    add_note(writing,
             writing->program == PROGRAM_SPSS
                 ? "User-missing values say by their labels why a value is missing."
                 : "Missing values .a, .b, ... say by their labels why a value is missing.");
    for (size_t i = 0; i < sheet->columns; i++)
        if (!labels_values(writing, &sheet->column[i]))
            add_note(writing, levels_words(run, name[i], &sheet->column[i]));
}

/* ReadStat writes local time, whatever the zone: the same clock everywhere. */
static time_t date_of_file(void)
{
    time_t date = release_date();
    struct tm clock;
    gmtime_r(&date, &clock);
    clock.tm_isdst = -1;
    return mktime(&clock);
}

static readstat_error_t insert_missing(struct writing *writing, readstat_variable_t *variable,
                                       enum missing missing)
{
    if (missing == PRESENT)
        return readstat_insert_missing_value(writing->writer, variable);
    return writing->program == PROGRAM_STATA
               ? readstat_insert_tagged_missing_value(writing->writer, variable,
                                                      writing->tag[missing])
               : readstat_insert_double_value(writing->writer, variable, writing->code[missing]);
}

static readstat_error_t insert_cell(struct writing *writing, size_t index, size_t row)
{
    const struct sheet_column *column = &writing->sheet->column[index];
    readstat_variable_t *variable = writing->variable[index];
    if (column->kind == SHEET_STRING)
        return readstat_insert_string_value(
            writing->writer, variable,
            statistical_cut(writing->run, column->text[row], LONGEST_STRING, LONGEST_STRING));
    if (isnan(column->number[row]))
        return insert_missing(writing, variable,
                              column->missing == NULL ? PRESENT
                                                      : (enum missing)column->missing[row]);
    return readstat_insert_double_value(writing->writer, variable, column->number[row]);
}

static readstat_error_t write_rows(struct writing *writing)
{
    readstat_error_t error = READSTAT_OK;
    for (size_t row = 0; error == READSTAT_OK && row < writing->sheet->rows; row++) {
        error = readstat_begin_row(writing->writer);
        for (size_t i = 0; error == READSTAT_OK && i < writing->sheet->columns; i++)
            error = insert_cell(writing, i, row);
        if (error == READSTAT_OK)
            error = readstat_end_row(writing->writer);
    }
    return error != READSTAT_OK ? error : readstat_end_writing(writing->writer);
}

static bool write_file(struct writing *writing, const char *const *name)
{
    const struct statistical_sheet *sheet = writing->sheet;
    const char *label =
        talloc_asprintf(writing->run, "%s%s", sheet->made_up ? "MADE-UP DATA: " : "", sheet->title);
    size_t room = writing->form->file_label;
    bool ok = true;
    readstat_set_data_writer(writing->writer, take_bytes);
    readstat_writer_set_file_label(writing->writer,
                                   statistical_cut(writing->run, label, room, room));
    readstat_writer_set_file_timestamp(writing->writer, date_of_file());
    for (size_t i = 0; ok && i < sheet->columns; i++)
        ok = add_variable(writing, name[i], i);
    add_notes(writing, name);
    readstat_error_t error =
        ok ? writing->form->begin(writing->writer, writing, (long)sheet->rows) : READSTAT_OK;
    if (error == READSTAT_OK)
        error = write_rows(writing);
    return (ok && error == READSTAT_OK)
           || run_fail(writing->run, STATUS_UNSUPPORTED, NOWHERE,
                       "a file of %s cannot hold this panel (%s); write it as CSV: -o panel.csv",
                       writing->form->name, readstat_error_message(error));
}

/* Columns that could not keep their names. */
static const char *renamed_words(struct run *run, const struct statistical_sheet *sheet,
                                 const char *const *name)
{
    const char **words = run_array(run, const char *, sheet->columns + 1);
    size_t count = 0;
    for (size_t i = 0; i < sheet->columns; i++)
        if (strcmp(sheet->column[i].name, name[i]) != 0)
            words[count++] = talloc_asprintf(run, "'%s' is %s", sheet->column[i].name, name[i]);
    return count == 0 ? NULL : text_list(run, words, count);
}

bool statistical_file_of(struct run *run, const struct panel *panel,
                         enum statistical_program program, struct statistical_file *file)
{
    const struct statistical_sheet *sheet = statistical_sheet_of(run, panel);
    const char **wanted = run_array(run, const char *, sheet->columns);
    for (size_t i = 0; i < sheet->columns; i++)
        wanted[i] = sheet->column[i].name;
    const char *const *name = statistical_names(run, wanted, sheet->columns, program);
    struct writing writing = { .run = run,
                               .sheet = sheet,
                               .program = program,
                               .form = &forms[program],
                               .writer = run_adopt(run, readstat_writer_init(), release_writer),
                               .variable = run_array(run, readstat_variable_t *, sheet->columns) };
    settle_reasons(&writing);
    if (!write_file(&writing, name))
        return false;
    file->bytes = (struct bytes){ writing.data, writing.length };
    file->renamed = renamed_words(run, sheet, name);
    return true;
}
