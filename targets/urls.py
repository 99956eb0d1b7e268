from django.urls import path

from targets.views import goals, measurements, targets

urlpatterns = [
    path("maal/", targets.target_list, name="targets"),
    path("maal/<int:pk>/", targets.target_detail, name="target"),
    path("ministermaal/", goals.minister_goals, name="minister-goals"),
    path("maalinger/", measurements.measurement_list, name="measurements"),
]
