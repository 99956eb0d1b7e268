"""The cards of the list of rounds, drawn in one pass."""

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from initiatives.addresses import page_of
from initiatives.danish import format_date
from initiatives.markup import filled
from initiatives.templatetags.bars import stacked_bar

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
def round_cards(rows: list[dict]) -> SafeString:
    """`round` as it is printed, its `pk` and `url`, its progress in `words` and as `segments`."""
    return SafeString("\n".join(_card(**row) for row in rows))


def _card(round, url: str, pk: int, segments: list, words: str) -> str:
    return filled(
        CARD,
        pk,
        url,
        round,
        round.state,
        round.state_label,
        page_of("plan", round.plan_slug),
        round.plan_title,
        _days(round),
        words,
        stacked_bar(segments, "Status i runden", legend=True),
    )


def _days(of) -> str:
    said = f" · opgjort pr. {format_date(of.cutoff)}"
    if of.due:
        said += f" · svarfrist {format_date(of.due)}"
    if of.closed_at:
        said += f" · lukket {format_date(localtime(of.closed_at))}"
    return said
