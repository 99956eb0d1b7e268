"""How the Word papers look: one set of styles, and the small parts of Word that have no API."""

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_TblPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Arial"
LANGUAGE = "da-DK"
BLUE, INK, GREY = RGBColor(0, 0x31, 0x5D), RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x4D, 0x52, 0x59)
HEAD_FILL, RULE = "00315D", "B8BEC6"
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
CELL, CELL_HEAD, SMALL, FACT = "Tabeltekst", "Tabelhoved", "Tabelnote", "Oplysning"
LEAD, NOTE = "Resumé", "Fodnote"
PAGE = (Cm(29.7), Cm(21))  # A4 lying down
MARGIN = Cm(1.8)
USABLE = 26.1  # cm between the margins

MARK_FONT = "Segoe UI Symbol"  # Arial lacks the statuses' marks

HEADINGS = {
    "Title": (17, 0, 4),
    "Heading 1": (14, 18, 6),
    "Heading 2": (11, 12, 4),
    "Heading 3": (10, 8, 2),
}
TEXTS = {
    CELL: (9, 0, 3, INK, False),
    CELL_HEAD: (9, 2, 2, WHITE, True),
    SMALL: (8, 0, 3, GREY, False),
    FACT: (10, 0, 2, INK, False),
    LEAD: (11, 4, 6, INK, False),
    NOTE: (8, 0, 1, INK, False),
}


def dress(document: Document) -> None:
    """Page, language and styles of every paper."""
    _page(document.sections[0])
    _set_language(document)
    normal = document.styles["Normal"]
    _font(normal, 10, INK)
    _spacing(normal, 0, 6)
    normal.paragraph_format.line_spacing = 1.08
    normal.paragraph_format.widow_control = True
    for name, (size, before, after) in HEADINGS.items():
        style = document.styles[name]
        _font(style, size, BLUE, bold=True)
        _spacing(style, before, after)
        style.paragraph_format.keep_with_next = True
    _drop_unused_styles(document)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)  # Word's own title stands on a line
    for name, (size, before, after, colour, bold) in TEXTS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, size, colour, bold)
        _spacing(style, before, after)
        style.paragraph_format.line_spacing = 1.04
    stops = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(USABLE), WD_TAB_ALIGNMENT.RIGHT)
    for name in ("Header", "Footer"):
        _font(document.styles[name], 8, GREY)


def add_field(paragraph: Paragraph, instruction: str, shown: str = "1") -> None:
    """A field that Word works out: PAGE, NUMPAGES."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("instr", instruction), ("separate", ""), ("text", shown)):
        run._r.append(_field_part(kind, text))
    run._r.append(_field_part("end", ""))


def shade(cell: _Cell, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def repeat_on_each_page(row: _Row) -> None:
    """Marks the row as the table's header, for readers by ear too."""
    row._tr.get_or_add_trPr().append(_on("w:tblHeader"))


def keep_together(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(_on("w:cantSplit"))


def describe_table(table: Table, title: str, description: str) -> None:
    """What a screen reader says before it reads the table."""
    properties = table._tbl.tblPr
    for name, words in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(name)
        element.set(qn("w:val"), words)
        properties.append(element)


def rule_and_pad(table: Table) -> None:
    """Thin rules between the cells, and air inside them."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 60), ("left", 100), ("bottom", 40), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # Word refuses a file whose table properties stand in another order.
    look = properties.find(qn("w:tblLook"))
    for element in (borders, _fixed_layout(properties), margins):
        look.addprevious(element)


def _fixed_layout(properties: CT_TblPr) -> BaseOxmlElement:
    layout = properties.find(qn("w:tblLayout"))
    if layout is None:
        layout = OxmlElement("w:tblLayout")
    layout.set(qn("w:type"), "fixed")
    return layout


def _drop_unused_styles(document: Document) -> None:
    """Word's template brings 160 styles, and python-docx goes through all of them for each
    paragraph that is written."""
    used = {"Normal", "Header", "Footer", "Default Paragraph Font", "Normal Table", "No List"}
    for style in list(document.styles):
        if style.name not in used | HEADINGS.keys():
            style.element.getparent().remove(style.element)


def _page(section: Section) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.9)
    section.header_distance, section.footer_distance = Cm(0.8), Cm(0.9)


def _set_language(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _font(style: ParagraphStyle, size: float, colour: RGBColor, bold: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)  # the theme's font goes before a named one
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _spacing(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)


def _on(name: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    return element


def _field_part(kind: str, text: str) -> BaseOxmlElement:
    if kind == "instr":
        element = OxmlElement("w:instrText")
        element.set(qn("xml:space"), "preserve")
        element.text = f" {text} "
        return element
    if kind == "text":
        element = OxmlElement("w:t")
        element.text = text
        return element
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element
