#include "draw/term_plots.h"

#include <math.h>

#include "draw/key.h"
#include "draw/term_words.h"

#define AIR 0.05       /* of the range, at either end of an axis */
#define BAND_ROOM 0.25 /* of the range of y: a band wider than that is cut at the plot */

enum { STEPS = 101 }; /* of a band */

static void extend(const double *value, size_t count, double *low, double *high)
{
    for (size_t i = 0; i < count; i++) {
        *low = fmin(*low, value[i]);
        *high = fmax(*high, value[i]);
    }
}

static bool is_zero_or_one(const double *value, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (value[i] != 0.0 && value[i] != 1.0)
            return false;
    return true;
}

/* The model's line over the range of x. */
static void line_add(const struct terms_drawn *made, const struct part *part, double low,
                     double high, struct row_plot *panel)
{
    double b = made->model.fit->coefficient[part->coefficient].estimate;
    struct point *end = run_array(made->model.run, struct point, 2);
    end[0] = (struct point){ low, b * (low - part->centre) };
    end[1] = (struct point){ high, b * (high - part->centre) };
    row_plot_add_line(
        panel, (struct row_line){
                   .role = "line", .points = 2, .point = end, .colour = made->page->theme->line });
}

static void smooth_add(const struct terms_drawn *made, const struct part *part,
                       struct row_plot *panel)
{
    if (part->smooth == NULL)
        return;
    struct point *at = run_array(made->model.run, struct point, part->smooth->count);
    for (size_t i = 0; i < part->smooth->count; i++)
        at[i] = (struct point){ part->smooth->x[i], part->smooth->y[i] };
    row_plot_add_line(panel, (struct row_line){ .role = "smooth",
                                                .points = part->smooth->count,
                                                .point = at,
                                                .colour = made->page->theme->text,
                                                .dashed = true });
}

/* The lines with slopes in the interval of b: a wedge with its point at zero. */
static void band_add(const struct terms_drawn *made, const struct part *part, double low,
                     double high, struct row_plot *panel)
{
    const struct coefficient *b = &made->model.fit->coefficient[part->coefficient];
    struct point *lower = run_array(made->model.run, struct point, STEPS);
    struct point *upper = run_array(made->model.run, struct point, STEPS);
    if (!isfinite(b->conf_low) || !isfinite(b->conf_high))
        return;
    for (int i = 0; i < STEPS; i++) {
        double share = (double)(i - STEPS / 2) / (STEPS / 2);
        double x = share < 0 ? -share * low : share * high;
        double one = b->conf_low * x, other = b->conf_high * x;
        lower[i] = (struct point){ x, fmin(one, other) };
        upper[i] = (struct point){ x, fmax(one, other) };
    }
    panel->steps = STEPS;
    panel->lower = lower;
    panel->upper = upper;
}

static const char **points_name(const struct terms_drawn *made, const struct part *part)
{
    const struct model_figure *model = &made->model;
    const char **name = run_array(model->run, const char *, model->fit->nobs);
    for (size_t i = 0; i < model->fit->nobs; i++)
        name[i] = talloc_asprintf(model->run, "%s: %s %s, %s %s%s", model->row_name[i], part->name,
                                  model_figure_value(model, part->x[i]),
                                  made->added ? model->outcome : "component and residual",
                                  model_figure_value(model, part->y[i]),
                                  made->added ? ", given the other terms" : "");
    return name;
}

static void titles_fill(const struct terms_drawn *made, const struct part *part,
                        struct row_plot *panel)
{
    struct run *run = made->model.run;
    if (made->parts > 1) {
        panel->heading = part->name;
        panel->detail = model_figure_estimate(&made->model, part->coefficient);
    } else if (made->added) {
        panel->x_title = talloc_asprintf(run, "%s%s", part->name, term_parts_given(made));
        panel->y_title = talloc_asprintf(run, "%s%s", made->model.outcome, term_parts_given(made));
    } else {
        panel->x_title = part->name;
        panel->y_title = talloc_asprintf(run, "Component and residual of %s", made->model.outcome);
    }
}

static void panel_fill(struct terms_drawn *made, size_t k)
{
    const struct model_figure *model = &made->model;
    const struct part *part = &made->part[k];
    struct row_plot *panel = &made->panel[k];
    size_t n = model->fit->nobs;
    double low = INFINITY, high = -INFINITY;
    extend(part->x, n, &low, &high);
    panel->x = scale_over(low, high, AIR, 0.0, 0.0);
    panel->whole_x = !made->added && is_zero_or_one(part->x, n);
    panel->points = n;
    panel->point = run_array(model->run, struct point, n);
    for (size_t i = 0; i < n; i++)
        panel->point[i] = (struct point){ part->x[i], part->y[i] };
    panel->name = points_name(made, part);
    panel->area = model->area;
    titles_fill(made, part, panel);
    line_add(made, part, low, high, panel);
    if (made->added)
        band_add(made, part, low, high, panel);
    else
        smooth_add(made, part, panel);
    bool *named = run_array(model->run, bool, n);
    for (size_t i = 0; i < n; i++)
        named[i] = made->far[i] || part->along[i];
    model_figure_name(model, named, panel);
}

/* One scale of y for all: of the points and lines, and of bands as far as they leave room. */
static void scale_share(struct terms_drawn *made)
{
    double low = INFINITY, high = -INFINITY, band_low = INFINITY, band_high = -INFINITY;
    for (size_t k = 0; k < made->parts; k++) {
        const struct row_plot *panel = &made->panel[k];
        extend(made->part[k].y, panel->points, &low, &high);
        for (size_t l = 0; l < panel->lines; l++)
            for (size_t i = 0; i < panel->line[l].points; i++)
                extend(&panel->line[l].point[i].y, 1, &low, &high);
        for (size_t i = 0; i < panel->steps; i++) {
            extend(&panel->lower[i].y, 1, &band_low, &band_high);
            extend(&panel->upper[i].y, 1, &band_low, &band_high);
        }
    }
    double room = BAND_ROOM * (high - low);
    struct scale y = scale_over(fmin(low, fmax(band_low, low - room)),
                                fmax(high, fmin(band_high, high + room)), AIR, 0.0, 0.0);
    for (size_t k = 0; k < made->parts; k++)
        made->panel[k].y = y;
}

/* Of a grid: what its axes are, once; and what the lines are. */
static void ground_add(struct terms_drawn *made)
{
    struct page *page = made->page;
    struct run *run = made->model.run;
    const struct key_entry keys[] = {
        { .label = "the model", .line = true, .colour = page->theme->line },
        { .label = "smooth of the points",
          .line = true,
          .dashed = true,
          .colour = page->theme->text },
    };
    if (made->parts > 1) {
        const char *axes =
            made->added
                ? talloc_asprintf(run, "Upright: %s%s. Along: the term%s.", made->model.outcome,
                                  term_parts_given(made), term_parts_given(made))
                : talloc_asprintf(run, "Upright: component and residual of %s. Along: the term.",
                                  made->model.outcome);
        page_paragraph(page, "axis title", lettering_prose(run, axes), page->size,
                       page->theme->text);
        page_skip(page, 0.8);
    }
    if (!made->added)
        key_add(page, NULL, keys, 2);
}

static void data_add(const struct terms_drawn *made, struct figure *figure)
{
    const struct model_figure *model = &made->model;
    struct run *run = model->run;
    size_t n = model->fit->nobs, rows = n * made->parts;
    const char **term = run_array(run, const char *, rows);
    double *x = run_array(run, double, rows), *y = run_array(run, double, rows);
    double *residual = run_array(run, double, rows), *smooth = run_array(run, double, rows);
    for (size_t k = 0; k < rows; k++) {
        const struct part *part = &made->part[k / n];
        term[k] = model->fit->coefficient[part->coefficient].term;
        x[k] = part->x[k % n];
        y[k] = part->y[k % n];
        residual[k] = model->fit->residual[k % n];
        smooth[k] = part->smooth == NULL ? NAN : part->smooth->at_row[k % n];
    }
    model_figure_rows(model, figure, made->parts);
    figure_add_texts(run, figure, "term", "Term", term);
    figure_add_numbers(run, figure, "x", made->added ? "Term given the others" : "Term", x);
    figure_add_numbers(run, figure, "y",
                       made->added ? "Outcome given the others" : "Component and residual", y);
    figure_add_numbers(run, figure, "residual", "Residual", residual);
    if (!made->added)
        figure_add_numbers(run, figure, "smooth", "Smooth", smooth);
}

static bool terms_figure(struct run *run, const struct drawing *drawing, bool added,
                         struct figure *figure)
{
    struct terms_drawn made = { .added = added };
    if (!model_figure_of(run, drawing, &made.model) || !term_parts_choose(&made))
        return false;
    made.page = drawing_page(run, drawing, term_words_title(&made));
    term_parts_fill(&made);
    made.panel = run_array(run, struct row_plot, made.parts);
    for (size_t k = 0; k < made.parts; k++)
        panel_fill(&made, k);
    scale_share(&made);
    ground_add(&made);
    if (!row_plots_draw(made.page, made.panel, made.parts))
        return false;
    term_words_notes(&made);
    data_add(&made, figure);
    figure_end(figure, made.page, term_words_alt(&made));
    return true;
}

bool added_variable_figure(struct run *run, const struct drawing *drawing, struct figure *figure)
{
    return terms_figure(run, drawing, true, figure);
}

bool component_residual_figure(struct run *run, const struct drawing *drawing,
                               struct figure *figure)
{
    return terms_figure(run, drawing, false, figure);
}
