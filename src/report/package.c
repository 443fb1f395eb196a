#include "report/package.h"

#include <minizip/zip.h>
#include <string.h>

#include "report/release.h"

/* A file in memory, which minizip writes, and goes back in to fill in a length. */
struct memory {
    struct run *run;
    char *data;
    size_t room, length, at;
};

static void *memory_open(void *memory, const char *name, int mode)
{
    (void)name;
    (void)mode;
    return memory;
}

static uLong memory_read(void *memory, void *file, void *to, uLong size)
{
    struct memory *from = file;
    (void)memory;
    if (size > from->length - from->at)
        size = from->length - from->at;
    memcpy(to, from->data + from->at, size);
    from->at += size;
    return size;
}

static uLong memory_write(void *memory, void *file, const void *from, uLong size)
{
    struct memory *to = file;
    (void)memory;
    while (to->at + size > to->room) {
        to->room = to->room == 0 ? 4096 : 2 * to->room;
        to->data = run_grow(to->run, to->data, char, to->room);
    }
    memcpy(to->data + to->at, from, size);
    to->at += size;
    to->length = to->at > to->length ? to->at : to->length;
    return size;
}

static long memory_tell(void *memory, void *file)
{
    (void)memory;
    return (long)((struct memory *)file)->at;
}

static long memory_seek(void *memory, void *file, uLong offset, int origin)
{
    struct memory *in = file;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                  : origin == ZLIB_FILEFUNC_SEEK_CUR ? in->at
                                                     : in->length;
    (void)memory;
    if (from + offset > in->length)
        return -1;
    in->at = from + offset;
    return 0;
}

static int memory_close(void *memory, void *file)
{
    (void)memory;
    (void)file;
    return 0;
}

/* In universal time. */
static zip_fileinfo dated(void)
{
    const time_t seconds = release_date();
    struct tm date;
    gmtime_r(&seconds, &date);
    return (zip_fileinfo){ .tmz_date = { .tm_sec = (unsigned)date.tm_sec,
                                         .tm_min = (unsigned)date.tm_min,
                                         .tm_hour = (unsigned)date.tm_hour,
                                         .tm_mday = (unsigned)date.tm_mday,
                                         .tm_mon = (unsigned)date.tm_mon,
                                         .tm_year = (unsigned)date.tm_year + 1900 } };
}

static bool file_add(zipFile zip, const struct package_file *file)
{
    const zip_fileinfo about = dated();
    return zipOpenNewFileInZip(zip, file->name, &about, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                               Z_DEFAULT_COMPRESSION)
               == ZIP_OK
           && zipWriteInFileInZip(zip, file->text, (unsigned)strlen(file->text)) == ZIP_OK
           && zipCloseFileInZip(zip) == ZIP_OK;
}

bool package_write(struct run *run, const struct package_file *file, size_t files,
                   struct bytes *bytes)
{
    struct memory memory = { .run = run };
    zlib_filefunc_def functions = { .zopen_file = memory_open,
                                    .zread_file = memory_read,
                                    .zwrite_file = memory_write,
                                    .ztell_file = memory_tell,
                                    .zseek_file = memory_seek,
                                    .zclose_file = memory_close,
                                    .zerror_file = memory_close,
                                    .opaque = &memory };
    zipFile zip = zipOpen2("", APPEND_STATUS_CREATE, NULL, &functions);
    bool ok = zip != NULL;
    for (size_t i = 0; ok && i < files; i++)
        ok = file_add(zip, &file[i]);
    ok = zip != NULL && zipClose(zip, NULL) == ZIP_OK && ok;
    *bytes = (struct bytes){ memory.data, memory.length };
    return ok || run_fail(run, STATUS_UNWRITABLE, NOWHERE, "the document cannot be packed");
}

const char *package_library_version(void)
{
    return MINIZIP_VERSION;
}
