#include "report/influence_section.h"

#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"
#include "fit/influence.h"
#include "report/influence_ranges.h"
#include "report/json.h"

enum { MOST_ROWS = 8 };

/* One fit, and how its rows are told. */
struct unusual {
    const struct analysis *analysis;
    const struct fit *fit;
    const struct influence *influence;
    struct outlier outlier;
    const size_t *ranked;
    bool withheld; /* no row is told: it could tell who answered a survey */
};

static struct unusual unusual_of(struct run *run, const struct analysis *analysis,
                                 const struct fit *fit)
{
    const struct geometry *geometry = geometry_of(run, fit);
    struct influence *influence = influence_of(run, geometry);
    return (struct unusual){ .analysis = analysis,
                             .fit = fit,
                             .influence = influence,
                             .outlier = outlier_of(fit, geometry),
                             .ranked = influence_ranked(run, influence),
                             .withheld = !analysis_may_name(analysis, fit) };
}

/* The coefficient that row i moves most; SIZE_MAX where none is known. */
static size_t most_moved(const struct influence *influence, size_t i)
{
    size_t most = SIZE_MAX;
    for (size_t j = 0; j < influence->columns; j++) {
        double value = fabs(gsl_matrix_get(influence->dfbetas, i, j));
        if (!isnan(value)
            && (most == SIZE_MAX || value > fabs(gsl_matrix_get(influence->dfbetas, i, most))))
            most = j;
    }
    return most;
}

/* "0.412+": a number beyond its cutoff. */
static const char *marked(struct run *run, double value, int decimals, double cutoff)
{
    if (isnan(value))
        return "none";
    return talloc_asprintf(run, "%s%s", number_fixed(run, value, decimals),
                           fabs(value) > cutoff ? "+" : "");
}

static void add_row(struct run *run, const struct unusual *unusual, size_t i, struct table *table)
{
    const struct influence *influence = unusual->influence;
    struct table_row *row = table_add_row(run, table, ROW_BODY);
    size_t moved = most_moved(influence, i);
    row->cell[0].text = analysis_row_name(unusual->analysis, unusual->fit, i);
    row->cell[1].text = marked(run, influence->leverage[i], 3, influence->high_leverage);
    row->cell[2].text = marked(run, influence->student_residual[i], 2, INFINITY);
    row->cell[3].text =
        marked(run, influence->cooks_distance[i], 3, influence->high_cooks_distance);
    row->cell[4].text = marked(run, influence->dffits[i], 2, influence->high_dffits);
    if (moved == SIZE_MAX)
        return;
    row->cell[5].text =
        marked(run, gsl_matrix_get(influence->dfbetas, i, moved), 2, influence->high_dfbetas);
    row->cell[6].text = unusual->fit->coefficient[moved].term;
}

static void note_cutoffs(struct run *run, const struct unusual *unusual, struct table *table)
{
    struct influence_range range[INFLUENCE_RANGES];
    const char *cutoff[INFLUENCE_RANGES];
    influence_ranges_of(unusual->influence, range);
    for (size_t m = 0; m < INFLUENCE_RANGES; m++)
        cutoff[m] =
            isnan(range[m].cutoff) ? "" : number_fixed(run, range[m].cutoff, range[m].decimals);
    table_add_note(
        run, table,
        "+ beyond the usual cutoffs (Belsley, Kuh and Welsch 1980; in brackets how many %s "
        "are): leverage 2p/n = %s (%zu), Cook's distance (1977) 4/n = %s (%zu), DFFITS "
        "2\u221A(p/n) = %s (%zu), DFBETAS 2/\u221An = %s (%zu). They point at what to "
        "look at, not to delete. DFBETAS are how many standard errors a coefficient is "
        "moved by the %s: the largest is shown.",
        unusual->analysis->rows_are, cutoff[0], range[0].beyond, cutoff[2], range[2].beyond,
        cutoff[3], range[3].beyond, cutoff[4], range[4].beyond, unusual->analysis->row_is);
}

/* "2.80 (Barnet)", or without the name. */
static const char *outlier_told(struct run *run, const struct unusual *unusual)
{
    const struct outlier *outlier = &unusual->outlier;
    const char *residual = number_fixed(run, outlier->student_residual, 2);
    return unusual->withheld
               ? residual
               : talloc_asprintf(run, "%s (%s)", residual,
                                 analysis_row_name(unusual->analysis, unusual->fit, outlier->row));
}

static void note_outlier(struct run *run, const struct unusual *unusual, struct table *table)
{
    const struct outlier *outlier = &unusual->outlier;
    if (outlier->row == SIZE_MAX)
        table_add_note(run, table,
                       "Too few %s for studentised residuals: nothing is left to judge one by.",
                       unusual->analysis->rows_are);
    else
        table_add_note(run, table,
                       "The largest studentised residual is %s; that the largest of %zu is so far "
                       "out has Bonferroni %s: %s.",
                       outlier_told(run, unusual), unusual->fit->nobs,
                       number_p_phrase(run, outlier->bonferroni_p),
                       outlier->bonferroni_p < .05 ? "an outlier" : "no outlier");
}

/* "Local authority", as a heading. */
static const char *heading_of(struct run *run, const char *row_is)
{
    char *text = talloc_strdup(run, row_is);
    text[0] = g_ascii_toupper(text[0]);
    return text;
}

static struct table *rows_table(struct run *run, const struct unusual *unusual, const char *title)
{
    const char *const heading[] = { heading_of(run, unusual->analysis->row_is),
                                    "Leverage",
                                    "Stud. residual",
                                    "Cook's D",
                                    "DFFITS",
                                    "DFBETAS",
                                    "of" };
    const size_t columns = sizeof heading / sizeof *heading;
    struct table *table = table_new(run, "", title, columns);
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    for (size_t c = 0; c < columns; c++) {
        row->cell[c].text = heading[c];
        table->align[c] = c == 0 || c + 1 == columns ? ALIGN_LEFT : ALIGN_POINT;
    }
    for (size_t i = 0; i < unusual->influence->rows && i < MOST_ROWS; i++)
        add_row(run, unusual, unusual->ranked[i], table);
    if (unusual->influence->rows > MOST_ROWS)
        table_add_note(run, table,
                       "The %d of %zu %s with the largest Cook's distances; --format csv or json "
                       "has all.",
                       MOST_ROWS, unusual->influence->rows, unusual->analysis->rows_are);
    note_cutoffs(run, unusual, table);
    return table;
}

/* What is told where no row is. */
static struct table *ranges_table(struct run *run, const struct unusual *unusual, const char *title)
{
    struct table *table = influence_ranges_table(run, title, unusual->influence);
    table_add_note(run, table,
                   "Of %zu %s, whose answers are confidential: one by one they could be told by "
                   "what is public of them, so none is shown; --name-respondents shows and names "
                   "them.",
                   unusual->influence->rows, unusual->analysis->rows_are);
    table_add_note(run, table,
                   "Beyond: how many exceed the usual cutoff (Belsley, Kuh and Welsch 1980): "
                   "leverage 2p/n, Cook's distance (1977) 4/n, DFFITS 2\u221A(p/n), DFBETAS "
                   "2/\u221An, which are how many standard errors one moves a coefficient.");
    return table;
}

static struct table *unusual_table(struct run *run, const struct unusual *unusual)
{
    const char *title = talloc_asprintf(run, "Influence: %s", unusual->fit->design->formula->text);
    struct table *table =
        unusual->withheld ? ranges_table(run, unusual, title) : rows_table(run, unusual, title);
    note_outlier(run, unusual, table);
    if (unusual->fit->inference.kind != INFERENCE_CLASSICAL)
        table_add_note(run, table,
                       "All of this takes one variance for all errors, whatever the standard "
                       "errors (%s) do.",
                       inference_names[unusual->fit->inference.kind]);
    if (unusual->fit->design->weight != NULL)
        table_add_note(run, table, "Rows and residuals are times the roots of the weights.");
    return table;
}

/* CSV: the coefficients of all models, each once, have a column of DFBETAS. */

struct all_terms {
    size_t count;
    const char **name;
};

static struct all_terms terms_of(struct run *run, const struct inquiry *inquiry)
{
    struct all_terms terms = { 0, NULL };
    for (size_t m = 0; m < inquiry->fits; m++)
        for (size_t j = 0; j < inquiry->fit[m]->coefficients; j++) {
            const char *name = inquiry->fit[m]->coefficient[j].term;
            size_t at = 0;
            while (at < terms.count && strcmp(terms.name[at], name) != 0)
                at++;
            if (at < terms.count)
                continue;
            terms.name = run_grow(run, terms.name, const char *, terms.count + 1);
            terms.name[terms.count++] = name;
        }
    return terms;
}

static double dfbetas_of(const struct unusual *unusual, size_t i, const char *term)
{
    for (size_t j = 0; j < unusual->fit->coefficients; j++)
        if (strcmp(unusual->fit->coefficient[j].term, term) == 0)
            return gsl_matrix_get(unusual->influence->dfbetas, i, j);
    return NAN;
}

static char *add_lines(struct run *run, char *text, const struct unusual *unusual,
                       const struct all_terms *terms)
{
    const struct influence *influence = unusual->influence;
    for (size_t i = 0; i < influence->rows; i++) {
        const double values[] = { influence->leverage[i],         influence->standard_residual[i],
                                  influence->student_residual[i], influence->cooks_distance[i],
                                  influence->dffits[i],           influence->covratio[i] };
        text = talloc_asprintf_append_buffer(
            text, "%s,%s", csv_safe(run, unusual->fit->design->formula->text),
            csv_safe(run, analysis_row_name(unusual->analysis, unusual->fit, i)));
        for (size_t v = 0; v < sizeof values / sizeof *values; v++)
            text = talloc_asprintf_append_buffer(text, ",%s", number_full(run, values[v]));
        for (size_t t = 0; t < terms->count; t++)
            text = talloc_asprintf_append_buffer(
                text, ",%s", number_full(run, dfbetas_of(unusual, i, terms->name[t])));
        text = talloc_strdup_append_buffer(text, "\n");
    }
    return text;
}

static char *header_of(struct run *run, const struct all_terms *terms)
{
    char *text = talloc_strdup(run, "model,row,.hat,.std.resid,.student.resid,.cooksd,dffits,"
                                    "cov.ratio");
    for (size_t t = 0; t < terms->count; t++)
        text = talloc_asprintf_append_buffer(
            text, ",%s", csv_safe(run, talloc_asprintf(run, "dfbetas.%s", terms->name[t])));
    return talloc_strdup_append_buffer(text, "\n");
}

static json_t *row_json(const struct unusual *unusual, size_t i)
{
    const struct influence *influence = unusual->influence;
    json_t *dfbetas = json_array();
    for (size_t j = 0; j < influence->columns; j++)
        json_array_append_new(
            dfbetas, json_pack("{s:s, s:o}", "term", unusual->fit->coefficient[j].term, "value",
                               json_number_or_null(gsl_matrix_get(influence->dfbetas, i, j))));
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "row",
                     json_name(analysis_row_name(unusual->analysis, unusual->fit, i)), "leverage",
                     json_number_or_null(influence->leverage[i]), "standard_residual",
                     json_number_or_null(influence->standard_residual[i]), "student_residual",
                     json_number_or_null(influence->student_residual[i]), "cooks_distance",
                     json_number_or_null(influence->cooks_distance[i]), "dffits",
                     json_number_or_null(influence->dffits[i]), "covratio",
                     json_number_or_null(influence->covratio[i]), "dfbetas", dfbetas);
}

static json_t *outlier_json(const struct unusual *unusual)
{
    const struct outlier *outlier = &unusual->outlier;
    if (outlier->row == SIZE_MAX)
        return json_null();
    return json_pack("{s:o, s:o, s:o}", "row",
                     unusual->withheld ? json_null()
                                       : json_name(analysis_row_name(unusual->analysis,
                                                                     unusual->fit, outlier->row)),
                     "student_residual", json_number_or_null(outlier->student_residual),
                     "bonferroni_p", json_number_or_null(outlier->bonferroni_p));
}

static json_t *unusual_json(const struct unusual *unusual)
{
    const struct influence *influence = unusual->influence;
    json_t *rows = unusual->withheld ? json_null() : json_array();
    for (size_t i = 0; i < influence->rows && !unusual->withheld; i++)
        json_array_append_new(rows, row_json(unusual, i));
    return json_pack("{s:s, s:{s:f, s:f, s:f, s:f}, s:o, s:o, s:o}", "formula",
                     unusual->fit->design->formula->text, "cutoffs", "leverage",
                     influence->high_leverage, "cooks_distance", influence->high_cooks_distance,
                     "dffits", influence->high_dffits, "dfbetas", influence->high_dfbetas,
                     "largest_residual", outlier_json(unusual), "measures",
                     influence_ranges_json(influence), "rows", rows);
}

bool influence_section(struct run *run, const struct inquiry *inquiry, struct section *section)
{
    struct all_terms terms = terms_of(run, inquiry);
    json_t *models = json_array();
    char *text = header_of(run, &terms);
    for (size_t m = 0; m < inquiry->fits; m++) {
        struct unusual unusual = unusual_of(run, inquiry->analysis, inquiry->fit[m]);
        section_add(run, section, unusual_table(run, &unusual));
        if (!unusual.withheld)
            text = add_lines(run, text, &unusual, &terms);
        else
            section->withheld = "what a respondent of a survey has is not shown, as it could be "
                                "told by what is public; --format text has counts and ranges, "
                                "--name-respondents each row";
        json_array_append_new(models, unusual_json(&unusual));
    }
    section->csv = text;
    section_json(run, section, models);
    return true;
}
