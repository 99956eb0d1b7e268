"""What the browser fetches: the icons and parts of the design system that the pages use."""

import json
import re

from django.conf import settings

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
