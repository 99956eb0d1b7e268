"""The cards of the list of rounds, drawn in one pass."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.danish import format_date
from initiatives.markup import filled
from initiatives.templatetags.bars import stacked_bar
from targets.listed_rounds import ListedRound
from targets.models import FollowUpRound
from targets.round_reports import bar_of, progress_words

register = template.Library()
CARD = """<article class="panel round-card" aria-labelledby="runde-{0}">
  <div class="round-card__head">
    <h2 class="h4" id="runde-{0}"><a href="{1}">{2}</a></h2>
    <span class="round-state round-state--{3}">{4}</span>
  </div>
  <p class="muted"><a href="{5}">{6}</a>{7}</p>
  <p>{8}</p>
  {9}
</article>"""


@register.filter
def round_cards(rows: Iterable[ListedRound]) -> SafeString:
    return SafeString("\n".join(map(_card, rows)))


def _card(one: ListedRound) -> SafeString:
    url = page_of("round", one.slug)
    return filled(
        CARD,
        one.pk,
        url,
        one.title,
        one.state,
        FollowUpRound.State(one.state).label,
        page_of("plan", one.plan_slug),
        one.plan_title,
        _days(one),
        progress_words(one.progress),
        stacked_bar(bar_of(url, one.progress), "Status i runden", legend=True),
    )


def _days(of: ListedRound) -> str:
    said = f" · opgjort pr. {format_date(of.cutoff)}"
    if of.due:
        said += f" · svarfrist {format_date(of.due)}"
    if of.closed_at:
        said += f" · lukket {format_date(localtime(of.closed_at))}"
    return said
