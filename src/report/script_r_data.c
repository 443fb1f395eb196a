/* How a script reads its data into R. */
#include <string.h>

#include "report/script_writing.h"

const char *script_r_marked(struct run *run, const char *text, char mark)
{
    char *safe = talloc_asprintf(run, "%c", mark);
    for (const char *at = text; *at != '\0'; at++)
        safe = talloc_asprintf_append_buffer(safe, "%s%c", *at == mark || *at == '\\' ? "\\" : "",
                                             *at == '\n' ? ' ' : *at);
    return talloc_asprintf_append_buffer(safe, "%c", mark);
}

const char *script_r_quoted(struct run *run, const char *text)
{
    return script_r_marked(run, text, '"');
}

const char *script_r_texts(struct run *run, const char *const *text, size_t count)
{
    char *list = talloc_strdup(run, "c(");
    for (size_t i = 0; i < count; i++)
        list = talloc_asprintf_append_buffer(list, "%s%s", i == 0 ? "" : ", ",
                                             script_r_quoted(run, text[i]));
    return talloc_asprintf_append_buffer(list, ")");
}

static const char helpers[] =
    "# Cells as numbers and texts: what is no number in a column of numbers is missing.\n"
    "number <- function(x) {\n"
    "  x[trimws(x) %in% declared] <- NA\n"
    "  x <- gsub(\"\\u2212\", \"-\", gsub(\"[\\u00a3%\\u00a0\\u2009\\u202f ]|\\\\[[^]]*\\\\]$\", "
    "\"\", x))\n"
    "  x <- if (decimal == \",\") sub(\",\", \".\", gsub(\".\", \"\", x, fixed = TRUE), fixed = "
    "TRUE)\n"
    "       else gsub(\",\", \"\", x, fixed = TRUE)\n"
    "  suppressWarnings(as.numeric(x))\n"
    "}\n"
    "text <- function(x) { x <- trimws(x); ifelse(x %in% c(\"\", \"NA\", declared), NA, x) }\n";

static const char file_helpers[] =
    "# Values that the file declares missing are missing; categories are the texts of their "
    "labels.\n"
    "number <- function(x) as.numeric(haven::zap_labels(haven::zap_missing(x)))\n"
    "text <- function(x) {\n"
    "  x <- haven::zap_missing(x)\n"
    "  labels <- attr(x, \"labels\")\n"
    "  code <- as.vector(unclass(x))\n"
    "  if (is.numeric(code) && !is.null(labels)) {\n"
    "    label <- names(labels)[match(code, labels)]\n"
    "    codes <- tapply(code, label, function(v) length(unique(v)))\n"
    "    x <- ifelse(label %in% names(codes)[codes > 1], paste0(label, \" (\", code, \")\"), "
    "label)\n"
    "  }\n"
    "  x <- trimws(as.character(x))\n"
    "  ifelse(x %in% c(\"\", \"NA\", declared), NA, x)\n"
    "}\n";

static const char more_helpers[] =
    "z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)\n"
    "category <- function(x) factor(x, levels = sort(unique(x), method = \"radix\"))\n"
    "\n"
    "# Prints the coefficients and stops where they are not as attain has them.\n"
    "show <- function(fit, std.error, df, level, estimate, error) {\n"
    "  b <- coef(fit)\n"
    "  t <- b / std.error\n"
    "  half <- qt((1 + level) / 2, df) * std.error\n"
    "  print(data.frame(estimate = b, std.error, statistic = t, df, p.value = 2 * pt(-abs(t), "
    "df),\n"
    "                   conf.low = b - half, conf.high = b + half), digits = 10)\n"
    "  scale <- if (anyNA(error)) 0 else error\n"
    "  near <- function(found, wanted)\n"
    "    length(found) == length(wanted) && all(abs(found - wanted) <= 1e-9 * (abs(wanted) + "
    "scale))\n"
    "  if (!near(unname(b), estimate)) stop(\"the estimates are not those of attain\")\n"
    "  if (!anyNA(error) && !near(unname(std.error), error))\n"
    "    stop(\"the standard errors are not those of attain\")\n"
    "}\n"
    "\n";

/* What R calls an encoding. */
static const char *r_encoding(const struct input *input)
{
    static const char *const names[][2] = { { "Windows-1252", "CP1252" },
                                            { "UTF-16", "UTF-16" },
                                            { "UTF-16 without a byte order mark", "UTF-16LE" },
                                            { "UTF-32", "UTF-32" } };
    for (size_t i = 0; input != NULL && i < sizeof names / sizeof *names; i++)
        if (strcmp(input->encoding, names[i][0]) == 0)
            return names[i][1];
    return "UTF-8-BOM";
}

static void write_reading(struct script_writing *writing)
{
    struct run *run = writing->run;
    const struct script *script = writing->script;
    const struct input *input = script->input;
    const char *path = script_r_quoted(run, script->path);
    g_string_append_printf(
        writing->text, "declared <- %s\n",
        script->missing == NULL || script->missing->count == 0
            ? "character(0)"
            : script_r_texts(run, script->missing->text, script->missing->count));
    if (input != NULL && input->program != NULL) {
        g_string_append(writing->text, file_helpers);
        g_string_append_printf(writing->text, "cells <- haven::%s(%s)\n",
                               strcmp(input->program, "SPSS") == 0 ? "read_sav" : "read_dta", path);
        return;
    }
    char separator[] = { input == NULL ? ',' : input->separator, '\0' };
    g_string_append_printf(writing->text, "decimal <- \"%s\"\n", script->decimal_comma ? "," : ".");
    g_string_append(writing->text, helpers);
    g_string_append_printf(
        writing->text,
        "cells <- read.csv(%s, sep = \"%s\", skip = %zu, fileEncoding = \"%s\",\n"
        "                  colClasses = \"character\", na.strings = character(0), "
        "check.names = FALSE)\n"
        "names(cells) <- trimws(names(cells))\n",
        path, *separator == '\t' ? "\\t" : separator, input == NULL ? 0 : input->header_line - 1,
        r_encoding(input));
}

void script_r_data(struct script_writing *writing)
{
    struct run *run = writing->run;
    const struct script *script = writing->script;
    write_reading(writing);
    g_string_append(writing->text, "data <- data.frame(row.names = seq_len(nrow(cells)))\n");
    for (size_t i = 0; i < script->columns; i++) {
        const char *name = script_r_quoted(run, script->column[i].name);
        g_string_append_printf(writing->text, "data[[%s]] <- %s(cells[[%s]])\n", name,
                               script_is_text(script, script->column[i].name) ? "text" : "number",
                               name);
    }
    g_string_append(writing->text, more_helpers);
}
