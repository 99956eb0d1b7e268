"""Danish text in the admin's templates."""

from django import template

from core import formats

register = template.Library()
register.filter(formats.number)
