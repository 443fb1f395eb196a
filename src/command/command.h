/* command.h - what the program can be asked to do: one table of commands, and for each
 * one table of options, from which parsing and help are made.
 *
 *     attain COMMAND [ARGUMENTS] [options]
 *
 * A command performs one chain of steps, from what was asked to what is written, and
 * its failure is the program's exit status. */
#ifndef ATTAIN_COMMAND_COMMAND_H
#define ATTAIN_COMMAND_COMMAND_H

#include "base/share.h"
#include "report/write.h"

enum option_kind {
    OPTION_FLAG,    /* gboolean (int) */
    OPTION_TEXT,    /* char * */
    OPTION_TEXTS,   /* char **, ends with NULL: the option may stand more than once */
    OPTION_HEADING, /* no option: `name` stands above those that follow, in help */
};

#define HEADING(text)                                                                              \
    {                                                                                              \
        text, '\0', OPTION_HEADING, 0, NULL, NULL                                                  \
    }

struct option {
    const char *name;
    char letter; /* '\0' for none */
    enum option_kind kind;
    size_t offset;        /* of its field in the command's struct of options */
    const char *argument; /* what stands for its value in help, and says what it is: "DIR" */
    const char *help;
    /* The words that its value can be, the same array that its reader looks in; an empty one stands
     * for saying nothing. Ends with NULL; NULL, or left out: any value. */
    const char *const *choices;
};

/* What was asked: the options' struct, the arguments, and the command line as it was. */
struct request {
    const void *options;
    size_t arguments;
    const char *const *argument;
    size_t words;
    const char *const *word;
};

struct command {
    const char *name;
    const char *arguments;        /* "[STUDY]" */
    const char *const *kinds;     /* what KIND stands for in these; ends with NULL. NULL for none */
    const char *summary;          /* one line */
    const char *about;            /* of its manual page: paragraphs, with blank lines between */
    const char *const *examples;  /* each a line of shell; ends with NULL */
    const struct option *options; /* ends with a NULL name */
    size_t options_size;          /* of the struct that they fill */
    size_t least, most;           /* arguments */
    bool (*perform)(struct run *run, const struct request *request);
};

extern const struct command command_reproduce, command_panel, command_fit, command_audit,
    command_areas, command_describe, command_synthesise, command_selftest, command_sweep,
    command_curve, command_factor, command_plot, command_report, command_try, command_compare,
    command_check, command_new;

/* Find the command, read its options, perform it. */
bool command_run(struct run *run, size_t words, const char *const *word);

#endif
