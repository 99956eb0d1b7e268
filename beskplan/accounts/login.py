"""Logging in, being locked out and changing one's password: Django's own views with our pages and
addresses."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone

from beskplan.accounts import sessions
from beskplan.accounts.demo import ACCOUNTS
from beskplan.accounts.invitations import can_mail
from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
from core.methods import FORM_ONLY, WITH_FORM
from initiatives.navigation import begin_with_foremost_plan


class Login(LoginView):
    serves = WITH_FORM
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs) -> dict:
        accounts = ACCOUNTS if settings.DEMO else ()
        return super().get_context_data(demo_accounts=accounts, can_mail=can_mail(), **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        sessions.begin(self.request.session, timezone.now())
        begin_with_foremost_plan(self.request)
        return response


class Logout(LogoutView):
    """Logs out and has the browser delete what it has stored of our pages, so that the next user of
    the computer finds nothing."""

    serves = FORM_ONLY

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response


class CountedPasswordChangeForm(PasswordChangeForm):
    """Asks for the old password as a log-in does, so that wrong ones count and are limited."""

    def __init__(self, request: HttpRequest, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        old = self.cleaned_data["old_password"]
        if not authenticate(self.request, username=self.user.get_username(), password=old):
            raise ValidationError(
                self.error_messages["password_incorrect"], code="password_incorrect"
            )
        return old


class PasswordChange(PasswordChangeView):
    form_class = CountedPasswordChangeForm
    serves = WITH_FORM
    template_name = "registration/password_change.html"
    success_url = reverse_lazy("password-change")

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, "Din adgangskode er skiftet.")
        record(self.request, SecurityEvent.Action.PASSWORD, about=form.user.get_username())
        return super().form_valid(form)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict | None = None
) -> HttpResponse:
    """What someone sees after too many wrong passwords (django-axes has no Danish of its own)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "registration/locked_out.html", {"minutes": minutes}, status=429)
