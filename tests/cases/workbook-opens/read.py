"""What a workbook holds: properties, sheets, tables, the first rows of each; and its breaches."""
import sys
import zipfile

import openpyxl

path = sys.argv[1]
book = openpyxl.load_workbook(path)
print("title:", book.properties.title, "| author:", book.properties.creator)
print("created:", book.properties.created, "| opens at:", book.active.title)
with zipfile.ZipFile(path) as file:
    print("language:", "en-GB" in file.read("docProps/custom.xml").decode())
names = set()
for sheet in book:
    tables = list(sheet.tables.values()) if hasattr(sheet.tables, "values") else []
    print("==", sheet.title, [(t.displayName, t.ref) for t in tables])
    if sheet.freeze_panes or sheet.merged_cells.ranges or sheet.auto_filter.ref:
        print("BREACH: frozen, merged or filtered")
    if len(sheet.title) > 31 or sheet["A1"].value is None:
        print("BREACH: name or A1")
    for table in tables:
        if table.displayName in names or table.autoFilter is not None:
            print("BREACH: name of a table, or a filter")
        names.add(table.displayName)
        last = int("".join(c for c in table.ref.split(":")[1] if c.isdigit()))
        if last != sheet.max_row:
            print("BREACH: something stands below the table")
    for letter, column in sheet.column_dimensions.items():
        if sheet.title not in ("Cover", "Contents", "Notes") and round(column.width) not in (16, 17, 32, 33):
            print("BREACH: width", letter, column.width)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.fill.fill_type or cell.font.name != "Arial" and cell.value is not None \
                    and not cell.hyperlink:
                print("BREACH: fill or font", cell.coordinate, cell.font.name)
    for row in sheet.iter_rows(max_row=9):
        cells = [f"{c.value!r} as {c.number_format}" if c.data_type == "n" and c.value is not None
                 else str(c.value or "") for c in row]
        print(" | ".join(cells).rstrip(" |"))
with zipfile.ZipFile(path) as file:
    print(sorted({info.date_time for info in file.infolist()}))
