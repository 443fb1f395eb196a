/* digest.h - the SHA-256 of a stream of bytes, taken beside the work on them.
 *
 * While one piece is parsed, its digest is taken by a thread of its own, which begins with the
 * second piece: small files never see one. The digest is that of all pieces in their order. */
#ifndef ATTAIN_READ_DIGEST_H
#define ATTAIN_READ_DIGEST_H

#include "base/run.h"

struct digest;

struct digest *digest_new(struct run *run);

/* Add a piece. Its bytes must stay as they are until the next call of digest_add or digest_end;
 * so whoever reads needs two buffers, in turns. */
void digest_add(struct digest *digest, const unsigned char *bytes, size_t length);

/* The digest in hexadecimal, owned by the run. Nothing can be added after it. */
const char *digest_end(struct run *run, struct digest *digest);

/* Of nettle. */
const char *digest_library_version(struct run *run);

#endif
