from django.urls import path

from targets.views import indicators, measurements, targets

urlpatterns = [
    path("maal/", targets.target_list, name="targets"),
    path("maal/<int:pk>/", targets.target_detail, name="target"),
    path("indikatorer/", indicators.indicator_list, name="indicators"),
    path("indikatorer/<int:pk>/", indicators.indicator_detail, name="indicator"),
    path("maalinger/", measurements.measurement_list, name="measurements"),
]
