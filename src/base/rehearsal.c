#include "base/rehearsal.h"

#include <string.h>
#include <sys/stat.h>

#include "base/files_read.h"
#include "base/number.h"

void rehearsal_begin(struct run *run)
{
    run->rehearsal = talloc_zero(run, struct rehearsal);
}

void rehearsal_fits(struct run *run, size_t models)
{
    if (run->rehearsal != NULL)
        run->rehearsal->fits += models;
}

void rehearsal_draws(struct run *run, size_t draws)
{
    if (run->rehearsal != NULL)
        run->rehearsal->draws += (double)draws;
}

static size_t lines_of(const char *data, size_t bytes)
{
    size_t lines = bytes > 0 && data[bytes - 1] != '\n';
    for (size_t i = 0; i < bytes; i++)
        lines += data[i] == '\n';
    return lines;
}

void rehearsal_write(struct run *run, const char *path, const char *data, size_t bytes)
{
    struct rehearsal *rehearsal = run->rehearsal;
    struct stat status;
    if (rehearsal == NULL || bytes == 0)
        return;
    size_t lines = lines_of(data, bytes);
    const char *line = path == NULL
                           ? talloc_asprintf(run, "standard output, %s line%s",
                                             number_count(run, lines), lines == 1 ? "" : "s")
                       : stat(path, &status) != 0 ? talloc_asprintf(run, "%s, new", path)
                       : S_ISREG(status.st_mode)
                           ? talloc_asprintf(run, "%s, in place of the %s bytes that are there",
                                             path, number_count(run, (size_t)status.st_size))
                           : talloc_asprintf(run, "%s", path);
    rehearsal->write = run_grow(run, rehearsal->write, const char *, rehearsal->writes + 1);
    rehearsal->write[rehearsal->writes++] = line;
}

static const char *size_words(struct run *run, const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode)
               ? talloc_asprintf(run, ", %s bytes", number_count(run, (size_t)status.st_size))
               : "";
}

const char *rehearsal_words(struct run *run)
{
    const struct rehearsal *rehearsal = run->rehearsal;
    char *text = talloc_strdup(run, "would read:\n");
    const struct files_read *files = run->files_read;
    for (size_t i = 0; files != NULL && i < files->count; i++)
        text = talloc_asprintf_append_buffer(text, "  %s%s\n", files->file[i].path,
                                             size_words(run, files->file[i].path));
    if (rehearsal->fits > 0)
        text = talloc_asprintf_append_buffer(text, "would fit:\n  %s model%s\n",
                                             number_count(run, rehearsal->fits),
                                             rehearsal->fits == 1 ? "" : "s");
    if (rehearsal->draws > 0)
        text = talloc_asprintf_append_buffer(text, "would draw at random:\n  %s times\n",
                                             number_count(run, (size_t)rehearsal->draws));
    text = talloc_strdup_append_buffer(text, "would write:\n");
    for (size_t i = 0; i < rehearsal->writes; i++)
        text = talloc_asprintf_append_buffer(text, "  %s\n", rehearsal->write[i]);
    return talloc_strdup_append_buffer(text, "This was a rehearsal (--dry-run): nothing was "
                                             "written.\n");
}
