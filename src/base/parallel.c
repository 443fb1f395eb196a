#include "base/parallel.h"

#include <glib.h>

#include "base/progress.h"

enum { MOST_WORKERS = 64 };

struct crew {
    size_t pieces;
    void (*work)(size_t piece, size_t worker, void *context);
    void *context;
    gint next; /* the piece that nobody has taken yet */
    gint done;
    struct run *run; /* of the caller; NULL: nothing is shown */
    const char *what;
};

struct worker {
    struct crew *crew;
    size_t index;
    GThread *thread;
};

static size_t workers_count(void)
{
    const char *said = g_getenv("ATTAIN_THREADS");
    guint64 count = said == NULL ? 0 : g_ascii_strtoull(said, NULL, 10);
    if (count == 0)
        count = g_get_num_processors();
    return count < MOST_WORKERS ? (size_t)count : MOST_WORKERS;
}

size_t parallel_workers(void)
{
    static size_t count;
    if (count == 0)
        count = workers_count();
    return count;
}

static gpointer pieces_take(gpointer argument)
{
    struct worker *worker = argument;
    struct crew *crew = worker->crew;
    for (;;) {
        size_t piece = (size_t)g_atomic_int_add(&crew->next, 1);
        if (piece >= crew->pieces)
            return NULL;
        crew->work(piece, worker->index, crew->context);
        gint done = g_atomic_int_add(&crew->done, 1) + 1;
        if (worker->index == 0 && crew->run != NULL)
            progress_show(crew->run, crew->what, (double)done / (double)crew->pieces);
    }
}

/* The caller works too; a thread that cannot be had is done without. */
static void crew_work(struct crew *crew)
{
    struct worker worker[MOST_WORKERS];
    size_t workers = parallel_workers() < crew->pieces ? parallel_workers() : crew->pieces;
    for (size_t i = 1; i < workers; i++) {
        worker[i] = (struct worker){ crew, i, NULL };
        worker[i].thread = g_thread_try_new(NULL, pieces_take, &worker[i], NULL);
    }
    worker[0] = (struct worker){ crew, 0, NULL };
    pieces_take(&worker[0]);
    for (size_t i = 1; i < workers; i++)
        if (worker[i].thread != NULL)
            g_thread_join(worker[i].thread);
}

void parallel_do(size_t pieces, void (*work)(size_t piece, size_t worker, void *context),
                 void *context)
{
    struct crew crew = { .pieces = pieces, .work = work, .context = context };
    crew_work(&crew);
}

void parallel_show(struct run *run, const char *what, size_t pieces,
                   void (*work)(size_t piece, size_t worker, void *context), void *context)
{
    struct crew crew = {
        .pieces = pieces, .work = work, .context = context, .run = run, .what = what
    };
    progress_show(run, what, 0);
    crew_work(&crew);
    progress_end(run, what);
}
