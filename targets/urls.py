from django.urls import path

from targets.views import (
    approvals,
    contributions,
    cycle,
    evidence,
    follow_ups,
    indicators,
    measurements,
    rounds,
    targets,
    tasks,
)

urlpatterns = [
    path("initiativer/<int:pk>/opdater/", follow_ups.follow_up_update, name="initiative-update"),
    path(
        "initiativer/<int:pk>/opdater/beregnet/",
        follow_ups.follow_up_calculation,
        name="initiative-calculation",
    ),
    path(
        "initiativer/<int:pk>/bidrag/",
        contributions.contribution,
        name="initiative-contribution",
    ),
    path("dokumentation/<int:pk>/", evidence.evidence_file, name="evidence"),
    path("mine/", tasks.my_tasks, name="my-tasks"),
    path("opfoelgning/", rounds.round_list, name="rounds"),
    path("opfoelgning/ny/", cycle.round_open, name="round-open"),
    path("opfoelgning/<slug:slug>/luk/", cycle.round_close, name="round-close"),
    path("opfoelgning/<slug:slug>/genaabn/", cycle.round_reopen, name="round-reopen"),
    path("opfoelgning/<slug:slug>/paamind/", cycle.round_nudge, name="round-nudge"),
    path("opfoelgning/<slug:slug>/godkend/", approvals.round_approve, name="round-approve"),
    path("opfoelgning/<slug:slug>/", rounds.round_detail, name="round"),
    path("maal/", targets.target_list, name="targets"),
    path("maal/<int:pk>/", targets.target_detail, name="target"),
    path("indikatorer/", indicators.indicator_list, name="indicators"),
    path("indikatorer/<int:pk>/", indicators.indicator_detail, name="indicator"),
    path("maalinger/", measurements.measurement_list, name="measurements"),
]
