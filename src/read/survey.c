#include "read/survey.h"

#include <glib.h>
#include <string.h>

#include "read/personal.h"
#include "read/record.h"
#include "read/wording.h"

/* "Response": the second row of a question that has one column. */
static bool is_lone_response(const char *text)
{
    static const char *const words[] = { "", "Response", "Open-Ended Response" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return true;
    return false;
}

/* SurveyMonkey: the question stands over the first of its columns only. A group ends where the
 * next question begins. */
static void name_in_two_rows(struct run *run, const struct csv_record *const *header, size_t cells,
                             struct heading *heading)
{
    const char *question = "";
    size_t group = 0;
    for (size_t i = 0; i < cells; i++) {
        const char *above = record_text(run, header[0], i + 1),
                   *below = record_text(run, header[1], i + 1);
        if (*above != '\0') {
            question = above;
            group++;
        } else if (*below == '\0')
            question = "";
        bool lone = is_lone_response(below);
        const char *name = lone && *above != '\0' ? above
                           : *question == '\0'    ? below
                           : *below == '\0'       ? ""
                                            : talloc_asprintf(run, "%s - %s", question, below);
        bool alone = *question == '\0' || (lone && *above != '\0');
        heading[i] = (struct heading){ .name = name,
                                       .question = name,
                                       .group = alone ? 0 : group,
                                       .personal = !alone && personal_heading(below) };
    }
}

/* The part of a heading that it shares with the other choices of its question. */
static size_t shared_length(enum layout layout, const char *name)
{
    const char *bracket = strrchr(name, '['), *score = strrchr(name, '_');
    if (layout == LAYOUT_QUALTRICS && score != NULL && strcmp(score, "_TEXT") == 0)
        for (score--; score > name && *score != '_'; score--)
            ;
    if (layout == LAYOUT_QUALTRICS)
        return score == NULL || !g_ascii_isdigit(score[1]) ? 0 : (size_t)(score - name);
    if (layout == LAYOUT_GOOGLE_FORMS)
        return bracket == NULL || name[strlen(name) - 1] != ']' ? 0 : (size_t)(bracket - name);
    size_t digits = strspn(name, "0123456789");
    bool part = layout == LAYOUT_ONLINE_SURVEYS && digits > 0 && name[digits] == '.'
                && g_ascii_isalnum(name[digits + 1]);
    return part ? digits : 0;
}

static void group_by_name(enum layout layout, size_t cells, struct heading *heading)
{
    size_t group = 0, length = 0;
    for (size_t i = 0; i < cells; i++) {
        size_t shared = shared_length(layout, heading[i].name);
        bool same = i > 0 && shared > 0 && shared == length
                    && strncmp(heading[i].name, heading[i - 1].name, shared) == 0;
        group += shared > 0 && !same;
        heading[i].group = shared > 0 ? group : 0;
        length = shared;
    }
}

void headings_number_repeats(struct run *run, struct heading *heading, size_t cells)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < cells; i++)
        g_hash_table_add(seen, (void *)(size_t)heading[i].name);
    GHashTable *met = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < cells; i++) {
        const char *name = heading[i].name;
        if (*name == '\0')
            continue;
        size_t times = GPOINTER_TO_SIZE(g_hash_table_lookup(met, name));
        while (times > 0) {
            heading[i].name = talloc_asprintf(run, "%s.%zu", name, ++times);
            if (g_hash_table_add(seen, (void *)(size_t)heading[i].name))
                break;
        }
        g_hash_table_insert(met, (void *)(size_t)name, GSIZE_TO_POINTER(times > 0 ? times : 1));
    }
    g_hash_table_destroy(met);
    g_hash_table_destroy(seen);
}

/* What the tools write beside the answers, as wording_of_heading has it. */
static const char *const metadata_headings[] = { "id",
                                                 "starttime",
                                                 "completiontime",
                                                 "lastmodified",
                                                 "respondentid",
                                                 "lastmodifiedtime",
                                                 "collectorid",
                                                 "startdate",
                                                 "enddate",
                                                 "datecreated",
                                                 "datemodified",
                                                 "customdata1",
                                                 "status",
                                                 "progress",
                                                 "durationinseconds",
                                                 "finished",
                                                 "recordeddate",
                                                 "responseid",
                                                 "userlanguage",
                                                 "responsetype",
                                                 "distributionchannel",
                                                 "timestamp",
                                                 "surveyurl",
                                                 "uniqueresponsenumber",
                                                 "started",
                                                 "completed",
                                                 "submissiondate",
                                                 NULL };

bool survey_not_personal(const struct source *source, const struct heading *heading)
{
    const struct texts *said = &source->not_personal;
    for (size_t i = 0; i < said->count; i++)
        if (strcmp(said->text[i], heading->name) == 0
            || wording_same_question(said->text[i], heading->question))
            return true;
    return false;
}

struct heading *survey_headings(struct run *run, const struct source *source, enum layout layout,
                                const struct csv_record *const *header, size_t rows, size_t cells)
{
    struct heading *heading = run_array(run, struct heading, cells + 1);
    if (layout == LAYOUT_SURVEYMONKEY && rows == 2)
        name_in_two_rows(run, header, cells, heading);
    bool composed = layout == LAYOUT_SURVEYMONKEY && rows == 2;
    for (size_t i = 0; i < cells && !composed; i++) {
        bool apart = layout == LAYOUT_QUALTRICS && rows > 1;
        heading[i].name = record_text(run, header[apart ? 0 : rows - 1], i + 1);
        const char *question = apart ? record_text(run, header[1], i + 1) : "";
        heading[i].question = *question == '\0' ? heading[i].name : question;
    }
    if (!layout_is_survey(layout))
        return heading;
    if (!composed)
        group_by_name(layout, cells, heading);
    for (size_t i = 0; i < cells; i++) {
        heading[i].metadata = wording_heading_among(metadata_headings, heading[i].name);
        bool personal = heading[i].personal || personal_heading(heading[i].name)
                        || personal_heading(heading[i].question);
        heading[i].personal = personal && !survey_not_personal(source, &heading[i]);
    }
    headings_number_repeats(run, heading, cells);
    return heading;
}

bool survey_is_trial(enum layout layout, const struct heading *heading,
                     const struct csv_record *record)
{
    static const char *const trials[] = {
        "Survey Preview", "Survey Test", "Preview", "1", "2", "9", "17"
    };
    if (layout != LAYOUT_QUALTRICS)
        return false;
    for (size_t i = 0; i < record->cells; i++)
        if (strcmp(heading[i].name, "Status") == 0)
            for (size_t t = 0; t < sizeof trials / sizeof *trials; t++)
                if (strcmp(record->cell[i].text, trials[t]) == 0)
                    return true;
    return false;
}
