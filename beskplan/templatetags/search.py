"""A hit's texts with the found words marked."""

from django import template

from beskplan import marking

register = template.Library()


@register.simple_tag
def marked(text, result):
    return marking.marked(text, _texts(result), result.alike)


@register.simple_tag
def excerpt(text, result):
    return marking.excerpt(text, _texts(result), result.alike)


def _texts(result) -> list[str]:
    return [term.text for term in result.terms]
