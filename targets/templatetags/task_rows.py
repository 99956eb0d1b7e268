"""Lines of Mine opgaver: what is drawn for each initiative and target that waits, in one pass."""

from django import template
from django.template.defaultfilters import date as formatted
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.markup import filled
from initiatives.templatetags.danish import date_short
from initiatives.templatetags.status import status_word

register = template.Library()
DUTY = """
    <tr>
      <td data-label="Initiativ" class="card-title"><a href="{}">{}</a></td>
      <td data-label="Plan" class="card-unit">{}</td>
      <td data-label="Hvorfor" class="card-status">{}{}{}</td>
      <td data-label="Svarfrist">{}</td>
      <td class="card-figure nowrap"><a href="{}" aria-label="Opdatér status for {}">Opdatér status</a></td>
    </tr>
  """  # noqa: E501 - as HTML is written
LACKING = """
    <tr>
      <td data-label="Mål" class="card-title"><a href="{}">{}</a></td>
      <td data-label="Initiativ" class="card-unit"><a href="{}">{}</a> <span class="sub">{}</span></td>
      <td data-label="Frist" class="card-status">{}</td>
      <td class="card-figure nowrap"><a href="{}#maalinger" aria-label="Indtast måling for {}">Indtast måling</a></td>
    </tr>
  """  # noqa: E501


@register.simple_tag
def duty_rows(duties) -> SafeString:
    return SafeString("".join(map(_duty, duties)))


@register.simple_tag
def lacking_rows(targets) -> SafeString:
    return SafeString("".join(map(_lacking, targets)))


def _duty(duty) -> str:
    one, status = duty.initiative, duty.initiative.status
    now = filled(' <span class="sub">Status nu: {}</span>', status_word(status)) if status else ""
    return filled(
        DUTY,
        one.get_absolute_url(),
        one,
        one.plan,
        _why(duty),
        _due_on_a_card(duty),
        now,
        _due(duty),
        page_of("initiative-update", one.pk),
        one,
    )


def _lacking(target) -> str:
    if target.deadline:
        deadline = date_short(target.deadline)
    else:
        deadline = target.deadline_wording or SafeString('<span class="muted">ingen frist</span>')
    return filled(
        LACKING,
        target.get_absolute_url(),
        target.title,
        target.initiative.get_absolute_url(),
        target.initiative,
        target.initiative.plan,
        deadline,
        page_of("initiative-update", target.initiative_id),
        target.title,
    )


def _why(duty) -> SafeString:
    if duty.is_returned:
        return _returned(duty.follow_up)
    if duty.is_draft:
        one = duty.follow_up
        by = f" af {name_of(one.written_by)}" if one.written_by else ""
        return filled("Kladde, gemt {}{}", day_of(one.written_at), by)
    if duty.open_round:
        url = duty.open_round.get_absolute_url()
        return filled('Mangler svar i <a href="{}">runden</a>', url)
    return SafeString("Ingen status endnu")


def _returned(one) -> SafeString:
    by = f" af {name_of(one.returned_by)} {day_of(one.returned_at)}" if one.returned_by else ""
    shape = '<span class="return-reason">“{}”</span>'
    reason = filled(shape, one.return_reason) if one.return_reason else ""
    return filled("<strong>Returneret</strong>{}{}", by, reason)


def _due_on_a_card(duty) -> str:
    if not duty.due:
        return ""
    css, words = (" is-overdue", ", overskredet") if duty.is_overdue else ("", "")
    shape = '<span class="card-only sub{}">Svarfrist {}{}</span>'
    return filled(shape, css, date_short(duty.due), words)


def _due(duty) -> SafeString:
    if not duty.due:
        why = "runden har ingen frist" if duty.open_round else "ingen åben runde"
        return filled('<span class="muted">{}</span>', why)
    if not duty.is_overdue:
        return filled("<span>{}</span>", date_short(duty.due))
    return filled(
        '<span class="is-overdue">{}<span class="sub is-overdue">overskredet</span></span>',
        date_short(duty.due),
    )


def name_of(user) -> str:
    """A person as others know them; their user name, where nothing else is known."""
    return user.get_full_name() or user.get_username()


def day_of(moment) -> str:
    return formatted(localtime(moment), "d.m.Y") if moment else ""
