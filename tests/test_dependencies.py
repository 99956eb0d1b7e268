"""The import directions of the house, from above to below: beskplan, followup, targets and budget,
initiatives, core.

The benchmark may import everything; nothing imports it but its own tests.
"""

import ast
import sys
from collections import Counter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from supply.locks import PYTHON_LOCKS, canonical, packages

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {
    "beskplan": {"beskplan", "followup", "budget", "targets", "initiatives", "core"},
    "followup": {"followup", "budget", "targets", "initiatives", "core"},
    "budget": {"budget", "initiatives", "core"},
    "targets": {"targets", "initiatives", "core"},
    "initiatives": {"initiatives", "core"},
    "core": {"core"},
}
# Ways around an import, by which a floor would look upwards.
TRICKS = ("get_model(", ").related_model", "import_module(", "import_string(")
MOST_LINES_OF_A_FOLDERS_PARAGRAPH = 6
MOST_MODULES_OF_A_FOLDER, MOST_LINES_OF_A_MODULE = 13, 300


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


@pytest.mark.parametrize("app", [app for app in ALLOWED if app != "beskplan"])
def test_no_floor_looks_upwards_by_a_trick(app):
    wrong = [
        f"{path.relative_to(ROOT)}: {trick}"
        for path in (ROOT / app).rglob("*.py")
        for trick in TRICKS
        if "migrations" not in path.parts and trick in path.read_text(encoding="utf-8")
    ]
    assert wrong == []


def test_every_folder_says_in_a_few_lines_what_it_is_and_where_to_start():
    silent = []
    for app in ALLOWED:
        for file in (ROOT / app).rglob("__init__.py"):
            is_of_django = {"migrations", "management", "templatetags", "formats"} & set(file.parts)
            told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
            fits = len(told.splitlines()) <= MOST_LINES_OF_A_FOLDERS_PARAGRAPH
            fits &= "tart with" in told
            if not (is_of_django or fits):
                silent.append(str(file.relative_to(ROOT)))
    assert silent == []


def test_no_folder_and_no_module_is_too_large_to_look_through():
    """Where one is, look for the subject that wants a folder or a module of its own."""
    modules = [
        path
        for top in (*ALLOWED, "bench", "supply")
        for path in (ROOT / top).rglob("*.py")
        if path.name != "__init__.py" and "migrations" not in path.parts
    ]
    folders = Counter(path.parent for path in modules)
    large = [folder for folder, number in folders.items() if number > MOST_MODULES_OF_A_FOLDER]
    for path in (*modules, ROOT / "run.py"):
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES_OF_A_MODULE:
            large.append(path)
    assert [str(path.relative_to(ROOT)) for path in large] == []


@pytest.mark.parametrize("app", ALLOWED)
def test_the_product_imports_neither_benchmark_nor_tests_nor_the_parts_list(app):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {package}"
        for path in (ROOT / app).rglob("*.py")
        for line, package in imported(path)
        if package in ("bench", "supply", "tests")
    ]
    assert wrong == []


def test_what_the_product_imports_is_installed_for_real_users():
    """And nothing that only the tests bring."""
    provided = packages_distributions()
    served = {package.name for package in packages(ROOT) if package.served}
    missing = {
        package
        for app in ALLOWED
        for path in (ROOT / app).rglob("*.py")
        for _, package in imported(path)
        if package not in ALLOWED and package not in sys.stdlib_module_names
        if not {canonical("PyPI", name) for name in provided.get(package, ())} & served
    }
    assert missing == set()


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-test.lock", "requirements-bench.lock"]
)
def test_nothing_needs_psycopg_3(lock):
    """Django would switch to it as soon as it can be imported."""
    locked = (ROOT / lock).read_text()
    assert "\npsycopg==" not in locked
    assert "\npsycopg-binary==" not in locked


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_the_locks_name_no_registry(lock):
    assert "://" not in (ROOT / lock).read_text()


def test_the_browser_lock_names_no_registry():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
