"""What holds for every file of the product: markup stands in templates, the database is asked
through Django's public ways."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APPS = ("beskplan", "core", "initiatives", "targets", "budget", "followup")
TAG = re.compile(r"</?[a-zA-Z][\w-]*(\s[^<>]*)?/?>")
# A tag in a string constant, and why it may stand there.
TAGS = {
    "core/chart_look.py": "plotly's own sign for no second line in what a point says",
}
# Whoever calls these says that a text is safe markup; only templates make markup.
SAFE = (
    "mark_safe",
    "SafeString",
    "SafeText",
    "format_html",
    "format_html_join",
    "Markup",
    "conditional_escape",
)
# Django's and the driver's private ways, which the next release may break.
PRIVATE = (
    "get_related_populators",
    "klass_info",
    "_prefetched_objects_cache",
    "_result_cache",
    "_iterable_class",
    "_fetch_all",
    "annotation_col_map",
    "get_compiler",
    "sql_with_params",
    ".from_db(",
    "cursor.cursor",
    "PREPARE ",
    "AsIs",
    "mogrify",
    "connection.connection",
)
# `|safe` in a template, and why.
UNESCAPED = {
    "components/fields.html": "a field's help may be Django's own list of the rules of a password",
}


def sources() -> list[Path]:
    found = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def constants(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string constant but docstrings, the parts of f-strings included."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                docstrings.add(first.value)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
        ):
            yield node.lineno, node.value


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_of(path: Path) -> str:
    """The file without its comments and docstrings."""
    text = path.read_text(encoding="utf-8")
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    kept = [token for token in tokens if token.type != tokenize.COMMENT]
    return re.sub(r'"""(.|\n)*?"""', "", tokenize.untokenize(kept))


def test_there_is_something_to_hold():
    assert len(sources()) > 100


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        ("<p>", True),
        ('<a href="{}">{}</a>', True),
        ("</td>", True),
        ("a < b and c > d", False),
        ("(?P<day>\\d)", True),
        ("->", False),
    ],
)
def test_markup_is_known(text, is_markup):
    assert bool(TAG.search(text)) == is_markup


def test_no_python_file_holds_markup():
    found = [
        f"{named(path)}:{line} {text[:60]!r}"
        for path in sources()
        for line, text in constants(path)
        if TAG.search(text) and named(path) not in TAGS
    ]
    assert found == []


def test_every_exception_is_still_needed():
    marked = {
        named(path) for path in sources() if any(TAG.search(text) for _, text in constants(path))
    }
    assert set(TAGS) <= marked


def test_no_python_file_says_that_a_text_is_safe_markup():
    pattern = re.compile(rf"\b({'|'.join(SAFE)})\b")
    found = [named(path) for path in sources() if pattern.search(code_of(path))]
    assert found == []


def test_no_python_file_uses_what_is_private_to_django_or_the_driver():
    found = [
        f"{named(path)} {name}" for path in sources() for name in PRIVATE if name in code_of(path)
    ]
    assert found == []


def test_no_template_says_that_a_text_is_safe():
    templates = ROOT / "templates"
    found = {
        path.relative_to(templates).as_posix()
        for path in templates.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape", path.read_text(encoding="utf-8"))
    }
    assert found == set(UNESCAPED)


def test_templates_of_the_two_engines_do_not_share_a_name():
    """Whichever engine finds a name first compiles it."""
    ours = {path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.html")}
    folder = ROOT / "beskplan" / "templates"
    djangos = {path.relative_to(folder) for path in folder.rglob("*.html")}
    assert djangos and not ours & djangos
