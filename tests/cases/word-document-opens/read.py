"""Each part must be XML; each row of a table covers the columns of its grid."""
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
with zipfile.ZipFile(sys.argv[1]) as file:
    parts = {name: tree.fromstring(file.read(name)) for name in file.namelist()}
    print(sorted({info.date_time for info in file.infolist()}))
print(*parts, sep="\n")
print("language:", next(parts["word/styles.xml"].iter(W + "lang")).get(W + "val"))


def text_of(element):
    return "".join(t.text or "" for t in element.iter(W + "t"))


for table in parts["word/document.xml"].iter(W + "tbl"):
    columns = len(table.find(W + "tblGrid"))
    print("table:", table.find(W + "tblPr/" + W + "tblCaption").get(W + "val"))
    for row in table.iter(W + "tr"):
        spans = sum(int(s.get(W + "val")) for s in row.iter(W + "gridSpan"))
        if spans != columns:
            print("BREACH:", spans, "of", columns)
    for row in list(table.iter(W + "tr"))[:4]:
        print("   ", " | ".join(text_of(cell) for cell in row.iter(W + "tc")))
