"""The import directions of the house: beskplan → budget, targets → initiatives, and no others.

The benchmark may import everything; nothing imports it but its own tests.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "beskplan": {"beskplan", "budget", "targets", "initiatives"},
    "budget": {"budget", "initiatives"},
    "targets": {"targets", "initiatives"},
    "initiatives": {"initiatives"},
}


def imported(path):
    """Line and top package of every import in the file, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name.split(".")[0]) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, package_of_relative(path, node.level)


def package_of_relative(path, level):
    parts = path.relative_to(ROOT).parts
    return parts[0] if level < len(parts) else "outside"


@pytest.mark.parametrize("app", ALLOWED)
def test_an_app_imports_only_from_the_floors_below(app):
    sources = list((ROOT / app).rglob("*.py"))
    assert sources
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {package}"
        for path in sources
        for line, package in imported(path)
        if package in ALLOWED and package not in ALLOWED[app]
    ]
    assert wrong == []


@pytest.mark.parametrize("app", ALLOWED)
def test_the_product_imports_neither_benchmark_nor_tests(app):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {package}"
        for path in (ROOT / app).rglob("*.py")
        for line, package in imported(path)
        if package in ("bench", "tests")
    ]
    assert wrong == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-bench.lock"])
def test_nothing_needs_psycopg_3(lock):
    """Django would switch to it as soon as it can be imported."""
    locked = (ROOT / lock).read_text()
    assert "\npsycopg==" not in locked
    assert "\npsycopg-binary==" not in locked


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-node.lock", "requirements-bench.lock"]
)
def test_the_locks_name_no_registry(lock):
    assert "://" not in (ROOT / lock).read_text()


def test_the_browser_lock_names_no_registry():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
