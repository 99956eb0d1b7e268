"""Every page, form and file as text, for each role."""

import re
from collections.abc import Iterator
from io import BytesIO

from django.contrib.auth.models import User
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.browser.stage import ROLES, Stage
from tests.golden.addresses import admin_pages, files, pages, posts
from tests.golden.normal import normal, without_today


def recorded(stage: Stage, only: str = "") -> Iterator[tuple[str, str]]:
    """What was asked for, by whom, and the answer as text. `only` is a pattern of those asked."""
    for key, client, address, data in asked(stage):
        if not re.search(only, key):
            continue
        response = client.post(address, data) if data is not None else client.get(address)
        yield key, content_of(response)


def asked(stage: Stage):
    for role in ROLES:
        client = logged_in(role)
        for address in pages(stage, role):
            if "plan=" not in address:
                remember(client, stage.plan.slug)
            yield f"{role} {address}", client, address, None
    nobody = Client()
    for address in ("/log-ind/", "/tilgaengelighed/", "/initiativer/", "/findes-ikke/"):
        yield f"ingen {address}", nobody, address, None
    for role, addresses in admin_pages().items():
        client = logged_in(role)
        for address in addresses:
            yield f"{role} {address}", client, address, None
    for number, (role, address, data) in enumerate(posts(stage)):
        client = logged_in(role) if role else Client()
        yield f"{role or 'ingen'} POST {number} {address}", client, address, data
    client = logged_in("analytiker")
    for address in files(stage):
        yield f"analytiker {address}", client, address, None


def remember(client, slug: str) -> None:
    """Which plan is in view does not hang on the pages that were asked for before."""
    session = client.session
    session["plan"] = slug
    session.save()


def logged_in(role: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=role), "django.contrib.auth.backends.ModelBackend")
    return client


def content_of(response) -> str:
    start = f"{response.status_code} {response.headers.get('Location', '')}\n"
    kind = response.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        return start + normal(response.content.decode())
    body = BytesIO(response.getvalue())
    if "wordprocessing" in kind:
        return start + without_today(word_text(body))
    if "spreadsheet" in kind:
        return start + without_today(workbook_text(body))
    return start + kind


def word_text(file) -> str:
    paper, lines = Document(file), []
    parts = [paper.element.body]
    for section in paper.sections:
        parts += [section.header._element, section.footer._element]
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            lines.append("".join(node.text or "" for node in paragraph.iter(qn("w:t"))))
    return "\n".join(lines)


def workbook_text(file) -> str:
    lines = []
    for sheet in load_workbook(file):
        lines.append(f"== {sheet.title} {sheet.freeze_panes} {sheet.auto_filter.ref}")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    lines.append(f"{cell.coordinate} {cell.number_format} {cell.value!r}")
    return "\n".join(lines)
