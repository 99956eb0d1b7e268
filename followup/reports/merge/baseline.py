"""What a form showed when it was opened. It travels in the form as a signed field, so that a save
can be compared with it however long the page stood open and whatever happened meanwhile."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date

from django.core import signing

from followup.models import FollowUp, FollowUpRound
from followup.reports.calculation import InitiativeTargets, Series
from targets.measurements import period_of, stated

SALT = "followup.reports.merge.baseline"
TEXTS = ("results", "comments", "deviation_reason", "lapse_reason")
FIELDS = ("status", *TEXTS, "lapse_date", "lapse_reference")


@dataclass(frozen=True)
class FieldChange:
    """What somebody else stored in a field while the form stood open, who that is and when. `who`
    is "" when it was the user in another window."""

    who: str
    when: str
    theirs: str

    @property
    def label(self) -> str:
        return self.who or "Du selv"

    @property
    def whose(self) -> str:
        """ "Lars Lunds"; in Danish a name that ends in s takes only the apostrophe."""
        if not self.who:
            return f"den {self.when}"
        return f"{self.who}{'’' if self.who[-1].lower() in 'sxz' else 's'}"


@dataclass(frozen=True)
class Baseline:
    """What a form showed: the fields' values, which follow-ups there were (`last` is the newest
    one's key), and the figures of each series by period. `awaiting` are the fields that both have
    changed and for which the user must choose."""

    values: dict[str, str] = field(default_factory=dict)
    round: int | None = None
    last: int = 0  # the newest follow-up's pk
    measured: dict[str, dict[str, str]] = field(default_factory=dict)
    awaiting: dict[str, FieldChange] = field(default_factory=dict)

    def token(self) -> str:
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def figure(self, series: Series, period: str) -> str:
        """The figure of the period as words; "" where there was none."""
        return self.measured.get(series.key, {}).get(period, "")


def read_token(token: str) -> Baseline | None:
    """The baseline in a posted token; None where it is missing or has been altered."""
    try:
        content = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    awaiting = {name: FieldChange(**one) for name, one in content.pop("awaiting").items()}
    return Baseline(**content, awaiting=awaiting)


def current_baseline(
    targets: InitiativeTargets,
    follow_ups: Iterable[FollowUp] = (),
    open_round: FollowUpRound | None = None,
    draft: FollowUp | None = None,
) -> Baseline:
    """What a form that is opened now shows: the texts of the round's draft, else blank fields, and
    the figures."""
    return Baseline(
        values=texts_of(draft),
        round=open_round.pk if open_round else None,
        last=max((one.pk for one in follow_ups), default=0),
        measured={one.key: _figures(one) for one in targets.series},
    )


def texts_of(follow_up: FollowUp | None) -> dict[str, str]:
    """A follow-up's fields as the form shows them; all blank for None."""
    if follow_up is None:
        return dict.fromkeys(FIELDS, "")
    return {name: as_text(getattr(follow_up, name)) for name in FIELDS}


def as_text(value: str | date | None) -> str:
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else value or ""


def _figures(series: Series) -> dict[str, str]:
    unit = series.indicator.unit_of_measure
    return {period_of(one): stated(one, unit) for one in series.measurements}
