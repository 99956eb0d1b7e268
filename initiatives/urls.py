from django.urls import path

from initiatives.views import initiatives, plans, units

urlpatterns = [
    path("planer/", plans.plan_list, name="plans"),
    path("planer/<slug:slug>/", plans.plan_detail, name="plan"),
    path("initiativer/", initiatives.initiative_list, name="initiatives"),
    path("enheder/", units.unit_list, name="units"),
    path("enheder/<int:pk>/", units.unit_detail, name="unit"),
]
