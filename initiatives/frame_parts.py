"""Parts of the frame that follow the page: menu, number that waits and choice of plan.

No two of a thousand users on sixteen pages with a plan each in view see the same ones, so to keep
them would not help; they are put together in one pass.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.safestring import SafeString

from initiatives.danish import format_number
from initiatives.markup import filled, safe
from initiatives.navigation import PlanChoices

CHOOSER = """
<form class="plan-chooser" method="get">
  <label for="plan-i-syne">Plan</label>
  <select class="form-select" id="plan-i-syne" name="plan">
    <option value="">Alle planer</option>
    {}
  </select>
  <button class="button button-secondary" type="submit">Vis</button>
  {}
</form>
"""


def main_menu(items: Iterable) -> SafeString:
    return SafeString("\n        ".join(map(_main_item, items)))


def drawer_menu(items: Iterable) -> SafeString:
    return SafeString("".join(map(_drawer_item, items)))


def number_waiting(number: int) -> SafeString:
    """Nothing where nothing waits."""
    if not number:
        return SafeString("")
    shape = '<span class="waiting">{}<span class="sr-only"> venter</span></span>'
    return filled(shape, format_number(number))


def plan_chooser(choices: PlanChoices) -> SafeString:
    if not choices.any:
        return SafeString("")
    chosen = choices.chosen[0] if choices.chosen else None
    parts = [_options([choices.chosen], chosen)] if choices.unlisted else []
    for heading, plans in choices.groups:
        options = _options(plans, chosen)
        parts.append(_group(heading, options) if heading else options)
    return filled(CHOOSER, SafeString("\n    ".join(parts)), _way_to_all(choices))


def _main_item(item) -> str:
    css, here = _here(item, ' class="active current"')
    return (
        f'<li{css}><a href="{safe(item.url)}" class="nav-link"{here}>'
        f"<span>{safe(item.label)}</span></a></li>"
    )


def _drawer_item(item) -> str:
    _, here = _here(item)
    return f'<li><a href="{safe(item.url)}"{here}>{safe(item.label)}</a></li>'


def _here(item, css: str = "") -> tuple[str, str]:
    return (css, ' aria-current="page"') if item.current else ("", "")


def _options(plans: Iterable[tuple[str, str]], chosen: str | None) -> str:
    return "\n    ".join(_option(*plan, chosen) for plan in plans)


def _option(slug: str, title: str, chosen: str | None) -> str:
    mark = " selected" if slug == chosen else ""
    return f'<option value="{safe(slug)}"{mark}>{safe(title)}</option>'


def _group(heading: str, options: str) -> str:
    return f'<optgroup label="{safe(heading)}">{options}</optgroup>'


def _way_to_all(choices: PlanChoices) -> str:
    if not choices.is_cut:
        return ""
    back = f"?til={choices.page}" if choices.page else ""
    shape = '<a class="plan-chooser__find" href="{}{}">Find en plan</a>'
    return filled(shape, reverse("plans"), back)
