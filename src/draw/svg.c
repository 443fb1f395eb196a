#include "draw/svg.h"

#include <glib.h>
#include <string.h>

enum { CHECK_SUM_DIGITS = 8 };

static void string_release(void *string)
{
    g_string_free(string, TRUE);
}

static const char *escaped(struct run *run, const char *text)
{
    return run_adopt(run, g_markup_escape_text(text, -1), g_free);
}

static const char *check_sum(struct run *run, const struct scene *scene)
{
    const char *words = talloc_asprintf(run, "%s\n%s", scene->title, scene->description);
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, words, -1);
    return talloc_strndup(run, run_adopt(run, sum, g_free), CHECK_SUM_DIGITS);
}

/* id="surface17" becomes id="surface-SUM". */
static void surface_rename(GString *svg, const char *sum)
{
    static const char id[] = "id=\"surface";
    const char *found = strstr(svg->str, id);
    if (found == NULL)
        return;
    gssize number = found - svg->str + (gssize)strlen(id);
    size_t digits = strspn(svg->str + number, "0123456789");
    g_string_erase(svg, number, (gssize)digits);
    g_string_insert(svg, number, sum);
    g_string_insert(svg, number, "-");
}

static void glyphs_rename(struct run *run, GString *svg, const char *sum)
{
    g_string_replace(svg, "\"glyph", talloc_asprintf(run, "\"glyph-%s-", sum), 0);
    g_string_replace(svg, "\"#glyph", talloc_asprintf(run, "\"#glyph-%s-", sum), 0);
}

static void words_add(struct run *run, GString *svg, const struct scene *scene, const char *sum)
{
    const char *tag = strstr(svg->str, "<svg");
    const char *end = tag == NULL ? NULL : strchr(tag, '>');
    if (end == NULL)
        return;
    const char *words = talloc_asprintf(
        run,
        " role=\"img\" aria-labelledby=\"title-%s description-%s\">\n"
        "<title id=\"title-%s\">%s</title>\n<desc id=\"description-%s\">%s</desc>",
        sum, sum, sum, escaped(run, scene->title), sum, escaped(run, scene->description));
    gssize at = end - svg->str;
    g_string_erase(svg, at, 1);
    g_string_insert(svg, at, words);
}

struct bytes svg_describe(struct run *run, struct bytes svg, const struct scene *scene)
{
    GString *text = run_adopt(run, g_string_new_len(svg.data, (gssize)svg.length), string_release);
    const char *sum = check_sum(run, scene);
    surface_rename(text, sum);
    glyphs_rename(run, text, sum);
    words_add(run, text, scene, sum);
    return (struct bytes){ text->str, text->len };
}
