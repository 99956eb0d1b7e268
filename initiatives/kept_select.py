"""A list to choose from whose HTML is kept by what it offers and what is chosen.

A filter offers up to two hundred units or areas. To make an option of each for every request took
Django as long as the database takes to find what the page shows.
"""

from collections.abc import Iterable

from django import forms

from initiatives.templatetags.frame import kept

MOST = 300  # lists; of two hundred choices each they would be 15 MB


class KeptSelect(forms.Select):
    """Values and words are text: words that say of themselves that they are safe HTML are not."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = tuple(map(_text, self.format_value(value)))
        drawn_with = self.build_attrs(self.attrs, attrs)
        typed = tuple((key, type(one), one) for key, one in drawn_with.items())
        return _drawn(name, chosen, typed, _fixed(self.choices), renderer)


def _fixed(choices: Iterable) -> tuple:
    return tuple(
        (
            "" if value is None else _text(value),
            _fixed(words) if isinstance(words, list | tuple) else _text(words),
        )
        for value, words in choices
    )


def _text(value) -> str:
    """Plain text: safe HTML equals the text that it is made of, and is not drawn alike."""
    return str.__str__(str(value))


def _draw(name, chosen, attrs, choices, renderer):
    select = forms.Select({key: one for key, _, one in attrs}, choices)
    return select.render(name, chosen, renderer=renderer)


_drawn = kept(_draw, MOST)
