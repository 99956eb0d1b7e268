"""How a check of measurements or of a target is said. Pure."""

from decimal import Decimal

from django.utils.http import urlencode

from core.addresses import list_page
from core.plausibility import Check, sentence
from targets.models import Measurement, Target
from targets.presentation import TargetPresentation, measured_words, period_words
from targets.rule.plausibility.ranges import Range, difference_words, meet, stated_range

EXPLAINED = "Afrunding eller forbehold forklarer forskellen."
UNDATED = "uden dato"


def measurement_check(
    row: Measurement,
    kind: str,
    span: Range,
    computed: str,
    value: Decimal,
    own: Range | None = None,
    others: tuple[Measurement, ...] = (),
) -> Check:
    """The check of one figure. `span` is the range that the source's other figures allow,
    `computed` says in words what they give, `value` is the same as a number; `own` is the range of
    the figure itself where that is not `stated_range`."""
    fits = meet(span, own or stated_range(row))
    difference = difference_words(value, row.value, row.indicator.unit_of_measure)
    remark = EXPLAINED if fits and difference else ""
    return said_of(
        row, kind, fits=fits, computed=computed, difference=difference, remark=remark, others=others
    )


def said_of(
    row: Measurement,
    kind: str,
    *,
    fits: bool,
    computed: str,
    difference: str = "",
    remark: str = "",
    stated: str = "",
    others: tuple[Measurement, ...] = (),
) -> Check:
    """A check of a measurement in words; `stated` is the measurement unless it says otherwise."""
    stated = stated or measured(row)
    says = "Kilden oplyser" if row.source_id else "Der er indtastet"
    return Check(
        row=row,
        what=", ".join(str(part) for part in (row.indicator, row.breakdown, row.area) if part),
        url=_rows_url(row),
        kind=kind,
        holds_for=when(row),
        fits=fits,
        stated=stated,
        computed=computed,
        difference=difference,
        sentence=sentence(f"{says} {stated}; {computed}", remark),
        remark=remark,
        others=others,
    )


def said_of_target(
    target: Target,
    kind: str,
    *,
    fits: bool,
    computed: str,
    stated: str = "",
    difference: str = "",
    remark: str = "",
) -> Check:
    """A check of a target in words; `stated` is its value unless it says otherwise."""
    stated = stated or wanted(target)
    code = f"{target.initiative.code} " if target.initiative_id else ""
    return Check(
        row=target,
        what=f"{code}{target.title}",
        url=target.get_absolute_url(),
        kind=kind,
        holds_for=until(target),
        fits=fits,
        stated=stated,
        computed=computed,
        difference=difference,
        sentence=sentence(f"{computed[:1].upper()}{computed[1:]}; kilden siger {stated}", remark),
        remark=remark,
    )


def until(target: Target) -> str:
    """When the target is to be reached, as printed or as a date."""
    dated = f"{target.deadline:%d.%m.%Y}" if target.deadline else "uden frist"
    return target.deadline_wording or dated


def measured(row: Measurement) -> str:
    return measured_words(row, row.indicator.unit_of_measure)


def when(row: Measurement) -> str:
    return period_words(row.period_start, row.date) if row.date else UNDATED


def elsewhere(row: Measurement, *, dated: bool = True) -> str:
    """ "7.471 personer i april 2013 et andet sted (kap. 3.2)" """
    day = f", {when(row)}," if dated and row.date else ""
    place = f" ({row.source_reference})" if row.source_reference else ""
    return f"{measured(row)}{day} et andet sted{place}"


def wanted(target: Target) -> str:
    """ "mindst 80 forløb" """
    return TargetPresentation(target).goal_words


def _rows_url(row: Measurement) -> str:
    query = urlencode({"plan": row.plan_slug or "", "indicator": row.indicator.name})
    return f"{list_page('measurements')}?{query}"
