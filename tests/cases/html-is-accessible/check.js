// What a page must be, said in lines; run beside it, when it has loaded.
const frame = document.getElementById("page");

function luminance(colour) {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map(part => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

function ground(view, element) {
    for (let at = element; at; at = at.parentElement) {
        const colour = view.getComputedStyle(at).backgroundColor;
        if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent")
            return colour;
    }
    return "rgb(255, 255, 255)";
}

function contrast(view, element) {
    const text = luminance(view.getComputedStyle(element).color);
    const behind = luminance(ground(view, element));
    return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
}

frame.onload = () => {
    const page = frame.contentDocument, view = frame.contentWindow, said = [];
    const breach = words => said.push("BREACH: " + words);
    if (!page.documentElement.lang) breach("no language");
    if (!page.title) breach("no title");
    if (page.querySelectorAll("h1").length !== 1) breach("not one heading of the page");
    if (!page.querySelector("main")) breach("no main part");
    if (page.documentElement.scrollWidth > 320)
        breach("scrolls sideways at 320 pixels: " + page.documentElement.scrollWidth);
    const ids = [...page.querySelectorAll("[id]")].map(element => element.id);
    if (new Set(ids).size !== ids.length) breach("an id stands twice");
    for (const element of page.querySelectorAll("[aria-labelledby],[aria-describedby]"))
        for (const name of ["aria-labelledby", "aria-describedby"])
            for (const id of (element.getAttribute(name) || "").split(" "))
                if (id && !page.getElementById(id)) breach("nothing has the id " + id);
    const tables = [...page.querySelectorAll("table")];
    for (const table of tables) {
        if (!table.caption || !table.caption.textContent.trim()) breach("a table has no caption");
        if (table.computedRole !== undefined && (table.computedRole !== "table" || !table.computedName))
            breach("a table is none to a screen reader: " + table.computedRole);
        if (!table.tHead && table.rows.length && table.rows[0].cells.length > 2)
            breach("a table has no headings of columns");
        for (const cell of table.querySelectorAll("th"))
            if (!cell.scope || !cell.textContent.trim()) breach("a heading without scope or words");
        const widths = new Set([...table.rows].map(row =>
            [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
        if (widths.size > 1) breach("rows of different lengths");
        const region = table.closest("[role=region]");
        if (!region || region.tabIndex !== 0) breach("a table that scrolls is not reached by keyboard");
    }
    let least = 99;
    for (const element of page.body.querySelectorAll("*"))
        if ([...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
            least = Math.min(least, contrast(view, element));
    if (least < 4.5) breach("contrast of " + least.toFixed(2));
    said.push(tables.length + " tables, contrast " + (least >= 4.5 ? "at least 4.5" : "too low"));
    document.getElementById("result").textContent = said.join("\n") + "\n";
};
