"""Makes the application ready before the first visitor comes, who would otherwise wait a second.

Addresses with their views are imported, and templates compiled, when they are first asked for.
gunicorn loads the application once and forks its workers (preload_app), so all of them share what
is done here, those that take over later too. Nothing asks the database.
"""

from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.template import engines


def warm_up(application: Callable) -> None:
    environment = engines["jinja2"].env
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
    visit_login(application)


def visit_login(application: Callable) -> None:
    """The one page that shows itself to anybody: middleware, addresses, frame and a form."""
    environ = {
        "HTTP_HOST": settings.ALLOWED_HOSTS[0].strip("*.") or "localhost",
        "HTTP_X_FORWARDED_PROTO": "https",
        "PATH_INFO": settings.LOGIN_URL,
    }
    setup_testing_defaults(environ)
    response = application(environ, lambda status, headers, exc_info=None: None)
    response.close()
