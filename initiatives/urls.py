from django.urls import path

from initiatives.views import units

urlpatterns = [
    path("enheder/", units.unit_list, name="units"),
]
