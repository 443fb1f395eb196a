#include "synthesise/source_files.h"

#include <glib.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/csv_cell.h"
#include "base/number.h"

static void string_release(void *text)
{
    g_string_free(text, TRUE);
}

static void line_add(GString *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void line_add(GString *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(text, format, arguments);
    va_end(arguments);
}

/* "2017", or as the look has it: "2017-18 (OT)" for the first year. */
static const char *years_text(struct run *run, const struct appearance *look, int year)
{
    enum { SHORTEST = 7 }; /* 2017-18 */
    if (look->years == NULL || strlen(look->years) < SHORTEST)
        return talloc_asprintf(run, "%d", year);
    return talloc_asprintf(run, "%d-%02d%s", year, (year + 1) % 100, look->years + SHORTEST);
}

/* The mean of the year's values: what the aggregate's line says. */
static double year_mean(const struct sketch *sketch, const struct series *series, size_t period)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < sketch->areas; i++) {
        double value = series->value[i * series->periods + period];
        if (!isnan(value) && value != 0) {
            sum += value;
            count++;
        }
    }
    return count > 0 ? number_round(sum / count, (int)series->decimals) : NAN;
}

static void lait_line(struct run *run, GString *text, const char *head, const struct area *area,
                      double value, size_t decimals)
{
    line_add(text, "%s,\"%s\",\"%s\",%s,\"%s\"\n", head, area->name,
             isnan(value) ? "-" : number_full(run, number_round(value, (int)decimals)),
             area->number, *area->region == '\0' ? "NA" : area->region);
}

static void lait_measure(struct run *run, const struct all_series *all, size_t at, GString *text)
{
    const struct sketch *sketch = all->sketch;
    const struct series *series = &all->series[at];
    const struct appearance *look = &sketch->appearances->appearance[at];
    const struct variable *variable = series->variable;
    const struct areas *areas = sketch->register_;
    for (size_t k = 0; k < series->periods; k++) {
        const char *words = look->words == NULL ? variable->label : look->words;
        const char *head = talloc_asprintf(run, "\"%s\",%s,\"%s\"", variable->measure,
                                           k > 0 ? "NA" : talloc_asprintf(run, "\"%s\"", words),
                                           years_text(run, look, variable->periods.first + (int)k));
        for (size_t i = 0; i < sketch->areas; i++)
            lait_line(run, text, head, &areas->area[sketch->area[i]],
                      series->value[i * series->periods + k], series->decimals);
        for (size_t a = 0; a < areas->count; a++)
            if (areas->area[a].fictitious && areas->area[a].aggregate)
                lait_line(run, text, head, &areas->area[a], year_mean(sketch, series, k),
                          series->decimals);
    }
}

static bool is_of(const struct series *series, const struct source *source)
{
    return series->variable->from != NULL && strcmp(series->variable->from, source->name) == 0
           && (series->value != NULL || series->text != NULL);
}

static const char *lait_text(struct run *run, const struct all_series *all,
                             const struct source *source)
{
    GString *text = run_adopt(run,
                              g_string_new("\"Short Desc\",\"Data item\",\"Years\","
                                           "\"LA and Regions\",\"Values\",LA Number,"
                                           "\"Region\"\n"),
                              string_release);
    for (size_t v = 0; v < all->sketch->study->variables; v++)
        if (is_of(&all->series[v], source))
            lait_measure(run, all, v, text);
    return text->str;
}

static const char *key_of(const struct source *source, const struct area *area)
{
    return source->key_is == KEY_GSS_CODE    ? area->gss_code
           : source->key_is == KEY_LA_NUMBER ? area->number
                                             : area->name;
}

static const char *cell_text(struct run *run, const struct series *series, size_t area)
{
    if (series->text != NULL)
        return series->text[area] == NULL ? "" : series->text[area];
    double value = series->value[area];
    return isnan(value) ? "" : number_full(run, number_round(value, (int)series->decimals));
}

/* The header of a keyed file: as it looks, or the key, the name and what the study uses. */
static const struct texts *keyed_header(struct run *run, const struct all_series *all, size_t at,
                                        const char **name)
{
    const struct source *source = &all->sketch->study->source[at];
    const struct source_look *look = &all->sketch->appearances->source[at];
    *name = look->name;
    if (look->columns.count > 0)
        return &look->columns;
    struct texts *header = talloc_zero(run, struct texts);
    *name = "local_authority";
    texts_add(run, header, source->key, source->place);
    if (source->key_is != KEY_NAME)
        texts_add(run, header, *name, source->place);
    for (size_t v = 0; v < all->sketch->study->variables; v++)
        if (is_of(&all->series[v], source))
            texts_add(run, header, all->series[v].variable->column, source->place);
    return header;
}

/* What a column of the header holds of an authority; "" where the study does not use it. */
static const char *keyed_cell(struct run *run, const struct all_series *all,
                              const struct source *source, const char *column, const char *name,
                              size_t i)
{
    const struct area *area = &all->sketch->register_->area[all->sketch->area[i]];
    if (strcmp(column, source->key) == 0)
        return key_of(source, area);
    if (name != NULL && strcmp(column, name) == 0)
        return area->name;
    for (size_t v = 0; v < all->sketch->study->variables; v++)
        if (is_of(&all->series[v], source) && strcmp(all->series[v].variable->column, column) == 0)
            return cell_text(run, &all->series[v], i);
    return "";
}

static const char *keyed_text(struct run *run, const struct all_series *all, size_t at)
{
    const struct sketch *sketch = all->sketch;
    const struct source *source = &sketch->study->source[at];
    bool *answers = run_array(run, bool, sketch->areas);
    const char *name = NULL;
    const struct texts *header = keyed_header(run, all, at, &name);
    char *text = talloc_strdup(run, "");
    for (size_t c = 0; c < header->count; c++)
        text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",",
                                             csv_quoted(run, header->text[c]));
    text = talloc_strdup_append_buffer(text, "\n");
    for (size_t i = 0; i < sketch->answer[at]; i++)
        answers[sketch->order[i]] = true;
    for (size_t i = 0; i < sketch->areas; i++) {
        for (size_t c = 0; answers[i] && c < header->count; c++) {
            const char *cell = keyed_cell(run, all, source, header->text[c], name, i);
            text = talloc_asprintf_append_buffer(text, "%s%s", c == 0 ? "" : ",",
                                                 csv_quoted(run, cell));
        }
        if (answers[i])
            text = talloc_strdup_append_buffer(text, "\n");
    }
    return text;
}

void source_files_add(struct run *run, const struct all_series *all, const char *folder,
                      struct outputs *outputs)
{
    const struct study *study = all->sketch->study;
    for (size_t s = 0; s < study->sources; s++)
        outputs_add_text(
            outputs, talloc_asprintf(run, "%s/%s", folder, study->source[s].file.text[0]),
            study->source[s].layout == LAYOUT_LAIT ? lait_text(run, all, &study->source[s])
                                                   : keyed_text(run, all, s));
}
