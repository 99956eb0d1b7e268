from django.urls import path

from targets.views import evidence, follow_ups, goals, measurements, rounds, targets, tasks

urlpatterns = [
    path("initiativer/<int:pk>/opdater/", follow_ups.follow_up_update, name="initiative-update"),
    path(
        "initiativer/<int:pk>/opdater/beregnet/",
        follow_ups.follow_up_calculation,
        name="initiative-calculation",
    ),
    path("dokumentation/<int:pk>/", evidence.evidence_file, name="evidence"),
    path("mine/", tasks.my_tasks, name="my-tasks"),
    path("opfoelgning/", rounds.round_list, name="rounds"),
    path("opfoelgning/<slug:slug>/", rounds.round_detail, name="round"),
    path("maal/", targets.target_list, name="targets"),
    path("maal/<int:pk>/", targets.target_detail, name="target"),
    path("ministermaal/", goals.minister_goals, name="minister-goals"),
    path("maalinger/", measurements.measurement_list, name="measurements"),
]
