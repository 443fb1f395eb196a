/* test_png.c - what is added to a PNG. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "draw/png.h"

static int start(void **state)
{
    *state = run_new();
    return 0;
}

static int end(void **state)
{
    return talloc_free(*state);
}

/* The smallest head of a PNG: signature, IHDR of 1 x 1, and an IEND with the check sum that
 * every PNG ends in. */
static const unsigned char tiny[] = {
    0x89, 'P',  'N',  'G', '\r', '\n', 0x1A, '\n', 0,   0,   0,   13,   'I',  'H',  'D',
    'R',  0,    0,    0,   1,    0,    0,    0,    1,   8,   2,   0,    0,    0,    0x90,
    0x77, 0x53, 0xDE, 0,   0,    0,    0,    'I',  'E', 'N', 'D', 0xAE, 0x42, 0x60, 0x82,
};

/* In Python 3: def chunk(t, d): return struct.pack('>I', len(d)) + t + d
 *                                      + struct.pack('>I', zlib.crc32(t + d))
 * chunk(b'pHYs', struct.pack('>IIB', 11811, 11811, 1)), and
 * chunk(b'iTXt', k + bytes(3) + b'en-GB' + bytes(2) + v) of Title T and Description D\u00e9. */
static const unsigned char added[] = {
    0x00, 0x00, 0x00, 0x09, 0x70, 0x48, 0x59, 0x73, 0x00, 0x00, 0x2E, 0x23, 0x00, 0x00, 0x2E,
    0x23, 0x01, 0x78, 0xA5, 0x3F, 0x76, 0x00, 0x00, 0x00, 0x10, 0x69, 0x54, 0x58, 0x74, 0x54,
    0x69, 0x74, 0x6C, 0x65, 0x00, 0x00, 0x00, 0x65, 0x6E, 0x2D, 0x47, 0x42, 0x00, 0x00, 0x54,
    0x4B, 0xAB, 0xAB, 0x6D, 0x00, 0x00, 0x00, 0x18, 0x69, 0x54, 0x58, 0x74, 0x44, 0x65, 0x73,
    0x63, 0x72, 0x69, 0x70, 0x74, 0x69, 0x6F, 0x6E, 0x00, 0x00, 0x00, 0x65, 0x6E, 0x2D, 0x47,
    0x42, 0x00, 0x00, 0x44, 0xC3, 0xA9, 0x21, 0x34, 0xF2, 0x83,
};

static void size_and_words_follow_the_head(void **state)
{
    struct run *run = *state;
    struct scene *scene = scene_new(run, 1, 1);
    scene->title = "T";
    scene->description = "D\xC3\xA9";
    struct bytes png =
        png_describe(run, (struct bytes){ (const char *)tiny, sizeof tiny }, scene, 300);
    assert_int_equal(png.length, sizeof tiny + sizeof added);
    assert_memory_equal(png.data, tiny, 33);
    assert_memory_equal(png.data + 33, added, sizeof added);
    assert_memory_equal(png.data + 33 + sizeof added, tiny + 33, sizeof tiny - 33);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(size_and_words_follow_the_head),
    };
    return cmocka_run_group_tests(tests, start, end);
}
