"""HTML of an initiative's targets for lists whose cells are still functions."""

from django.utils.safestring import SafeString, mark_safe

from initiatives.danish import format_number
from initiatives.markup import filled
from initiatives.templatetags.bars import bullet_bar
from targets.listed import InShort

TARGETS_IN_SHORT = 3


def muted(words: str) -> SafeString:
    return filled('<span class="muted">{}</span>', words)


def sub(words) -> SafeString:
    """A second, smaller line; nothing when there is nothing to say."""
    return filled('<span class="sub">{}</span>', words) if words else ""


def targets_in_short(targets: tuple[InShort, ...]):
    """The first targets that have a value, and how many more there are."""
    if not targets:
        return muted("ingen mål")
    quantified = [one for one in targets if one.value is not None]
    more, without = len(quantified) - TARGETS_IN_SHORT, len(targets) - len(quantified)
    lines = [_line(one) for one in quantified[:TARGETS_IN_SHORT]]
    if more > 0:
        lines.append(f'<li class="muted">og {more} mål til</li>')
    if without:
        lines.append(f'<li class="muted">{without} mål uden måltal</li>')
    return mark_safe(f'<ul class="plain targets-in-short">{"".join(lines)}</ul>')  # noqa: S308


def _line(one: InShort) -> SafeString:
    words = filled('<span class="targets-in-short__goal">{}</span>', one.goal_words)
    if one.measured is None:
        return filled("<li>{}</li>", words)
    levels = one.levels
    bar = levels and bullet_bar(
        levels.value, levels.target, levels.baseline, levels.direction, levels.target_to, one.unit
    )
    return filled("<li>{}{}{}</li>", words, sub(f"målt {format_number(one.measured)}"), bar or "")
