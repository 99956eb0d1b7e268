from django.urls import path

from budget import views

urlpatterns = [path("budget/", views.budget, name="budget")]
