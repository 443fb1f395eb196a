#include "spec/curve.h"

#include <string.h>

const char *const curve_case_names[] = { "common", "available", NULL };
const char *const curve_null_names[] = { "permutation", "bootstrap", NULL };

size_t slot_choices(const struct curve_slot *slot)
{
    return slot->forms + slot->optional;
}

const struct formula *slot_form(const struct curve_slot *slot, size_t choice)
{
    if (!slot->optional)
        return slot->form[choice];
    return choice == 0 ? NULL : slot->form[choice - 1];
}

void subset_choices(const struct curve *curve, size_t subset, size_t *choice)
{
    for (size_t s = curve->slots; s-- > 0;) {
        size_t choices = slot_choices(&curve->slot[s]);
        choice[s] = subset % choices;
        subset /= choices;
    }
}

/* What stands right of `~`. */
const char *slot_text(const struct formula *formula)
{
    const char *after = strstr(formula->text, " ~ ");
    return after == NULL ? formula->text : after + 3;
}

const char *curve_formula(struct run *run, const struct curve *curve, size_t outcome, size_t focal,
                          const size_t *choice)
{
    char *text = talloc_asprintf(run, "%s ~ %s", curve->outcome[outcome]->response.text,
                                 curve->focal[focal]->term[0].text);
    for (size_t s = 0; s < curve->slots; s++) {
        const struct formula *form = slot_form(&curve->slot[s], choice[s]);
        for (size_t t = 0; form != NULL && t < form->terms; t++)
            text = talloc_asprintf_append_buffer(text, " + %s", form->term[t].text);
    }
    return text;
}

static void columns_add(struct run *run, struct texts *names, const struct formula *formula)
{
    for (size_t t = 0; t < formula->terms; t++)
        for (size_t f = 0; f < formula->term[t].factors; f++)
            texts_add(run, names, formula->term[t].factor[f].column, formula->place);
}

const char *const *curve_columns(struct run *run, const struct curve *curve, size_t *count)
{
    struct texts names = { 0, NULL, NULL };
    for (size_t i = 0; i < curve->outcomes; i++)
        texts_add(run, &names, curve->outcome[i]->response.column, curve->outcome[i]->place);
    for (size_t i = 0; i < curve->focals; i++)
        columns_add(run, &names, curve->focal[i]);
    for (size_t s = 0; s < curve->slots; s++)
        for (size_t f = 0; f < curve->slot[s].forms; f++)
            columns_add(run, &names, curve->slot[s].form[f]);
    for (size_t r = 0; r < curve->rows; r++)
        if (curve->row[r].of != NULL)
            texts_add(run, &names, curve->row[r].of, curve->place);
    *count = names.count;
    return names.text;
}
