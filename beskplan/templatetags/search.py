"""A hit's texts with the found words marked."""

from django import template
from django.utils.safestring import SafeString

from beskplan import marking
from initiatives.markup import filled
from initiatives.templatetags.status import status_badge, verdict_badge

register = template.Library()
BADGES = {"initiative": status_badge, "target": verdict_badge}


def marked(text, result):
    return marking.marked(text, _texts(result), result.alike)


def excerpt(text, result):
    return marking.excerpt(text, _texts(result), result.alike)


def _texts(result) -> tuple[str, ...]:
    return tuple(term.text for term in result.terms)


@register.simple_tag
def hit_items(hits, result):
    """The hits of one kind as items of a list; of each its name, its facts and a piece of text."""
    return SafeString("\n".join(_item(hit, result) for hit in hits))


def _item(hit, result) -> SafeString:
    code = ""
    if hit.kind == "initiative":
        code = filled('<span class="hit__code">{}</span> ', marked(hit.code, result))
    return filled(
        '<li class="hit"><h3 class="hit__title"><a href="{}">{}{}</a></h3>{}{}</li>',
        hit.url,
        code,
        marked(hit.title, result),
        _facts(hit),
        _text(hit, result),
    )


def _facts(hit) -> str:
    if not hit.plan:
        return ""
    badge = BADGES[hit.kind](hit.status) if hit.kind in BADGES else ""
    return filled('<p class="hit__facts">{} <span>{}</span></p>', badge, hit.plan)


def _text(hit, result) -> str:
    if not hit.text:
        return ""
    if hit.kind == "unit":
        return filled('<p class="hit__text">Også skrevet: {}</p>', marked(hit.text, result))
    return filled('<p class="hit__text">{}</p>', excerpt(hit.text, result))
