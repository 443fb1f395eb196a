/* What a text that is no number seems to be: what numeral.h promises of advice, as a table. */
#include <glib.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "read/numeral.h"

#define SIGN "(?:[-+]|\\x{2212})?"
#define DIGITS "(?:[0-9][0-9,]*(?:\\.[0-9]*)?|\\.[0-9]+)"
#define NUMBER SIGN "\\x{A3}? ?" DIGITS " ?%?"
#define MONTH "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
#define DASH "(?:-|\\x{2013}|\\x{2014}|\\x{2212})"

/* A text that the pattern matches whole, without regard to case. The advice may say %s for the
 * pattern's first group, or for what `tell` makes of its groups. */
struct likeness {
    const char *pattern, *advice;
    const char *(*tell)(struct run *run, const GMatchInfo *match);
};

static const char *group(struct run *run, const GMatchInfo *match, int number)
{
    char *text = g_match_info_fetch(match, number);
    const char *kept = talloc_strdup(run, text == NULL ? "" : text);
    g_free(text);
    return kept;
}

static const char *first_group(struct run *run, const GMatchInfo *match)
{
    const char *text = group(run, match, 1);
    return text_trim(run, text, strlen(text));
}

static int month_of(const char *name)
{
    static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec" };
    int month = 0;
    while (g_ascii_strncasecmp(months[month], name, 3) != 0)
        month++;
    return month + 1;
}

/* "01", "Feb" may have been typed as 1/2 (read as day and month), or as 1-2. */
static const char *day_and_month(struct run *run, const GMatchInfo *match)
{
    int day = (int)g_ascii_strtoll(group(run, match, 1), NULL, 10);
    int month = month_of(group(run, match, 2));
    return talloc_asprintf(run, "'%d/%d' or '%d-%d'", day, month, day, month);
}

/* "Sept", "12" may have been typed as 9/12 (read as month and year), or as 9-12. */
static const char *month_and_year(struct run *run, const GMatchInfo *match)
{
    int month = month_of(group(run, match, 1));
    const char *year = group(run, match, 2);
    return talloc_asprintf(run, "'%d/%s' or '%d-%s'", month, year, month, year);
}

/* "1.2" and "m" in full: 1200000. The exponent is put to the text, so that nothing is rounded. */
static const char *in_full(struct run *run, const GMatchInfo *match)
{
    const char *unit = group(run, match, 2);
    const char *power = g_ascii_strncasecmp(unit, "b", 1) == 0   ? "e9"
                        : g_ascii_strncasecmp(unit, "m", 1) == 0 ? "e6"
                                                                 : "e3";
    char **parts = g_strsplit(group(run, match, 1), ",", -1);
    char *bare = g_strjoinv("", parts);
    const char *text = talloc_asprintf(run, "%s%s", bare, power);
    g_strfreev(parts);
    g_free(bare);
    double value = 0;
    return number_read(text, strlen(text), &value) ? number_full(run, value) : "1200000";
}

/* What a spreadsheet means by an error. */
static const char *spreadsheet_error(struct run *run, const GMatchInfo *match)
{
    static const char *const meaning[][2] = {
        { "N/A", "a look-up found nothing" },
        { "REF!", "a formula points at cells that are gone" },
        { "DIV/0!", "a formula divides by zero or by an empty cell" },
        { "VALUE!", "a formula meets a text where it needs a number" },
        { "NAME?", "a formula has a name that the spreadsheet does not know" },
        { "NUM!", "a formula has a result that is no number" },
    };
    const char *name = group(run, match, 1);
    for (size_t i = 0; i < sizeof meaning / sizeof *meaning; i++)
        if (g_ascii_strcasecmp(meaning[i][0], name) == 0)
            return meaning[i][1];
    return "a formula fails";
}

static const struct likeness likenesses[] = {
    { "#{2,}",
      "is what a spreadsheet shows where a column is too narrow; widen the column and save the "
      "file again",
      NULL },
    { "#([A-Z/0]+[!?]?)", "is what a spreadsheet leaves where %s; mend the formula",
      spreadsheet_error },
    { "([0-9]{1,2})[-/ ](" MONTH ")",
      "looks like a date that a spreadsheet made of something else, such as %s; put back what was "
      "typed",
      day_and_month },
    { "(" MONTH ")[-/ ]([0-9]{2})",
      "looks like a date that a spreadsheet made of something else, such as %s; put back what was "
      "typed",
      month_and_year },
    { "[0-9]{1,2}[-/ ]" MONTH "[-/ ][0-9]{2,4}|" MONTH "[-/ ][0-9]{4}|" MONTH
      " [0-9]{1,2}, ?[0-9]{4}",
      "is a date where a number is needed; correct it", NULL },
    { "[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}(?: .*)?|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?",
      "is a date where a number is needed; correct it", NULL },
    { "[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?", "is a time where a number is needed; correct it", NULL },
    { "(?:19|20)[0-9]{2} ?[-/] ?(?:[0-9]{2}|20[0-9]{2})",
      "is a period where a number is needed; correct it", NULL },
    { "[0-9]+ ?/ ?[0-9]+", "is a fraction; write it as a decimal number", NULL },
    { "[0-9]{1,2}(?: ?[,;] ?[0-9]{1,2})+;?", "holds several numbers; decide on one", NULL },
    { "\\((?:\\x{A3}? ?)(" DIGITS ")%?\\)",
      "is in parentheses, which some write for a negative number; write -%s if it is one, and the "
      "number alone if not",
      first_group },
    { "\\x{A3}? ?(" SIGN DIGITS ") ?(k|thousand|m|mn|million|bn|billion)",
      "has its unit behind the number; write it in full, as %s", in_full },
    { NUMBER " ?(?:" DASH "|to) ?" NUMBER, "is a range; decide on one number", NULL },
    { "(?:[<>]=?|\\x{2264}|\\x{2265}|under|over|below|above|less than|more than|fewer than|at "
      "least|at most|up to) ?" NUMBER "|" NUMBER " ?(?:\\+|or more|or less|or fewer)",
      "is a bound and no number; decide on one number", NULL },
    { "(?:c|ca|circa|approx|approximately|about|around|roughly|nearly|almost|est|estimated|~|"
      "\\x{2248})\\.? ?(" NUMBER ")",
      "is an approximation; write %s alone if that will do", first_group },
    { "true|false", "is a truth value; write 1 or 0", NULL },
    { "(" NUMBER ") ?(?:per ?cent|pc)", "has a unit in words behind the number; write %s%%",
      first_group },
    { "(?:" DASH " |\\x{2013} ?|\\x{2014} ?)(" DIGITS "%?)",
      "has a dash where a minus sign belongs; write -%s if it is negative", first_group },
    { "([0-9]{1,3}(?: [0-9]{3})+(?:\\.[0-9]*)?)",
      "has blanks between its digits; write it without them if it is one number", NULL },
    { "[-+$0-9.]*[$\\x{20AC}] ?" DIGITS ".*|" DIGITS " ?[$\\x{20AC}]",
      "is an amount in a currency other than pounds; write the number alone", NULL },
    { "(" NUMBER ") ?(?:[*\\x{2020}\\x{2021}#]|\\x{B9}|\\x{B2}|\\x{B3})+",
      "has a footnote's mark behind the number; write %s alone", first_group },
    { NUMBER " ?\\[(?:c|x|z|w|low|k|er)\\]",
      "is a number and the symbol of a missing one at once; keep one of them", NULL },
    { "\\[(?:b|e|f|ns|p|r|s|ss|sss|note ?[0-9]*)\\]",
      "is a marker with no number in front of it; write the number, or what it is missing for",
      NULL },
    { SIGN "[0-9]+(?:,[0-9]*)+(?:\\.[0-9]*)?%?",
      "has commas that do not part groups of three digits; write the number without them", NULL },
    { SIGN "[0-9]+(?:\\.[0-9]+){2,}", "has more than one point; write digits and one decimal point",
      NULL },
    { "['\"`\\x{2018}\\x{2019}]+(" NUMBER ").?",
      "has a quotation mark in front of the number; write %s alone", first_group },
    { "(?=.*[0-9])(?=.*[ol])[0-9ol.,]+",
      "has the letter O or l among its digits; write 0 or 1 if that is meant", NULL },
    { "(" NUMBER ") ?[a-z][a-z ]*",
      "has words or letters behind the number; write %s alone if that is the value", first_group },
};

static const char *advice_of(struct run *run, const struct likeness *likeness, const char *text)
{
    const char *advice = NULL;
    const char *whole = talloc_asprintf(run, "^(?:%s)$", likeness->pattern);
    GRegex *regex = g_regex_new(whole, G_REGEX_CASELESS | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
    GMatchInfo *match = NULL;
    if (g_regex_match(regex, text, 0, &match))
        advice = likeness->tell == NULL
                     ? likeness->advice
                     : talloc_asprintf(run, likeness->advice, likeness->tell(run, match));
    g_match_info_free(match);
    g_regex_unref(regex);
    return advice;
}

const char *numeral_advice(struct run *run, const char *text)
{
    enum { LONGEST = 100 }; /* bytes: what is longer is prose */
    const char *advice = NULL;
    if (strlen(text) > LONGEST || !g_utf8_validate(text, -1, NULL))
        return NULL;
    for (size_t i = 0; advice == NULL && i < sizeof likenesses / sizeof *likenesses; i++)
        advice = advice_of(run, &likenesses[i], text);
    return advice;
}
