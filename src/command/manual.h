/* manual.h - what the program says of itself, as pages of blocks, and the writers of these.
 *
 *     tables of commands, options, keys, formats ──▶ page ──▶ manual page (man macros)
 *                                                        └──▶ text for a terminal
 *
 * A page is made from the tables alone, so that it cannot say what the program does not do. The
 * same page gives the same bytes: its date is that of the release. Examples stand before options.
 * Manual pages are checked with mandoc -Tlint (tests/cases/manual-pages). */
#ifndef ATTAIN_COMMAND_MANUAL_H
#define ATTAIN_COMMAND_MANUAL_H

#include "command/command.h"

enum block_kind {
    BLOCK_HEADING,    /* text */
    BLOCK_SUBHEADING, /* text */
    BLOCK_TEXT,       /* text: a paragraph */
    BLOCK_ITEM,       /* tag, as it is typed; value, which stands for something; text */
    BLOCK_CODE,       /* text: a line as it is typed */
};

struct block {
    enum block_kind kind;
    const char *tag, *value, *text; /* tag and value "" where there is none */
};

struct manual_page {
    struct run *run;
    const char *name; /* "attain-fit" */
    int section;      /* 1 commands, 5 files, 7 others; 0: no manual page */
    const char *summary;
    size_t blocks;
    struct block *block;
};

struct manual_page *manual_new(struct run *run, const char *name, int section, const char *summary);
void manual_add(struct manual_page *page, enum block_kind kind, const char *text);
void manual_item(struct manual_page *page, const char *tag, const char *value, const char *text);

/* What --help shows of a command: examples, usage, options. */
struct manual_page *manual_of_help(struct run *run, const struct command *command);

/* Of the program, and of one command, as manual pages. */
struct manual_page *manual_of_program(struct run *run, const struct command *const *command,
                                      size_t commands);
struct manual_page *manual_of_command(struct run *run, const struct command *command);

/* Pages of what is no command: files, formats, formulas. `topic_names` are the words that
 * `attain help` knows them by; ends with NULL. NULL where a word is none. */
extern const char *const topic_names[];
struct manual_page *manual_of_topic(struct run *run, const char *name);

/* The exit statuses, as items. */
void manual_statuses(struct manual_page *page);

/* As source of a manual page; as text that is at most `width` characters wide. */
const char *manual_roff(const struct manual_page *page);
const char *manual_text(const struct manual_page *page, size_t width);

/* A line of shell; one that is too wide goes on behind a backslash, so that it can be pasted. What
 * is no command of attain, a line of a file, stays. */
const char *manual_code(struct run *run, const char *code, size_t width);

/* The name of its file: "man1/attain-fit.1". */
const char *manual_file(const struct manual_page *page);

/* `attain manual DIR` writes every page; `words` are what follows "manual". */
bool manual_write(struct run *run, const struct command *const *command, size_t commands,
                  size_t words, const char *const *word);

#endif
