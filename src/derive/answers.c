#include "derive/answers.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "derive/amounts.h"
#include "derive/choices.h"
#include "read/wording.h"

bool answers_said(const struct variable *variable)
{
    return variable->levels.count > 0 || variable->yes.count > 0 || variable->includes != NULL
           || variable->answer != ANSWER_NUMBER;
}

bool answers_missing(struct run *run, const struct answers *answers, size_t row,
                     struct column *by_row)
{
    const char *text = answers->cells->text[row];
    bool declared = wording_among(&answers->source->missing, text) != SIZE_MAX;
    enum missing missing =
        declared ? MISSING_DECLARED
                 : symbol_read(text, answers->grid->dialect, &answers->source->missing);
    if (missing == PRESENT)
        return false;
    column_miss(by_row, row, missing, symbol_words(run, missing, text));
    return true;
}

/* The lines of the rows from `first` on whose cell is the same text. */
static const char *lines_of_same(struct run *run, const struct answers *answers, const size_t *row,
                                 size_t rows, size_t first)
{
    const char **line = run_array(run, const char *, rows);
    size_t lines = 0;
    for (size_t i = first; i < rows; i++) {
        if (strcmp(answers->cells->text[row[i]], answers->cells->text[row[first]]) != 0)
            continue;
        line[lines++] = grid_line_words(run, answers->grid, row[i]);
    }
    return talloc_asprintf(run, "'%s' in line%s %s", answers->cells->text[row[first]],
                           lines == 1 ? "" : "s", text_list(run, line, lines));
}

const char *answers_others(struct run *run, const struct answers *answers, const size_t *row,
                           size_t rows)
{
    const char **words = run_array(run, const char *, rows + 1);
    size_t count = 0;
    for (size_t i = 1; i < rows; i++) {
        bool before = false;
        for (size_t j = 1; j < i; j++)
            before =
                before || strcmp(answers->cells->text[row[j]], answers->cells->text[row[i]]) == 0;
        if (!before)
            words[count++] = lines_of_same(run, answers, row, rows, i);
    }
    if (count == 0)
        return "";
    return talloc_asprintf(run, "; nor %s %s", count == 1 ? "is" : "are",
                           text_list(run, words, count));
}

static bool fail_several(struct run *run, const struct answers *answers, size_t row)
{
    return run_fail(run, STATUS_UNSUPPORTED, grid_place(answers->grid, answers->cells, row),
                    "'%s' in the column '%s' holds several answers; say in the variable '%s' which "
                    "one with 'includes'",
                    answers->cells->text[row], answers->cells->name, answers->variable->name);
}

bool answers_single(struct run *run, const struct answers *answers)
{
    size_t row = choices_first(answers->grid, answers->cells, answers->counts);
    return row == SIZE_MAX || fail_several(run, answers, row);
}

/* The number of a word: a level's place, 1 for yes, 0 for no; -1 where it is none. */
static int number_of_word(const struct variable *variable, const char *text)
{
    if (variable->levels.count > 0) {
        size_t level = wording_among(&variable->levels, text);
        return level == SIZE_MAX ? -1 : (int)level + 1;
    }
    bool yes = wording_among(&variable->yes, text) != SIZE_MAX;
    return yes ? 1 : wording_among(&variable->no, text) != SIZE_MAX ? 0 : -1;
}

/* Does the cell hold several answers, each of which the study knows? */
static bool is_several(const struct answers *answers, const char *text)
{
    char **part = choices_split(answers->grid->layout, text);
    bool several = part[0] != NULL && part[1] != NULL;
    for (size_t i = 0; part[i] != NULL; i++)
        several = several && number_of_word(answers->variable, part[i]) >= 0;
    bool ends = answers->grid->layout == LAYOUT_MICROSOFT_FORMS && text[strlen(text) - 1] == ';';
    g_strfreev(part);
    return several || ends;
}

/* Words that the study does not know, at the first of their cells. */
static bool fail_unknown(struct run *run, const struct answers *answers, const size_t *row,
                         size_t rows)
{
    const struct variable *variable = answers->variable;
    const char *text = answers->cells->text[row[0]];
    struct place place = grid_place(answers->grid, answers->cells, row[0]);
    if (layout_is_survey(answers->grid->layout) && is_several(answers, text))
        return fail_several(run, answers, row[0]);
    const char *others = answers_others(run, answers, row, rows);
    const char *declare =
        talloc_asprintf(run, "or to 'missing' of the source '%s'", answers->source->name);
    const struct texts *levels = &variable->levels, *yes = &variable->yes, *no = &variable->no;
    if (levels->count > 0)
        return run_fail(run, STATUS_MALFORMED, place,
                        "'%s' in the column '%s' is none of the levels %s%s; correct it, or add it "
                        "to the variable's 'levels' %s",
                        text, answers->cells->name, text_list(run, levels->text, levels->count),
                        others, declare);
    return run_fail(run, STATUS_MALFORMED, place,
                    "'%s' in the column '%s' is no answer that the study knows: %s for yes, "
                    "%s for no%s; correct it, or add it to the variable's 'yes' or 'no' %s",
                    text, answers->cells->name, text_list(run, yes->text, yes->count),
                    text_list(run, no->text, no->count), others, declare);
}

static bool read_words(struct run *run, const struct answers *answers, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    const struct variable *variable = answers->variable;
    bool any_other_is_no = variable->yes.count > 0 && variable->no.count == 0;
    size_t *odd = run_array(run, size_t, grid->rows + 1), odds = 0;
    for (size_t row = 0; row < grid->rows; row++) {
        if (!answers->counts[row])
            continue;
        int number = number_of_word(variable, answers->cells->text[row]);
        if (number < 0 && answers_missing(run, answers, row, by_row))
            continue;
        if (number < 0 && !any_other_is_no)
            odd[odds++] = row;
        by_row->number[row] = number < 0 ? 0 : number;
    }
    return odds == 0 || fail_unknown(run, answers, odd, odds);
}

/* Is the column that of one choice, by the end of its heading or question? */
static bool is_column_of_choice(const struct answers *answers)
{
    char *choice = wording_of_question(answers->variable->includes);
    char *heading = wording_of_question(answers->cells->question);
    size_t length = strlen(choice), whole = strlen(heading);
    /* Google Forms puts the choice in brackets. */
    if (whole > 0 && heading[whole - 1] == ']')
        heading[--whole] = '\0';
    bool ends = whole >= length && strcmp(heading + whole - length, choice) == 0
                && (whole == length || strchr(" [", heading[whole - length - 1]) != NULL);
    g_free(choice);
    g_free(heading);
    return ends;
}

static bool is_not_ticked(const char *text)
{
    static const char *words[] = { "0", "no", "false", "not selected", "not checked", "unchecked" };
    static const struct texts list = { sizeof words / sizeof *words, words, NULL };
    return wording_among(&list, text) != SIZE_MAX;
}

static bool fail_no_choice(struct run *run, const struct answers *answers)
{
    const struct grid *grid = answers->grid;
    const struct variable *variable = answers->variable;
    GPtrArray *seen = g_ptr_array_new_with_free_func(g_free);
    for (size_t row = 0; row < grid->rows; row++) {
        char **part = choices_split(grid->layout, answers->cells->text[row]);
        for (size_t i = 0; part[i] != NULL; i++)
            if (!g_ptr_array_find_with_equal_func(seen, part[i], g_str_equal, NULL))
                g_ptr_array_add(seen, g_strdup(part[i]));
        g_strfreev(part);
    }
    enum { FEW = 5 };
    const char *near =
        text_suggestion(run, variable->includes, (const char *const *)seen->pdata, seen->len);
    if (*near == '\0' && seen->len > 0)
        near = talloc_asprintf(run, "; among them are %s",
                               text_closest(run, variable->includes,
                                            (const char *const *)seen->pdata, seen->len, FEW));
    g_ptr_array_free(seen, TRUE);
    return run_fail(run, STATUS_UNSUPPORTED, variable->place,
                    "variable '%s': no answer in the column '%s' of %s includes '%s'%s",
                    variable->name, answers->cells->name, grid->file[0].input->path,
                    variable->includes, near);
}

static bool read_choices(struct run *run, const struct answers *answers, struct column *by_row)
{
    const struct grid *grid = answers->grid;
    const char *choice = answers->variable->includes;
    bool own = is_column_of_choice(answers), chosen = false, any = false;
    for (size_t row = 0; row < grid->rows; row++) {
        if (!answers->counts[row])
            continue;
        const char *text = answers->cells->text[row];
        bool blank = *text == '\0', included = false;
        if (!blank)
            included = own ? !is_not_ticked(text) : choices_include(grid->layout, text, choice);
        bool answered = own && blank && answers->cells->answered[row];
        bool by_symbol = own ? blank : !included;
        if (!answered && by_symbol && answers_missing(run, answers, row, by_row))
            continue;
        any = true;
        chosen = chosen || included;
        by_row->number[row] = included;
    }
    return chosen || own || !any || fail_no_choice(run, answers);
}

bool answers_read(struct run *run, const struct answers *answers, struct column *by_row)
{
    const struct variable *variable = answers->variable;
    if (variable->includes != NULL)
        return read_choices(run, answers, by_row);
    if (variable->answer != ANSWER_NUMBER)
        return amounts_read(run, answers, by_row);
    return read_words(run, answers, by_row);
}
