#include "command/manual.h"

#include "base/output.h"

static void add(struct run *run, struct outputs *outputs, const char *folder,
                const struct manual_page *page)
{
    outputs_add_text(outputs, talloc_asprintf(run, "%s/%s", folder, manual_file(page)),
                     manual_roff(page));
}

bool manual_write(struct run *run, const struct command *const *command, size_t commands,
                  size_t words, const char *const *word)
{
    struct outputs *outputs = outputs_new(run);
    if (words != 1 || *word[0] == '\0' || *word[0] == '-') /* no option, and not the root */
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "write: attain manual DIR; the manual pages go there");
    add(run, outputs, word[0], manual_of_program(run, command, commands));
    for (size_t i = 0; i < commands; i++)
        add(run, outputs, word[0], manual_of_command(run, command[i]));
    for (size_t i = 0; topic_names[i] != NULL; i++)
        add(run, outputs, word[0], manual_of_topic(run, topic_names[i]));
    return outputs_write(run, outputs);
}
