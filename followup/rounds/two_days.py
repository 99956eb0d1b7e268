"""Why a round's calculated status need not be today's, where both stand on one screen. Pure."""

from datetime import date

from core.danish import format_date
from targets.rule.status import RULE_NAMES, RULE_VERSION


def why_differs(*, cutoff: date, today: date, has_typed: bool = False) -> str:
    """Of an open round, whose figures are those of today; one sentence. `has_typed`: the round's
    counts figures in that are not saved yet."""
    if has_typed:
        return "Forskellen kan være tal, du har skrevet og endnu ikke gemt, eller at dagene er to."
    if cutoff < today:
        return (
            f"Runden regner kun med tal og frister til og med {format_date(cutoff)} og bedømmer"
            " også mål uden frist endeligt."
        )
    if cutoff > today:
        return (
            f"Runden ser frem til {format_date(cutoff)}, hvor flere frister er gået, og bedømmer"
            " også mål uden frist endeligt."
        )
    return "Runden bedømmer også mål uden frist endeligt; i dag er de stadig i gang."


def why_closed_differs(*, rule_version: int) -> str:
    """Of a closed round, which stands as it was closed; one sentence."""
    if rule_version != RULE_VERSION:
        return (
            f"Runden er beregnet efter {RULE_NAMES[rule_version]}, som gjaldt, da den blev lukket;"
            f" i dag gælder {RULE_NAMES[RULE_VERSION]}."
        )
    return (
        "Runden står, som den blev lukket; siden kan tal være kommet til eller rettet og frister"
        " være gået, og kun en runde bedømmer mål uden frist endeligt."
    )
