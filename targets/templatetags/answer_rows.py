"""Lines of Mine opgaver: follow-ups that are handed in, by others or by oneself, in one pass."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from initiatives.addresses import page_of
from initiatives.markup import filled
from initiatives.templatetags.status import calculated_note, status_badge
from targets.models import FollowUp
from targets.templatetags.task_rows import day_of, name_of

register = template.Library()
MOST_WAYS = 5
APPROVAL = """
    <tr>
      <td data-label="Initiativ" class="card-title"><a href="{}#opfoelgning-{}">{}</a></td>
      <td data-label="Runde" class="card-unit"><a href="{}">{}</a></td>
      <td data-label="Status" class="card-status">{} {}</td>
      <td data-label="Indsendt" class="card-figure">{}{}</td>
    </tr>
  """
SUBMITTED = """
    <tr>
      <td data-label="Initiativ" class="card-title"><a href="{}#opfoelgning">{}</a></td>
      <td data-label="Runde" class="card-unit"><a href="{}">{}</a></td>
      <td data-label="Status" class="card-status">{}</td>
      <td data-label="Indsendt">{}</td>
      <td data-label="Hvor langt" class="card-figure">{}</td>
    </tr>
  """


@register.simple_tag
def approval_rows(answers: Iterable[FollowUp]) -> SafeString:
    return SafeString("".join(map(_approval, answers)))


@register.simple_tag
def submitted_rows(answers: Iterable[FollowUp]) -> SafeString:
    return SafeString("".join(map(_submitted, answers)))


@register.simple_tag
def ways_to_approval(answers: Iterable[FollowUp]) -> SafeString:
    """A link to the page of approval of each round, the first opened first. Of many rounds there
    are none: every line leads to its own."""
    rounds = {one.round_id: one.round for one in sorted(answers, key=lambda one: one.round_id)}
    if len(rounds) > MOST_WAYS:
        return SafeString("")
    named = len(rounds) > 1
    return SafeString(f"<p>{' '.join(_way(one, named) for one in rounds.values())}</p>")


def _approval(one: FollowUp) -> str:
    by = filled(' <span class="sub">{}</span>', name_of(one.written_by)) if one.written_by else ""
    return filled(
        APPROVAL,
        page_of("round-approve", one.round.slug),
        one.pk,
        one.initiative,
        one.round.get_absolute_url(),
        one.round,
        status_badge(one.status),
        calculated_note(one.status, one.calculated_status),
        day_of(one.written_at),
        by,
    )


def _submitted(one: FollowUp) -> str:
    return filled(
        SUBMITTED,
        one.initiative.get_absolute_url(),
        one.initiative,
        one.round.get_absolute_url(),
        one.round,
        status_badge(one.status),
        day_of(one.written_at),
        _how_far(one),
    )


def _how_far(one: FollowUp) -> str:
    if one.state != FollowUp.State.APPROVED:
        return "Venter på godkendelse"
    if not one.approved_by:
        return "Godkendt"
    by, day = name_of(one.approved_by), day_of(one.approved_at)
    return filled('Godkendt <span class="sub">af {} {}</span>', by, day)


def _way(one, named: bool) -> str:
    words = filled("Gå til godkendelse: {}", one) if named else "Gå til godkendelse"
    shape = '<a class="button button-secondary" href="{}">{}</a>'
    return filled(shape, page_of("round-approve", one.slug), words)
