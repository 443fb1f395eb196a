#include "report/statistical_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/table.h"

/* A sheet on its way: `row` gives for each of its rows the panel's. */
struct setting {
    const struct panel *panel;
    struct statistical_sheet *sheet;
    size_t *row;
};

static struct sheet_column *column_add(struct setting *setting, const char *name, const char *label,
                                       enum sheet_kind kind)
{
    struct sheet_column *column = &setting->sheet->column[setting->sheet->columns++];
    *column = (struct sheet_column){ .name = name, .label = label, .kind = kind };
    return column;
}

static const struct area *area_of(const struct setting *setting, size_t row)
{
    const struct panel *panel = setting->panel;
    return &panel->sources->areas->area[panel->area[setting->row[row]]];
}

static const char **texts_of_areas(struct run *run, const struct setting *setting, size_t offset)
{
    const char **text = run_array(run, const char *, setting->sheet->rows + 1);
    for (size_t row = 0; row < setting->sheet->rows; row++)
        text[row] = *(const char *const *)((const char *)area_of(setting, row) + offset);
    return text;
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Texts (NULL or "": missing) become 1, 2, ... with the texts as value labels. */
static void categorise(struct run *run, const char *const *text, size_t rows,
                       struct sheet_column *column)
{
    const char **level = run_array(run, const char *, rows + 1);
    size_t levels = 0;
    for (size_t row = 0; row < rows; row++)
        if (text[row] != NULL && *text[row] != '\0')
            level[levels++] = text[row];
    qsort(level, levels, sizeof *level, by_bytes);
    struct value_label *label = run_array(run, struct value_label, levels + 1);
    for (size_t i = 0; i < levels; i++)
        if (i == 0 || strcmp(level[i], level[i - 1]) != 0) {
            label[column->value_labels].label = level[i];
            label[column->value_labels].value = (double)(column->value_labels + 1);
            column->value_labels++;
        }
    column->value_label = label;
    column->number = run_array(run, double, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        column->number[row] = NAN;
        for (size_t i = 0; text[row] != NULL && i < column->value_labels; i++)
            if (strcmp(text[row], label[i].label) == 0)
                column->number[row] = label[i].value;
    }
}

static void add_areas(struct run *run, struct setting *setting)
{
    column_add(setting, "la_number", "Number of the local authority", SHEET_STRING)->text =
        texts_of_areas(run, setting, offsetof(struct area, number));
    column_add(setting, "gss_code", "GSS code of the local authority", SHEET_STRING)->text =
        texts_of_areas(run, setting, offsetof(struct area, gss_code));
    column_add(setting, "local_authority", "Local authority", SHEET_STRING)->text =
        texts_of_areas(run, setting, offsetof(struct area, name));
    struct sheet_column *region = column_add(setting, "region", "Region", SHEET_CATEGORY);
    categorise(run, texts_of_areas(run, setting, offsetof(struct area, region)),
               setting->sheet->rows, region);
}

static void label_add(struct sheet_column *column, struct value_label *labels, double value,
                      const char *label)
{
    labels[column->value_labels++] = (struct value_label){ value, label };
    column->value_label = labels;
}

/* "good or outstanding". */
static const char *either_words(struct run *run, const struct texts *texts)
{
    char *words = talloc_strdup(run, texts->text[0]);
    for (size_t i = 1; i < texts->count; i++)
        words = talloc_asprintf_append_buffer(words, "%s%s", i + 1 == texts->count ? " or " : ", ",
                                              texts->text[i]);
    return words;
}

/* The words behind numbers that were answers in words, unless they were changed afterwards. */
static void label_answers(struct run *run, const struct variable *variable,
                          struct sheet_column *column)
{
    if (variable == NULL || variable->divide_by != 1 || variable->transform != TRANSFORM_NONE)
        return;
    struct value_label *labels = run_array(run, struct value_label, variable->levels.count + 2);
    for (size_t i = 0; i < variable->levels.count; i++)
        label_add(column, labels, (double)(i + 1), variable->levels.text[i]);
    if (variable->levels.count > 0) {
        column->kind = SHEET_LEVELS;
    } else if (variable->yes.count > 0) {
        const struct texts *no = &variable->no;
        label_add(column, labels, 0, no->count == 0 ? "any other answer" : either_words(run, no));
        label_add(column, labels, 1, either_words(run, &variable->yes));
    } else if (variable->includes != NULL) {
        label_add(column, labels, 0, "not among the answers");
        label_add(column, labels, 1, variable->includes);
    }
}

static const char *label_of(struct run *run, const struct column *column)
{
    return *column->unit == '\0' || strcmp(column->unit, column->label) == 0
               ? column->label
               : talloc_asprintf(run, "%s (%s)", column->label, column->unit);
}

/* Why the cells of the rows that are kept are missing. */
static const unsigned char *missing_of(struct run *run, struct setting *setting,
                                       const struct column *column)
{
    struct statistical_sheet *sheet = setting->sheet;
    unsigned char *missing = run_array(run, unsigned char, sheet->rows + 1);
    for (size_t row = 0; row < sheet->rows; row++) {
        missing[row] = column->missing[setting->row[row]];
        sheet->reason[missing[row]] = true;
    }
    return missing;
}

static void take_numbers(struct run *run, struct setting *setting, const struct column *from,
                         struct sheet_column *column)
{
    struct statistical_sheet *sheet = setting->sheet;
    column->number = run_array(run, double, sheet->rows + 1);
    for (size_t row = 0; row < sheet->rows; row++) {
        double value = column->missing[row] == PRESENT ? from->number[setting->row[row]] : NAN;
        column->number[row] = value;
        sheet->lowest = value < sheet->lowest ? value : sheet->lowest;
    }
}

static void take_texts(struct run *run, struct setting *setting, const struct column *from,
                       struct sheet_column *column)
{
    const char **text = run_array(run, const char *, setting->sheet->rows + 1);
    for (size_t row = 0; row < setting->sheet->rows; row++)
        text[row] = column->missing[row] == PRESENT ? from->text[setting->row[row]] : NULL;
    categorise(run, text, setting->sheet->rows, column);
}

static void add_variable(struct run *run, struct setting *setting, const struct column *from)
{
    bool text = from->kind == COLUMN_TEXT;
    struct sheet_column *column =
        column_add(setting, from->name, label_of(run, from), text ? SHEET_CATEGORY : SHEET_NUMBER);
    column->missing = missing_of(run, setting, from);
    if (text) {
        take_texts(run, setting, from, column);
        return;
    }
    take_numbers(run, setting, from, column);
    label_answers(run, study_variable(setting->panel->study, from->name), column);
}

static void add_made_up(struct run *run, struct setting *setting)
{
    const char **text = run_array(run, const char *, setting->sheet->rows + 1);
    for (size_t row = 0; row < setting->sheet->rows; row++)
        text[row] = "made-up data";
    column_add(setting, MADE_UP_COLUMN, MADE_UP_NOTE, SHEET_STRING)->text = text;
}

struct statistical_sheet *statistical_sheet_of(struct run *run, const struct panel *panel)
{
    enum { OF_AREAS = 4, OF_MADE_UP = 1 };
    const struct frame *frame = panel->frame;
    struct statistical_sheet *sheet = talloc_zero(run, struct statistical_sheet);
    struct setting setting = { panel, sheet, run_array(run, size_t, frame->rows + 1) };
    for (size_t row = 0; row < frame->rows; row++)
        if (panel->kept[row])
            setting.row[sheet->rows++] = row;
    sheet->column = run_array(run, struct sheet_column, OF_AREAS + frame->columns + OF_MADE_UP);
    sheet->title = panel->study->title;
    sheet->made_up = panel->made_up;
    add_areas(run, &setting);
    for (size_t i = 0; i < frame->columns; i++)
        add_variable(run, &setting, &frame->column[i]);
    if (panel->made_up)
        add_made_up(run, &setting);
    sheet->reason[PRESENT] = false;
    return sheet;
}
