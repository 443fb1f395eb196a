"""check.py PAGE - whether a page of HTML works for whoever reads, hears, types, or prints it.

Prints a line for each check that fails, and "checked" at the end. WCAG 2.2 at level AA where a
program can tell: contrast (1.4.3), reflow (1.4.10), keyboard (2.1.1, 2.4.3), names (1.1.1, 4.1.2),
headings, language and title (2.4.2, 3.1.1).
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

DECORATION = "MADE-UP DATA"  # a watermark: said again in words

CONTRAST = """(() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  // Of text in a picture: the last filled shape before it that lies under its middle.
  const under = node => {
    const box = node.getBoundingClientRect(), svg = node.closest('svg');
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const shapes = [...svg.querySelectorAll('rect,path,circle')].filter(shape =>
      shape.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    for (const shape of shapes.reverse()) {
      const style = getComputedStyle(shape);
      if (style.fill === 'none' || +style.fillOpacity * +style.opacity < .9) continue;
      if (shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse())))
        return parts(style.fill);
    }
    return null;
  };
  const ground = node => {
    const shape = node.closest('svg') && under(node);
    if (shape) return shape;
    for (; node; node = node.parentElement) {
      const colour = parts(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), node = walker.currentNode.parentElement;
    if (!text || text === DECORATION || node.closest('script,style,title,desc')) continue;
    if (node.getClientRects().length === 0) continue;
    const style = getComputedStyle(node);
    const ink = parts(node.closest('svg') ? style.fill : style.color);
    const [one, other] = [light(ink), light(ground(node))].sort((a, b) => b - a);
    if ((one + .05) / (other + .05) < 4.5) poor.push(text.slice(0, 40));
  }
  return poor;
})()"""

OPEN_ALL = "document.querySelectorAll('details').forEach(part => part.open = true)"

faults = 0


def check(claim, holds, told=""):
    global faults
    if not holds:
        faults += 1
        print(f"not so: {claim} {told}".rstrip())


def sane(browser, address):
    """What goes for any page, at any width."""
    width = browser.width
    browser.open(address)
    check(f"at {width}: no complaints", not browser.complaints, browser.complaints[:3])
    check(f"at {width}: asks for itself alone", browser.requests == [address], browser.requests)
    for state in ("folded", "open"):
        wide = browser.value("document.documentElement.scrollWidth")
        check(f"at {width}, {state}: nothing beyond the page", wide <= width, wide)
        browser.value(OPEN_ALL)
    poor = browser.value(CONTRAST.replace("DECORATION", repr(DECORATION)))
    check(f"at {width}: contrast of 4.5 to 1", not poor, poor[:5])


def well_formed(browser):
    check("has a language", browser.value("document.documentElement.lang") == "en-GB")
    check("has a title", bool(browser.value("document.title")))
    twice = browser.value("""(ids => ids.filter((id, i) => ids.indexOf(id) !== i))(
        [...document.querySelectorAll('[id]')].map(part => part.id))""")
    check("no id twice", not twice, twice[:5])
    lost = browser.value("""[...document.querySelectorAll('[aria-labelledby],[aria-describedby]')]
        .flatMap(part => ((part.getAttribute('aria-labelledby') || '') + ' '
          + (part.getAttribute('aria-describedby') || '')).trim().split(/\\s+/))
        .concat([...document.querySelectorAll('a[href^="#"]')].map(a => a.hash.slice(1)))
        .filter(id => !document.getElementById(id))""")
    check("every id that is named is there", not lost, lost[:5])
    levels = browser.value("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
    check("one first heading, and it is the first", levels[0] == 1 and levels.count(1) == 1)
    check("no level of heading is jumped",
          all(b <= a + 1 for a, b in zip(levels, levels[1:])), levels)


def heard(browser):
    """Tables and pictures by their names."""
    nodes = browser.accessible()
    tables = [name for role, name in nodes if role == "table"]
    count = browser.value("document.querySelectorAll('table').length")
    check("every table is heard", len(tables) == count, (len(tables), count))
    check("by a name", all(tables))
    pictures = [name for role, name in nodes if role in ("image", "img", "graphics-document")]
    shown = browser.value("""[...document.querySelectorAll('svg')]
        .filter(svg => svg.getClientRects().length).map(svg =>
          svg.querySelector('title').textContent + ' ' + svg.querySelector('desc').textContent)""")
    plain = [" ".join(words.split()) for words in shown]
    check("every picture is heard in words", [" ".join(p.split()) for p in pictures] == plain,
          (len(pictures), len(plain)))


def typed(browser):
    """The keyboard goes through the page in its order, and is seen where it is."""
    browser.value("document.activeElement.blur(), window.scrollTo(0, 0)")
    wanted = browser.value("""[...document.querySelectorAll('a[href],summary,[tabindex="0"]')]
        .filter(part => part.checkVisibility()).length""")
    order = []
    for _ in range(wanted):
        browser.press("Tab")
        order.append(browser.value("""(at => [[...document.querySelectorAll('*')].indexOf(at),
            at.className, getComputedStyle(at).outlineStyle])(document.activeElement)"""))
    places = [place for place, _, _ in order]
    check("the keyboard goes down the page", places == sorted(set(places)), len(places))
    if browser.value("document.querySelector('nav') !== null"):
        check("the first stop skips the contents", order[0][1] == "skip", order[0])
    check("where it is, is seen", all(outline != "none" for _, _, outline in order))


def walked(browser):
    """Marks of a figure by arrow keys."""
    marks = browser.value("""(plot => { plot?.focus(); return plot?.getAttribute('aria-label'); })(
        [...document.querySelectorAll('.plot[aria-label]')]
            .find(plot => plot.getClientRects().length))""")
    count = int(re.search(r", (\d+) mark", marks or ", 0 mark").group(1))
    check("a figure has named marks", count > 0, marks)
    if count == 0:
        return
    ring = """(plot => [+plot.querySelector('svg>circle:last-child').getAttribute('cx'),
        plot.querySelector('.tip').textContent])(document.activeElement)"""
    seen = []
    for _ in range(count):
        browser.press("ArrowRight")
        seen.append(browser.value(ring))
    check("from left to right", [x for x, _ in seen] == sorted(x for x, _ in seen))
    check("each by its name", all(name for _, name in seen))
    check("one after the other", count < 2 or seen[0] != seen[-1])
    browser.press("Home")
    check("Home is the first", browser.value(ring) == seen[0])
    browser.press("End")
    check("End is the last", browser.value(ring) == seen[-1])
    inside = browser.value("""(plot => { const a = plot.getBoundingClientRect(),
        b = plot.querySelector('.tip').getBoundingClientRect();
        return b.left >= a.left - 1 && b.right <= a.right + 1 && b.top >= a.top - 1
          && b.bottom <= a.bottom + 1; })(document.activeElement)""")
    check("the name stands in the figure", inside)
    browser.press("Escape")
    check("Escape leaves", browser.value("document.activeElement === document.body"))
    check("and takes the name away", browser.value(
        "[...document.querySelectorAll('.tip')].every(tip => tip.textContent === '')"))


def named(path):
    """The page with a name for each mark that has none, so that there is something to walk."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if "</title></circle>" in text or "</title></path>" in text:
        return path
    count = iter(range(1, 1000000))
    other = os.path.join(os.path.dirname(path), "named.html")
    with open(other, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(<circle[^>]*)/>",
                          lambda m: f"{m.group(1)}><title>Mark {next(count)}</title></circle>", text))
    return other


def main(path):
    address = "file://" + os.path.abspath(path)
    with Browser(width=1280) as browser:
        sane(browser, address)
        browser.open(address)
        well_formed(browser)
        typed(browser)
        browser.value(OPEN_ALL)
        heard(browser)
        browser.resize(320, 800)
        browser.width = 320
        sane(browser, address)
        heard(browser)
        other = named(os.path.abspath(path))
        figures = browser.value("document.querySelectorAll('.plot').length")
        for width in (1280, 320) if figures else ():
            browser.resize(width, 800)
            browser.open("file://" + other)
            walked(browser)
        if other != os.path.abspath(path):
            os.remove(other)
    with Browser(width=1280, script=False) as browser:
        sane(browser, address)
        heard(browser)
    print("checked" if faults == 0 else f"{faults} faults")
    return faults > 0


sys.exit(main(sys.argv[1]))
