/* test_digest.c - the digest of a stream in pieces is that of its bytes. */
#include "bench.h"

#include "read/digest.h"

/* GLib's SHA-256, of all bytes at once. */
static char *glib_digest(const unsigned char *bytes, size_t length)
{
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
}

static void pieces_of_any_size_give_the_digest_of_the_whole(void **state)
{
    struct bench *bench = *state;
    unsigned char bytes[1000], piece[2][1000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * i + i / 7);
    char *wanted = glib_digest(bytes, sizeof bytes);
    for (size_t size = 1; size <= sizeof bytes; size += 37) {
        struct digest *digest = digest_new(bench->run);
        size_t turn = 0;
        for (size_t from = 0; from < sizeof bytes; from += size, turn ^= 1) {
            size_t length = MIN(size, sizeof bytes - from);
            memcpy(piece[turn], bytes + from, length);
            digest_add(digest, piece[turn], length);
        }
        assert_string_equal(digest_end(bench->run, digest), wanted);
    }
    g_free(wanted);
}

static void nothing_has_a_digest_too(void **state)
{
    struct bench *bench = *state;
    char *wanted = glib_digest((const unsigned char *)"", 0);
    assert_string_equal(digest_end(bench->run, digest_new(bench->run)), wanted);
    g_free(wanted);
}

/* A run that fails ends in the middle; its thread ends first. */
static void a_digest_can_be_left_in_the_middle(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < 200; i++) {
        struct digest *digest = digest_new(bench->run);
        unsigned char *one = talloc_zero_array(digest, unsigned char, 100000);
        unsigned char *two = talloc_zero_array(digest, unsigned char, 100000);
        digest_add(digest, one, 100000);
        digest_add(digest, two, 100000);
        talloc_free(digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(pieces_of_any_size_give_the_digest_of_the_whole),
        claim(nothing_has_a_digest_too),
        claim(a_digest_can_be_left_in_the_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
