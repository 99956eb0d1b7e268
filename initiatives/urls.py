from django.urls import path

from initiatives.units import views

urlpatterns = [
    path("enheder/", views.unit_list, name="units"),
]
