"""What holds for every template."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Django's engine writes 1.000 by itself, Jinja2 where it is asked to.
DJANGO, JINJA = ROOT / "beskplan" / "templates", ROOT / "templates"
KEY_AS_NUMBER = re.compile(r"\{\{[^}]*\b(?:pk|\w+_id)\|number")
BARE_KEY = re.compile(
    r"\{\{ *(?:\w+\.)+(?:pk|(?!auto_)\w+_id)(?:\|(?!stringformat|admin_urlquote)[^}]*)? *\}\}"
)


@pytest.mark.parametrize(
    ("written", "is_bare"),
    [
        ("{{ row.pk }}", True),
        ("{{ area.pk|default:'uden' }}", True),
        ("{{ link.unit_id }}", True),
        ("{{ row.pk|stringformat:'d' }}", False),
        ("{{ field.auto_id }}", False),
        ("{% url 'unit' link.unit_id %}", False),
    ],
)
def test_a_bare_key_is_known(written, is_bare):
    assert bool(BARE_KEY.search(written)) == is_bare


@pytest.mark.parametrize(("folder", "wrong"), [(DJANGO, BARE_KEY), (JINJA, KEY_AS_NUMBER)])
def test_no_key_is_written_as_a_danish_number(folder, wrong):
    """From 1.000 on a key would be written with a point, and no link, label or button finds it."""
    found = [
        f"{path.relative_to(folder)}: {found}"
        for path in folder.rglob("*.html")
        for found in wrong.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []
