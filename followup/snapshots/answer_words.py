"""What is said of an initiative in a round, in words: page, print, Word and Excel read them here.

All of it from the round's snapshot, so that a closed round never reads differently. Pure.
"""

from datetime import date, datetime

from django.utils import timezone

from core.danish import format_date
from core.formats import joined
from followup.snapshots.snapshot import SnapshotInitiative
from initiatives.models import Status, missing_reason
from initiatives.statuses import differs, status_word

NO_TEXT = "–"
NOT_SUBMITTED = "ikke indsendt"


def decided_words(one: SnapshotInitiative) -> str:
    """The status, or why there is none: "ikke vurderet (ikke indsendt)"."""
    word = status_word(one.status)
    return word if one.is_answered else f"{word} ({NOT_SUBMITTED})"


def proposed_words(one: SnapshotInitiative) -> str:
    """ "opfyldt", which an answer that nobody approved proposes."""
    return status_word(one.proposed) if one.is_unapproved else ""


def calculated_words(one: SnapshotInitiative) -> str:
    """ "beregnet: delvist opfyldt" where that differs; as `calculated_note` on screen."""
    return f"beregnet: {status_word(one.calculated)}" if differs(one.status, one.calculated) else ""


def deviation_words(one: SnapshotInitiative) -> str:
    return f"Afviger: {one.deviation_label}" if one.deviation else ""


def margin_words(one: SnapshotInitiative) -> str:
    """What a deviation hangs on where it is a few points: a sentence, or ""."""
    if not one.deviation or not one.margin:
        return ""
    return f"Den beregnede status hænger på få point: {one.margin}"


def deviation_reason(one: SnapshotInitiative) -> str:
    """What was given; where a reason is due and none was, that is said."""
    if one.deviation and one.deviation_reason:
        return one.deviation_reason
    return missing_reason(one) if one.lacks_reason else ""


def lapse_reason(one: SnapshotInitiative) -> str:
    if not proposes_lapse(one):
        return ""
    return one.lapse_reason or missing_reason(one)


def lapse_words(one: SnapshotInitiative) -> str:
    """Reason, date and decision, as far as they are known."""
    if not proposes_lapse(one):
        return ""
    day = f"bortfaldet pr. {format_date(one.lapse_date)}" if one.lapse_date else ""
    return "; ".join(filter(None, (lapse_reason(one), day, one.lapse_reference)))


def proposes_lapse(one: SnapshotInitiative) -> bool:
    """Whether it lapsed, or an answer that nobody approved says so."""
    return Status.LAPSED in (one.status, one.proposed)


def status_words(one: SnapshotInitiative) -> str:
    """The status as the document says it ("Målet er opfyldt"), as a user chose it otherwise."""
    return one.source_status or status_word(one.status)


def notes_of(one: SnapshotInitiative) -> tuple[str, ...]:
    """What stands at the page's foot: what is odd about the source, and figures that do not
    agree."""
    return tuple(filter(None, (one.source.note, *one.findings)))


def signed_words(one: SnapshotInitiative) -> str:
    """ "Skrevet af Søren Sagsbehandler 3. januar 2008, godkendt af Lars Leder 5. januar 2008"; for
    internal copies only."""
    written = _signed("skrevet", one.written_by, one.written_at)
    approved = _signed("godkendt", one.approved_by, one.approved_at)
    words = ", ".join(filter(None, (written, approved)))
    return words[:1].upper() + words[1:]


def areas_of(one: SnapshotInitiative) -> str:
    return joined(str(area) for area in one.areas)


def units_of(one: SnapshotInitiative) -> str:
    leading = (unit.name for unit in one.leading_units)
    contributing = (f"{unit.name} (bidrager)" for unit in one.contributing_units)
    return joined((*leading, *contributing))


def targets_of(one: SnapshotInitiative) -> str:
    """Each target's wording and verdict sentence, as the appendix prints them."""
    lines = []
    for target in one.targets:
        lines.append(f"{target.kind_label.capitalize()}: {target.wording}")
        lines += [one.printed(named=True) for one in target.revisions]
        if target.explanation:
            lines.append(f"→ {target.explanation}")
        if target.original_words:
            lines.append(f"→ {target.original_words}")
    return "\n".join(lines)


def evidence_of(one: SnapshotInitiative) -> str:
    return joined((proof.words for proof in one.evidence), "\n")


def local_day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _signed(what: str, who: str, when: datetime | None) -> str:
    if not when:
        return ""
    by = f" af {who}" if who else ""
    return f"{what}{by} {format_date(timezone.localdate(when))}"
