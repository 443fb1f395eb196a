/* audited.h - rows of a made-up printed table, as a reader would type them in, audited. */
#ifndef ATTAIN_TESTS_AUDITED_H
#define ATTAIN_TESTS_AUDITED_H

#include "answers.h"

#include <unistd.h>

#include <gsl/gsl_errno.h>

#include "printed/audit.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static inline int start(void **state)
{
    gsl_set_error_handler_off();
    *state = run_new();
    return 0;
}

static inline int end(void **state)
{
    return talloc_free(*state);
}

/* Audit lines of outcome,model,term,transform,n,b,se,p. The first stands on line 2. NULL, and
 * the failure in the run, where the tables cannot be laid out. */
static inline struct audit *audited(struct run *run, const char *const *line, size_t count)
{
    char path[] = "/tmp/attain-audited-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (file == NULL)
        fail_msg("%s cannot be written", path);
    fputs("outcome,model,term,transform,n,b,se,p\n", file);
    for (size_t i = 0; i < count; i++)
        fprintf(file, "%s\n", line[i]);
    fclose(file);
    struct published *published = NULL;
    struct audit *audit = NULL;
    if (!published_read(run, talloc_strdup(run, path), NULL, &published)
        || !audit_perform(run, &published, 1, &audit))
        audit = NULL;
    unlink(path);
    return audit;
}

#define AUDITED(run, lines) audited((run), (lines), COUNT(lines))

/* The first finding by a rule at a line of the file, or NULL. */
static inline const struct finding *found(const struct audit *audit, enum rule rule, size_t line)
{
    for (size_t i = 0; i < audit->findings.count; i++)
        if (audit->findings.finding[i].rule == rule
            && audit->findings.finding[i].row->place.line == line)
            return &audit->findings.finding[i];
    return NULL;
}

/* Fails with what was found, unless as many things are impossible as should be. */
static inline void assert_impossible(const struct audit *audit, size_t wanted)
{
    if (audit == NULL)
        fail_msg("the tables cannot be laid out");
    if (findings_impossible(&audit->findings) == wanted)
        return;
    for (size_t i = 0; i < audit->findings.count; i++)
        print_error("line %zu: %s: %s\n", audit->findings.finding[i].row->place.line,
                    rule_name[audit->findings.finding[i].rule], audit->findings.finding[i].what);
    fail_msg("%zu impossible, not %zu", findings_impossible(&audit->findings), wanted);
}

#endif
