/* Pages of what is no command: the files that a user writes, formats, formulas. */
#include <stdint.h>
#include <string.h>

#include "command/manual.h"
#include "read/symbol.h"
#include "spec/keys.h"
#include "spec/source.h"

const char *const topic_names[] = { "study", "formats", "formulas", NULL };

static const char *const study_example[] = {
    "title: Attainment and absence",
    "registers: areas.csv",
    "sources:",
    "  lait:        { file: lait.csv }",
    "  deprivation: { file: deprivation.csv }",
    "variables:",
    "  attainment: { from: lait, measure: LAC_KS4_AVG_Attain8, periods: 2017-2019 }",
    "  workers:    { from: lait, measure: Work_Force_Vac_Rate, periods: 2017-2019 }",
    "  imd:        { from: deprivation, column: IMD - Average score }",
    "keep: attainment",
    "tables: table-1.yaml",
    NULL,
};

static const char *const table_example[] = {
    "id: Table 1",
    "title: Attainment and deprivation",
    "models:",
    "  Model 1: attainment ~ imd",
    "  Model 2: <Model 1> + z(workers)",
    NULL,
};

static void add_lines(struct manual_page *page, const char *const *line)
{
    for (; *line != NULL; line++)
        manual_add(page, BLOCK_CODE, *line);
}

static void add_keys(struct manual_page *page, const struct key_table *table)
{
    manual_add(page, BLOCK_HEADING, table->title);
    manual_add(page, BLOCK_TEXT, table->about);
    for (const struct yaml_key *key = table->key; key->name != NULL; key++)
        manual_item(page, key->name, "",
                    talloc_asprintf(page->run, "%s (%s%s)", key->help, key_value(page->run, key),
                                    key->required ? "; needed" : ""));
}

static struct manual_page *study_page(struct run *run)
{
    struct manual_page *page =
        manual_new(run, "attain-study", 5, "studies, tables, charts, curves and themes of attain");
    manual_add(page, BLOCK_HEADING, "Description");
    manual_add(
        page, BLOCK_TEXT,
        "The files that attain is told by are YAML: a study, and one file for each of its "
        "tables, charts and curves. Paths are relative to the file that names them. A key "
        "that is not known, stands twice or has a value of the wrong kind is an error with "
        "its line and column. Anchors and tags are not read, and no word is a truth value by "
        "accident. Any value can be changed for one run: --set missing=mean");
    manual_add(page, BLOCK_HEADING, "Examples");
    manual_add(page, BLOCK_TEXT, "A study, study.yaml, for attain reproduce study.yaml:");
    add_lines(page, study_example);
    manual_add(page, BLOCK_TEXT, "Its table, table-1.yaml:");
    add_lines(page, table_example);
    for (const struct key_table *table = key_tables; table->title != NULL; table++)
        add_keys(page, table);
    manual_add(page, BLOCK_HEADING, "See also");
    manual_add(page, BLOCK_TEXT,
               "attain-reproduce(1), attain-plot(1), attain-curve(1), "
               "attain-formats(5), attain-formulas(7)");
    return page;
}

static void add_layouts(struct manual_page *page)
{
    manual_add(page, BLOCK_HEADING, "Input");
    manual_add(
        page, BLOCK_TEXT,
        "What a file is, is recognised from its content. Encodings are UTF-8, UTF-16, UTF-32 "
        "and Windows-1252; cells are separated by comma, semicolon, tab or pipe; gzip is seen "
        "through; - is standard input. What cannot be read with certainty is refused at its "
        "line and cell. attain describe FILE shows what is made of a file.");
    for (size_t i = LAYOUT_ANY + 1; i < LAYOUTS; i++)
        manual_item(page, layout_names[i], "", layout_title((enum layout)i));
}

static void add_formats(struct manual_page *page)
{
    static const char *const help[] = {
        [FORMAT_TEXT] = "for a terminal, and as wide as it",
        [FORMAT_MARKDOWN] = "tables of Markdown",
        [FORMAT_HTML] = "a page that stands by itself; on standard output a part to paste into one",
        [FORMAT_LATEX] = "tables of the package booktabs",
        [FORMAT_CSV] = "every number in full, with the headings of R's broom: std.error, p.value",
        [FORMAT_JSON] = "every number in full; null where there is none",
        [FORMAT_XLSX] = "a workbook",
        [FORMAT_DOCX] = "a document of Word",
        [FORMAT_SVG] = "a picture of the tables, with its words beside it in a .txt file",
        [FORMAT_PDF] = "the same",
        [FORMAT_PNG] = "the same",
    };
    manual_add(page, BLOCK_HEADING, "Output");
    manual_add(page, BLOCK_TEXT, "By --format, or by the suffix of the file of -o:");
    for (size_t i = 0; format_names[i] != NULL; i++)
        manual_item(
            page,
            talloc_asprintf(page->run, "%s, %s", format_names[i], format_suffix((enum format)i)),
            "", help[i]);
}

static struct manual_page *formats_page(struct run *run)
{
    struct manual_page *page =
        manual_new(run, "attain-formats", 5, "files that attain reads and writes, and exit status");
    manual_add(page, BLOCK_HEADING, "Examples");
    manual_add(page, BLOCK_CODE, "attain describe lait.csv");
    manual_add(page, BLOCK_CODE,
               "attain fit 'y ~ x' --data table.csv --separator semicolon "
               "--decimal comma");
    manual_add(page, BLOCK_CODE, "attain fit 'y ~ x' --data table.csv -o fit.docx");
    add_layouts(page);
    manual_add(page, BLOCK_HEADING, "Cells without a number");
    manual_add(
        page, BLOCK_TEXT,
        "A cell that is empty or holds a data symbol is missing, and its reason goes into the "
        "footnotes. Any other text among numbers is an error that says what to declare: "
        "--missing n/a. The symbols of files of LAIT are those of lait, of all others those of "
        "ees; --symbols says otherwise. What stands in brackets is read everywhere:");
    for (enum dialect dialect = DIALECT_EES; dialect <= DIALECT_GSS; dialect++)
        manual_item(page, dialect_name(dialect), "", dialect_words(run, dialect));
    add_formats(page);
    manual_add(page, BLOCK_HEADING, "Exit status");
    manual_statuses(page);
    manual_add(page, BLOCK_HEADING, "See also");
    manual_add(page, BLOCK_TEXT, "attain-describe(1), attain-study(5)");
    return page;
}

static struct manual_page *formulas_page(struct run *run)
{
    struct manual_page *page = manual_new(run, "attain-formulas", 7, "formulas of attain");
    manual_add(page, BLOCK_HEADING, "Examples");
    manual_add(page, BLOCK_CODE,
               "attain fit 'attainment ~ absence + z(deprivation)' --data table.csv");
    manual_add(page, BLOCK_CODE, "attain fit 'y ~ . - region' --data table.csv");
    manual_add(page, BLOCK_CODE,
               "attain fit 'ln(y) ~ poly(x, 2) + `share of pupils`' --data table.csv");
    manual_add(page, BLOCK_HEADING, "Description");
    manual_add(
        page, BLOCK_TEXT,
        "A formula is written as in R: an outcome, ~, and a sum of terms. Put quotes around "
        "it on the command line. A column of texts becomes a term for each of its values but "
        "the first.");
    manual_add(page, BLOCK_HEADING, "Terms");
    manual_item(page, "x", "",
                "a column; one that is not letters, digits, _ and . stands in "
                "back-quotes: `a name with spaces`");
    manual_item(page, "z(x)", "", "x in standard deviations from its mean");
    manual_item(page, "ln(x)", "", "its natural logarithm");
    manual_item(page, "sqrt(x)", "", "its square root");
    manual_item(page, "poly(x, k)", "", "k orthogonal polynomials");
    manual_item(page, "poly(x, k, raw)", "", "the powers x to x^k");
    manual_item(page, "I(x^k)", "", "its k-th power");
    manual_item(page, "a:b", "", "the product of a and b");
    manual_item(page, "a*b", "", "a + b + a:b");
    manual_item(page, ".", "", "every column but the outcome");
    manual_item(page, "- a", "", "without a term that stands before");
    manual_item(page, "- 1", "",
                "without an intercept; R squared is then about zero, not the mean");
    manual_add(page, BLOCK_TEXT, "The outcome may be inside z, ln or sqrt.");
    manual_add(page, BLOCK_HEADING, "See also");
    manual_add(page, BLOCK_TEXT, "attain-fit(1), attain-sweep(1), attain-plot(1)");
    return page;
}

struct manual_page *manual_of_topic(struct run *run, const char *name)
{
    static struct manual_page *(*const pages[])(struct run *) = { study_page, formats_page,
                                                                  formulas_page };
    for (size_t i = 0; topic_names[i] != NULL; i++)
        if (strcmp(topic_names[i], name) == 0)
            return pages[i](run);
    return NULL;
}
