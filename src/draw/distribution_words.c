/* What a distribution says in words: the rest of what distribution.h promises. */
#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "draw/distribution.h"
#include "draw/not_shown.h"
#include "draw/numeral.h"

/* Numbers outside these are written with a power of ten. */
#define LARGEST_PLAIN 1e9
#define MOST_DECIMALS 6

const char *shown_value(struct run *run, const struct shown_rows *rows, double value)
{
    if (fabs(value) >= LARGEST_PLAIN || rows->decimals > MOST_DECIMALS)
        return numeral_minus(run, number_scientific(run, value, 3));
    return numeral_grouped(run, value, rows->decimals);
}

static const char *ordinal(struct run *run, size_t number)
{
    static const char *const end[] = { "th", "st", "nd", "rd" };
    size_t last = number % 10, teens = number / 10 % 10;
    return talloc_asprintf(run, "%s%s", number_count(run, number),
                           last < 4 && teens != 1 ? end[last] : "th");
}

/* Where a value stands among those of a group. */
struct standing {
    size_t above, below, count;
};

static struct standing standing_of(const struct shown_group *group, double value)
{
    struct standing standing = { 0, 0, group->count };
    for (size_t i = 0; i < group->count; i++) {
        standing.above += group->value[i] > value;
        standing.below += group->value[i] < value;
    }
    return standing;
}

/* From the nearer end: "34th highest of 145", "joint 2nd lowest of 33". */
static const char *rank_words(struct run *run, struct standing standing)
{
    bool upper = standing.above <= standing.below;
    size_t before = upper ? standing.above : standing.below;
    const char *joint = standing.count - standing.above - standing.below > 1 ? "joint " : "";
    const char *rank = before == 0 ? "" : talloc_asprintf(run, "%s ", ordinal(run, before + 1));
    return talloc_asprintf(run, "%s%s%s of %s", joint, rank, upper ? "highest" : "lowest",
                           number_count(run, standing.count));
}

/* "76% are lower", or higher, whichever are more. */
static const char *share_words(struct run *run, struct standing standing)
{
    bool upper = standing.above <= standing.below;
    double others = (double)(upper ? standing.below : standing.above);
    const char *share = number_fixed(run, 100.0 * others / (double)standing.count, 0);
    return talloc_asprintf(run, "%s%% are %s", share, upper ? "lower" : "higher");
}

const char *shown_mark_words(struct run *run, const struct shown_rows *rows,
                             const struct shown *mark)
{
    const struct shown_group *group = &rows->group[mark->group];
    struct standing all = standing_of(&rows->all, mark->value);
    const char *words =
        talloc_asprintf(run, "%s: %s, %s; %s", mark->name, shown_value(run, rows, mark->value),
                        rank_words(run, all), share_words(run, all));
    return group->name == NULL
               ? words
               : talloc_asprintf(run, "%s (%s in %s)", words,
                                 rank_words(run, standing_of(group, mark->value)), group->name);
}

static const char *summary_words(struct run *run, const struct shown_rows *rows)
{
    const struct spread *spread = &rows->all.spread;
    const char *who = rows_counted(run, rows->drawing->analysis, rows->count);
    const char *median = shown_value(run, rows, spread->median);
    if (!rows->all.quartiles)
        return talloc_asprintf(run, "%s: median %s.", who, median);
    return talloc_asprintf(run, "%s: median %s, quartiles %s and %s.", who, median,
                           shown_value(run, rows, spread->lower_quartile),
                           shown_value(run, rows, spread->upper_quartile));
}

static const char *withheld_words(struct run *run, const struct shown_rows *rows)
{
    if (!rows->confidential)
        return NULL;
    const char *groups = rows->withheld == 0
                             ? ""
                             : talloc_asprintf(run,
                                               " Groups of fewer than %d answers, %zu together, "
                                               "are left out.",
                                               FEWEST_ANSWERS, rows->withheld);
    return talloc_asprintf(run,
                           "Answers of a survey are confidential: no %s, no single value and "
                           "neither end of the range is given.%s",
                           rows->drawing->analysis->row_is, groups);
}

static const char *left_out(struct run *run, const struct shown_rows *rows)
{
    struct column *column[2] = { rows->column, NULL };
    const struct frame *frame = rows->drawing->analysis->offer.frame;
    const char *facet = rows->drawing->chart->facet.variable;
    if (facet != NULL)
        column[1] = frame_column(frame, facet);
    return not_shown_words(run, rows->drawing->analysis, column, column[1] == NULL ? 1 : 2,
                           rows->used);
}

static const char *labels_words(struct run *run, const struct shown_rows *rows)
{
    const char **said = run_array(run, const char *, MOST_MARKED);
    char *words = NULL;
    for (size_t i = 0; i < rows->marks; i++) {
        said[i] = shown_mark_words(run, rows, rows->mark[i]);
        words = talloc_asprintf(run, "%s%s%s.", words == NULL ? "" : words,
                                words == NULL ? "" : " ", said[i]);
    }
    return words;
}

void distribution_notes(struct run *run, const struct shown_rows *rows, struct page *page)
{
    page_note(page, labels_words(run, rows));
    page_note(page, rows->absent);
    page_note(page, summary_words(run, rows));
    if (rows->groups > 1)
        page_note(page, "Groups in order of their medians.");
    page_note(page, withheld_words(run, rows));
    page_note(page, left_out(run, rows));
}

/* "By region, highest median first: London 21.3 (n = 33), ..." */
static const char *groups_words(struct run *run, const struct shown_rows *rows)
{
    const char **said = run_array(run, const char *, rows->groups);
    if (rows->group[0].name == NULL)
        return "";
    for (size_t g = 0; g < rows->groups; g++)
        said[g] = talloc_asprintf(run, "%s %s (n = %zu)", rows->group[g].name,
                                  shown_value(run, rows, rows->group[g].spread.median),
                                  rows->group[g].count);
    return talloc_asprintf(run, " Medians by %s: %s.", rows->grouped_by,
                           text_list(run, said, rows->groups));
}

static const char *extent_words(struct run *run, const struct shown_rows *rows)
{
    if (rows->confidential)
        return "";
    const struct shown *low = &rows->shown[0], *high = low;
    for (size_t i = 0; i < rows->count; i++) {
        low = rows->shown[i].value < low->value ? &rows->shown[i] : low;
        high = rows->shown[i].value > high->value ? &rows->shown[i] : high;
    }
    return talloc_asprintf(run, " Values run from %s (%s) to %s (%s).",
                           shown_value(run, rows, low->value), low->name,
                           shown_value(run, rows, high->value), high->name);
}

static const char *references_words(struct run *run, const struct shown_rows *rows)
{
    const struct chart *chart = rows->drawing->chart;
    char *words = talloc_strdup(run, "");
    for (size_t i = 0; i < chart->references; i++)
        words = talloc_asprintf_append_buffer(
            words, " Reference line: %s%s%s.",
            chart->reference[i].label == NULL ? "" : chart->reference[i].label,
            chart->reference[i].label == NULL ? "" : ", ",
            numeral_minus(run, number_full(run, chart->reference[i].value)));
    return words;
}

const char *distribution_alt(struct run *run, const struct shown_rows *rows, const char *kind)
{
    const struct drawing *drawing = rows->drawing;
    const char *labels = labels_words(run, rows), *missing = left_out(run, rows);
    return talloc_asprintf(
        run, "%s%s of %s. %s%s%s%s%s%s%s%s", chart_opening(run, drawing->chart, drawing->made_up),
        kind, rows->title, summary_words(run, rows), extent_words(run, rows),
        groups_words(run, rows), labels == NULL ? "" : " ", labels == NULL ? "" : labels,
        references_words(run, rows), missing == NULL ? "" : " ", missing == NULL ? "" : missing);
}

static void groups_data(struct run *run, const struct shown_rows *rows, struct figure *figure)
{
    const char **name = run_array(run, const char *, rows->groups);
    double *n = run_array(run, double, rows->groups),
           *median = run_array(run, double, rows->groups);
    double *lower = run_array(run, double, rows->groups),
           *upper = run_array(run, double, rows->groups);
    for (size_t g = 0; g < rows->groups; g++) {
        const struct shown_group *group = &rows->group[g];
        name[g] = group->name == NULL ? "all" : group->name;
        n[g] = (double)group->count;
        median[g] = group->spread.median;
        lower[g] = group->quartiles ? group->spread.lower_quartile : NAN;
        upper[g] = group->quartiles ? group->spread.upper_quartile : NAN;
    }
    figure_rows(figure, rows->groups);
    figure_add_texts(run, figure, "group", "Group", name);
    figure_add_numbers(run, figure, "nobs", "n", n);
    figure_add_numbers(run, figure, "lower_quartile", "Lower quartile", lower);
    figure_add_numbers(run, figure, "median", "Median", median);
    figure_add_numbers(run, figure, "upper_quartile", "Upper quartile", upper);
}

/* The bars, of which none stands for few. */
static void bars_data(struct run *run, const struct shown_rows *rows, struct figure *figure)
{
    struct bins bins = shown_bins(run, rows);
    struct span *span = run_array(run, struct span, bins.count);
    size_t spans = bins_pool(&bins, shown_fewest(rows), span);
    double *from = run_array(run, double, spans), *to = run_array(run, double, spans);
    double *n = run_array(run, double, spans);
    for (size_t i = 0; i < spans; i++) {
        from[i] = span[i].low;
        to[i] = span[i].high;
        n[i] = (double)span[i].number;
    }
    figure_rows(figure, spans);
    figure_add_numbers(run, figure, "from", "From", from);
    figure_add_numbers(run, figure, "to", "to under", to);
    figure_add_numbers(run, figure, "nobs", "n", n);
}

void distribution_data(struct run *run, const struct shown_rows *rows, struct figure *figure)
{
    if (rows->confidential) {
        if (rows->group[0].name == NULL)
            bars_data(run, rows, figure);
        else
            groups_data(run, rows, figure);
        figure->withheld = "Single values are withheld: they are answers of a survey, which are "
                           "confidential; --name-respondents gives them.";
        return;
    }
    const char **name = run_array(run, const char *, rows->count);
    const char **group = run_array(run, const char *, rows->count);
    double *value = run_array(run, double, rows->count);
    for (size_t i = 0; i < rows->count; i++) {
        const struct shown *shown = &rows->shown[i];
        name[i] = shown->name;
        group[i] = rows->group[shown->group].name;
        value[i] = shown->value;
    }
    figure_rows(figure, rows->count);
    figure_add_texts(run, figure, "name", "Name", name);
    if (rows->group[0].name != NULL)
        figure_add_texts(run, figure, rows->drawing->chart->facet.variable, "Group", group);
    figure_add_numbers(run, figure, rows->column->name, rows->title, value);
}
