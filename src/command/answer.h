/* answer.h - where the answer of a command goes, and in which format.
 *
 *     document + --format, -o FILE  ──▶  bytes for a file or for standard output
 *
 * What is asked for by --format counts, then the suffix of the file, then it is text. Text for a
 * terminal is fitted to its width; HTML in a file is a page that stands by itself, and on standard
 * output a part to paste into one; pictures have all tables beneath each other, 175 mm wide, and
 * beside a picture in a file its words in a .txt file. What a terminal cannot show is refused. */
#ifndef ATTAIN_COMMAND_ANSWER_H
#define ATTAIN_COMMAND_ANSWER_H

#include "base/output.h"
#include "command/command.h"
#include "report/document.h"

struct answer_options {
    char *format, *output;
};

extern const char answer_format_help[], answer_output_help[];

/* Rows for the option table of a command whose struct has a `struct answer_options answer`. */
#define ANSWER_FORMAT_OPTION(options, help)                                                        \
    {                                                                                              \
        "format", '\0', OPTION_TEXT, offsetof(options, answer.format), "FORMAT", help,             \
            format_names                                                                           \
    }
#define ANSWER_OUTPUT_OPTION(options, help)                                                        \
    {                                                                                              \
        "output", 'o', OPTION_TEXT, offsetof(options, answer.output), "FILE", help                 \
    }
#define ANSWER_OPTIONS(options)                                                                    \
    ANSWER_FORMAT_OPTION(options, answer_format_help),                                             \
        ANSWER_OUTPUT_OPTION(options, answer_output_help)

/* STATUS_USAGE where neither the name nor the suffix is a format, or a terminal cannot show it. */
bool answer_format(struct run *run, const struct answer_options *options, enum format *format);

/* Add a document to what is written; `path` as in outputs_add. */
bool answer_add(struct run *run, const struct document *document, enum format format,
                const char *path, struct outputs *outputs);

/* A document is all that is written. A document of nothing writes nothing where it would be read.
 */
bool answer_write(struct run *run, const struct answer_options *options, enum format format,
                  const struct document *document);

#endif
