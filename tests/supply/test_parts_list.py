"""The list of parts: valid by CycloneDX's own schema, and whole."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from supply.locks import of_npm, of_python
from supply.parts_list import parts_list

ROOT = Path(__file__).resolve().parent.parent.parent
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
ABC = "abc0" * 16


@pytest.fixture(scope="module")
def parts():
    return parts_list(ROOT, at=NOON)


def component(parts, name):
    return next(each for each in parts["components"] if each["name"] == name)


def test_it_is_valid_by_the_schema(parts):
    faults = JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(parts))
    assert faults is None


def test_what_serves_users_is_required_and_the_rest_is_not(parts):
    assert component(parts, "django")["scope"] == "required"
    assert component(parts, "htmx.org")["scope"] == "required"
    assert component(parts, "pytest")["scope"] == "excluded"
    assert component(parts, "sass")["scope"] == "excluded"


def test_a_browser_package_has_its_group_licence_and_hash(parts):
    font = component(parts, "ibm-plex-sans")
    assert font["group"] == "@fontsource-variable"
    assert font["purl"].startswith("pkg:npm/%40fontsource-variable/ibm-plex-sans@")
    assert font["licenses"] == [{"expression": "OFL-1.1"}]
    assert [each["alg"] for each in font["hashes"]] == ["SHA-512"]


def test_every_pinned_package_of_python_is_there(parts):
    locked = (ROOT / "requirements.lock").read_text()
    names = {each["name"] for each in parts["components"] if each["scope"] == "required"}
    assert {line.split("==")[0] for line in locked.splitlines() if "==" in line} <= names


def test_the_same_parts_have_the_same_number(parts):
    later = parts_list(ROOT, at=datetime(2027, 1, 1, tzinfo=UTC))
    assert later["serialNumber"] == parts["serialNumber"]


def test_a_python_lock_is_read_with_marker_and_hashes():
    text = f"# made by\nZope.Interface==1.2 ; os == 'x' \\\n    --hash=sha256:{ABC}\nb==2 \\\n"
    first, second = of_python("requirements.lock", text, served=True)
    assert (first.name, first.version, first.marker) == ("zope-interface", "1.2", "os == 'x'")
    assert first.hashes == (("SHA-256", ABC),)
    assert (second.name, second.version, second.marker) == ("b", "2", "")


def test_a_nested_browser_package_has_its_own_name():
    lock = {"packages": {"": {}, "node_modules/a/node_modules/@b/c": {"version": "1.0.0"}}}
    (found,) = of_npm(lock)
    assert found.name == "@b/c"
