#include "report/html_page.h"

#include <string.h>

/* Contrast with the ground: text 16:1 and more, figures of printed tables 7:1. Rules as in a
 * printed table: none that stand. */
static const char page_style[] =
    "body{margin:0;color:#1a1a1a;background:#fff;font:1rem/1.5 \"Liberation Sans\",Arial,"
    "Helvetica,sans-serif}\n"
    "main{max-width:72rem;margin:0 auto;padding:1rem}\n"
    "h1{font-size:1.5rem;line-height:1.25}\n"
    "p,caption,h1{overflow-wrap:anywhere}\n"
    "p{max-width:46rem}\n"
    ".table{overflow-x:auto;margin:2rem 0 .5rem;padding:2px}\n"
    ".table:focus-visible{outline:3px solid #12436d}\n"
    "table{border-collapse:collapse;border-bottom:2px solid;font-variant-numeric:tabular-nums}\n"
    "caption{text-align:left;padding-bottom:.5rem}\n"
    "thead{border-top:2px solid;border-bottom:1px solid}\n"
    "th,td{padding:.2rem 1.2rem .2rem 0;text-align:left;vertical-align:baseline}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "th{font-weight:normal}\n"
    "thead th{font-weight:bold;vertical-align:bottom}\n"
    "th[scope=row]{min-width:7rem}\n"
    "sup{line-height:0}\n"
    "th.number,td.number{text-align:right}\n"
    "td.number{white-space:nowrap}\n"
    "th.span{text-align:center;border-bottom:1px solid}\n"
    "tbody+tbody,tr.rule{border-top:1px solid}\n"
    "tr.printed{color:#595959;font-size:.9em}\n"
    "tr.printed th{padding-left:1.5rem}\n"
    ".stars{display:inline-block;width:1.2em;text-align:left}\n"
    "abbr{text-decoration:none}\n"
    ".notes{font-size:.9rem}\n"
    ".notes p{margin:.3rem 0}\n"
    "@media print{main{max-width:none;padding:0}.table{overflow:visible}\n"
    "thead{display:table-header-group}tr,caption{break-inside:avoid}\n"
    "table{font-size:.8rem}}\n";

static const char *entity_of(char sign)
{
    switch (sign) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

const char *html_escape(struct run *run, const char *text)
{
    const char *at = text == NULL ? "" : text;
    size_t plain = strcspn(at, "&<>\"'");
    if (at[plain] == '\0')
        return at;
    char *out = talloc_strndup(run, at, plain);
    for (at += plain; *at != '\0'; at += plain) {
        out = talloc_strdup_append_buffer(out, entity_of(*at++));
        plain = strcspn(at, "&<>\"'");
        out = talloc_strndup_append_buffer(out, at, plain);
    }
    return out;
}

const char *html_page_begin(struct run *run, const char *title, bool made_up, const char *style)
{
    const char *shown = html_escape(run, title);
    return talloc_asprintf(run,
                           "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                           "<meta charset=\"utf-8\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, "
                           "initial-scale=1\">\n"
                           "<meta name=\"generator\" content=\"attain " ATTAIN_VERSION "\">\n"
                           "<title>%s%s</title>\n<style>\n%s%s</style>\n</head>\n<body>\n<main>\n"
                           "<h1>%s</h1>\n",
                           made_up ? "Made-up data: " : "", shown, page_style, style, shown);
}

const char *html_page_end(void)
{
    return "</main>\n</body>\n</html>\n";
}

const char *html_paragraph(struct run *run, const char *text)
{
    return talloc_asprintf(run, "<p>%s</p>\n", html_escape(run, text));
}
