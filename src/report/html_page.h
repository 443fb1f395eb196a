/* html_page.h - a page of HTML that stands by itself, and the table as part of one.
 *
 *     html_page_begin(title, style) + parts + html_page_end()
 *
 * A page names its language and title, brings its style, fetches nothing and runs nothing, prints
 * as it reads, and at 320 pixels of width only its tables scroll, each in a region of its own
 * that the keyboard reaches. A table is one for readers who hear it: a caption, headings of
 * columns, of groups of columns and of rows, and its notes tied to it.
 * Source: WCAG 2.2 (W3C 2023), 1.3.1, 1.4.3, 1.4.10, 2.1.1, 3.1.1; HTML Living Standard, 4.9.
 * Checked against the accessibility tree of a browser. */
#ifndef ATTAIN_REPORT_HTML_PAGE_H
#define ATTAIN_REPORT_HTML_PAGE_H

#include "report/table.h"

/* `text` (NULL: "") for between tags and in quoted values. */
const char *html_escape(struct run *run, const char *text);

/* Up to the heading of the page, which is its title; `style` is added to that of every page. Where
 * a page is of made-up data, the name of its window says so first. */
const char *html_page_begin(struct run *run, const char *title, bool made_up, const char *style);
const char *html_page_end(void);

const char *html_paragraph(struct run *run, const char *text);

/* A table and its notes. In it are the ids `id` and `id`-notes, and `id`-caption. */
const char *html_table(struct run *run, const struct table *table, const char *id);

/* The same as a page has it: the table scrolls where the page is narrower. */
const char *html_table_region(struct run *run, const struct table *table, const char *id);

#endif
