"""What every answer goes through besides Django's own middleware."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from core.methods import WITH_FORM, methods_of
from core.user_input import refuse_unreadable

View = Callable[[HttpRequest], HttpResponse]


class PackedPages(GZipMiddleware):
    """Pages travel packed, about an eighth of their size; a millisecond for a large one.

    Only pages: workbooks and papers are packed files already. Django's own class pads each answer
    by a random length, and form tokens are masked anew each time, so sizes tell nothing (BREACH).
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.headers.get("Content-Type", "").startswith("text/html"):
            return super().process_response(request, response)
        return response


def private_pages(get_response: View) -> View:
    """No browser and no proxy stores what a user was shown: no figure is older than the last
    commit, and nothing is left behind after logging out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return middleware


# What no page of ours asks a browser for; frames and scripts then cannot either.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


def closed_to_others(get_response: View) -> View:
    """Pages and files are for our own pages alone, and no page may use the machine's devices."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["Permissions-Policy"] = PERMISSIONS
        return response

    return middleware


def readable_requests(get_response: View) -> View:
    """What cannot be read is answered with 400 before anything looks at it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        refuse_unreadable(request)
        return get_response(request)

    return middleware


class ServedMethods(MiddlewareMixin):
    """A method that the view does not serve is answered with 405, before a form's token or a login
    is asked for."""

    def process_view(
        self, request: HttpRequest, view: View, args: list, kwargs: dict
    ) -> HttpResponse | None:
        in_admin = "admin" in request.resolver_match.app_names
        served = WITH_FORM if in_admin else methods_of(view)
        if request.method in served:
            return None
        response = render(request, "405.html", status=405)
        response["Allow"] = ", ".join(served)
        return response
