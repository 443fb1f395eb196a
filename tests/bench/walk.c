/* walk.c - the least that reading a CSV file can take.
 *
 * libcsv in strict mode over the whole file, in chunks as large as those of
 * src/read/csv.c, with callbacks that do nothing but count: what attain takes beyond
 * this is its own work (checksum, line numbers, checks, and what it keeps). */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { CHUNK = 1 << 17 };

struct walked {
    size_t cells, rows;
};

static void take_cell(void *data, size_t length, void *state)
{
    (void)data;
    (void)length;
    ((struct walked *)state)->cells++;
}

static void take_row(int end, void *state)
{
    (void)end;
    ((struct walked *)state)->rows++;
}

int main(int count, char **words)
{
    int file = count == 2 ? open(words[1], O_RDONLY) : -1;
    struct csv_parser parser;
    if (file < 0 || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        fprintf(stderr, "usage: walk FILE.csv\n");
        return 2;
    }
    static char chunk[CHUNK];
    struct walked walked = { 0, 0 };
    ssize_t got;
    while ((got = read(file, chunk, sizeof chunk)) > 0)
        if (csv_parse(&parser, chunk, (size_t)got, take_cell, take_row, &walked) != (size_t)got)
            return 4;
    if (got < 0 || csv_fini(&parser, take_cell, take_row, &walked) != 0)
        return 4;
    csv_free(&parser);
    close(file);
    printf("%zu rows, %zu cells\n", walked.rows, walked.cells);
    return 0;
}
