#include "command/subject.h"

#include <glib.h>
#include <string.h>

#include "base/text.h"
#include "command/joined_files.h"
#include "command/option_number.h"
#include "command/study_request.h"
#include "fit/fitted.h"
#include "fit/groups.h"
#include "read/grid.h"

/* Headings of what a row is called, whatever their case and spaces; the first that is there. */
static const char *const label_headings[] = {
    "localauthority", "laname", "areaname", "localauthorityname", "authority", "authorityname", "la"
};
enum { LABEL_HEADINGS = sizeof label_headings / sizeof *label_headings };

static const char *const usual_group = "region";

struct wanted {
    struct asked *asked;
    size_t count;
    const char *by; /* what names the columns, for messages */
};

static const char *named_by(const struct subject_options *options)
{
    return options->named_by == NULL ? "formula" : options->named_by;
}

/* Where column number `at` is named, as far as is known. */
static struct place named_at(const struct subject_options *options, size_t at)
{
    bool known = options->named_at != NULL && options->named_at[at].file != NULL;
    return known ? options->named_at[at] : (struct place){ named_by(options), 0, 0 };
}

static void want_at(struct run *run, struct wanted *wanted, const char *column, struct place place,
                    bool optional)
{
    for (size_t i = 0; i < wanted->count; i++)
        if (strcmp(wanted->asked[i].texts->text[0], column) == 0)
            return;
    struct texts *one = talloc_zero(run, struct texts);
    texts_add(run, one, column, place);
    wanted->asked = run_grow(run, wanted->asked, struct asked, wanted->count + 1);
    wanted->asked[wanted->count++] = (struct asked){ one, false, optional };
}

static void want(struct run *run, struct wanted *wanted, const char *column, bool optional)
{
    want_at(run, wanted, column, (struct place){ wanted->by, 0, 0 }, optional);
}

static void want_once(struct run *run, struct wanted *wanted, const char *column)
{
    if (column != NULL)
        want(run, wanted, column, false);
}

const char *const *subject_columns(struct run *run, struct formula *const *formula, size_t formulas,
                                   size_t *count)
{
    struct wanted wanted = { .by = "formula" };
    for (size_t i = 0; i < formulas; i++) {
        want(run, &wanted, formula[i]->response.column, false);
        for (size_t t = 0; t < formula[i]->terms; t++) {
            if (term_is_every(&formula[i]->term[t]))
                return NULL;
            for (size_t f = 0; f < formula[i]->term[t].factors; f++)
                want(run, &wanted, formula[i]->term[t].factor[f].column, false);
        }
    }
    const char **name = run_array(run, const char *, wanted.count);
    for (size_t i = 0; i < wanted.count; i++)
        name[i] = wanted.asked[i].texts->text[0];
    *count = wanted.count;
    return name;
}

/* Whether "Local authority" is "localauthority". */
static bool heading_is(const char *heading, const char *letters)
{
    for (; *heading != '\0'; heading++)
        if (strchr(" _-", *heading) == NULL && g_ascii_tolower(*heading) != *letters++)
            return false;
    return *letters == '\0';
}

static void want_labels(struct run *run, const struct csv_record *header, struct wanted *wanted)
{
    for (size_t i = 0; i < LABEL_HEADINGS; i++)
        for (size_t c = 0; c < header->cells; c++)
            if (heading_is(header->cell[c].text, label_headings[i]))
                want(run, wanted, header->cell[c].text, true);
}

static const struct column *label_column(const struct frame *frame, const char *letters)
{
    for (size_t c = 0; c < frame->columns; c++)
        if (frame->column[c].kind == COLUMN_TEXT && heading_is(frame->column[c].name, letters))
            return &frame->column[c];
    return NULL;
}

/* The labels of rows, where a column by one of the usual headings has a text in each. */
static void rows_label(struct frame *frame)
{
    for (size_t i = 0; i < LABEL_HEADINGS; i++) {
        const struct column *column = label_column(frame, label_headings[i]);
        if (column == NULL)
            continue;
        bool every = true;
        for (size_t row = 0; row < frame->rows; row++)
            every = every && column->missing[row] == PRESENT;
        if (every)
            frame->row_label = column->text;
        return;
    }
}

/* Whether a row is labelled as the authorities that ship are, which do not exist. */
static bool is_fictitious(const struct frame *frame)
{
    bool fictitious = false;
    for (size_t row = 0; row < frame->rows; row++)
        fictitious |= strncmp(frame->row_label[row], "Made-up ", 8) == 0;
    return fictitious;
}

/* Any CSV file, in whatever encoding and with whatever separator, as a plain table. */
static bool read_table(struct run *run, const struct subject_options *options,
                       struct wanted *wanted, struct subject *subject)
{
    struct source *source = talloc_zero(run, struct source);
    if (!table_source(run, &options->table, source))
        return false;
    source->layout = LAYOUT_PLAIN;
    const struct csv_form form = { source_separator(source), source->header_row };
    struct csv_file *file = NULL;
    struct frame *frame = NULL;
    struct recognised recognised;
    struct grid *grid = grid_new(run, source);
    if (!csv_open(run, options->data[0], &form, &file)
        || !layout_recognise(run, file, source, NULL, &recognised))
        return false;
    if (wanted->count > 0) /* of none, all are read */
        want_labels(run, &file->record[recognised.header], wanted);
    if (!grid_read(run, file, &recognised, wanted->asked, wanted->count, ledger_new(run), grid)
        || !grid_frame(run, grid, &source->missing, &frame))
        return false;
    rows_label(frame);
    subject->grid = grid;
    subject->made_up = grid->made_up || is_fictitious(frame);
    subject->analysis.offer.frame = frame;
    subject->analysis.rows_are = "rows";
    subject->analysis.row_is = "row";
    return true;
}

static bool read_plain(struct run *run, const struct subject_options *options,
                       const char *const *column, size_t count, const char *const *maybe,
                       size_t maybes, struct subject *subject)
{
    struct wanted wanted = { .by = named_by(options) };
    for (size_t i = 0; i < count; i++)
        want_at(run, &wanted, column[i], named_at(options, i), false);
    if (column != NULL) {
        for (size_t i = 0; i < maybes; i++)
            want(run, &wanted, maybe[i], true);
        want_once(run, &wanted, options->weights);
        want_once(run, &wanted, options->cluster);
        want_once(run, &wanted, options->group);
        want(run, &wanted, usual_group, true);
    }
    return read_table(run, options, &wanted, subject);
}

/* Of what --data says in a study, the folder is its own (NULL: none is said), the rest is joined.
 */
static bool folder_take(struct run *run, char *const *data, const char **folder,
                        struct joined_files *joined)
{
    const char **path = run_array(run, const char *, g_strv_length((char **)data));
    *folder = NULL;
    joined->path = path;
    for (size_t i = 0; data[i] != NULL; i++) {
        bool is_folder = g_file_test(data[i], G_FILE_TEST_IS_DIR);
        if (is_folder && *folder != NULL)
            return run_fail(run, STATUS_USAGE, NOWHERE,
                            "'%s' and '%s' are both folders; a study has one", *folder, data[i]);
        if (is_folder)
            *folder = data[i];
        else
            path[joined->files++] = data[i];
    }
    return true;
}

void subject_take_table(const struct subject_options *options, const struct model_table *table,
                        struct subject *subject)
{
    if (options->missing_rule == NULL)
        subject->analysis.offer.rule = fitted_rule(subject->panel->study, table);
    if (options->se == NULL)
        subject_inherit(options, &table->inference, &subject->analysis.inference);
}

static void panel_take(const struct subject_options *options, struct panel *panel,
                       enum missing_rule rule, struct subject *subject)
{
    bool mean = options->missing_rule == NULL && panel->study->missing == 1;
    subject->panel = panel;
    subject->made_up = panel->made_up;
    subject->analysis.offer = fitted_offer(panel, mean ? MISSING_RULE_MEAN : rule);
    subject->analysis.rows_are = "local authorities";
    subject->analysis.row_is = "local authority";
}

static bool read_study(struct run *run, const struct subject_options *options,
                       struct joined_files *joined, enum missing_rule rule, struct subject *subject)
{
    static char *const no_data[] = { NULL };
    const char *folder = NULL;
    struct study *study = NULL;
    struct panel *panel = NULL;
    if (!folder_take(run, options->data == NULL ? no_data : options->data, &folder, joined)
        || !study_at(run, options->study, options->set, &study)
        || !joined_files_add(run, joined, study) || !study_panel_of(run, study, folder, &panel))
        return false;
    panel_take(options, panel, rule, subject);
    if (options->se == NULL)
        subject_inherit(options, &study->inference, &subject->analysis.inference);
    return true;
}

static bool read_files(struct run *run, const struct subject_options *options,
                       struct joined_files *joined, enum missing_rule rule, struct subject *subject)
{
    struct study *study = NULL;
    struct panel *panel = NULL;
    if (joined->column == NULL)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "'.' means every column of one table; name the columns of several");
    joined->path = (const char *const *)options->data;
    joined->files = g_strv_length(options->data);
    if (!joined_files_study(run, joined, &study) || !study_panel_of(run, study, NULL, &panel))
        return false;
    panel_take(options, panel, rule, subject);
    return true;
}

/* The groups that are left out together: those said, or the usual ones where there are any. */
static bool choose_group(struct run *run, const char *said, struct analysis *analysis)
{
    struct column *column = NULL;
    const struct frame *frame = analysis->offer.frame;
    if (said == NULL) {
        analysis->group = groups_known(frame, usual_group) ? usual_group : NULL;
        return true;
    }
    analysis->group = said;
    return groups_known(frame, said)
           || frame_need(run, frame, said, (struct place){ "--group", 0, 0 }, &column);
}

/* The columns of formulas and, beside them, those of options; a study knows its regions. Those
 * that may be there or not stand last. */
static void joined_columns(struct run *run, const struct subject_options *options,
                           const char *const *column, size_t count, const char *const *maybe,
                           size_t maybes, struct joined_files *joined)
{
    const char *const said[] = { options->weights, options->cluster, options->group };
    struct texts texts = { 0, NULL, NULL };
    for (size_t i = 0; i < count; i++)
        texts_add(run, &texts, column[i], named_at(options, i));
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i] != NULL && strcmp(said[i], usual_group) != 0)
            texts_add(run, &texts, said[i], (struct place){ named_by(options), 0, 0 });
    joined->needed = texts.count;
    for (size_t i = 0; i < maybes; i++)
        texts_add(run, &texts, maybe[i], NOWHERE);
    joined->column = texts.text;
    joined->place = texts.place;
    joined->count = texts.count;
}

bool subject_read(struct run *run, const struct subject_options *options, const char *const *column,
                  size_t count, struct subject **subject)
{
    return subject_read_beside(run, options, column, count, NULL, 0, subject);
}

/* What options say of fitting, before there are data. */
static bool subject_begin(struct run *run, const struct subject_options *options,
                          struct subject *subject)
{
    int rule = MISSING_RULE_LISTWISE;
    if (!option_choice(run, "missing-rule", options->missing_rule, missing_rule_names, &rule)
        || !subject_inference(run, options, &subject->analysis.inference))
        return false;
    subject->analysis.offer.rule = (enum missing_rule)rule;
    return true;
}

/* And once there are. */
static bool subject_end(struct run *run, const struct subject_options *options,
                        struct subject *subject)
{
    subject->analysis.offer.weight = options->weights;
    subject->analysis.name_respondents = options->name_respondents;
    return choose_group(run, options->group, &subject->analysis);
}

bool subject_of_panel(struct run *run, const struct subject_options *options, struct panel *panel,
                      struct subject **subject)
{
    struct subject *made = *subject = talloc_zero(run, struct subject);
    if (!subject_begin(run, options, made))
        return false;
    panel_take(options, panel, made->analysis.offer.rule, made);
    if (options->se == NULL)
        subject_inherit(options, &panel->study->inference, &made->analysis.inference);
    return subject_end(run, options, made);
}

bool subject_read_beside(struct run *run, const struct subject_options *options,
                         const char *const *column, size_t count, const char *const *maybe,
                         size_t maybes, struct subject **subject)
{
    struct subject *made = *subject = talloc_zero(run, struct subject);
    if (!subject_options_agree(run, options) || !subject_begin(run, options, made))
        return false;
    struct joined_files joined = { .options = &options->table };
    if (column != NULL)
        joined_columns(run, options, column, count, maybe, maybes, &joined);
    enum missing_rule missing = made->analysis.offer.rule;
    bool ok = options->study != NULL ? read_study(run, options, &joined, missing, made)
              : options->by_authority || options->data[1] != NULL
                  ? read_files(run, options, &joined, missing, made)
                  : read_plain(run, options, column, count, maybe, maybes, made);
    return ok && subject_end(run, options, made);
}
