#include "report/package.h"

#include <string.h>
#include <zip.h>

#include "report/release.h"

/* Date and time as a zip file has them: years from 1980, months from 1, two seconds a step. */
static void date_set(zip_t *zip, zip_int64_t index)
{
    const time_t seconds = release_date();
    struct tm date;
    gmtime_r(&seconds, &date);
    zip_uint16_t time = (zip_uint16_t)(date.tm_hour << 11 | date.tm_min << 5 | date.tm_sec / 2);
    zip_uint16_t day =
        (zip_uint16_t)((date.tm_year - 80) << 9 | (date.tm_mon + 1) << 5 | date.tm_mday);
    zip_file_set_dostime(zip, (zip_uint64_t)index, time, day, 0);
}

static bool file_add(zip_t *zip, const struct package_file *file)
{
    zip_source_t *source = zip_source_buffer(zip, file->text, strlen(file->text), 0);
    if (source == NULL)
        return false;
    zip_int64_t index = zip_file_add(zip, file->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0)
        zip_source_free(source);
    else
        date_set(zip, index);
    return index >= 0;
}

static bool files_add(zip_source_t *target, const struct package_file *file, size_t files,
                      zip_error_t *error)
{
    zip_source_keep(target); /* closing the archive lets it go */
    zip_t *zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, error);
    if (zip == NULL) {
        zip_source_free(target);
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < files; i++)
        ok = file_add(zip, &file[i]);
    ok = ok && zip_close(zip) == 0;
    if (!ok) {
        zip_error_set(error, zip_error_code_zip(zip_get_error(zip)), 0);
        zip_discard(zip);
    }
    return ok;
}

static bool bytes_take(struct run *run, zip_source_t *target, struct bytes *bytes)
{
    zip_stat_t about;
    if (zip_source_stat(target, &about) != 0 || zip_source_open(target) != 0)
        return false;
    char *data = run_array(run, char, about.size + 1);
    bool ok = zip_source_read(target, data, about.size) == (zip_int64_t)about.size;
    zip_source_close(target);
    *bytes = (struct bytes){ data, about.size };
    return ok;
}

bool package_write(struct run *run, const struct package_file *file, size_t files,
                   struct bytes *bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    bool ok =
        target != NULL && files_add(target, file, files, &error) && bytes_take(run, target, bytes);
    if (!ok)
        run_fail(run, STATUS_UNWRITABLE, NOWHERE, "the document cannot be packed: %s",
                 zip_error_strerror(&error));
    zip_source_free(target);
    zip_error_fini(&error);
    return ok;
}
