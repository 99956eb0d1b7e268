"""Sessions in the database, as Django's own; a database that fails is not taken for a log-in that
has ended, and takes no page from who only reads."""

import logging

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import Error, InterfaceError, InternalError, OperationalError, connection
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("django.request")

READING = ("GET", "HEAD")


class SessionStore(db.SessionStore):
    def save(self, must_create: bool = False) -> None:
        try:
            super().save(must_create)
        except UpdateError as error:
            # Raised for every error of the database alike, the row that is gone among them.
            reason = error.__context__
            if isinstance(reason, OperationalError | InternalError | InterfaceError):
                raise reason from reason.__cause__
            raise


class Sessions(SessionMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A page that is only read is shown although the session could not be stored: the chosen
        plan is forgotten by the next page, nothing more."""
        try:
            return super().process_response(request, response)
        except Error as error:
            if request.method not in READING or connection.in_atomic_block:
                raise
            logger.warning("Sessionen kunne ikke gemmes: %s", error)
            connection.close()
            return response
