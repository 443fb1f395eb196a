#include "report/word.h"

#include <glib.h>
#include <string.h>

#include "report/html_page.h"
#include "report/package.h"
#include "report/release.h"

/* A4 and its margins, in twentieths of a point. */
enum { SHORT_SIDE = 11906, LONG_SIDE = 16838, MARGIN = 1134 };

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."

static const char types[] =
    XML "<Types xmlns=\"" PACKAGE "content-types\">"
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
        "relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" OFFICE "document.main+xml\"/>"
        "<Override PartName=\"/word/styles.xml\" ContentType=\"" OFFICE "styles+xml\"/>"
        "<Override PartName=\"/word/settings.xml\" ContentType=\"" OFFICE "settings+xml\"/>"
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-"
        "package.core-properties+xml\"/></Types>";

static const char relations[] = XML
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" Target=\"word/document.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE
    "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] =
    XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
        "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/settings\" Target=\"settings.xml\"/>"
        "</Relationships>";

/* As Word since 2013 lays pages out. */
static const char settings[] =
    XML "<w:settings xmlns:w=\"" MAIN "\"><w:compat>"
        "<w:compatSetting w:name=\"compatibilityMode\" "
        "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

/* Sizes in half points. */
#define STYLE(id, name, paragraph, letters)                                                        \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name                     \
    "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" letters     \
    "</w:rPr></w:style>"

static const char styles[] = XML
    "<w:styles xmlns:w=\"" MAIN "\"><w:docDefaults><w:rPrDefault><w:rPr>"
    "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/>"
    "<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
    "<w:name w:val=\"Normal Table\"/></w:style>" STYLE("Heading1", "heading 1",
                                                       "<w:keepNext/><w:outlineLvl w:val=\"0\"/>",
                                                       "<w:b/><w:sz w:val=\"32\"/>")
        STYLE("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"80\"/>",
              "<w:sz w:val=\"22\"/>")
            STYLE("Statement", "Statement", "<w:keepNext/><w:spacing w:after=\"80\"/>", "<w:b/>")
                STYLE("TableText", "Table Text", "<w:spacing w:before=\"20\" w:after=\"20\"/>",
                      "<w:sz w:val=\"18\"/>")
                    STYLE("TableNote", "Table Note", "<w:spacing w:before=\"40\" w:after=\"0\"/>",
                          "<w:sz w:val=\"18\"/>") "</w:styles>";

const char *word_text(struct run *run, const char *text)
{
    char *valid = g_utf8_make_valid(text == NULL ? "" : text, -1);
    for (char *at = valid; *at != '\0'; at++)
        if ((unsigned char)*at < ' ')
            *at = ' ';
    return html_escape(run, run_adopt(run, valid, g_free));
}

/* A title in italics under its number. */
static const char *italic_caption(struct run *run, const struct table *table)
{
    const char *number = talloc_asprintf(
        run,
        "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
        "<w:t>%s</w:t></w:r></w:p>\n",
        word_text(run, table->id));
    return talloc_asprintf(run,
                           "%s<w:p><w:pPr><w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:rPr><w:i/>"
                           "</w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>\n",
                           *table->id == '\0' ? "" : number, word_text(run, table->title));
}

static const char *paragraph(struct run *run, const char *style, const char *bold, const char *text)
{
    const char *strong =
        *bold == '\0' ? ""
                      : talloc_asprintf(run,
                                        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">%s "
                                        "</w:t></w:r>",
                                        word_text(run, bold));
    return talloc_asprintf(run,
                           "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>%s<w:r>"
                           "<w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>\n",
                           style, strong, word_text(run, text));
}

static char *table_append(struct run *run, char *text, const struct table *table, size_t room)
{
    text = talloc_strdup_append_buffer(
        text, table->italic_title ? italic_caption(run, table)
                                  : paragraph(run, "Caption", table->id, table->title));
    if (table->made_up)
        text = talloc_strdup_append_buffer(text, paragraph(run, "Statement", "", MADE_UP_NOTE));
    text = talloc_strdup_append_buffer(text, word_table(run, table, room));
    for (size_t i = 0; i < table->notes; i++)
        text = talloc_strdup_append_buffer(text, paragraph(run, "TableNote", "", table->note[i]));
    return talloc_strdup_append_buffer(text, paragraph(run, "TableNote", "", ""));
}

static bool is_wide(struct run *run, const struct document *document)
{
    for (size_t i = 0; i < document->parts; i++)
        if (document->part[i].table != NULL
            && word_table_width(run, document->part[i].table) > SHORT_SIDE - 2 * MARGIN)
            return true;
    return false;
}

static const char *body(struct run *run, const struct document *document)
{
    bool wide = is_wide(run, document);
    size_t width = wide ? LONG_SIDE : SHORT_SIDE, height = wide ? SHORT_SIDE : LONG_SIDE;
    char *text = talloc_asprintf(run, XML "<w:document xmlns:w=\"" MAIN "\"><w:body>\n%s",
                                 paragraph(run, "Heading1", "", document->title));
    for (size_t i = 0; i < document->parts; i++) {
        const struct document_part *part = &document->part[i];
        text = part->table == NULL
                   ? talloc_strdup_append_buffer(text, paragraph(run, "Normal", "", part->words))
                   : table_append(run, text, part->table, width - 2 * MARGIN);
    }
    return talloc_asprintf_append_buffer(
        text,
        "<w:sectPr><w:pgSz w:w=\"%zu\" w:h=\"%zu\"%s/><w:pgMar w:top=\"%d\" w:right=\"%d\" "
        "w:bottom=\"%d\" w:left=\"%d\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/>"
        "</w:sectPr></w:body></w:document>\n",
        width, height, wide ? " w:orient=\"landscape\"" : "", MARGIN, MARGIN, MARGIN, MARGIN);
}

static const char *core(struct run *run, const struct document *document)
{
    const time_t seconds = release_date();
    struct tm date;
    char day[32];
    strftime(day, sizeof day, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&seconds, &date));
    return talloc_asprintf(run,
                           XML "<cp:coreProperties xmlns:cp=\"" PACKAGE
                               "metadata/core-properties\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                               "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                               "<dc:title>%s</dc:title><dc:creator>attain</dc:creator>"
                               "<dc:language>en-GB</dc:language>"
                               "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                               "</cp:coreProperties>",
                           word_text(run, document->title), day);
}

bool word_write(struct run *run, const struct document *document, struct bytes *bytes)
{
    const struct package_file file[] = {
        { "[Content_Types].xml", types },
        { "_rels/.rels", relations },
        { "docProps/core.xml", core(run, document) },
        { "word/document.xml", body(run, document) },
        { "word/styles.xml", styles },
        { "word/settings.xml", settings },
        { "word/_rels/document.xml.rels", document_relations },
    };
    return package_write(run, file, sizeof file / sizeof *file, bytes);
}
