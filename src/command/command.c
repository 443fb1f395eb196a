#include "command/command.h"

#include <glib.h>
#include <string.h>

#include "base/rehearsal.h"
#include "base/text.h"
#include "command/complete.h"
#include "command/help.h"
#include "command/manual.h"
#include "command/mistyped.h"
#include "command/options.h"

static const struct command *const commands[] = {
    &command_reproduce,  &command_report,   &command_try,    &command_compare,  &command_fit,
    &command_plot,       &command_new,      &command_check,  &command_describe, &command_panel,
    &command_sweep,      &command_curve,    &command_factor, &command_areas,    &command_audit,
    &command_synthesise, &command_selftest,
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static bool check_count(struct run *run, const struct command *command, size_t count)
{
    if (count < command->least)
        return run_fail(run, STATUS_USAGE, NOWHERE, "write: attain %s %s; see 'attain %s --help'",
                        command->name, command->arguments, command->name);
    return count <= command->most
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "%s takes %s, and %zu words were given; quote what holds spaces",
                       command->name,
                       command->most == 0   ? "no argument"
                       : command->most == 1 ? "one argument"
                                            : "fewer arguments",
                       count);
}

static bool perform(struct run *run, const struct command *command, size_t words,
                    const char *const *word)
{
    char **copy = g_new0(char *, words + 1);
    for (size_t i = 0; i < words; i++)
        copy[i] = g_strdup(word[i]);
    char *target = talloc_zero_size(run, command->options_size);
    struct common_options common = { 0 };
    bool ok = options_read(run, command, &copy, target, &common);
    run_adopt(run, copy, (void (*)(void *))g_strfreev);
    if (!ok)
        return false;
    if (!common_options_heed(run, &common))
        return false;
    if (common.help)
        return help_command(run, command);
    if (common.dry_run)
        rehearsal_begin(run);
    if (!options_check(run, command, target))
        return false;
    size_t arguments = g_strv_length(copy) - 1; /* the first word is the command's name */
    struct request request = { target, arguments, (const char *const *)copy + 1, words, word };
    return check_count(run, command, arguments) && command->perform(run, &request);
}

bool command_run(struct run *run, size_t words, const char *const *word)
{
    const char *name = words == 0 ? "--help" : word[0];
    if (strcmp(name, "help") == 0 && words > 1 && *word[1] != '-')
        return help_word(run, commands, COMMANDS, word[1]);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return help_overview(run, commands, COMMANDS);
    if (strcmp(name, "--version") == 0)
        return help_version(run);
    if (strcmp(name, "complete") == 0)
        return complete_words(run, commands, COMMANDS, words - 1, word + 1);
    if (strcmp(name, "manual") == 0)
        return manual_write(run, commands, COMMANDS, words - 1, word + 1);
    const char *names[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) {
        names[i] = commands[i]->name;
        if (strcmp(names[i], name) == 0)
            return perform(run, commands[i], words, word);
    }
    return mistyped_command(run, words, word, names, COMMANDS);
}
