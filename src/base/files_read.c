#include "base/files_read.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct file_read *file_called(const struct run *run, const char *path)
{
    const struct files_read *files = run->files_read;
    for (size_t i = 0; files != NULL && i < files->count; i++)
        if (strcmp(files->file[i].path, path) == 0)
            return &files->file[i];
    return NULL;
}

void files_read_add(struct run *run, const char *path)
{
    if (file_called(run, path) != NULL)
        return;
    if (run->files_read == NULL)
        run->files_read = talloc_zero(run, struct files_read);
    struct files_read *files = run->files_read;
    files->file = run_grow(run, files->file, struct file_read, files->count + 1);
    files->file[files->count++] = (struct file_read){ talloc_strdup(run, path), false };
}

void files_read_grows(struct run *run, const char *path)
{
    struct file_read *file = file_called(run, path);
    if (file != NULL)
        file->grows = true;
}

static bool is_file(const char *path, const struct stat *file)
{
    struct stat status;
    bool there =
        strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) == 0 : stat(path, &status) == 0;
    return there && status.st_dev == file->st_dev && status.st_ino == file->st_ino;
}

bool files_read_have(const struct run *run, const char *path)
{
    struct stat file;
    const struct files_read *files = run->files_read;
    if (files == NULL || stat(path, &file) != 0 || !S_ISREG(file.st_mode))
        return false;
    for (size_t i = 0; i < files->count; i++)
        if (!files->file[i].grows && is_file(files->file[i].path, &file))
            return true;
    return false;
}
