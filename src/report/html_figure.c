#include "report/html_figure.h"

#include <string.h>

#include "report/html_page.h"

const char html_figure_style[] =
    "figure{margin:2.5rem 0 .5rem}\n"
    "figcaption p{margin:0 0 .5rem}\n"
    ".headline{font-size:1.1rem;font-weight:bold}\n"
    ".plot{position:relative;max-width:" HTML_FIGURE_WIDE_MM "mm}\n"
    ".plot svg{display:block}\n"
    ".plot:focus-visible{outline:3px solid #12436d}\n"
    ".narrow{display:none}\n"
    ".plot.narrow{max-width:95mm;margin:0 -.9rem}\n"
    "@media screen and (max-width:38rem){.wide{display:none}.narrow{display:block}}\n"
    ".tip{position:absolute;max-width:16rem;padding:.15rem .5rem;background:#fff;color:#1a1a1a;"
    "border:1px solid #1a1a1a;font-size:.85rem;line-height:1.3;pointer-events:none}\n"
    ".tip:empty{display:none}\n"
    "details{margin:.5rem 0}\n"
    "summary{cursor:pointer;padding:.25rem 0;color:#12436d;text-decoration:underline;"
    "overflow-wrap:anywhere}\n"
    "summary:focus-visible{outline:3px solid #12436d}\n"
    "@media print{figure{break-inside:avoid}.tip{display:none}}\n";

/* Written for a person to read: it is the one thing in the page that runs. */
const char html_figure_script[] =
    "<script>\n"
    "for (const plot of document.querySelectorAll('.plot')) {\n"
    "  const svg = plot.querySelector('svg');\n"
    "  const marks = [...svg.querySelectorAll('circle>title,path>title')]\n"
    "    .map(title => ({ title, name: title.textContent, shape: title.parentNode }));\n"
    "  if (marks.length === 0) continue;\n"
    "  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle');\n"
    "  const tip = document.createElement('div');\n"
    "  let at = -1;\n"
    "  const place = mark => {\n"
    "    if (!mark.box) {\n"
    "      const b = mark.shape.getBBox();\n"
    "      mark.box = { x: b.x + b.width / 2, y: b.y + b.height / 2,\n"
    "                   r: Math.max(Math.min(b.width, b.height) / 2, 2) };\n"
    "    }\n"
    "    return mark.box;\n"
    "  };\n"
    "  const clear = () => { tip.textContent = ''; ring.setAttribute('visibility', 'hidden'); };\n"
    "  const show = mark => {\n"
    "    const box = place(mark), scale = svg.clientWidth / svg.viewBox.baseVal.width;\n"
    "    ring.setAttribute('cx', box.x);\n"
    "    ring.setAttribute('cy', box.y);\n"
    "    ring.setAttribute('r', box.r + 2);\n"
    "    ring.setAttribute('visibility', 'visible');\n"
    "    tip.textContent = mark.name;\n"
    "    const room = svg.clientWidth - tip.offsetWidth, below = (box.y + box.r + 5) * scale;\n"
    "    const fits = below + tip.offsetHeight < svg.clientHeight;\n"
    "    tip.style.left = Math.max(0, Math.min(room, box.x * scale - tip.offsetWidth / 2)) + "
    "'px';\n"
    "    tip.style.top = (fits ? below\n"
    "      : (box.y - box.r - 5) * scale - tip.offsetHeight) + 'px';\n"
    "  };\n"
    "  let sorted = false;\n"
    "  const walk = to => {\n"
    "    if (!sorted)\n"
    "      marks.sort((a, b) => place(a).x - place(b).x || place(a).y - place(b).y);\n"
    "    sorted = true;\n"
    "    at = Math.max(0, Math.min(marks.length - 1, to));\n"
    "    show(marks[at]);\n"
    "  };\n"
    "  ring.setAttribute('fill', 'none');\n"
    "  ring.setAttribute('stroke', '#000');\n"
    "  ring.setAttribute('stroke-width', '1.5');\n"
    "  ring.setAttribute('pointer-events', 'none');\n"
    "  svg.append(ring);\n"
    "  tip.className = 'tip';\n"
    "  tip.setAttribute('role', 'status');\n"
    "  plot.append(tip);\n"
    "  clear();\n"
    "  plot.tabIndex = 0;\n"
    "  plot.setAttribute('role', 'application');\n"
    "  plot.setAttribute('aria-label', plot.dataset.name + ', ' + marks.length\n"
    "    + (marks.length === 1 ? ' mark' : ' marks') + ': arrow keys name them, Escape leaves');\n"
    "  for (const mark of marks) {\n"
    "    mark.title.remove();\n"
    "    mark.shape.addEventListener('pointerenter', () => show(mark));\n"
    "    mark.shape.addEventListener('pointerleave', () => {\n"
    "      if (document.activeElement !== plot || at < 0) clear(); else show(marks[at]);\n"
    "    });\n"
    "  }\n"
    "  plot.addEventListener('keydown', event => {\n"
    "    const step = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1,\n"
    "                   ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];\n"
    "    if (event.key === 'Escape') { at = -1; clear(); plot.blur(); }\n"
    "    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;\n"
    "    event.preventDefault();\n"
    "    walk(step);\n"
    "  });\n"
    "  plot.addEventListener('blur', () => { at = -1; clear(); });\n"
    "}\n"
    "document.addEventListener('keydown', event => {\n"
    "  if (event.key === 'Escape')\n"
    "    for (const tip of document.querySelectorAll('.tip')) tip.textContent = '';\n"
    "});\n"
    "</script>\n";

const char *html_folded(struct run *run, const char *summary, const char *inside, bool open)
{
    return talloc_asprintf(run, "<details%s>\n<summary>%s</summary>\n%s</details>\n",
                           open ? " open" : "", html_escape(run, summary), inside);
}

static const char *plot_html(struct run *run, const char *form, const char *name, const char *svg)
{
    return talloc_asprintf(run, "<div class=\"plot %s\" data-name=\"%s\">\n%s</div>\n", form,
                           html_escape(run, name), svg);
}

static const char *headline_html(struct run *run, const struct html_figure *figure)
{
    return figure->headline == NULL ? ""
                                    : talloc_asprintf(run, "<p class=\"headline\">%s</p>\n",
                                                      html_escape(run, figure->headline));
}

static char *caption_append(struct run *run, char *text, const struct html_figure *figure,
                            const char *id)
{
    return talloc_asprintf_append_buffer(
        text, "<figcaption id=\"%s-caption\">\n%s<p>%s%s</p>\n</figcaption>\n", id,
        headline_html(run, figure),
        *figure->name == '\0'
            ? ""
            : talloc_asprintf(run, "<strong>%s</strong> ", html_escape(run, figure->name)),
        html_escape(run, figure->title));
}

static char *notes_append(struct run *run, char *text, const char *form, const char *const *note,
                          size_t notes)
{
    text = talloc_asprintf_append_buffer(text, "<div class=\"notes%s\">\n", form);
    for (size_t i = 0; i < notes; i++)
        text = talloc_strdup_append_buffer(text, html_paragraph(run, note[i]));
    return talloc_strdup_append_buffer(text, "</div>\n");
}

static bool notes_agree(const struct html_figure *figure)
{
    bool agree = figure->notes == figure->narrow_notes;
    for (size_t i = 0; agree && i < figure->notes; i++)
        agree = strcmp(figure->note[i], figure->narrow_note[i]) == 0;
    return agree;
}

static char *picture_append(struct run *run, char *text, const struct html_figure *figure,
                            const char *name)
{
    text = talloc_asprintf_append_buffer(text, "%s%s", plot_html(run, "wide", name, figure->wide),
                                         plot_html(run, "narrow", name, figure->narrow));
    if (notes_agree(figure))
        return notes_append(run, text, "", figure->note, figure->notes);
    text = notes_append(run, text, " wide", figure->note, figure->notes);
    return notes_append(run, text, " narrow", figure->narrow_note, figure->narrow_notes);
}

/* The alt text and the numbers; the summary of what has no name begins with what it is of. */
static const char *folded(struct run *run, const struct html_figure *figure, const char *id,
                          bool open)
{
    const char *numbers =
        html_table_region(run, figure->numbers, talloc_asprintf(run, "%s-numbers", id));
    const char *inside = talloc_asprintf(run, "%s%s", html_paragraph(run, figure->alt), numbers);
    const char *summary = *figure->name == '\0'
                              ? talloc_asprintf(run, "In words and numbers: %s", figure->title)
                              : talloc_asprintf(run, "%s in words and numbers", figure->name);
    return html_folded(run, summary, inside, open);
}

/* Its caption names the figure. */
static const char *table_figure(struct run *run, const struct html_figure *figure, const char *id)
{
    const char *table = talloc_asprintf(run, "%s-table", id);
    return talloc_asprintf(
        run, "<figure id=\"%s\" aria-labelledby=\"%s-caption\">\n%s%s</figure>\n", id, table,
        headline_html(run, figure), html_table_region(run, figure->table, table));
}

const char *html_figure(struct run *run, const struct html_figure *figure, const char *id,
                        bool open)
{
    if (figure->table != NULL)
        return table_figure(run, figure, id);
    const char *name = *figure->name == '\0' ? figure->title : figure->name;
    char *text =
        talloc_asprintf(run, "<figure id=\"%s\" aria-labelledby=\"%s-caption\">\n", id, id);
    text = caption_append(run, text, figure, id);
    text = picture_append(run, text, figure, name);
    return talloc_asprintf_append_buffer(text, "</figure>\n%s", folded(run, figure, id, open));
}
