"""What the browser fetches: the icons and parts of the design system that the pages use."""

import json
import re

from django.conf import settings
from plotly.offline import get_plotlyjs_version

# Messages name theirs by their level.
LEVELS = {"info", "success", "warning", "error"}


def templates():
    for path in settings.BASE_DIR.joinpath("templates").rglob("*.html"):
        yield path.read_text()


def icons_in_use() -> set[str]:
    found = {name for text in templates() for name in re.findall(r'\{% icon "([\w-]+)"', text)}
    return found | LEVELS


def test_the_icon_file_holds_every_icon_of_the_pages():
    built = json.loads(settings.BASE_DIR.joinpath("assets", "icons.json").read_text())
    assert icons_in_use() - set(built) == set()


def test_the_browsers_plotly_is_the_one_that_the_figures_are_made_for():
    """The figures have the fields that the Python package knows of one plotly.js. Fields come with
    a major or minor version; a patch may differ."""
    package = json.loads(settings.BASE_DIR.joinpath("package.json").read_text())
    theirs = package["dependencies"]["plotly.js-basic-dist-min"]
    assert get_plotlyjs_version().split(".")[:2] == theirs.split(".")[:2]
