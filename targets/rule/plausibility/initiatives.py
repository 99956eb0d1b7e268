"""Whether what an initiative and its focus area promise in several places agrees. Pure.

Takes targets of one plan with indicator, initiative, focus area and plan joined, and which focus
areas each initiative stands in.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from core.danish import format_number
from core.plausibility import Check
from targets.models import Target
from targets.rule.plausibility.ranges import meet, sum_of, target_range
from targets.rule.plausibility.wording import said_of_target, wanted

VOLUME, YIELD, CONTRIBUTIONS, TITLE = (
    "Forløb årligt og mål",
    "Forventning og forløb",
    "Forventninger og resultatmål",
    "Titel og mål",
)
# Units that count people.
PEOPLE = ("personer", "helårspersoner", "fuldtidspersoner", "borgere", "unge", "ledige")
NUMBER_AND_NOUN = re.compile(r"\b(\d{1,3}(?:\.\d{3})+|\d+) ([a-zæøå]{3,})")
Areas = Mapping[int, Iterable[int]]  # of an initiative: the focus areas that it stands in


def checks(targets: Iterable[Target], areas: Areas) -> list[Check]:
    """Every check that the targets of initiatives allow."""
    with_value = [target for target in targets if target.value is not None]
    own = [target for target in with_value if target.initiative_id]
    return [
        *_volumes(own),
        *_yields(own),
        *_contributions(with_value, own, areas),
        *_titles(own),
    ]


def _volumes(targets: list[Target]) -> Iterator[Check]:
    """Courses a year against the targets that count them."""
    counted: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        if target.in_volume and target.initiative.yearly_volume:
            counted[target.initiative_id].append(target)
    for parts in counted.values():
        volume = parts[0].initiative.yearly_volume
        low, high = sum_of([target_range(part) for part in parts])
        total = sum(part.value for part in parts)
        added = " + ".join(wanted(part) for part in parts)
        summed = f" = {format_number(total)}" if len(parts) > 1 else ""
        fits = meet((low, high), (volume, volume))
        yield said_of_target(
            parts[0],
            VOLUME,
            fits=fits,
            stated=f"{format_number(volume)} forløb årligt",
            computed=f"målene er {added}{summed}",
            difference="" if fits else format_number(abs(total - volume)),
        )


def _yields(targets: list[Target]) -> Iterator[Check]:
    """No more people are expected to come of an initiative than it has courses."""
    for target in targets:
        volume = target.initiative.yearly_volume
        if not (volume and _counts_people(target) and target.kind == Target.Kind.EXPECTATION):
            continue
        fits = target_range(target)[0] <= volume
        years = target.plan.year_to - target.plan.year_from + 1
        all_years = volume * years
        yield said_of_target(
            target,
            YIELD,
            fits=fits,
            computed=f"initiativet har {format_number(volume)} forløb årligt",
            difference="" if fits else format_number(target.value - volume),
            remark=""
            if fits or years == 1
            else f"I planens {years} år bliver det {format_number(all_years)} forløb; kilden siger"
            " ikke, om forventningen gælder dem alle.",
        )


def _contributions(targets: list[Target], own: list[Target], areas: Areas) -> Iterator[Check]:
    """What a focus area is to add, against what its initiatives are expected to add."""
    for total in targets:
        change = total.measured_as == Target.MeasuredAs.CHANGE
        if not (total.focus_area_id and change and _counts_people(total)):
            continue
        parts = [
            target
            for target in own
            if target.kind == Target.Kind.EXPECTATION
            and _counts_people(target)
            and total.focus_area_id in areas.get(target.initiative_id, ())
        ]
        if len(parts) > 1:
            yield _contribution_check(total, parts)


def _contribution_check(total: Target, parts: list[Target]) -> Check:
    added = sum(part.value for part in parts)
    fits = sum_of([target_range(part) for part in parts])[1] >= target_range(total)[0]
    yearly = " årligt" if total.recurrence == Target.Recurrence.YEARLY else ""
    terms = " + ".join(format_number(part.value) for part in parts)
    codes = ", ".join(part.initiative.code for part in parts)
    return said_of_target(
        total,
        CONTRIBUTIONS,
        fits=fits,
        stated=f"{wanted(total)}{yearly}",
        computed=f"initiativernes forventninger ({codes}) er {terms} = {format_number(added)}",
        difference="" if fits else format_number(abs(total.value - added)),
    )


def _counts_people(target: Target) -> bool:
    return target.indicator.unit_of_measure.lower() in PEOPLE


def _titles(targets: list[Target]) -> Iterator[Check]:
    """A number in an initiative's title that its target counts something else by."""
    for target in targets:
        unit = target.indicator.unit_of_measure.lower()
        for printed, noun in NUMBER_AND_NOUN.findall(target.initiative.title):
            if int(printed.replace(".", "")) != target.value:
                continue
            alike = noun.startswith(unit) or unit.startswith(noun)
            fits = alike or (noun in PEOPLE and unit in PEOPLE)
            yield said_of_target(
                target, TITLE, fits=fits, computed=f"titlen siger {printed} {noun}"
            )
