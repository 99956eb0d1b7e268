from django.urls import path

from followup.approvals.views import round_approve
from followup.evidence.views import evidence_file
from followup.notifications.views import notices
from followup.reports.contribution_views import contribution
from followup.reports.views import follow_up_calculation, follow_up_update
from followup.rounds.cycle_views import round_close, round_nudge, round_open, round_reopen
from followup.rounds.views import round_detail, round_list
from followup.work_queue.views import my_tasks

urlpatterns = [
    path("initiativer/<int:pk>/opdater/", follow_up_update, name="initiative-update"),
    path(
        "initiativer/<int:pk>/opdater/beregnet/",
        follow_up_calculation,
        name="initiative-calculation",
    ),
    path("initiativer/<int:pk>/bidrag/", contribution, name="initiative-contribution"),
    path("dokumentation/<int:pk>/", evidence_file, name="evidence"),
    path("beskeder/", notices, name="notices"),
    path("mine/", my_tasks, name="my-tasks"),
    path("opfoelgning/", round_list, name="rounds"),
    path("opfoelgning/ny/", round_open, name="round-open"),
    path("opfoelgning/<slug:slug>/luk/", round_close, name="round-close"),
    path("opfoelgning/<slug:slug>/genaabn/", round_reopen, name="round-reopen"),
    path("opfoelgning/<slug:slug>/paamind/", round_nudge, name="round-nudge"),
    path("opfoelgning/<slug:slug>/godkend/", round_approve, name="round-approve"),
    path("opfoelgning/<slug:slug>/", round_detail, name="round"),
]
