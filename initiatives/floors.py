"""The floors above, as the ground floor knows them: by the name of a template tag library."""

from functools import cache
from importlib import import_module
from types import ModuleType

from django.template import engines


@cache
def tag_library(name: str) -> ModuleType:
    """The module that `{% load name %}` would load. This floor never imports the floors above."""
    return import_module(engines["django"].engine.libraries[name])
