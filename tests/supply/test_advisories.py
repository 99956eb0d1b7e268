"""Known faults: which of our versions a brought list names, and what is said without a list."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from supply.advisories import UnreadableList, known_faults
from supply.locks import Package
from supply.semver import SemanticVersion

ROOT = Path(__file__).resolve().parent.parent.parent
DJANGO = Package("PyPI", "django", "5.2.19", "requirements.lock", served=True)
HTMX = Package("npm", "htmx.org", "2.0.11", "package-lock.json", served=True)


def record(*events, name="Django", ecosystem="PyPI", kind="ECOSYSTEM", **more):
    affected = {
        "package": {"ecosystem": ecosystem, "name": name},
        "ranges": [{"type": kind, "events": list(events)}],
    }
    return {"id": "OSV-1", "summary": "Kan læses af alle", "affected": [affected], **more}


def found(tmp_path, *records, parts=(DJANGO, HTMX)):
    (tmp_path / "liste.json").write_text(json.dumps(records))
    return known_faults(tmp_path / "liste.json", parts).found


@pytest.mark.parametrize(
    ("events", "is_affected"),
    [
        ([{"introduced": "0"}, {"fixed": "5.2.20"}], True),
        ([{"introduced": "0"}, {"fixed": "5.2.19"}], False),
        ([{"introduced": "5.2"}, {"last_affected": "5.2.19"}], True),
        ([{"introduced": "5.2"}, {"last_affected": "5.2.18"}], False),
        ([{"introduced": "6.0"}], False),
        ([{"introduced": "0"}, {"fixed": "4.2.9"}, {"introduced": "5.2rc1"}], True),
        ([{"introduced": "ulæselig"}], True),
    ],
)
def test_a_range_of_python_versions(tmp_path, events, is_affected):
    assert bool(found(tmp_path, record(*events))) == is_affected


def test_a_range_of_browser_versions(tmp_path):
    events = ({"introduced": "2.0.0"}, {"fixed": "2.0.12-beta.1"})
    fault = record(*events, name="htmx.org", ecosystem="npm", kind="SEMVER")
    (only,) = found(tmp_path, fault)
    assert str(only) == "htmx.org 2.0.11: OSV-1 Kan læses af alle; rettet i 2.0.12-beta.1"


def test_a_listed_version_counts_without_a_range(tmp_path):
    affected = {"package": {"ecosystem": "PyPI", "name": "django"}, "versions": ["5.2.19"]}
    (only,) = found(tmp_path, {"id": "OSV-2", "affected": [affected]})
    assert "ingen rettelse endnu" in str(only)


def test_a_withdrawn_record_and_ranges_of_commits_say_nothing(tmp_path):
    withdrawn = record({"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z")
    assert found(tmp_path, withdrawn, record({"introduced": "0"}, kind="GIT")) == ()


def test_a_zip_as_osv_publishes_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("OSV-1.json", json.dumps(record({"introduced": "0"})))
        archive.writestr("OSV-9.json", json.dumps(record({"introduced": "0"}, name="flask")))
    result = known_faults(tmp_path / "all.zip", [DJANGO])
    assert (result.records, len(result.found)) == (2, 1)


def test_what_pip_audit_writes(tmp_path):
    vulnerable = {"id": "PYSEC-1", "fix_versions": ["5.2.20"], "description": "Kort\nog langt"}
    ours = {"name": "Django", "version": "5.2.19", "vulns": [vulnerable]}
    older = {"name": "Django", "version": "5.2.1", "vulns": [vulnerable]}
    (tmp_path / "audit.json").write_text(json.dumps({"dependencies": [ours, older], "fixes": []}))
    result = known_faults(tmp_path / "audit.json", [DJANGO])
    assert [str(fault) for fault in result.found] == [
        "django 5.2.19: PYSEC-1 Kort; rettet i 5.2.20"
    ]


@pytest.mark.parametrize("content", ["", "ikke JSON", "[]", "{}", '[{"a": 1}]'])
def test_a_list_that_is_none_never_passes_for_a_clean_one(tmp_path, content):
    (tmp_path / "liste.json").write_text(content)
    with pytest.raises(UnreadableList):
        known_faults(tmp_path / "liste.json", [DJANGO])


def test_versions_of_npm_are_in_their_order():
    order = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0", "1.0.1+b"]
    assert sorted(order, key=SemanticVersion) == order


def advisories(*arguments, named=""):
    return subprocess.run(
        [sys.executable, "-m", "supply", "advisories", *arguments],
        cwd=ROOT,
        env={"BESKPLAN_ADVISORIES": named},
        capture_output=True,
        text=True,
    )


def test_without_a_list_it_says_loudly_that_nothing_was_checked():
    result = advisories()
    assert result.returncode == 0
    assert "ADVARSEL: pakkerne er IKKE kontrolleret for kendte fejl" in result.stdout


def test_a_known_fault_fails_the_check(tmp_path):
    (tmp_path / "liste.json").write_text(json.dumps(record({"introduced": "0"})))
    result = advisories(named=str(tmp_path / "liste.json"))
    assert result.returncode == 1
    assert "OSV-1" in result.stdout


def test_a_missing_list_fails_the_check(tmp_path):
    result = advisories(str(tmp_path / "findes-ikke.json"))
    assert result.returncode == 2
    assert "kan ikke læses" in result.stdout
