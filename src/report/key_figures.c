#include "report/key_figures.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "report/ledger_notes.h"

static const char *recomputed(struct run *run, const struct panel *panel,
                              const struct key_figure *figure)
{
    const struct column *column = frame_column(panel->frame, figure->variable);
    if (column == NULL)
        return "not there";
    if (figure->what != 0 && column->kind == COLUMN_TEXT)
        return "texts have no range";
    size_t count = 0;
    double least = INFINITY, most = -INFINITY;
    for (size_t row = 0; row < panel->frame->rows; row++) {
        if (column->missing[row] != PRESENT || (figure->rows == 0 && !panel->kept[row]))
            continue;
        count++;
        least = fmin(least, column->kind == COLUMN_NUMBER ? column->number[row] : 0);
        most = fmax(most, column->kind == COLUMN_NUMBER ? column->number[row] : 0);
    }
    if (figure->what == 0 || count == 0)
        return number_count(run, count);
    int decimals = (int)figure->decimals;
    return talloc_asprintf(run, "%s%s to %s%s", number_fixed(run, least, decimals), figure->unit,
                           number_fixed(run, most, decimals), figure->unit);
}

/* The printed text with the unit that the recomputed one has. */
static const char *with_unit(struct run *run, const struct key_figure *figure)
{
    if (figure->published == NULL)
        return "";
    const char *to = strstr(figure->published, " to ");
    if (*figure->unit == '\0' || to == NULL)
        return talloc_asprintf(run, "%s%s", figure->published, figure->unit);
    return talloc_asprintf(run, "%.*s%s%s%s", (int)(to - figure->published), figure->published,
                           figure->unit, to, figure->unit);
}

static void note_factors(struct run *run, const struct panel *panel, struct table *table)
{
    for (size_t i = 0; i < panel->latents; i++) {
        const struct variable *variable = panel->latent[i].variable;
        const struct latent *latent = panel->latent[i].latent;
        const char **parts = run_array(run, const char *, latent->indicators);
        size_t negative = 0, large = 0;
        for (size_t j = 0; j < latent->indicators; j++) {
            parts[j] = talloc_asprintf(run, "%s %s",
                                       frame_column(panel->frame, variable->factor.text[j])->label,
                                       number_pointed(run, latent->loading[j], 2));
            negative += latent->loading[j] < 0;
            large += latent->eigenvalue[j] > 1;
        }
        table_add_note(run, table,
                       "%s: one factor of %zu authorities by %s; loadings %s; it carries %s%% of "
                       "the variance; "
                       "alpha %s.",
                       variable->label, latent->rows,
                       variable->method == 0 ? "principal axis" : "maximum likelihood",
                       text_list(run, parts, latent->indicators),
                       number_fixed(run, 100 * latent->variance_carried, 0),
                       number_pointed(run, latent->alpha, 2));
        if (negative > 0 || large > 1 || latent->alpha < .6)
            table_add_note(
                run, table,
                "Caution: the indicators of %s do not look like one thing (%zu negative loadings, "
                "%zu eigenvalues above 1, alpha %s); read its coefficients with that in mind.",
                variable->label, negative, large, number_pointed(run, latent->alpha, 2));
        if (latent->heywood)
            table_add_note(
                run, table,
                "Caution: in the factor of %s an indicator is explained whole (a Heywood case); "
                "its scores rest on that indicator alone.",
                variable->label);
    }
}

struct table *key_figures_table(struct run *run, const struct panel *panel)
{
    const struct study *study = panel->study;
    struct table *table = table_new(run, "", "Key figures", 3);
    table->made_up = panel->made_up;
    table->align[1] = table->align[2] = ALIGN_RIGHT;
    struct table_row *row = table_add_row(run, table, ROW_HEAD);
    row->cell[0].text = "Figure";
    row->cell[1].text = "here";
    row->cell[2].text = "printed";
    row = table_add_row(run, table, ROW_BODY);
    row->cell[0].text =
        study->area_year == 0
            ? "Local authorities in the sources"
            : talloc_asprintf(run, "Local authorities on the map of %d", study->area_year);
    row->cell[1].text = number_count(run, panel->frame->rows);
    for (size_t i = 0; i < study->key_figures; i++) {
        row = table_add_row(run, table, ROW_BODY);
        row->cell[0].text = study->key_figure[i].label;
        row->cell[1].text = recomputed(run, panel, &study->key_figure[i]);
        row->cell[2].text = with_unit(run, &study->key_figure[i]);
    }
    ledger_notes_add(run, panel, table);
    note_factors(run, panel, table);
    return table;
}
