#include "report/key_figures.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "derive/one_thing.h"
#include "report/ledger_notes.h"

const char *key_figure_text(struct run *run, const struct panel *panel,
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

/* What a factor is made of, and whether that is one thing. */
static void note_factor(struct run *run, const struct panel *panel, const struct panel_latent *made,
                        struct table *table)
{
    const struct variable *variable = made->variable;
    const struct latent *latent = made->latent;
    const char **label = run_array(run, const char *, latent->indicators);
    const char **part = run_array(run, const char *, latent->indicators);
    for (size_t j = 0; j < latent->indicators; j++) {
        label[j] = frame_column(panel->frame, variable->factor.text[j])->label;
        part[j] =
            talloc_asprintf(run, "%s %s", label[j], number_pointed(run, latent->loading[j], 2));
    }
    table_add_note(run, table,
                   "%s: one factor of %zu authorities by %s; loadings %s; it carries %s%% of "
                   "the variance; alpha %s.",
                   variable->label, latent->rows, latent_method_words[latent->factoring->method],
                   text_list(run, part, latent->indicators),
                   number_fixed(run, 100 * latent->variance_carried, 0),
                   number_pointed(run, latent->alpha, 2));
    const char *who =
        talloc_asprintf(run, "the %zu indicators of %s", latent->indicators, variable->label);
    const struct one_thing *one_thing =
        one_thing_of(run, latent->correlations, latent->factoring, NULL);
    if (one_thing->reasons > 0)
        table_add_note(run, table,
                       "%s Read its coefficients with that in mind; 'attain factor %s --study ...' "
                       "says more.",
                       one_thing_sentence(run, one_thing, who, label), variable->name);
    if (latent->heywood)
        table_add_note(run, table,
                       "Caution: in the factor of %s an indicator is explained whole (a Heywood "
                       "case); its scores rest on that indicator alone.",
                       variable->label);
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
        row->cell[1].text = key_figure_text(run, panel, &study->key_figure[i]);
        row->cell[2].text = with_unit(run, &study->key_figure[i]);
    }
    ledger_notes_add(run, panel, table);
    for (size_t i = 0; i < panel->latents; i++)
        note_factor(run, panel, &panel->latent[i], table);
    return table;
}
