#include "read/digest.h"

#include <glib.h>
#include <nettle/sha2.h>
#include <nettle/version.h>

struct piece {
    const unsigned char *bytes; /* NULL: the end */
    size_t length;
};

struct digest {
    struct sha256_ctx sum;
    size_t pieces;
    struct piece piece;   /* under way in the thread */
    GThread *thread;      /* NULL before the second piece */
    GAsyncQueue *to_do;   /* of struct piece *: never more than one */
    GAsyncQueue *is_done; /* the same, when it has been taken */
};

static gpointer take_pieces(gpointer state)
{
    struct digest *digest = state;
    for (;;) {
        struct piece *piece = g_async_queue_pop(digest->to_do);
        if (piece->bytes != NULL)
            sha256_update(&digest->sum, piece->length, piece->bytes);
        bool last = piece->bytes == NULL;
        g_async_queue_push(digest->is_done, piece);
        if (last)
            return NULL;
    }
}

static void thread_end(struct digest *digest)
{
    static struct piece end = { NULL, 0 };
    if (digest->thread == NULL)
        return;
    g_async_queue_push(digest->to_do, &end);
    g_thread_join(digest->thread);
    digest->thread = NULL;
}

static int digest_close(struct digest *digest)
{
    thread_end(digest);
    if (digest->to_do != NULL)
        g_async_queue_unref(digest->to_do);
    if (digest->is_done != NULL)
        g_async_queue_unref(digest->is_done);
    return 0;
}

struct digest *digest_new(struct run *run)
{
    struct digest *digest = talloc_zero(run, struct digest);
    sha256_init(&digest->sum);
    talloc_set_destructor(digest, digest_close);
    return digest;
}

void digest_add(struct digest *digest, const unsigned char *bytes, size_t length)
{
    if (digest->pieces++ == 0) {
        sha256_update(&digest->sum, length, bytes);
        return;
    }
    if (digest->thread == NULL) {
        digest->to_do = g_async_queue_new();
        digest->is_done = g_async_queue_new();
        digest->thread = g_thread_new("digest", take_pieces, digest);
    } else
        g_async_queue_pop(digest->is_done);
    digest->piece = (struct piece){ bytes, length };
    g_async_queue_push(digest->to_do, &digest->piece);
}

const char *digest_end(struct run *run, struct digest *digest)
{
    thread_end(digest);
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&digest->sum, sizeof bytes, bytes);
    char *text = talloc_strdup(run, "");
    for (size_t i = 0; i < sizeof bytes; i++)
        text = talloc_asprintf_append_buffer(text, "%02x", bytes[i]);
    return text;
}

const char *digest_library_version(struct run *run)
{
    return talloc_asprintf(run, "%d.%d", nettle_version_major(), nettle_version_minor());
}
