#include "spec/keys.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

const struct key_table key_tables[] = {
    { "Study",
      "A study says which sources there are, how each variable is made from them, and which "
      "tables, plots and curves belong to it.",
      study_keys },
    { "Sources",
      "Each of sources, by a name that variables use. Nothing but file is needed: lait: { file: "
      "lait.csv }",
      source_keys },
    { "Rankings", "Each of rankings of a source, by a name.", ranking_keys },
    { "Variables",
      "Each of variables, by a name that formulas use. It is made in one of seven ways: by "
      "measure, column, question, ranking, ratio, factor or of. attainment: { from: lait, measure: "
      "LAC_KS4_AVG_Attain8, periods: 2017-2019 }",
      variable_keys },
    { "Key figures", "Each of the list key_figures.", key_figure_keys },
    { "Choices left open",
      "Each of vary, by a name. Where name and path are one, a list of values is enough: missing: "
      "[listwise, mean]",
      choice_keys },
    { "Tables of models", "A file of tables.", table_keys },
    { "Curves", "A file of curves, or the file that attain curve is given.", curve_keys },
    { "Rows of a curve", "Each of rows, by a name; {} takes all rows.", curve_rows_keys },
    { "Charts",
      "A file of plots, or the file that attain plot is given. A key that its kind of chart has "
      "not is an error.",
      chart_keys },
    { "Axes", "The value of x and y of a chart: x: { variable: absence, title: Absence }",
      place_keys },
    { "Colours", "The value of colour. Those of size and facet are the same without values.",
      colour_keys },
    { "References", "Each of the list reference: [{ axis: y, value: 18.5, label: England }]",
      reference_keys },
    { "Themes",
      "A file that --theme is given. Colours are written as \"#12436D\", in quotes; one whose "
      "contrast with the ground is too low for what it is for is an error.",
      theme_keys },
    { NULL },
};

const struct yaml_key *key_of(const struct yaml_key *table, const char *name)
{
    while (table->name != NULL && strcmp(table->name, name) != 0)
        table++;
    assert(table->name != NULL);
    return table;
}

const char *key_value(struct run *run, const struct yaml_key *key)
{
    static const char *const wanted[] = {
        [WANT_TEXT] = "a text",
        [WANT_COUNT] = "a whole number",
        [WANT_NUMBER] = "a number",
        [WANT_TEXTS] = "a text, or a list of texts",
        [WANT_PERIODS] = "a year, or a range of years",
        [WANT_MAP] = "a map",
        [WANT_ANY] = "as below",
    };
    size_t count = 0, unsaid = 0;
    if (key->want != WANT_CHOICE)
        return wanted[key->want];
    while (key->choices[count] != NULL)
        count++;
    unsaid = *key->choices[0] == '\0';
    return talloc_asprintf(run, "one of %s", text_list(run, key->choices + unsaid, count - unsaid));
}
