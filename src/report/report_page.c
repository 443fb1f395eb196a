#include "report/report_page.h"

#include "report/html_figure.h"
#include "report/html_page.h"
#include "report/provenance.h"

static const char style[] =
    "a{color:#12436d}\n"
    "a:focus-visible{outline:3px solid #12436d}\n"
    ".skip{position:absolute;left:-99rem}\n"
    ".skip:focus{position:static;display:inline-block;padding:.5rem 0}\n"
    "h2{font-size:1.3rem;line-height:1.25;margin:3rem 0 1rem;border-top:2px solid;"
    "padding-top:.5rem}\n"
    "h3{font-size:1.1rem;margin:2rem 0 .5rem}\n"
    "nav h2{margin-top:1.5rem}\n"
    "nav ul{padding-left:1.2rem}\n"
    "h2,h3,li,dd,dt{overflow-wrap:anywhere}\n"
    "li,dd{max-width:46rem}\n"
    "dt{font-weight:bold}\n"
    "dd{margin:0 0 .75rem}\n"
    ".question{font-size:1.15rem}\n"
    ".made-up{border:2px solid;border-left-width:.75rem;padding:.5rem .75rem;font-weight:bold}\n"
    "td:not(.number){min-width:6rem}\n"
    "caption{max-width:calc(100vw - 3rem)}\n"
    "@media print{nav,.skip{display:none}h2{break-after:avoid}h3{break-after:avoid}\n"
    "a{color:inherit;text-decoration:none}.table{break-inside:avoid}}\n";

const char *report_paragraph(struct run *run, const char *class, const char *text)
{
    return talloc_asprintf(run, "<p class=\"%s\">%s</p>\n", class, html_escape(run, text));
}

char *report_link_append(struct run *run, char *text, const char *kind, size_t at, const char *name,
                         const char *title)
{
    return talloc_asprintf_append_buffer(text, "<li><a href=\"#%s-%zu\">%s%s%s</a></li>\n", kind,
                                         at + 1, html_escape(run, name), *name == '\0' ? "" : ": ",
                                         html_escape(run, title));
}

const char *report_provenance(struct run *run, const struct panel *panel,
                              struct published *const *published, const char *const *argument,
                              size_t arguments)
{
    const char *command = provenance_command(run, argument, arguments);
    char *text = talloc_asprintf(run,
                                 "<p>Made by attain " ATTAIN_VERSION " with this command:</p>\n"
                                 "<p><code>%s</code></p>\n",
                                 html_escape(run, command));
    if (panel == NULL)
        return text;
    struct table *inputs = provenance_inputs_table(run, panel, published);
    inputs->made_up = panel->made_up;
    return talloc_strdup_append_buffer(text, html_table_region(run, inputs, "inputs"));
}

static const char *contents(struct run *run, const struct report_page *page)
{
    char *text = talloc_strdup(run, "<nav aria-labelledby=\"contents\">\n"
                                    "<h2 id=\"contents\">Contents</h2>\n<ul>\n");
    for (size_t i = 0; i < page->parts; i++) {
        const struct report_part *part = &page->part[i];
        const char *links =
            *part->links == '\0' ? "" : talloc_asprintf(run, "\n<ul>\n%s</ul>\n", part->links);
        if (*part->html != '\0')
            text = talloc_asprintf_append_buffer(text, "<li><a href=\"#%s\">%s</a>%s</li>\n",
                                                 part->id, part->heading, links);
    }
    return talloc_strdup_append_buffer(text, "</ul>\n</nav>\n");
}

static const char *beginning(struct run *run, const struct report_page *page)
{
    size_t first = 0;
    while (*page->part[first].html == '\0')
        first++;
    return talloc_asprintf(run, "<a class=\"skip\" href=\"#%s\">Skip the contents</a>\n%s%s%s",
                           page->part[first].id,
                           page->made_up ? report_paragraph(run, "made-up", MADE_UP_NOTE) : "",
                           page->opening, contents(run, page));
}

const char *report_page_html(struct run *run, const struct report_page *page)
{
    const char *styles = talloc_asprintf(run, "%s%s", html_figure_style, style);
    char *text = talloc_strdup(run, html_page_begin(run, page->title, page->made_up, styles));
    text = talloc_strdup_append_buffer(text, beginning(run, page));
    for (size_t i = 0; i < page->parts; i++)
        if (*page->part[i].html != '\0')
            text =
                talloc_asprintf_append_buffer(text, "<h2 id=\"%s\">%s</h2>\n%s", page->part[i].id,
                                              page->part[i].heading, page->part[i].html);
    if (page->figures)
        text = talloc_strdup_append_buffer(text, html_figure_script);
    return talloc_strdup_append_buffer(text, html_page_end());
}
