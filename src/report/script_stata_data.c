/* How a script reads its data into Stata. */
#include <string.h>

#include "report/script_writing.h"

/* A text between quotes that may hold quotes. */
static const char *quoted(struct run *run, const char *text)
{
    return talloc_asprintf(run, "`\"%s\"'", text);
}

static void write_csv(struct script_writing *writing)
{
    const struct script *script = writing->script;
    const struct input *input = script->input;
    struct run *run = writing->run;
    const char *separator = input == NULL ? "," : talloc_asprintf(run, "%c", input->separator);
    bool windows = input != NULL && strcmp(input->encoding, "Windows-1252") == 0;
    g_string_append_printf(
        writing->text,
        "import delimited using %s, clear varnames(nonames) rowrange(%zu) stringcols(_all) ///\n"
        "    delimiters(%s) bindquote(strict) encoding(\"%s\")\n",
        quoted(run, script->path), input == NULL ? 2 : input->header_line + 1,
        *separator == '\t' ? "\"\\t\"" : talloc_asprintf(run, "\"%s\"", separator),
        windows ? "windows-1252" : "utf-8");
    /* All at once, as a column may be called v3. */
    g_string_append(writing->text, "keep");
    for (size_t i = 0; i < script->columns; i++)
        g_string_append_printf(writing->text, " v%zu", script->column[i].cell);
    g_string_append(writing->text, "\nrename (");
    for (size_t i = 0; i < script->columns; i++)
        g_string_append_printf(writing->text, "%sv%zu", i == 0 ? "" : " ", script->column[i].cell);
    g_string_append(writing->text, ") (");
    for (size_t i = 0; i < script->columns; i++)
        g_string_append_printf(writing->text, "%s%s", i == 0 ? "" : " ", writing->name[i]);
    g_string_append(writing->text, ")\n");
}

/* What is declared to mean missing, and what is no number in a column of numbers, is missing. */
static void write_cells(struct script_writing *writing, size_t index)
{
    const struct script *script = writing->script;
    const char *name = writing->name[index];
    bool text = script_is_text(script, script->column[index].name);
    g_string_append_printf(writing->text, "replace %s = strtrim(%s)\n", name, name);
    for (size_t i = 0; script->missing != NULL && i < script->missing->count; i++)
        g_string_append_printf(writing->text, "replace %s = \"\" if %s == %s\n", name, name,
                               quoted(writing->run, script->missing->text[i]));
    if (text)
        g_string_append_printf(writing->text, "replace %s = \"\" if %s == \"NA\"\n", name, name);
    else
        g_string_append_printf(
            writing->text, "destring %s, replace force%s ignore(\"\u00a3 %%%s\")\n", name,
            script->decimal_comma ? " dpcomma" : "", script->decimal_comma ? "" : ",");
}

/* Value labels become texts, so that they can be put in order. */
static void write_file(struct script_writing *writing)
{
    const struct script *script = writing->script;
    bool spss = strcmp(script->input->program, "SPSS") == 0;
    g_string_append_printf(writing->text, "%s %s, clear\n", spss ? "import spss using" : "use",
                           quoted(writing->run, script->path));
    for (size_t i = 0; i < script->columns; i++)
        if (script_is_text(script, script->column[i].name))
            g_string_append_printf(writing->text,
                                   "capture decode %s, generate(attain_text%zu)\n"
                                   "capture confirm variable attain_text%zu\n"
                                   "if !_rc {\n    drop %s\n    rename attain_text%zu %s\n}\n",
                                   writing->name[i], i + 1, i + 1, writing->name[i], i + 1,
                                   writing->name[i]);
}

void script_stata_data(struct script_writing *writing)
{
    const struct script *script = writing->script;
    if (script->input != NULL && script->input->program != NULL) {
        write_file(writing);
        return;
    }
    write_csv(writing);
    for (size_t i = 0; i < script->columns; i++)
        write_cells(writing, i);
}
