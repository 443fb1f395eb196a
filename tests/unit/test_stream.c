/* test_stream.c - bytes from files, pipes and gzip, in any of the Unicode encodings. */
#include "bench.h"

#include <zlib.h>

#include "read/stream.h"

/* All the text of a file; its input is left in `input`. */
static char *text_of(struct bench *bench, const char *path, struct input *input)
{
    struct stream *stream = NULL;
    char *all = talloc_strdup(bench->run, "");
    *input = (struct input){ .path = NULL };
    if (!stream_open(bench->run, path, input, &stream))
        return NULL;
    for (;;) {
        const char *text = NULL;
        size_t length = 0;
        if (!stream_next(bench->run, stream, &text, &length))
            return NULL;
        if (length == 0)
            return all;
        all = talloc_strndup_append(all, text, length);
    }
}

static void assert_text(struct bench *bench, const char *bytes, size_t length, const char *wanted,
                        const char *encoding)
{
    struct input input;
    const char *text = text_of(bench, bench_put_bytes(bench, "f.csv", bytes, length), &input);
    assert_done(bench, text != NULL);
    assert_string_equal(text, wanted);
    assert_string_equal(input.encoding, encoding);
    assert_int_equal(input.bytes, length);
}

/* gzip of bytes, one member. */
static size_t zip(const char *bytes, size_t length, char *zipped, size_t room)
{
    z_stream stream = { .next_in = (unsigned char *)(uintptr_t)bytes,
                        .avail_in = (uInt)length,
                        .next_out = (unsigned char *)zipped,
                        .avail_out = (uInt)room };
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    size_t made = room - stream.avail_out;
    deflateEnd(&stream);
    return made;
}

static void utf_8_passes_as_it_is_without_its_mark(void **state)
{
    assert_text(*state, "a\n\xC2\xA3\n", 5, "a\n\u00A3\n", "UTF-8");
    assert_text(*state,
                "\xEF\xBB\xBF"
                "a\n",
                5, "a\n", "UTF-8 with a byte order mark");
    assert_text(*state, "a\n\xA3\n", 4, "a\n\xA3\n", "UTF-8"); /* cells settle this */
}

static void utf_16_and_utf_32_become_utf_8(void **state)
{
    assert_text(*state,
                "\xFF\xFE"
                "a\0\xA3\0\n\0",
                8, "a\u00A3\n", "UTF-16");
    assert_text(*state,
                "\xFE\xFF"
                "\0a\x20\x13\0\n",
                8, "a\u2013\n", "UTF-16");
    assert_text(*state, "a\0,\0b\0\n\0001\0,\0002\0\n\0", 16, "a,b\n1,2\n",
                "UTF-16 without a byte order mark");
    assert_text(*state, "\0a\0,\0b\0\n\0001\0,\0002\0\n", 16, "a,b\n1,2\n",
                "UTF-16 without a byte order mark");
    assert_text(*state,
                "\xFF\xFE\0\0"
                "a\0\0\0\n\0\0\0",
                12, "a\n", "UTF-32");
    assert_text(*state,
                "\0\0\xFE\xFF"
                "\0\0\0a\0\0\0\n",
                12, "a\n", "UTF-32");
}

/* A surrogate pair at every place around the end of a piece of 131072 bytes. */
static void a_character_may_lie_across_two_pieces(void **state)
{
    struct bench *bench = *state;
    for (size_t before = 0; before < 6; before += 2) {
        const size_t filler = 131072 - 2 - before;
        char *bytes = g_malloc(filler + 2 + 4);
        memcpy(bytes, "\xFF\xFE", 2);
        for (size_t i = 0; i < filler; i += 2)
            memcpy(bytes + 2 + i, "f\0", 2);
        memcpy(bytes + 2 + filler, "\x3C\xD8\x0D\xDF", 4);
        struct input input;
        const char *path = bench_put_bytes(bench, "f.csv", bytes, filler + 6);
        const char *text = text_of(bench, path, &input);
        assert_done(bench, text != NULL);
        assert_int_equal(strlen(text), filler / 2 + 4);
        assert_string_equal(text + filler / 2, "\xF0\x9F\x8C\x8D");
        g_free(bytes);
    }
}

static void text_cut_inside_a_character_is_refused(void **state)
{
    struct bench *bench = *state;
    struct input input;
    assert_null(text_of(bench,
                        bench_put_bytes(bench, "f.csv",
                                        "\xFF\xFE"
                                        "a\0b",
                                        5),
                        &input));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv: is not the UTF-16 that its first bytes promise; save it as 'CSV UTF-8'");
}

static void gzip_is_seen_through_whatever_its_name(void **state)
{
    struct bench *bench = *state;
    char zipped[200];
    size_t length = zip("a,b\n", 4, zipped, sizeof zipped);
    length += zip("1,2\n", 4, zipped + length, sizeof zipped - length); /* members follow */
    assert_text(bench, zipped, length, "a,b\n1,2\n", "UTF-8");
    struct input input;
    text_of(bench, bench_path(bench, "f.csv"), &input);
    assert_true(input.compressed);
}

static void gzip_that_is_cut_or_damaged_is_refused(void **state)
{
    struct bench *bench = *state;
    char zipped[200];
    struct input input;
    size_t length = zip("a,b\n1,2\n", 8, zipped, sizeof zipped);
    assert_null(text_of(bench, bench_put_bytes(bench, "f.csv", zipped, length - 3), &input));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv: is gzip that ends too early or is damaged (cut short); fetch it again");
    bench_again(bench);
    zipped[length - 5] ^= 1;
    assert_null(text_of(bench, bench_put_bytes(bench, "f.csv", zipped, length), &input));
    assert_refused(bench, STATUS_MALFORMED,
                   "f.csv: is gzip that ends too early or is damaged (incorrect data check); fetch "
                   "it again");
}

/* 64 MiB of zeros in 64 KiB: read piece by piece, never held. */
static void gzip_that_grows_takes_no_more_memory(void **state)
{
    struct bench *bench = *state;
    const size_t size = (size_t)64 << 20;
    char *large = g_malloc0(size), *zipped = g_malloc(1 << 20);
    memset(large, 'a', size);
    size_t length = zip(large, size, zipped, 1 << 20), total = 0;
    g_free(large);
    struct input input = { .path = NULL };
    struct stream *stream = NULL;
    const char *path = bench_put_bytes(bench, "f.csv", zipped, length);
    g_free(zipped);
    assert_done(bench, stream_open(bench->run, path, &input, &stream));
    const size_t before = talloc_total_size(bench->run);
    for (size_t got = 1; got > 0; total += got) {
        const char *text = NULL;
        assert_done(bench, stream_next(bench->run, stream, &text, &got));
    }
    assert_int_equal(total, size);
    assert_true(talloc_total_size(bench->run) < before + 4096);
}

static void a_file_that_shrinks_while_it_is_read_is_refused(void **state)
{
    struct bench *bench = *state;
    char *bytes = g_strnfill(300000, 'a');
    const char *path = bench_put_bytes(bench, "f.csv", bytes, 300000);
    g_free(bytes);
    struct input input = { .path = NULL };
    struct stream *stream = NULL;
    const char *text = NULL;
    size_t length = 0;
    assert_done(bench, stream_open(bench->run, path, &input, &stream));
    assert_int_equal(truncate(path, 200000), 0);
    assert_true(stream_next(bench->run, stream, &text, &length));
    assert_true(stream_next(bench->run, stream, &text, &length));
    assert_false(stream_next(bench->run, stream, &text, &length));
    assert_refused(bench, STATUS_UNREADABLE,
                   "f.csv: changed while it was read: 300000 bytes at first, 200000 in the end; "
                   "read it again when it is complete");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(utf_8_passes_as_it_is_without_its_mark),
        claim(utf_16_and_utf_32_become_utf_8),
        claim(a_character_may_lie_across_two_pieces),
        claim(text_cut_inside_a_character_is_refused),
        claim(gzip_is_seen_through_whatever_its_name),
        claim(gzip_that_is_cut_or_damaged_is_refused),
        claim(gzip_that_grows_takes_no_more_memory),
        claim(a_file_that_shrinks_while_it_is_read_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
