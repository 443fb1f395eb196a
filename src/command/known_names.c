#include "command/known_names.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "command/study_request.h"
#include "command/table_options.h"
#include "read/area.h"

/* How the line says that its tables are to be read. */
static bool source_said(struct run *run, const struct command_line *line, struct source *source)
{
    char *const said[] = { (char *)(uintptr_t)command_line_value(line, "layout", 0),
                           (char *)(uintptr_t)command_line_value(line, "separator", 0),
                           (char *)(uintptr_t)command_line_value(line, "header-row", 0) };
    const struct table_options options = { .layout = said[0],
                                           .separator = said[1],
                                           .header_row = said[2] };
    return table_source(run, &options, source);
}

static void file_add(struct run *run, const struct command_line *line, const char *path,
                     struct names *names)
{
    struct source source = { 0 };
    struct names found = { 0, NULL, NULL };
    bool ok = g_file_test(path, G_FILE_TEST_IS_REGULAR) && source_said(run, line, &source)
              && names_read(run, path, &source, &found);
    for (size_t i = 0; i < found.count; i++)
        names_add(run, names, found.name[i], found.about[i]);
    if (!ok)
        run_forgive(run);
}

/* The study at a path; NULL is the one that ships. NULL where it cannot be read. */
static const struct study *study_known(struct run *run, const char *path)
{
    struct study *study = NULL;
    if (study_at(run, path, NULL, &study))
        return study;
    run_forgive(run);
    return NULL;
}

/* The study of the line: by option, by argument, or the one that ships, where the command takes
 * that if none is said. */
static const struct study *study_said(struct run *run, const struct command_line *line)
{
    const char *path = command_line_value(line, "study", 0);
    if (path != NULL)
        return study_known(run, path);
    if (strstr(line->command->arguments, "STUDY") != NULL)
        return study_known(run, line->arguments > 0 ? line->argument_text[0] : NULL);
    bool usual = strstr(line->command->arguments, "CURVE") != NULL
                 && command_line_value(line, "data", 0) == NULL;
    return usual ? study_known(run, NULL) : NULL;
}

void known_columns(struct run *run, const struct command_line *line, struct names *names)
{
    const struct study *study = study_said(run, line);
    for (size_t i = 0; study != NULL && i < study->variables; i++)
        names_add(run, names, study->variable[i].name, study->variable[i].label);
    const char *path = NULL;
    for (size_t i = 0; (path = command_line_value(line, "data", i)) != NULL; i++)
        file_add(run, line, path, names);
}

void known_measures(struct run *run, const struct command_line *line, struct names *names)
{
    for (size_t i = 0; i < line->arguments; i++)
        file_add(run, line, line->argument_text[i], names);
}

void known_tables(struct run *run, const struct command_line *line, struct names *names)
{
    const struct study *study = study_said(run, line);
    for (size_t i = 0; study != NULL && i < study->tables; i++)
        names_add(run, names, study->table[i]->key, study->table[i]->title);
}

void known_models(struct run *run, const struct command_line *line, struct names *names)
{
    const struct study *study = study_said(run, line);
    const char *said = command_line_value(line, "table", 0);
    const struct model_table *table =
        study == NULL || said == NULL ? NULL : study_table(study, said);
    for (size_t i = 0; table != NULL && i < table->models; i++)
        if (i == 0 || strcmp(table->model[i].name, table->model[i - 1].name) != 0)
            names_add(run, names, table->model[i].name, NULL);
}

void known_curves(struct run *run, const struct command_line *line, struct names *names)
{
    const struct study *study = study_said(run, line);
    for (size_t i = 0; study != NULL && i < study->curves; i++)
        names_add(run, names, study->curve[i]->id, study->curve[i]->title);
}

void known_authorities(struct run *run, const struct command_line *line, struct names *names)
{
    const struct study *said = study_said(run, line);
    const struct study *study = said == NULL ? study_known(run, NULL) : said;
    struct areas *areas = NULL;
    const char **path = run_array(run, const char *, study == NULL ? 0 : study->registers.count);
    for (size_t i = 0; study != NULL && i < study->registers.count; i++)
        path[i] = study_path(run, study, study->registers.text[i]);
    if (study == NULL || !areas_read(run, path, study->registers.count, &areas)) {
        run_forgive(run);
        return;
    }
    for (size_t i = 0; i < areas->count; i++)
        if (*areas->area[i].closed == '\0' && !areas->area[i].aggregate && !areas->area[i].elsewhere
            && !areas->area[i].fictitious)
            names_add(run, names, areas->area[i].name, areas->area[i].region);
}
