"""What a page can be asked and told, read from the page itself: its forms, its links, and the names
that its view looked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.http import QueryDict


@dataclass
class Form:
    action: str  # path
    method: str
    enctype: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


@dataclass
class Page:
    """`names` are those of the address's own parameters."""

    names: list[str]
    forms: list[Form]


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.forms: list[Form] = []
        self.names: set[str] = set()
        self.select, self.textarea = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.read_link(said.get("href", ""))
        elif tag == "form":
            action = urlsplit(urljoin(self.path, said.get("action", ""))).path
            method = said.get("method", "get").lower()
            self.forms.append(Form(action, method, said.get("enctype", "")))
        elif self.forms:
            self.read_field(tag, said)

    def read_link(self, href: str) -> None:
        parts = urlsplit(urljoin(self.path, href))
        if parts.path == self.path:
            self.names.update(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))

    def read_field(self, tag: str, said: dict[str, str]) -> None:
        form, name, value = self.forms[-1], said.get("name", ""), said.get("value", "")
        if tag == "option" and self.select:
            form.choices.setdefault(self.select, []).append(value)
            if "selected" in said:
                form.fields.append((self.select, value))
        elif tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = name
            form.fields.append((name, ""))
        elif tag == "button" or said.get("type") == "submit":
            form.buttons.append((name, value))
        elif tag == "input" and said.get("type") == "file":
            form.files.append(name)
        elif tag == "input" and said.get("type") in ("checkbox", "radio"):
            form.choices.setdefault(name, []).append(value or "on")
            if "checked" in said:
                form.fields.append((name, value or "on"))
        elif tag == "input" and name:
            form.fields.append((name, value))

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.forms[-1].fields[-1] = (self.textarea, data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.textarea = ""
        elif tag == "select":
            self.select = ""


def read(path: str, html: str, looked_for: set[str]) -> Page:
    reader = _Reader(path)
    reader.feed(html)
    asked = [form for form in reader.forms if form.method == "get" and form.action == path]
    names = {name for form in asked for name, _ in form.fields}
    names.update(*(form.choices for form in asked), reader.names, looked_for)
    posted = [form for form in reader.forms if form.method == "post"]
    return Page(sorted(filter(None, names)), posted)


@contextmanager
def names_looked_for() -> Iterator[set[str]]:
    """The names that views read from the query and from forms meanwhile."""
    found: set[str] = set()

    def noting(plain):
        def read_name(self, key, *more):
            found.add(str(key))
            return plain(self, key, *more)

        return read_name

    with pytest.MonkeyPatch.context() as patch:
        for method in ("__getitem__", "__contains__", "getlist"):
            patch.setattr(QueryDict, method, noting(getattr(QueryDict, method)), raising=False)
        yield found
