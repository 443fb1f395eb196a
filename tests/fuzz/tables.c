/* tables.c - any bytes as a file of data: what separates its cells, which layout it has, its
 * observations or its columns. */
#include "harness.h"

#include "read/grid.h"
#include "read/measures.h"

static const char register_text[] =
    "la_number,name,kind,region,opened,closed,gss_codes,aliases,predecessors\n"
    "301,Barking and Dagenham,authority,Outer London,,,E09000002,,\n"
    "302,Barnet,authority,Outer London,,,E09000003,,\n"
    "314,Kingston upon Thames,authority,Outer London,,,E09000021,,\n"
    "318,Richmond upon Thames,authority,Outer London,,,E09000027,,\n"
    "970,England,aggregate,,,,E92000001,,\n";

static struct areas *areas;

static void read_register(void)
{
    char path[32];
    int file = memory_file((const uint8_t *)register_text, sizeof register_text - 1, path);
    const char *paths = path;
    must(areas_read(run_new(), &paths, 1, &areas));
    close(file);
}

static bool wants(struct run *run, void *state, const char *code)
{
    (void)run;
    (void)state;
    return code[0] != '-';
}

static bool take(struct run *run, void *state, const struct observed *observed)
{
    (void)run;
    struct numeral numeral;
    must(observed->area < areas->count);
    must(!areas->area[observed->area].aggregate);
    must(observed->place.line > 0);
    *(size_t *)state += numeral_read(observed->text, observed->length, DECIMAL_POINT, &numeral);
    return true;
}

static bool walk_file(struct run *run, struct csv_file *file, const struct source *source,
                      const struct recognised *recognised)
{
    size_t numbers = 0;
    struct walk walk = { .source = source,
                         .recognised = recognised,
                         .areas = areas,
                         .ledger = ledger_new(run),
                         .observer = { &numbers, wants, take, NULL },
                         .seen = run_array(run, bool, areas->count) };
    switch (recognised->layout) {
    case LAYOUT_LAIT:
        return lait_walk(run, file, &walk);
    case LAYOUT_LAIT_WIDE:
        return lait_wide_walk(run, file, &walk);
    case LAYOUT_LAIT_APP:
        return lait_app_walk(run, file, &walk);
    case LAYOUT_EES:
        return ees_walk(run, file, &walk);
    default:
        return keyed_walk(run, file, &walk);
    }
}

static bool read_grid(struct run *run, struct csv_file *file, const struct source *source,
                      const struct recognised *recognised)
{
    struct grid *grid = grid_new(run, source);
    struct frame *frame = NULL;
    return grid_read(run, file, recognised, NULL, 0, ledger_new(run), grid)
           && grid_frame(run, grid, NULL, &frame);
}

/* As `attain fit` reads it (areas NULL), and as a source of a study. */
static void read_once(const char *path, const struct source *source, const struct areas *known)
{
    struct run *run = run_new();
    run->quiet = true;
    const struct csv_form form = { source_separator(source), 0 };
    struct csv_file *file = NULL;
    struct recognised recognised;
    bool ok = csv_open(run, path, &form, &file)
              && layout_recognise(run, file, source, known, &recognised);
    if (ok) {
        bool measures = known != NULL && !layout_is_survey(recognised.layout)
                        && recognised.layout != LAYOUT_PLAIN
                        && recognised.layout != LAYOUT_LAIT_DICTIONARY
                        && (recognised.layout != LAYOUT_KEYED || recognised.key.period > 0);
        ok = measures ? walk_file(run, file, source, &recognised)
                      : read_grid(run, file, source, &recognised);
    }
    check_outcome(run, ok);
    talloc_free(run);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct source any = { .name = "any", .title = "any" };
    static const struct source plain = { .name = "plain",
                                         .title = "plain",
                                         .layout = LAYOUT_PLAIN };
    if (areas == NULL)
        read_register();
    char path[32];
    int file = memory_file(bytes, length, path);
    read_once(path, &any, areas);
    read_once(path, &plain, NULL);
    close(file);
    return 0;
}
