/* study_page.h - a study as one page of HTML that stands by itself.
 *
 *     question, data and who is left out, key figures, tables beside the printed ones, figures,
 *     what a reviewer would ask, other choices, methods and sources, where it all comes from
 *
 * A part that a study has nothing for is left out, and the contents with it. What few readers
 * need is folded; a printed page has of it what is open. The page fetches nothing, and but for the
 * names of marks in figures (html_figure.h) it runs nothing. The same results give the same bytes.
 */
#ifndef ATTAIN_REPORT_STUDY_PAGE_H
#define ATTAIN_REPORT_STUDY_PAGE_H

#include "read/published.h"
#include "report/html_figure.h"
#include "report/review.h"

struct study_page {
    const struct fitted *fitted;
    struct published *const *published; /* per table; NULL where nothing is printed */
    struct table *const *table;         /* per table; NULL where it is left out */
    const struct table *key_figures;
    const struct table *findings;     /* NULL where nothing is printed */
    const struct html_figure *figure; /* per plot */
    const struct review *review;
    struct table *const *varied; /* ends with NULL; NULL where the study leaves nothing open */
    size_t arguments;            /* of the command line, the program's name not counted */
    const char *const *argument;
    bool open; /* what would be folded is open, to be printed whole */
};

const char *study_page_html(struct run *run, const struct study_page *page);

#endif
