#include "draw/label_place.h"

#include <math.h>

#include "base/text.h"
#include "draw/meeting.h"
#include "draw/palette.h"

/* In the size of the type. */
#define AIR 0.1         /* round a label */
#define LONG 13.0       /* a longer name takes two lines */
#define LED_FROM 0.6    /* farther out than this, a line leads to the mark */
#define LEADER_AIR 0.15 /* between that line and other marks */
#define LEADER_WIDTH 0.06

static const double distances[] = { 0.15, 0.4, 0.8, 1.2, 1.7, 2.3, 3.0,
                                    3.8,  4.7, 5.7, 6.8, 8.0, 9.5, 11.0 };
enum { DISTANCES = sizeof distances / sizeof *distances };

/* Sixteenths of a turn from the right, against the clock: the eight that readers expect, in the
 * order of Imhof (1975), then those between. */
static const int directions[] = { 0, 2, 14, 8, 6, 10, 4, 12, 1, 15, 7, 9, 3, 13, 5, 11 };
enum { DIRECTIONS = sizeof directions / sizeof *directions };

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

/* Whether the leading line passes marks and texts other than its own; it may cross lines. */
static bool leader_is_free(const struct scene *scene, const struct setting *setting,
                           const struct label *label, double air)
{
    for (size_t i = 0; i < scene->items; i++) {
        const struct item *item = &scene->item[i];
        struct box box = item_box(item);
        bool own = hypot((box.left + box.right) / 2.0 - label->at.x,
                         (box.top + box.bottom) / 2.0 - label->at.y)
                   < 0.01;
        if (own || item_is_ground(item))
            continue;
        if (item->kind == ITEM_DISC
            && segment_distance(setting->from, setting->to, item->centre) < item->radius + air)
            return false;
        bool solid = item->kind == ITEM_TEXT || (item->kind == ITEM_PATH && item->closed);
        if (solid && segment_meets_box(setting->from, setting->to, box_grown(box, air))
            && item_meets_box(item, box))
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
    double angle = direction * M_PI / 8.0, across = cos(angle), down = -sin(angle);
    double reach = label->radius + out;
    double left = label->at.x + reach * across - text->width * (1.0 - hang(across)) / 2.0;
    double top = label->at.y + reach * down - text->height * (1.0 - hang(down)) / 2.0;
    struct setting setting = { .box = { left, top, left + text->width, top + text->height } };
    setting.to = (struct point){ fmin(fmax(label->at.x, left), left + text->width),
                                 fmin(fmax(label->at.y, top), top + text->height) };
    double x = setting.to.x - label->at.x, y = setting.to.y - label->at.y, far = hypot(x, y);
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

/* A long name in two lines of about one length, if its words allow. */
static struct item label_measured(const struct page *page, const struct label *label)
{
    struct item text = { .markup = lettering_markup(page->run, label->text), .size = page->size };
    lettering_measure(page->lettering, &text);
    if (text.width > LONG * page->size) {
        text.wrap = 0.6 * text.width;
        lettering_measure(page->lettering, &text);
    }
    return text;
}

static bool label_set(struct page *page, struct box inside, const struct label *label)
{
    const struct scene *scene = page->scene;
    double em = page->size;
    struct item text = label_measured(page, label);
    for (size_t d = 0; d < DISTANCES; d++)
        for (size_t k = 0; k < DIRECTIONS; k++) {
            struct setting setting = setting_at(label, &text, distances[d] * em, directions[k]);
            setting.led = distances[d] > LED_FROM;
            if (!scene_has_room(scene, inside, setting.box, AIR * em)
                || (setting.led && !leader_is_free(scene, &setting, label, LEADER_AIR * em)))
                continue;
            setting_add(page, &setting, &text);
            return true;
        }
    return false;
}

/* Set all in that order; the first that finds no place, or `labels`. */
static size_t all_set(struct page *page, struct box inside, struct label *label,
                      const size_t *order, size_t labels)
{
    size_t first = labels;
    for (size_t i = 0; i < labels; i++) {
        label[order[i]].placed = label_set(page, inside, &label[order[i]]);
        if (!label[order[i]].placed && first == labels)
            first = i;
    }
    return first;
}

static size_t unplaced(const struct label *label, size_t labels)
{
    size_t count = 0;
    for (size_t i = 0; i < labels; i++)
        count += !label[i].placed;
    return count;
}

size_t labels_place(struct page *page, struct box inside, struct label *label, size_t labels)
{
    size_t *order = run_array(page->run, size_t, labels + 1), items = page->scene->items;
    for (size_t i = 0; i < labels; i++)
        order[i] = i;
    for (size_t trial = 0; trial <= labels; trial++) {
        page->scene->items = items;
        size_t first = all_set(page, inside, label, order, labels);
        if (first == labels || first == 0)
            break;
        size_t moved = order[first];
        for (size_t i = first; i > 0; i--)
            order[i] = order[i - 1];
        order[0] = moved;
    }
    return unplaced(label, labels);
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
