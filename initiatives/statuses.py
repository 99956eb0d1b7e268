"""What every status and verdict is called and looks like, on screen, in Excel and in Word.

The models' choices (`Status`, `CalculatedStatus`, `Verdict`) take their values and labels from
here. The icons' shapes stand in templates/components/status.html, the screen's colours in
static/beskplan/status.css.
"""

from typing import NamedTuple


class StatusLook(NamedTuple):
    """`value` is what is stored; colours are RRGGBB. Mark and colours are for the files, which show
    a look of decided statuses only."""

    value: str
    label: str
    short_label: str  # where several stand in one line
    icon: str
    word_mark: str = ""
    word_colour: str = ""
    chart_fill: str = ""
    chart_ink: str = ""  # of the number on the fill

    @property
    def choice(self) -> tuple[str, str]:
        """Value and label, as `TextChoices` takes them."""
        return self.value, self.label

    @property
    def css_class(self) -> str:
        return f"status--{self.value or 'ikke-vurderet'}"


# Excel's fills differ clearly beside each other; Word's colours are dark enough to read on white
# and on a printer without colours.
MET = StatusLook(
    value="opfyldt",
    label="opfyldt",
    short_label="opfyldt",
    icon="tick",
    word_mark="✓",
    word_colour="1B6B2E",
    chart_fill="27672B",
    chart_ink="FFFFFF",
)
PARTLY = StatusLook(
    value="delvist",
    label="delvist opfyldt",
    short_label="delvist",
    icon="half",
    word_mark="◐",
    word_colour="8A5200",
    chart_fill="C77700",
    chart_ink="000000",
)
MISSED = StatusLook(
    value="ikke-opfyldt",
    label="ikke opfyldt",
    short_label="ikke opfyldt",
    icon="cross",
    word_mark="✕",
    word_colour="A81E1E",
    chart_fill="B3221C",
    chart_ink="FFFFFF",
)
LAPSED = StatusLook(
    value="bortfaldet",
    label="bortfaldet",
    short_label="bortfaldet",
    icon="dash",
    word_mark="–",
    word_colour="4D5259",
    chart_fill="8A8A8A",
    chart_ink="000000",
)
# What is known of some targets bounds the answer while others lack data or run.
AT_LEAST_PARTLY = StatusLook("mindst-delvist", "mindst delvist opfyldt", "mindst delvist", "up")
AT_MOST_PARTLY = StatusLook("hoejst-delvist", "højst delvist opfyldt", "højst delvist", "down")
# No status has been decided yet.
UNASSESSED = StatusLook(
    value="",
    label="ikke vurderet",
    short_label="ikke vurderet",
    icon="circle",
    word_mark="○",
    word_colour="4D5259",
    chart_fill="FFFFFF",
    chart_ink="1A1A1A",
)
# A document gives a status that cannot be read in it; loaded only, nobody can choose it.
ILLEGIBLE = StatusLook(
    value="ulaeselig",
    label="ulæselig i kilden",
    short_label="ulæselig i kilden",
    icon="question",
    word_mark="?",
    word_colour="4D5259",
    chart_fill="D9D9D9",
    chart_ink="1A1A1A",
)
# An answer in a round that was submitted and that nobody has approved: no decided status, so it is
# counted apart from them.
UNAPPROVED = StatusLook(
    value="indsendt",
    label="indsendt, ikke godkendt",
    short_label="indsendt, ikke godkendt",
    icon="arrow-up",
    word_mark="↑",
    word_colour="1F4E79",
    chart_fill="D6E4F0",
    chart_ink="1A1A1A",
)
ONGOING = StatusLook("i-gang", "i gang", "i gang", "clock")
NO_DATA = StatusLook("data-mangler", "data mangler", "data mangler", "dots")
NOT_CALCULATED = StatusLook("ikke-beregnet", "ikke beregnet", "ikke beregnet", "dot")
NO_VALUE = StatusLook("intet-maal", "intet kvantitativt mål", "intet kvantitativt mål", "dot")
NO_VERDICT = StatusLook("ingen-vurdering", "ingen vurdering", "ingen vurdering", "dot")

CHOSEN = (MET, PARTLY, MISSED, LAPSED)  # what a user may decide, best first
DECIDED = (*CHOSEN, UNASSESSED, ILLEGIBLE)
CALCULATED_ONLY = (
    *(AT_LEAST_PARTLY, AT_MOST_PARTLY, ONGOING, NO_DATA),
    *(NOT_CALCULATED, NO_VALUE, NO_VERDICT),
)
LOOKS = {one.value: one for one in (*DECIDED, UNAPPROVED, *CALCULATED_ONLY)}


def look_of(status: str | None) -> StatusLook:
    """Of a stored status or verdict, None and "" being *ikke vurderet*; KeyError for any other
    word."""
    return LOOKS[status or ""]


def status_word(status: str | None) -> str:
    """ "" → "ikke vurderet"."""
    return look_of(status).label


def differs(status: str, calculated: str) -> bool:
    """Whether a calculated status is worth a note beside the decided one."""
    return bool(calculated) and calculated not in (status, NOT_CALCULATED.value)
