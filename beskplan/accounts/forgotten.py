"""Glemt adgangskode? and the page behind the mail's link: Django's own views with our words."""

from axes.models import AccessAttempt
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.views import PasswordResetConfirmView, PasswordResetView
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator

from beskplan.accounts.invitations import FORGOTTEN, can_mail, has_many_links, send_link
from beskplan.security_log.events import SecurityEvent
from beskplan.security_log.recording import record
from core.methods import WITH_FORM

SENT = (
    "Hvis adressen hører til en bruger, er der nu sendt en mail med et link. Kommer den ikke, så "
    "kontakt din systemadministrator."
)


class ForgottenForm(PasswordResetForm):
    """Also for those who have not chosen a password yet: their invitation may be too old."""

    def get_users(self, email: str) -> list[User]:
        return list(User.objects.filter(email__iexact=email, is_active=True))

    def save(self, *, request: HttpRequest, **options) -> None:
        for user in self.get_users(self.cleaned_data["email"]):
            if not has_many_links(user, at=timezone.now()):
                send_link(user, request, FORGOTTEN)


@method_decorator(login_not_required, name="dispatch")
class ForgottenPassword(PasswordResetView):
    """Says the same whether there is such a person or not. Only where mail can be sent."""

    serves = WITH_FORM
    form_class = ForgottenForm
    template_name = "registration/forgotten.html"
    success_url = reverse_lazy("login")

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not can_mail():
            raise Http404("Der kan ikke sendes mail herfra.")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        response = super().form_valid(form)
        messages.info(self.request, SENT)
        return response


class NewPassword(PasswordResetConfirmView):
    """Chosen by whoever has the mail; it ends the person's other log-ins and opens a lock."""

    serves = WITH_FORM
    template_name = "registration/new_password.html"
    success_url = reverse_lazy("login")

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        username = self.user.get_username()
        AccessAttempt.objects.filter(username=username).delete()
        record(self.request, SecurityEvent.Action.PASSWORD, user=self.user, about=username)
        messages.success(self.request, "Din adgangskode er valgt. Log ind med den.")
        return response

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(can_mail=can_mail(), **kwargs)

    def get_user(self, uidb64: str) -> User | None:
        """A closed account is not opened by an old mail."""
        user = super().get_user(uidb64)
        return user if user and user.is_active else None
