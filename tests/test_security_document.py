"""docs/security.md says of every requirement once how it stands, and names tests that there are."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
ROW = re.compile(r"^\| (\d[\d., ]*?) \| (.+) \|$", re.MULTILINE)
STATES = {"met", "part", "not yet", "yours"}


def states():
    """Number: state, of every row that has one."""
    for numbered, cells in ROW.findall(TEXT):
        asked, *rest = cells.split(" | ")
        if rest:
            yield numbered, rest


def test_every_test_that_is_named_is_there():
    missing = []
    for path, test in NAMED.findall(TEXT):
        file = ROOT / path
        if not file.is_file() or (test and f"def {test}(" not in file.read_text(encoding="utf-8")):
            missing.append(f"{path}::{test}" if test else path)
    assert len(NAMED.findall(TEXT)) > 100
    assert missing == []


def test_each_requirement_stands_once_with_a_state_and_a_test_or_reason():
    found = Counter(number for numbered, _ in ROW.findall(TEXT) for number in numbered.split(", "))
    assert len(found) > 200
    assert [number for number, times in found.items() if times > 1] == []
    wrong = [
        number for number, (state, *why) in states() if state not in STATES or not "".join(why)
    ]
    assert wrong == []


def test_readme_and_architecture_lead_to_it():
    for path, link in (("README.md", "docs/security.md"), ("docs/architecture.md", "security.md")):
        assert f"]({link}" in (ROOT / path).read_text(encoding="utf-8"), path
