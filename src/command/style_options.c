#include "command/style_options.h"

#include "command/option_number.h"
#include "spec/term_list.h"

const char style_style_help[] =
    "plain (as without this), report (B (SE) and p as the printed report has them) or apa (APA 7)";
const char style_columns_help[] =
    "which columns, in which order: B,SE,beta,t,df,p,interval, or B(SE),p; in words estimate, "
    "std_error, statistic, p_value, conf_low, conf_high";
const char style_decimals_help[] =
    "of B, SE, beta, t and interval, or of columns by name: B=3,SE=2,p=4; without this as many as "
    "the standard error deserves";
const char style_stars_help[] = "stars for p below .05, .01 and .001 (as without this)";
const char style_no_stars_help[] = "no stars";
const char style_keep_terms_help[] = "show only these terms; * stands for any letters: 'region*'";
const char style_drop_terms_help[] = "do not show these terms; a note names them";
const char style_rename_help[] = "what the table calls a term; may stand more than once";
const char style_order_help[] = "these terms first, in this order";

static struct texts words_of(struct run *run, const char *text, const char *option)
{
    return text == NULL ? (struct texts){ 0, NULL, NULL }
                        : term_list(run, text, (struct place){ option, 0, 0 });
}

static void take_assignments(struct run *run, const struct style_options *options,
                             struct table_style_said *said)
{
    const struct texts decimals = words_of(run, options->decimals, "--decimals");
    for (size_t i = 0; i < decimals.count; i++)
        assignment_add(run, decimals.text[i], decimals.place[i], &said->decimals);
    for (size_t i = 0; options->rename != NULL && options->rename[i] != NULL; i++)
        assignment_add(run, options->rename[i], (struct place){ "--rename", 0, 0 }, &said->rename);
}

bool style_choose(struct run *run, const struct style_options *options, struct table_style *style)
{
    struct table_style_said said = TABLE_STYLE_UNSAID;
    if (options->stars && options->no_stars)
        return run_fail(run, STATUS_USAGE, NOWHERE,
                        "--stars and --no-stars contradict each other; take one away");
    if (options->stars || options->no_stars)
        said.stars = options->stars;
    said.columns = words_of(run, options->columns, "--columns");
    said.keep_terms = words_of(run, options->keep_terms, "--keep-terms");
    said.drop_terms = words_of(run, options->drop_terms, "--drop-terms");
    said.order = words_of(run, options->order, "--order");
    take_assignments(run, options, &said);
    return option_choice(run, "style", options->style, style_names, &said.style)
           && table_style_settle(run, &said, STYLE_PLAIN, style);
}
