/* attain audit: is a printed regression table possible? */
#include <stdint.h>
#include <string.h>

#include "command/answer.h"
#include "report/audit_table.h"

struct audit_options {
    struct answer_options answer;
};

static bool check_names(struct run *run, const struct request *request)
{
    for (size_t i = 0; i < request->arguments; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(request->argument[j], request->argument[i]) == 0)
                return run_fail(run, STATUS_USAGE, NOWHERE, "'%s' is named twice; name it once",
                                request->argument[i]);
    return true;
}

static bool read_all(struct run *run, const struct request *request, struct published ***published)
{
    *published = run_array(run, struct published *, request->arguments);
    for (size_t i = 0; i < request->arguments; i++)
        if (!published_read(run, request->argument[i], NULL, &(*published)[i]))
            return false;
    return true;
}

static bool choose_format(struct run *run, const struct audit_options *options, enum format *format)
{
    if (!answer_format(run, &options->answer, format))
        return false;
    return *format != FORMAT_CSV
           || run_fail(run, STATUS_USAGE, NOWHERE,
                       "an audit is several tables, and CSV holds one; choose another "
                       "format, such as xlsx or json");
}

static bool audit_request(struct run *run, const struct request *request)
{
    const struct audit_options *options = request->options;
    enum format format = FORMAT_TEXT;
    struct published **published = NULL;
    struct audit *audit = NULL;
    bool ok = check_names(run, request) && choose_format(run, options, &format)
              && read_all(run, request, &published)
              && audit_perform(run, published, request->arguments, &audit);
    if (!ok)
        return false;
    if (!answer_write(run, &options->answer, format, audit_document(run, audit)))
        return false;
    if (findings_impossible(&audit->findings) > 0)
        run->status = STATUS_NO;
    return run->status == STATUS_DONE;
}

static const char *const audit_examples[] = {
    "attain audit table.csv",
    "attain audit data/published/table-a1.csv data/published/table-a2.csv",
    "attain audit table.csv --format markdown",
    "attain audit table.csv -o audit.json",
    NULL,
};

static const struct option audit_option_table[] = {
    ANSWER_OPTIONS(struct audit_options),
    { NULL, '\0', OPTION_FLAG, 0, NULL, NULL },
};

const struct command command_audit = {
    .name = "audit",
    .arguments = "TABLE.csv...",
    .summary = "say whether printed regression tables are possible; status 1 if not",
    .about = "Checks that the figures of printed regression tables can be true together: "
             "estimates, standard errors, p, stars, R squared and numbers of rows. The exit status "
             "is 1 where they cannot.",
    .examples = audit_examples,
    .options = audit_option_table,
    .options_size = sizeof(struct audit_options),
    .least = 1,
    .most = SIZE_MAX,
    .perform = audit_request,
};
