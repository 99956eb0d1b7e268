"""The cells of the lists of targets and of measurements, one function per column: from a row to its
HTML. The rows are those of targets/listed.py; no function makes a query.
"""

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from initiatives.addresses import page_of
from initiatives.danish import format_number
from initiatives.markup import filled
from initiatives.templatetags.bars import bullet_bar
from initiatives.templatetags.danish import date_short
from initiatives.templatetags.frame import icon, kept
from initiatives.templatetags.status import verdict_badge
from targets.listed import InShort
from targets.models import Measurement, Target
from targets.shown import distance_words, levels_of, period_words, value_words
from targets.wording import goal_words

LONGEST_NOTE = 70  # characters; the measurement's target has the whole of it
TARGETS_IN_SHORT = 3
KINDS, STATES = dict(Target.Kind.choices), dict(Measurement.State.choices)
YEARLY = mark_safe('<span class="sub">årligt</span>')


def muted(words: str) -> SafeString:
    return filled('<span class="muted">{}</span>', words)


def sub(words) -> SafeString:
    """A second, smaller line; nothing when there is nothing to say."""
    return filled('<span class="sub">{}</span>', words) if words else ""


def link(address: str, words: str) -> SafeString:
    return filled('<a href="{}">{}</a>', address, words)


# Targets


def title(row):
    linked = link(page_of("target", row.pk), row.title)
    if not row.goal_number:
        return linked
    return filled("{} {}", muted(f"Ministermål {row.goal_number}"), linked)


def kind(row):
    return KINDS[row.kind]


def scope(row):
    """What the target is set for."""
    links, plan = row.links, page_of("plan", row.links.plan_slug)
    if links.initiative_id:
        address = page_of("initiative", links.initiative_id)
        return link(address, f"{links.initiative_code} {links.initiative_title}")
    if links.area_id:
        return link(f"{plan}#fokus-{links.area_id}", f"{links.area_code} {links.area_title}")
    return link(plan, "Hele planen")


def scope_and_plan(row):
    """The same where plans are mixed."""
    return filled("{}{}", scope(row), sub(row.links.plan_title))


def baseline(row):
    if row.baseline_value is None:
        return ""
    derived = mark_safe(" <em>beregnet</em>") if row.baseline_derived else ""
    when = filled("{}{}", date_short(row.baseline_date), derived)
    return filled("{}{}", format_number(row.baseline_value), sub(when))


def goal(row):
    if row.value is None:
        return muted("intet måltal")
    return goal_words(row.short.goal, row.short.unit)


def deadline(row):
    if row.deadline:
        yearly = YEARLY if row.recurrence == Target.Recurrence.YEARLY else ""
        return filled("{}{}", date_short(row.deadline), yearly)
    return muted(row.deadline_wording or "ingen frist")


def latest(row):
    links = row.links
    if links.measured is None:
        return mark_safe('<span class="muted" aria-label="ingen måling">–</span>')
    is_final = links.state == Measurement.State.FINAL
    return filled(
        "{}{}{}",
        value_words(links.qualifier, links.measured, links.unit),
        "" if is_final else filled(" {}", muted(f"({STATES[links.state]})")),
        sub(date_short(links.measured_on)),
    )


def distance(row):
    return distance_words(row.short.goal, row.short.measured, row.short.unit)


def verdict(row):
    return verdict_badge(row.verdict)


# Targets of an initiative


@kept
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
    goal = one.goal
    words = filled('<span class="targets-in-short__goal">{}</span>', goal_words(goal, one.unit))
    if one.measured is None:
        return filled("<li>{}</li>", words)
    levels = levels_of(goal, one.measured)
    bar = levels and bullet_bar(
        levels.value, levels.target, levels.baseline, levels.direction, levels.target_to, one.unit
    )
    return filled("<li>{}{}{}</li>", words, sub(f"målt {format_number(one.measured)}"), bar or "")


# Measurements


def indicator(row):
    links = row.links
    place = f", {links.area}" + (f", {row.breakdown}" if row.breakdown else "")
    linked = link(page_of("indicator", row.indicator_id), links.indicator)
    return filled('{}<span class="only-narrow">{}</span>', linked, place)


def area(row):
    return row.links.area


def breakdown(row):
    return row.breakdown or muted("i alt")


def period(row):
    if not row.date:
        return muted("uden dato i kilden")
    return period_words(row.period_start, row.date)


def value(row):
    return value_words(row.qualifier, row.value, row.links.unit)


def fraction(row):
    if row.numerator is None and row.denominator is None:
        return ""
    parts = (row.numerator, row.denominator)
    return " af ".join("?" if part is None else format_number(part) for part in parts)


def state(row):
    return STATES[row.state]


def counts(row):
    if row.counts:
        return "ja"
    return filled(
        '<span class="contradicts">{}nej</span><span class="sub">modstridende</span>',
        icon("warning"),
    )


def source(row):
    """Where the figure stands, or who entered it; below it what is noted, cut short."""
    notes = [sub(_cut(note)) for note in (row.note, row.source_note)]
    return filled("{}{}{}", _origin(row), *notes)


def _origin(row) -> str:
    links = row.links
    if links.source:
        return ", ".join(part for part in (links.source, row.source_place) if part)
    if not links.username:
        return ""
    name = f"{links.first_name} {links.last_name}".strip() or links.username
    return f"Indtastet af {name} {date_short(row.entered_at)}".strip()


def _cut(note: str) -> str:
    return note if len(note) <= LONGEST_NOTE else Truncator(note).chars(LONGEST_NOTE)
