#include "draw/label_place.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "draw/meeting.h"
#include "draw/palette.h"

/* In the size of the type. */
#define LABEL_GAP 0.4   /* between the end of a line and its name outside the plot */
#define AIR 0.1         /* round a label */
#define LONG 13.0       /* a longer name takes two lines */
#define NARROW 0.4      /* of the width inside: the same */
#define LED_FROM 0.6    /* farther out than this, a line leads to the mark */
#define LEADER_AIR 0.15 /* between that line and other marks */
#define LEADER_WIDTH 0.06
#define LEADER_GAP 0.15 /* between it and the name */

static const double distances[] = { 0.15, 0.4, 0.8, 1.2, 1.7, 2.3, 3.0,
                                    3.8,  4.7, 5.7, 6.8, 8.0, 9.5, 11.0 };
enum { DISTANCES = sizeof distances / sizeof *distances };

/* Parts of a turn from the right, against the clock: the eight that readers expect, in the order of
 * Imhof (1975), then those between. */
enum { PARTS = 32, DIRECTIONS = PARTS };
static const int directions[DIRECTIONS] = { 0,  4,  28, 16, 12, 20, 8,  24, 2,  30, 14,
                                            18, 6,  26, 10, 22, 1,  31, 15, 17, 3,  29,
                                            13, 19, 5,  27, 11, 21, 7,  25, 9,  23 };

/* A label at one of its places. */
struct setting {
    struct box box;
    bool led;
    struct point from, to; /* of the leading line */
};

bool scene_has_room(const struct scene *scene, struct box inside, struct box box, double air)
{
    struct box grown = box_grown(box, air);
    if (box.left < inside.left || box.right > inside.right || box.top < inside.top
        || box.bottom > inside.bottom)
        return false;
    for (size_t i = 0; i < scene->items; i++)
        if (!item_is_ground(&scene->item[i]) && item_meets_box(&scene->item[i], grown))
            return false;
    return true;
}

enum { MOST_OVER = 2 }; /* marks that a leading line passes over where the crowd is thick */

/* All labels of a picture, and how they are set this time. */
struct setting_out {
    struct page *page;
    struct box inside;
    struct label *label;
    size_t labels;
    size_t *order; /* in which they choose */
    size_t over;   /* how many marks without a label a leading line may pass over */
};

static bool is_at(struct box box, struct point at)
{
    return hypot((box.left + box.right) / 2.0 - at.x, (box.top + box.bottom) / 2.0 - at.y) < 0.01;
}

static bool passes(const struct setting *setting, const struct item *item, double air)
{
    if (item->kind == ITEM_DISC)
        return segment_distance(setting->from, setting->to, item->centre) < item->radius + air;
    bool solid = item->kind == ITEM_TEXT || (item->kind == ITEM_PATH && item->closed);
    struct box box = item_box(item);
    return solid && segment_meets_box(setting->from, setting->to, box_grown(box, air))
           && item_meets_box(item, box);
}

/* Whether the leading line passes no text and no mark but its own; it may cross lines. */
static bool leader_is_free(const struct setting_out *work, const struct setting *setting,
                           const struct label *label)
{
    const struct scene *scene = work->page->scene;
    double air = LEADER_AIR * work->page->size;
    for (size_t i = 0; i < work->labels; i++) {
        const struct label *other = &work->label[i];
        if (other != label
            && segment_distance(setting->from, setting->to, other->at) < other->radius + air)
            return false;
    }
    size_t over = 0;
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        if (item_is_ground(item) || is_at(item_box(item), label->at) || !passes(setting, item, air))
            continue;
        if (item->kind == ITEM_TEXT || ++over > work->over)
            return false;
    }
    return true;
}

/* How far a box lies to one side of where it hangs, from -1 to 1: by a corner from the diagonal on.
 */
static double hang(double share)
{
    return fmin(fmax(1.5 * share, -1.0), 1.0);
}

/* The place so far out in that direction: the side or corner of the box that faces the mark is
 * there. */
static struct setting setting_at(const struct label *label, const struct item *text, double out,
                                 int direction)
{
    double angle = direction * 2.0 * M_PI / PARTS, across = cos(angle), down = -sin(angle);
    double reach = label->radius + out;
    double left = label->at.x + reach * across - text->width * (1.0 - hang(across)) / 2.0;
    double top = label->at.y + reach * down - text->height * (1.0 - hang(down)) / 2.0;
    struct setting setting = { .box = { left, top, left + text->width, top + text->height } };
    setting.to = (struct point){ fmin(fmax(label->at.x, left), left + text->width),
                                 fmin(fmax(label->at.y, top), top + text->height) };
    double x = setting.to.x - label->at.x, y = setting.to.y - label->at.y, far = hypot(x, y);
    double end = fmax(far - LEADER_GAP * text->size, label->radius);
    setting.to = (struct point){ label->at.x + end * x / far, label->at.y + end * y / far };
    setting.from = (struct point){ label->at.x + label->radius * x / far,
                                   label->at.y + label->radius * y / far };
    return setting;
}

static void setting_add(struct page *page, const struct setting *setting, const struct item *text)
{
    struct item *item =
        lettering_add(page->run, page->lettering, page->scene, "label", text->markup, text->size,
                      text->wrap, palette_colour(page->theme->text, 1.0));
    item->left = setting->box.left;
    item->top = setting->box.top;
    if (setting->led)
        scene_add_line(page->run, page->scene, "leader", setting->from, setting->to,
                       LEADER_WIDTH * page->size, palette_colour(page->theme->subdued, 1.0));
}

static struct item label_measured(const struct page *page, const struct label *label, double wrap)
{
    struct item text = { .markup = lettering_markup(page->run, label->text),
                         .size = page->size,
                         .wrap = wrap };
    lettering_measure(page->lettering, &text);
    return text;
}

static bool text_set(const struct setting_out *work, const struct label *label,
                     const struct item *text)
{
    double em = work->page->size;
    for (size_t d = 0; d < DISTANCES; d++)
        for (size_t k = 0; k < DIRECTIONS; k++) {
            struct setting setting = setting_at(label, text, distances[d] * em, directions[k]);
            setting.led = distances[d] > LED_FROM;
            if (!scene_has_room(work->page->scene, work->inside, setting.box, AIR * em)
                || (setting.led && !leader_is_free(work, &setting, label)))
                continue;
            setting_add(work->page, &setting, text);
            return true;
        }
    return false;
}

/* On one line, or on two of about one length, of whole words, where that is too long or finds no
 * place. */
static bool label_set(const struct setting_out *work, const struct label *label)
{
    const struct page *page = work->page;
    double most = fmin(LONG * page->size, NARROW * (work->inside.right - work->inside.left));
    struct item line = label_measured(page, label, 0.0);
    double word = lettering_word_width(page->run, page->lettering, label->text, page->size);
    struct item lines = label_measured(page, label, fmax(0.6 * line.width, word + 0.5));
    if (strchr(label->text, ' ') == NULL)
        return text_set(work, label, &line);
    return (line.width <= most && text_set(work, label, &line)) || text_set(work, label, &lines);
}

/* Set all; the place in the order of the first that finds none, or how many there are. */
static size_t all_set(const struct setting_out *work, size_t items)
{
    size_t first = work->labels;
    work->page->scene->items = items;
    for (size_t i = 0; i < work->labels; i++) {
        struct label *label = &work->label[work->order[i]];
        label->placed = label_set(work, label);
        if (!label->placed && first == work->labels)
            first = i;
    }
    return first;
}

static void move_first(size_t *order, size_t from)
{
    size_t moved = order[from];
    memmove(order + 1, order, from * sizeof *order);
    order[0] = moved;
}

static size_t unplaced(const struct label *label, size_t labels)
{
    size_t count = 0;
    for (size_t i = 0; i < labels; i++)
        count += label[i].placed ? 0 : 1;
    return count;
}

size_t labels_place(struct page *page, struct box inside, struct label *label, size_t labels)
{
    size_t items = page->scene->items;
    struct setting_out work = { page, inside, label, labels, NULL, 0 };
    work.order = run_array(page->run, size_t, labels + 1);
    for (size_t i = 0; i < labels; i++)
        work.order[i] = i;
    for (size_t trial = 0; trial <= 2 * labels; trial++) {
        work.over = trial > labels ? MOST_OVER : 0;
        size_t first = all_set(&work, items);
        if (first == labels)
            return 0;
        move_first(work.order, first);
        if (first == 0 && work.over == 0)
            trial = labels; /* it has no place at all: try over marks */
    }
    return unplaced(label, labels);
}

/* The box beside a line, `along` from its end. */
static struct box beside_line(struct box inside, const struct item *text, bool across, double at,
                              double along, double air, bool second)
{
    double left, top;
    if (across) {
        left = inside.right - air - along - text->width;
        top = second ? at + air : at - air - text->height;
    } else {
        left = second ? at - air - text->width : at + air;
        top = inside.top + air + along;
    }
    return (struct box){ left, top, left + text->width, top + text->height };
}

bool line_label_place(struct page *page, struct box inside, struct point from, struct point to,
                      const char *text)
{
    double em = page->size, air = 0.3 * em;
    bool across = fabs(to.x - from.x) > fabs(to.y - from.y);
    double length = across ? inside.right - inside.left : inside.bottom - inside.top;
    struct item label = { .markup = lettering_markup(page->run, text), .size = em };
    lettering_measure(page->lettering, &label);
    for (double along = 0.0; along < length; along += 0.5 * em)
        for (int second = 0; second < 2; second++) {
            struct box box = beside_line(inside, &label, across, across ? from.y : from.x, along,
                                         air, second != 0);
            if (!scene_has_room(page->scene, inside, box, AIR * em))
                continue;
            struct item *item =
                lettering_add(page->run, page->lettering, page->scene, "reference label",
                              label.markup, em, 0.0, palette_colour(page->theme->text, 1.0));
            item->left = box.left;
            item->top = box.top;
            return true;
        }
    return false;
}

bool line_label_outside(struct page *page, struct box inside, struct point to, const char *text)
{
    double em = page->size, air = LABEL_GAP * em;
    bool right = to.x > inside.right - AIR;
    struct item label = { .markup = lettering_markup(page->run, text), .size = em };
    lettering_measure(page->lettering, &label);
    double left = right ? inside.right + air : to.x - label.width / 2.0;
    double top = right ? to.y - label.height / 2.0 : inside.top - air - label.height;
    struct box box = { left, top, left + label.width, top + label.height };
    struct box all = { page->left, page->top, page->right, page->scene->height };
    if (all.bottom <= 0.0)
        all.bottom = INFINITY;
    if (!scene_has_room(page->scene, all, box, 0.0))
        return false;
    struct item *item =
        lettering_add(page->run, page->lettering, page->scene, "reference label", label.markup, em,
                      0.0, palette_colour(page->theme->text, 1.0));
    item->left = left;
    item->top = top;
    return true;
}

const char *labels_unplaced(struct run *run, const struct label *label, size_t labels)
{
    const char **name = run_array(run, const char *, labels + 1);
    size_t count = 0;
    for (size_t i = 0; i < labels; i++)
        if (!label[i].placed)
            name[count++] = label[i].text;
    return count == 0 ? NULL
                      : talloc_asprintf(run, "Not labelled in the plot for want of room: %s.",
                                        text_list(run, name, count));
}
