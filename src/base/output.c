#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/files_read.h"
#include "base/interrupt.h"
#include "base/pager.h"
#include "base/number.h"
#include "base/path.h"
#include "base/progress.h"
#include "base/rehearsal.h"

struct result {
    const char *name; /* as the user wrote it, for messages; NULL: standard output */
    const char *path; /* where it leads, links followed */
    struct bytes bytes;
    const char *temporary; /* where it waits for its name; NULL if written directly */
    bool paged;            /* comes last: files do not wait for the reader of a pager */
};

struct outputs {
    struct run *run;
    size_t count;
    struct result *result;
};

struct outputs *outputs_new(struct run *run)
{
    struct outputs *outputs = talloc_zero(run, struct outputs);
    outputs->run = run;
    return outputs;
}

/* What a link that leads to nothing yet would name; NULL if the path is no such link. */
static const char *link_target(struct run *run, const char *path)
{
    struct stat status;
    char *target = stat(path, &status) == 0 ? NULL : g_file_read_link(path, NULL);
    if (target == NULL)
        return NULL;
    run_adopt(run, target, g_free);
    return path_beside(run, path, target);
}

/* Where a path leads in the end, so that a link stays a link and what it points to is
 * written, be it there or not. */
static const char *path_resolved(struct run *run, const char *path)
{
    enum { MOST_LINKS = 40 };
    char *real = realpath(path, NULL);
    if (real != NULL)
        return run_adopt(run, real, free);
    const char *at = talloc_strdup(run, path);
    for (int links = 0; links < MOST_LINKS; links++) {
        const char *target = link_target(run, at);
        if (target == NULL)
            break;
        at = target;
    }
    return at;
}

void outputs_add(struct outputs *outputs, const char *path, struct bytes bytes)
{
    outputs->result = run_grow(outputs->run, outputs->result, struct result, outputs->count + 1);
    bool standard = path == NULL || strcmp(path, "-") == 0;
    const char *name = standard ? NULL : talloc_strdup(outputs->run, path);
    const char *target = standard ? NULL : path_resolved(outputs->run, path);
    outputs->result[outputs->count++] = (struct result){ name, target, bytes, NULL, false };
}

void outputs_add_text(struct outputs *outputs, const char *path, const char *text)
{
    outputs_add(outputs, path, (struct bytes){ text, strlen(text) });
}

/* What to do about a failure to write. */
static const char *advice(int failure)
{
    switch (failure) {
    case EACCES:
    case EPERM:
    case EROFS:
        return "; choose a folder that you may write to";
    case EISDIR:
        return "; name a file in it, or choose another name";
    case ENOTDIR:
        return "; one of its folders is a file, so choose another name";
    case ENAMETOOLONG:
        return "; choose a shorter name";
    case ENOSPC:
        return "; make room, or choose another place";
    default:
        return "";
    }
}

static bool cannot_write(struct run *run, const char *path)
{
    struct place place = { path == NULL ? "standard output" : path, 0, 0 };
    int failure = errno;
    return run_fail(run, STATUS_UNWRITABLE, place, "cannot be written: %s%s", g_strerror(failure),
                    advice(failure));
}

static bool write_all(int descriptor, struct bytes bytes)
{
    size_t done = 0;
    while (done < bytes.length) {
        ssize_t wrote = write(descriptor, bytes.data + done, bytes.length - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return false;
        done += (size_t)wrote;
    }
    return true;
}

/* A device, a pipe, a terminal, or what standard output is: written to as it stands. */
static bool is_special(const char *path)
{
    struct stat status, standard;
    if (stat(path, &status) != 0 || S_ISDIR(status.st_mode))
        return false;
    bool is_standard = fstat(STDOUT_FILENO, &standard) == 0 && standard.st_dev == status.st_dev
                       && standard.st_ino == status.st_ino;
    return is_standard || !S_ISREG(status.st_mode);
}

static bool write_directly(struct run *run, const struct result *result)
{
    int descriptor = result->path == NULL ? dup(STDOUT_FILENO) : open(result->path, O_WRONLY);
    if (descriptor < 0)
        return cannot_write(run, result->name);
    bool ok = write_all(descriptor, result->bytes) || cannot_write(run, result->name);
    if (close(descriptor) != 0 && ok)
        return cannot_write(run, result->name);
    return ok;
}

/* The permissions of a file that is replaced, or those that a new file gets. */
static mode_t permissions_for(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int temporary_open(struct run *run, struct result *result)
{
    char *temporary = talloc_asprintf(run, "%s.XXXXXX", result->path);
    interrupt_hold();
    int descriptor = mkstemp(temporary);
    if (descriptor >= 0) {
        result->temporary = temporary;
        interrupt_leave_file(run, temporary);
    }
    interrupt_allow();
    return descriptor;
}

static bool write_beside(struct run *run, struct result *result)
{
    struct stat status;
    if (stat(result->path, &status) == 0 && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return cannot_write(run, result->name);
    }
    int descriptor = temporary_open(run, result);
    if (descriptor < 0)
        return cannot_write(run, result->name);
    bool ok = write_all(descriptor, result->bytes)
              && fchmod(descriptor, permissions_for(result->path)) == 0;
    if (!ok)
        cannot_write(run, result->name);
    if (close(descriptor) != 0 && ok)
        return cannot_write(run, result->name);
    return ok;
}

static bool take_name(struct run *run, struct result *result)
{
    if (rename(result->temporary, result->path) != 0)
        return cannot_write(run, result->name);
    result->temporary = NULL;
    return true;
}

/* Make the folders of a path; those that were not there are listed in `made`. */
static bool make_folders(struct run *run, const struct result *result, GPtrArray *made)
{
    const char *path = result->path;
    for (const char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        char *folder = talloc_strndup(run, path, (size_t)(slash - path));
        interrupt_hold();
        bool is_new = mkdir(folder, 0777) == 0;
        if (is_new) {
            g_ptr_array_add(made, folder);
            interrupt_leave_folder(run, folder);
        }
        interrupt_allow();
        if (!is_new && errno != EEXIST)
            return cannot_write(run, result->name);
    }
    return true;
}

static void take_back(const struct outputs *outputs, const GPtrArray *made)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->result[i].temporary != NULL)
            unlink(outputs->result[i].temporary);
    for (guint i = made->len; i-- > 0;)
        rmdir(made->pdata[i]);
}

static bool outputs_spare_inputs(struct run *run, const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        const struct result *result = &outputs->result[i];
        if (result->path != NULL && files_read_have(run, result->path))
            return run_fail(run, STATUS_UNWRITABLE, (struct place){ result->name, 0, 0 },
                            "is a file that was read for this, and stays as it is; write to "
                            "another");
    }
    return true;
}

/* In the place of writing: what would be written, and all that led to it. */
static bool outputs_tell(struct run *run, const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++)
        rehearsal_write(run, outputs->result[i].name, outputs->result[i].bytes.data,
                        outputs->result[i].bytes.length);
    run->quiet = true; /* what is said of results would not be true */
    const char *words = rehearsal_words(run);
    const struct result told = { .bytes = { words, strlen(words) } };
    return write_directly(run, &told);
}

/* Each file whole at its temporary name, then what is no file, then the files take their names, all
 * of them or none. */
static bool results_write(struct run *run, const struct outputs *outputs, GPtrArray *made)
{
    bool ok = true;
    for (size_t i = 0; ok && i < outputs->count; i++) {
        struct result *result = &outputs->result[i];
        if (result->path != NULL && !is_special(result->path))
            ok = make_folders(run, result, made) && write_beside(run, result);
    }
    for (size_t i = 0; ok && i < outputs->count; i++)
        if (outputs->result[i].temporary == NULL && !outputs->result[i].paged)
            ok = write_directly(run, &outputs->result[i]);
    interrupt_hold();
    for (size_t i = 0; ok && i < outputs->count; i++)
        ok = outputs->result[i].temporary == NULL || take_name(run, &outputs->result[i]);
    if (!ok)
        take_back(outputs, made);
    interrupt_forget();
    interrupt_allow();
    return ok;
}

static void tell_written(struct run *run, const struct outputs *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        const struct result *result = &outputs->result[i];
        run_tell(run, "wrote %s: %s bytes",
                 result->name == NULL ? "to standard output" : result->name,
                 number_count(run, result->bytes.length));
    }
}

bool outputs_write(struct run *run, const struct outputs *outputs)
{
    if (!outputs_spare_inputs(run, outputs))
        return false;
    if (run->rehearsal != NULL)
        return outputs_tell(run, outputs);
    GPtrArray *made = run_adopt(run, g_ptr_array_new(), (void (*)(void *))g_ptr_array_unref);
    for (size_t i = 0; i < outputs->count; i++) {
        struct result *result = &outputs->result[i];
        result->paged = result->path == NULL && pager_is_for(run, result->bytes);
    }
    progress_clear(run);
    bool ok = results_write(run, outputs, made);
    if (ok)
        tell_written(run, outputs);
    for (size_t i = 0; ok && i < outputs->count; i++) {
        const struct result *result = &outputs->result[i];
        if (result->paged && !pager_show(result->bytes))
            ok = write_directly(run, result);
    }
    return ok;
}
