"""Bidrag: a contributing unit's comment on the answer that another unit gives."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from core.methods import WITH_FORM, serves
from followup.models import FollowUp, FollowUpRound
from followup.reports.contributions import APPROVED, contribute, own_contributions
from followup.reports.drafts import may_read_drafts
from followup.rounds.forms import ContributionForm
from initiatives.models import Initiative
from initiatives.permissions import Action, access_for, allows, visible


@serves(*WITH_FORM)
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    access = access_for(request.user)
    initiative = get_object_or_404(
        Initiative.objects.filter(visible(access)).select_related("plan"), pk=pk
    )
    if not allows(access, Action.MEASURE, initiative):
        raise PermissionDenied("Du kan kun bidrage til initiativer, som din enhed har del i.")
    form = ContributionForm(request.POST or None)
    if form.is_bound and form.is_valid() and _contribute(request, form, initiative):
        return redirect("initiative-contribution", pk)
    open_rounds = FollowUpRound.objects.open().filter(plan=initiative.plan_id)
    follow_up = FollowUp.objects.filter(initiative=initiative, round__in=open_rounds).first()
    state = follow_up.state if follow_up else FollowUp.State.MISSING
    is_draft = state == FollowUp.State.DRAFT and not may_read_drafts(access, initiative)
    return render(
        request,
        "followup/cycle_contribution.html",
        {
            "initiative": initiative,
            "form": form,
            "open_round": open_rounds.first(),
            "refusal": APPROVED if state == FollowUp.State.APPROVED else "",
            "is_draft": is_draft,
            "comments": follow_up.comments if follow_up and not is_draft else "",
            "own": own_contributions(follow_up, request.user) if follow_up else [],
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
    messages.success(
        request, "Dit bidrag står nu i opfølgningen med dit navn. Den ansvarlige enhed kan se det."
    )
    return True
