"""Bidrag: a contributing unit's comment on the answer that another unit gives."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from followup.models import FollowUp, FollowUpRound
from followup.reports.contributions import contribute
from followup.rounds.forms import ContributionForm
from initiatives.models import Initiative
from initiatives.permissions import Action, access_for, allows


def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = get_object_or_404(Initiative.objects.select_related("plan"), pk=pk)
    if not allows(access_for(request.user), Action.MEASURE, initiative):
        raise PermissionDenied("Du kan kun bidrage til initiativer, som din enhed har del i.")
    form = ContributionForm(request.POST or None)
    if form.is_bound and form.is_valid() and _contribute(request, form, initiative):
        return redirect("initiative-update", pk)
    open_rounds = FollowUpRound.objects.open().filter(plan=initiative.plan_id)
    begun = FollowUp.objects.filter(initiative=initiative, round__in=open_rounds)
    return render(
        request,
        "followup/cycle_contribution.html",
        {
            "initiative": initiative,
            "form": form,
            "open_round": open_rounds.first(),
            "follow_up": begun.first(),
        },
    )


def _contribute(request: HttpRequest, form: ContributionForm, initiative: Initiative) -> bool:
    try:
        contribute(
            initiative=initiative,
            comment=form.cleaned_data["comment"],
            by=request.user,
            at=timezone.now(),
        )
    except ValidationError as error:
        form.add_problems(error)
        return False
    messages.success(request, "Din kommentar står nu i opfølgningen med dit navn.")
    return True
