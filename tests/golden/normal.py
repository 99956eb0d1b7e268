"""A page as text that two ways of making it can be compared by: a line for each tag and text.

White space is collapsed as a browser collapses it, attributes stand in order, chart data is JSON
with its keys in order, and what differs from run to run (tokens, today) has a word instead.
"""

import json
import re
from datetime import date
from html.parser import HTMLParser

INLINE = {
    "a", "abbr", "b", "bdi", "br", "button", "cite", "code", "del", "em", "i", "img",
    "input", "ins", "kbd", "label", "mark", "path", "q", "s", "small", "span", "strong",
    "sub", "sup", "svg", "textarea", "time", "use", "wbr", "progress", "rect", "circle",
    "line", "polyline", "text", "title", "g",
}  # fmt: skip
RAW = {"script", "style", "textarea", "pre"}
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
SIGNED = {"csrfmiddlewaretoken", "seen", "shown"}


class Normal(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.after_space, self.raw = True, ""
        self.pending: int | None = None

    def handle_starttag(self, tag, attrs):
        self._edge(tag)
        self.lines.append(f"<{tag}{_attributes(tag, attrs)}>")
        if tag in RAW:
            self.raw = tag
        if tag in ("input", "img", "br", "svg", "select", "button"):
            self.after_space, self.pending = False, None

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.raw = ""

    def handle_endtag(self, tag):
        self.raw = ""
        self._edge(tag)
        if tag not in ("use", "path", "input", "br", "img", "rect", "circle", "line"):
            self.lines.append(f"</{tag}>")

    def handle_data(self, data):
        if self.raw == "script":
            self.lines.append(_json(data))
            return
        if self.raw:
            self.lines.append(repr(data.strip("\n")))
            return
        text = re.sub(r"[ \t\n\r\f]+", " ", data)
        if self.after_space:
            text = text.removeprefix(" ")
        if not text:
            return
        self.lines.append(text)
        self.after_space = text.endswith(" ")
        self.pending = len(self.lines) - 1 if self.after_space else None

    def handle_decl(self, decl):
        self.lines.append(f"<!{decl}>")

    def _edge(self, tag):
        """At a block's edge white space is nothing."""
        if tag in INLINE:
            return
        if self.pending is not None:
            self.lines[self.pending] = self.lines[self.pending].rstrip(" ")
        self.after_space, self.pending = True, None


def _attributes(tag, attrs) -> str:
    attrs = dict(attrs)
    if attrs.get("name") in SIGNED:
        attrs["value"] = "…"
    for name, value in attrs.items():
        if name == "class" and value:
            attrs[name] = " ".join(value.split())
        elif name == "hx-headers":
            attrs[name] = "…"
        elif value and value[0] in "[{":
            attrs[name] = _json(value)
        elif value and name in ("aria-describedby", "style"):
            attrs[name] = " ".join(value.split())
    return "".join(
        f" {name}" if value is None or value == "" else f' {name}="{value}"'
        for name, value in sorted(attrs.items())
    )


def _json(text: str) -> str:
    try:
        value = _untemplated(_plain(json.loads(text)))
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    except ValueError:
        return text.strip()


def _plain(value):
    """Numbers by their value, and nothing where a key has no value."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value


def _untemplated(value):
    """A figure as plotly.js draws it: what its template says stands in its own layout."""
    layout = value.get("layout") if isinstance(value, dict) else None
    if not layout or not layout.get("template"):
        return value
    common = layout["template"]["layout"]
    look = _merged({name: one for name, one in common.items() if "axis" not in name}, layout)
    for name, axis in layout.items():
        if re.fullmatch(r"[xy]axis\d*", name) and axis.get("visible") is not False:
            look[name] = _merged(common[name[:5]], axis)
            look[name].pop("showline")  # goes without saying where an axis has a linecolor
    return value | {"layout": look | {"template": {}}}


def _merged(base: dict, changes: dict) -> dict:
    both = {
        name: _merged(base[name], one)
        for name, one in changes.items()
        if isinstance(one, dict) and isinstance(base.get(name), dict)
    }
    return base | changes | both


def normal(html: str) -> str:
    parser = Normal()
    parser.feed(html)
    parser.close()
    return without_today("\n".join(line for line in parser.lines if line))


def without_today(text: str) -> str:
    """The database has its own clock: today and the time of day stand in the history."""
    today = date.today()  # noqa: DTZ011 - what the server's clock says too
    for written in (
        f"{today.day}. {MONTHS[today.month - 1]} {today.year}",
        f"{today.day}. {MONTHS[today.month - 1][:3]}. {today.year}",
        today.isoformat(),
        f"{today:%d.%m.%Y}",
        f"{today:%d-%m-%Y}",
    ):
        text = text.replace(written, "I-DAG")
    text = re.sub(r"\b[0-9a-f]{32}\.(pdf|docx|xlsx)", r"TILFÆLDIG.\1", text)
    text = re.sub(r"\w+\*{6,}", "HEMMELIG", text)
    text = re.sub(r"kl\. ?\d\d?[.:]\d\d", "kl. NU", text)
    text = re.sub(r"I-DAG \d\d[.:]\d\d", "I-DAG NU", text)
    return re.sub(r"\b\d\d[.:]\d\d[.:]\d\d\b", "NU", text)
