"""The composition root: settings, addresses, and every page, export and screen that shows more than
one app. It may import all; nothing imports it. Start with urls.py."""

__version__ = "0.1.0"
