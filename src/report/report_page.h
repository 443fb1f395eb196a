/* report_page.h - a page of HTML in parts: contents, then each part under its heading.
 *
 *     title, made-up notice, opening, contents, part ... part
 *
 * A part that has nothing is left out, and the contents with it. What few readers need is folded; a
 * printed page has of it what is open. The page fetches nothing, and but for the names of marks in
 * figures (html_figure.h) it runs nothing. The same results give the same bytes. */
#ifndef ATTAIN_REPORT_REPORT_PAGE_H
#define ATTAIN_REPORT_REPORT_PAGE_H

#include "derive/panel.h"
#include "read/published.h"

struct report_part {
    const char *id, *heading;
    const char *html;  /* "": it is left out */
    const char *links; /* into it, for the contents: items of report_link_append; "" for none */
};

struct report_page {
    const char *title;
    const char *opening;   /* HTML that stands before the contents; "" for none */
    bool made_up, figures; /* it has figures */
    size_t parts;
    const struct report_part *part;
};

const char *report_page_html(struct run *run, const struct report_page *page);

/* "<li>Table A1 ...", for what stands in a part by itself, with the id "kind-1" where `at` is 0. */
char *report_link_append(struct run *run, char *text, const char *kind, size_t at, const char *name,
                         const char *title);

/* A paragraph of that class: "question", "made-up". */
const char *report_paragraph(struct run *run, const char *class, const char *text);

/* What made the page: the command, and the files that were read (`published` as in provenance.h);
 * without a panel the command alone. */
const char *report_provenance(struct run *run, const struct panel *panel,
                              struct published *const *published, const char *const *argument,
                              size_t arguments);

#endif
