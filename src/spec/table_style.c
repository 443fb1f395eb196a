#include "spec/table_style.h"

#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/text.h"

const char *const style_names[] = { "report", "apa", "plain", NULL };
const char *const stars_choices[] = { "no", "yes", NULL };

/* Each figure by the field's word and, where it has one, as a print writes it. */
static const struct {
    const char *word, *printed;
    enum table_figure figure;
} words[] = {
    { "estimate (std_error)", "B (SE)", FIGURE_ESTIMATE_AND_ERROR },
    { "estimate", "B", FIGURE_ESTIMATE },
    { "std_error", "SE", FIGURE_STD_ERROR },
    { "beta", "\u03B2", FIGURE_BETA },
    { "statistic", "t", FIGURE_STATISTIC },
    { "df", NULL, FIGURE_DF },
    { "p_value", "p", FIGURE_P_VALUE },
    { "interval", "CI", FIGURE_INTERVAL },
    { "conf_low", NULL, FIGURE_CONF_LOW },
    { "conf_high", NULL, FIGURE_CONF_HIGH },
    { "r_squared", "R2", FIGURE_R_SQUARED },
};
enum { WORDS = sizeof words / sizeof *words };

/* Whether two words are one, in any case of letters and whatever blanks they have. */
static bool word_is(const char *text, const char *word)
{
    for (;; text++, word++) {
        text += strspn(text, " ");
        word += strspn(word, " ");
        const char pair[2][2] = { { *text, '\0' }, { *word, '\0' } };
        if (strcasecmp(pair[0], pair[1]) != 0)
            return false;
        if (*text == '\0')
            return true;
    }
}

static bool figure_named(const char *name, enum table_figure *figure)
{
    for (size_t i = 0; i < WORDS; i++)
        if (word_is(name, words[i].word)
            || (words[i].printed != NULL && word_is(name, words[i].printed))) {
            *figure = words[i].figure;
            return true;
        }
    return false;
}

/* "; did you mean 'estimate'?", or all that there are. */
static const char *words_near(struct run *run, const char *name, bool columns)
{
    const char *all[WORDS], *near = NULL;
    size_t count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        bool has = columns ? words[i].figure != FIGURE_R_SQUARED
                           : words[i].figure != FIGURE_ESTIMATE_AND_ERROR;
        if (has)
            all[count++] = words[i].word;
    }
    near = text_suggestion(run, name, all, count);
    return *near != '\0' ? near
                         : talloc_asprintf(run, "; there are %s", text_list(run, all, count));
}

struct table_style table_style_usual(enum style style)
{
    struct table_style usual = { .style = style, .stars = true };
    for (size_t i = 0; i < FIGURES; i++)
        usual.decimals[i] = BY_STYLE;
    return usual;
}

static void assignments_add(struct run *run, struct assignments *assignments, const char *name,
                            const char *value, struct place place)
{
    assignments->assignment =
        run_grow(run, assignments->assignment, struct assignment, assignments->count + 1);
    assignments->assignment[assignments->count++] = (struct assignment){ name, value, place };
}

/* The sign of equality of an assignment: the first that stands in no back-quotes. */
static const char *equality(const char *word)
{
    bool quoted = false;
    for (; *word != '\0' && (quoted || *word != '='); word++)
        quoted = quoted != (*word == '`');
    return *word == '\0' ? NULL : word;
}

void assignment_add(struct run *run, const char *word, struct place place,
                    struct assignments *assignments)
{
    const char *equals = equality(word);
    if (equals == NULL)
        assignments_add(run, assignments, NULL, text_trim(run, word, strlen(word)), place);
    else
        assignments_add(run, assignments, text_trim(run, word, (size_t)(equals - word)),
                        text_trim(run, equals + 1, strlen(equals + 1)), place);
}

static bool take_apart(struct run *run, const struct yaml *node, const char *what,
                       struct assignments *assignments)
{
    if (node == NULL)
        return true;
    if (node->kind == YAML_TEXT) {
        assignments_add(run, assignments, NULL, node->text, node->place);
        return true;
    }
    if (!yaml_expect(run, node, YAML_MAP, what))
        return false;
    for (size_t i = 0; i < node->count; i++) {
        if (!yaml_expect(run, node->item[i], YAML_TEXT,
                         talloc_asprintf(run, "%s of %s", node->key[i], what)))
            return false;
        assignments_add(run, assignments, node->key[i], node->item[i]->text, node->item[i]->place);
    }
    return true;
}

bool table_style_take_apart(struct run *run, struct table_style_said *said)
{
    return take_apart(run, said->decimals_at, "decimals", &said->decimals)
           && take_apart(run, said->rename_at, "rename", &said->rename);
}

static bool settle_columns(struct run *run, const struct texts *columns, struct table_style *style)
{
    style->column = run_array(run, enum table_figure, columns->count + 1);
    for (size_t i = 0; i < columns->count; i++) {
        enum table_figure figure = FIGURES;
        const struct place place = columns->place[i];
        if (!figure_named(columns->text[i], &figure) || figure == FIGURE_R_SQUARED)
            return run_fail(run, status_at(place), place, "no column '%s'%s", columns->text[i],
                            words_near(run, columns->text[i], true));
        for (size_t k = 0; k < i; k++)
            if (style->column[k] == figure)
                return run_fail(run, status_at(place), place,
                                "the column '%s' stands twice; name it once", columns->text[i]);
        style->column[i] = figure;
    }
    style->columns = columns->count;
    return true;
}

/* A number without a name is for all that is in the units of the outcome, or of its standard
 * deviation; p-values and R squared, which are not, are said by name. */
static void decimals_of_all(int decimals, struct table_style *style)
{
    for (size_t i = 0; i < FIGURES; i++)
        if (i != FIGURE_DF && i != FIGURE_P_VALUE && i != FIGURE_R_SQUARED)
            style->decimals[i] = decimals;
}

static bool settle_decimal(struct run *run, const struct assignment *said,
                           struct table_style *style)
{
    enum table_figure figure = FIGURES;
    double number = 0;
    if (said->name != NULL
        && (!figure_named(said->name, &figure) || figure == FIGURE_ESTIMATE_AND_ERROR))
        return run_fail(run, status_at(said->place), said->place,
                        "decimals cannot be said of '%s'%s", said->name,
                        words_near(run, said->name, false));
    const int least = figure == FIGURE_P_VALUE ? 2 : 0;
    if (!number_read(said->value, strlen(said->value), &number) || number < least
        || number > MOST_TABLE_DECIMALS || number != (int)number)
        return run_fail(run, status_at(said->place), said->place,
                        "decimals%s%s must be a whole number from %d to %d, not '%s'",
                        said->name == NULL ? "" : " of ", said->name == NULL ? "" : said->name,
                        least, MOST_TABLE_DECIMALS, said->value);
    if (said->name == NULL)
        decimals_of_all((int)number, style);
    else
        style->decimals[figure] = (int)number;
    return true;
}

static bool settle_labels(struct run *run, const struct assignments *rename)
{
    for (size_t i = 0; i < rename->count; i++) {
        const struct assignment *said = &rename->assignment[i];
        if (said->name == NULL || *said->name == '\0' || *said->value == '\0')
            return run_fail(run, status_at(said->place), said->place,
                            "write a term and its label, as in absence=Absence, not '%s%s%s'",
                            said->name == NULL ? "" : said->name, said->name == NULL ? "" : "=",
                            said->value);
    }
    return true;
}

bool table_style_settle(struct run *run, const struct table_style_said *said, enum style usual,
                        struct table_style *style)
{
    *style = table_style_usual(said->style == STYLES ? usual : (enum style)said->style);
    style->stars = said->stars != 0;
    style->keep_terms = said->keep_terms;
    style->drop_terms = said->drop_terms;
    style->order = said->order;
    style->rename = said->rename;
    for (size_t i = 0; i < said->decimals.count; i++)
        if (!settle_decimal(run, &said->decimals.assignment[i], style))
            return false;
    return settle_columns(run, &said->columns, style) && settle_labels(run, &said->rename);
}

int table_style_decimals(const struct table_style *style, enum table_figure figure)
{
    static const int fixed[FIGURES] = {
        [FIGURE_ESTIMATE] = 3, [FIGURE_STD_ERROR] = 2, [FIGURE_INTERVAL] = 3,
        [FIGURE_CONF_LOW] = 3, [FIGURE_CONF_HIGH] = 3,
    };
    static const enum table_figure limits[] = { FIGURE_INTERVAL, FIGURE_CONF_LOW,
                                                FIGURE_CONF_HIGH };
    if (style->decimals[figure] != BY_STYLE)
        return style->decimals[figure];
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (figure == limits[i] && style->decimals[FIGURE_ESTIMATE] != BY_STYLE)
            return style->decimals[FIGURE_ESTIMATE];
    switch (figure) {
    case FIGURE_BETA:
        return style->style == STYLE_APA ? 2 : 3;
    case FIGURE_STATISTIC:
        return 2;
    case FIGURE_DF:
        return BY_STYLE;
    case FIGURE_P_VALUE:
    case FIGURE_R_SQUARED:
        return 3;
    default:
        return style->style == STYLE_REPORT ? fixed[figure] : BY_STYLE;
    }
}

bool table_style_check_printed(struct run *run, const struct yaml *map,
                               const struct table_style_said *said)
{
    static const char *const keys[] = { "style",      "stars",  "columns", "keep_terms",
                                        "drop_terms", "rename", "order" };
    const bool is_print[] = { said->style == STYLES || said->style == STYLE_REPORT,
                              said->stars != 0 };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (yaml_at(map, keys[i]) == NULL || (i < 2 && is_print[i]))
            continue;
        const struct place place = yaml_place(map, keys[i]);
        return run_fail(run, status_at(place), place,
                        "a table beside a printed one has the layout of the print; take '%s' "
                        "away, or 'published'",
                        keys[i]);
    }
    return true;
}
