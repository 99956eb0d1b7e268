from django.urls import path

from initiatives.views import units

urlpatterns = [
    path("enheder/", units.unit_list, name="units"),
    path("enheder/<int:pk>/", units.unit_detail, name="unit"),
]
