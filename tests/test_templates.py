"""What holds for every template."""

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
BARE_KEY = re.compile(
    r"\{\{ *(?:\w+\.)+(?:pk|(?!auto_)\w+_id)(?:\|(?!stringformat|address:)[^}]*)? *\}\}"
)


@pytest.mark.parametrize(
    ("written", "is_bare"),
    [
        ("{{ row.pk }}", True),
        ("{{ area.pk|default:'uden' }}", True),
        ("{{ link.unit_id }}", True),
        ("{{ row.pk|stringformat:'d' }}", False),
        ("{{ row.pk|address:'unit' }}", False),
        ("{{ field.auto_id }}", False),
        ("{% url 'unit' link.unit_id %}", False),
    ],
)
def test_a_bare_key_is_known(written, is_bare):
    assert bool(BARE_KEY.search(written)) == is_bare


def test_no_key_is_written_as_a_danish_number():
    """From 1.000 on a key would be written with a point, and no link, label or button finds it."""
    bare = [
        f"{path.relative_to(TEMPLATES)}: {found}"
        for path in TEMPLATES.rglob("*.html")
        for found in BARE_KEY.findall(path.read_text(encoding="utf-8"))
    ]
    assert bare == []
