#include "read/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/progress.h"
#include "read/digest.h"
#include "read/statistical.h"

enum { CHUNK = 1 << 17, UTF8_PER_BYTE = 3, LONGEST_CHARACTER = 4, GZIP_WINDOW = 15 + 16 };

struct stream {
    struct input *input;
    int file;
    bool regular;
    size_t size; /* of a regular file, when it was opened */
    struct digest *digest;
    unsigned char *raw, *other; /* CHUNK bytes as they are on disk, and those before them */
    size_t raw_length;          /* of the chunk that is not handed on yet */
    /* gzip */
    z_stream zip;
    bool zip_open, zip_done;
    unsigned char *unzipped; /* CHUNK bytes */
    /* UTF-16 and UTF-32 */
    GIConv iconv; /* NULL where the text is taken as it is */
    char *pending, *converted;
    size_t pending_length;
    bool started, ended;
    const char *words; /* for progress */
};

static struct place place_of(const struct stream *stream)
{
    return (struct place){ stream->input->path, 0, 0 };
}

static int stream_close(struct stream *stream)
{
    if (stream->zip_open)
        inflateEnd(&stream->zip);
    if (stream->iconv != NULL)
        g_iconv_close(stream->iconv);
    if (stream->file > STDIN_FILENO)
        close(stream->file);
    return 0;
}

static bool fail_read(struct run *run, const struct stream *stream)
{
    return run_fail(run, STATUS_UNREADABLE, place_of(stream), "cannot be read: %s",
                    g_strerror(errno));
}

/* The next bytes of the file, a whole chunk unless it ends; at its end raw_length is 0. */
static bool read_raw(struct run *run, struct stream *stream)
{
    size_t length = 0;
    stream->raw_length = 0;
    if (stream->ended)
        return true;
    unsigned char *last = stream->raw; /* its digest may still be under way */
    stream->raw = stream->other;
    stream->other = last;
    for (ssize_t got = 1; got != 0 && length < CHUNK; length += (size_t)got) {
        do
            got = read(stream->file, stream->raw + length, CHUNK - length);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return fail_read(run, stream);
    }
    stream->raw_length = length;
    stream->input->bytes += length;
    if (length > 0) {
        digest_add(stream->digest, stream->raw, length);
        return true;
    }
    stream->ended = true;
    stream->input->sha256 = digest_end(run, stream->digest);
    return !stream->regular || stream->input->bytes == stream->size
           || run_fail(run, STATUS_UNREADABLE, place_of(stream),
                       "changed while it was read: %zu bytes at first, %zu in the end; read it "
                       "again when it is complete",
                       stream->size, stream->input->bytes);
}

static bool fail_zip(struct run *run, const struct stream *stream)
{
    return run_fail(run, STATUS_MALFORMED, place_of(stream),
                    "is gzip that ends too early or is damaged (%s); fetch it again",
                    stream->zip.msg == NULL ? "cut short" : stream->zip.msg);
}

/* The next bytes of what a gzip file holds; members follow each other. */
static bool read_unzipped(struct run *run, struct stream *stream, const unsigned char **bytes,
                          size_t *length)
{
    z_stream *zip = &stream->zip;
    *bytes = stream->unzipped;
    *length = 0;
    while (*length == 0) {
        if (zip->avail_in == 0) {
            if (!read_raw(run, stream))
                return false;
            if (stream->raw_length == 0)
                return stream->zip_done || fail_zip(run, stream);
            zip->next_in = stream->raw;
            zip->avail_in = (uInt)stream->raw_length;
        }
        if (stream->zip_done && inflateReset(zip) != Z_OK)
            return fail_zip(run, stream);
        stream->zip_done = false;
        zip->next_out = stream->unzipped;
        zip->avail_out = CHUNK;
        int result = inflate(zip, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END)
            return fail_zip(run, stream);
        stream->zip_done = result == Z_STREAM_END;
        *length = CHUNK - zip->avail_out;
    }
    return true;
}

static bool read_bytes(struct run *run, struct stream *stream, const unsigned char **bytes,
                       size_t *length)
{
    if (stream->zip_open)
        return read_unzipped(run, stream, bytes, length);
    if (stream->raw_length == 0 && !read_raw(run, stream))
        return false;
    *bytes = stream->raw;
    *length = stream->raw_length;
    stream->raw_length = 0;
    return true;
}

/* Zero bytes at all even (from = 0) or all odd places of a text that has none elsewhere. */
static bool has_zeros_at(const unsigned char *bytes, size_t length, size_t from)
{
    enum { ENOUGH = 8 };
    size_t zeros = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        zeros += bytes[i + from] == 0;
        if (bytes[i + 1 - from] == 0)
            return false;
    }
    return length >= ENOUGH && zeros * 10 >= (length / 2) * 9;
}

struct mark {
    const char *bytes, *encoding, *name;
    size_t length;
};

/* The longer first: UTF-32's mark begins with UTF-16's. */
static const struct mark marks[] = {
    { "\xFF\xFE\0\0", "UTF-32LE", "UTF-32", 4 },
    { "\0\0\xFE\xFF", "UTF-32BE", "UTF-32", 4 },
    { "\xEF\xBB\xBF", NULL, "UTF-8 with a byte order mark", 3 },
    { "\xFF\xFE", "UTF-16LE", "UTF-16", 2 },
    { "\xFE\xFF", "UTF-16BE", "UTF-16", 2 },
};

/* Settle the encoding by the first bytes; returns how many of them are a mark. */
static size_t find_encoding(struct run *run, struct stream *stream, const unsigned char *bytes,
                            size_t length)
{
    const char *encoding = NULL;
    size_t skip = 0;
    stream->input->encoding = "UTF-8";
    stream->input->program = statistical_program((const char *)bytes, length);
    if (stream->input->program != NULL)
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks && skip == 0; i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
            encoding = marks[i].encoding;
            stream->input->encoding = marks[i].name;
            skip = marks[i].length;
        }
    if (skip == 0 && (has_zeros_at(bytes, length, 1) || has_zeros_at(bytes, length, 0))) {
        encoding = bytes[0] == 0 ? "UTF-16BE" : "UTF-16LE";
        stream->input->encoding = "UTF-16 without a byte order mark";
    }
    if (encoding == NULL)
        return skip;
    stream->iconv = g_iconv_open("UTF-8", encoding);
    stream->pending = run_array(run, char, CHUNK + LONGEST_CHARACTER);
    stream->converted = run_array(run, char, UTF8_PER_BYTE *(CHUNK + LONGEST_CHARACTER));
    return skip;
}

/* `length` bytes more as UTF-8; a character that is cut waits for the next bytes. */
static bool convert(struct run *run, struct stream *stream, const unsigned char *bytes,
                    size_t length, const char **text, size_t *converted)
{
    memcpy(stream->pending + stream->pending_length, bytes, length);
    char *from = stream->pending, *to = stream->converted;
    size_t left = stream->pending_length + length;
    size_t room = UTF8_PER_BYTE * (CHUNK + LONGEST_CHARACTER);
    size_t result = g_iconv(stream->iconv, &from, &left, &to, &room);
    bool cut = result == (size_t)-1 && errno == EINVAL && left < LONGEST_CHARACTER;
    if ((result == (size_t)-1 && !cut) || (length == 0 && left > 0))
        return run_fail(run, STATUS_MALFORMED, place_of(stream),
                        "is not the %s that its first bytes promise; save it as 'CSV UTF-8'",
                        stream->input->encoding);
    memmove(stream->pending, from, left);
    stream->pending_length = left;
    *text = stream->converted;
    *converted = (size_t)(to - stream->converted);
    return true;
}

/* How far a regular file has been read. */
static void tell_progress(struct run *run, struct stream *stream)
{
    if (stream->words == NULL)
        stream->words = talloc_asprintf(run, "reading %s", stream->input->path);
    progress_show(run, stream->words,
                  stream->size == 0 ? -1 : (double)stream->input->bytes / (double)stream->size);
    if (stream->ended)
        progress_end(run, stream->words);
}

bool stream_next(struct run *run, struct stream *stream, const char **text, size_t *length)
{
    const unsigned char *bytes = NULL;
    size_t got = 0;
    do {
        if (!read_bytes(run, stream, &bytes, &got))
            return false;
        size_t skip = stream->started ? 0 : find_encoding(run, stream, bytes, got);
        stream->started = true;
        *text = (const char *)bytes + skip;
        *length = got - skip;
        if (stream->iconv != NULL && !convert(run, stream, bytes + skip, got - skip, text, length))
            return false;
    } while (got > 0 && *length == 0);
    tell_progress(run, stream);
    return true;
}

/* A file that is there and can be read as bytes. */
static bool open_file(struct run *run, const char *path, struct stream *stream)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        return true;
    stream->file = open(path, O_RDONLY | O_CLOEXEC);
    if (stream->file < 0 || fstat(stream->file, &status) != 0)
        return fail_read(run, stream);
    if (S_ISDIR(status.st_mode))
        return run_fail(run, STATUS_UNREADABLE, place_of(stream),
                        "is a folder, not a file; name a file in it");
    stream->regular = S_ISREG(status.st_mode);
    stream->size = (size_t)status.st_size;
    return true;
}

/* Files that people have in the place of CSV, by their first bytes. */
static bool check_kind(struct run *run, const struct stream *stream)
{
    static const struct {
        const char *begins, *is;
    } kinds[] = {
        { "PK\003\004",
          "is a spreadsheet (xlsx, ods) or another zip file; open it, save the sheet as "
          "CSV (UTF-8) and give that file" },
        { "\320\317\021\340",
          "is an old Excel or Word file; open it, save the sheet as CSV (UTF-8) and "
          "give that file" },
        { "%PDF-", "is a PDF; ask its publisher for the numbers as CSV, or copy the table into a "
                   "spreadsheet and save it as CSV" },
        { "<!doctype html", "is a web page; look there for a link to the data as CSV" },
        { "<html", "is a web page; look there for a link to the data as CSV" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i].begins);
        if (stream->raw_length >= length
            && g_ascii_strncasecmp((const char *)stream->raw, kinds[i].begins, length) == 0)
            return run_fail(run, STATUS_MALFORMED, place_of(stream), "%s", kinds[i].is);
    }
    return true;
}

static bool open_zip(struct run *run, struct stream *stream)
{
    stream->input->compressed = true;
    stream->unzipped = run_array(run, unsigned char, CHUNK);
    stream->zip.next_in = stream->raw;
    stream->zip.avail_in = (uInt)stream->raw_length;
    stream->zip_open = inflateInit2(&stream->zip, GZIP_WINDOW) == Z_OK;
    return stream->zip_open || fail_zip(run, stream);
}

bool stream_open(struct run *run, const char *path, struct input *input, struct stream **stream)
{
    struct stream *made = *stream = talloc_zero(run, struct stream);
    made->input = input;
    made->file = STDIN_FILENO;
    input->path = strcmp(path, "-") == 0 ? "standard input" : path;
    made->digest = digest_new(run);
    talloc_set_destructor(made, stream_close);
    made->raw = talloc_zero_array(made->digest, unsigned char, CHUNK); /* outlived by its thread */
    made->other = talloc_zero_array(made->digest, unsigned char, CHUNK);
    if (!open_file(run, path, made) || !read_raw(run, made) || !check_kind(run, made))
        return false;
    bool gzip = made->raw_length >= 2 && made->raw[0] == 0x1F && made->raw[1] == 0x8B;
    return !gzip || open_zip(run, made);
}

const char *stream_library_version(void)
{
    return zlibVersion();
}
