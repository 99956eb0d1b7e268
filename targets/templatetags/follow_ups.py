"""What was reported, drawn in one pass: an initiative has a follow-up for each round of years."""

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.danish import format_date
from initiatives.markup import filled
from initiatives.models import Deviation
from initiatives.templatetags.status import calculated_note, status_badge
from initiatives.templatetags.texts import paragraphs
from targets.cells import muted
from targets.models import Evidence, FollowUp

register = template.Library()
State = FollowUp.State
UNWRITTEN = {
    State.DRAFT: "En kladde er gemt, men ikke indsendt.",
    State.MISSING: "Opfølgningen mangler.",
}
ARTICLE = """<article class="panel follow-up">
<h3>{} <span class="muted">pr. {}</span></h3>
{}
<p class="small muted">{}{}{}</p>
</article>"""


@register.filter
def follow_up_articles(follow_ups) -> SafeString:
    """Of follow-ups with people and evidence."""
    return SafeString("\n".join(map(_article, follow_ups)))


def _article(row) -> SafeString:
    return filled(
        ARTICLE,
        _round(row.round),
        format_date(row.effective_on) if row.effective_on else "",
        filled("<p>{}</p>", UNWRITTEN[row.state]) if row.state in UNWRITTEN else _told(row),
        _signed("Skrevet", row.written_by, row.written_at),
        _signed("Godkendt", row.approved_by, row.approved_at),
        f"Kilde: {row.source_reference}." if row.source_reference else "",
    )


def _round(of) -> SafeString | str:
    return filled('<a href="{}">{}</a>', page_of("round", of.slug), of) if of else "Mellem runderne"


def _told(row) -> SafeString:
    parts = (
        _status(row),
        _deviation(row) if row.deviation else "",
        filled("<p><strong>Bortfaldet:</strong> {}</p>", row.lapse_reason)
        if row.lapse_reason
        else "",
        filled("<h4>Resultater</h4>{}", paragraphs(row.results)) if row.results else "",
        filled("<h4>Kommentarer</h4>{}", paragraphs(row.comments)) if row.comments else "",
        _evidence(attached) if (attached := row.evidence.all()) else "",
    )
    return SafeString("\n".join(filter(None, parts)))


def _status(row) -> SafeString:
    state = row.get_state_display() if row.state != State.APPROVED else ""
    word = f"Kildens ord: “{row.source_status}”" if row.source_status else ""
    return filled(
        "<p>{} {}{}{}</p>",
        status_badge(row.status),
        calculated_note(row.status, row.calculated_status),
        *(filled(" {}", muted(said)) if said else "" for said in (state, word)),
    )


def _deviation(row) -> SafeString:
    why = row.deviation_reason
    if not why and row.deviation == Deviation.BETTER:
        why = "Ingen begrundelse i kilden." if row.source_id else "Ingen begrundelse."
    return filled(
        "<p><strong>Afvigelse:</strong> {}. {}</p>", row.get_deviation_display(), why or ""
    )


def _evidence(attached) -> SafeString:
    drawn = (filled("<li>{}</li>", _attached(one)) for one in attached)
    list_ = SafeString("".join(drawn))
    return filled('<h4>Dokumentation</h4><ul class="evidence">{}</ul>', list_)


def _attached(one: Evidence) -> SafeString:
    if one.url:
        return filled('<a href="{}" rel="noreferrer">{}</a>', one.url, one.title)
    address = page_of("evidence", one.pk)
    return filled('<a href="{}">{}</a> <span class="muted small">(fil)</span>', address, one.title)


def _signed(what: str, person, at) -> str:
    if person is None:
        return ""
    name = person.get_full_name() or person.get_username()
    when = localtime(at) if at else None
    said = f"{format_date(when)} kl. {when:%H.%M}" if when else " kl. "
    return f"{what} af {name} {said}. "
