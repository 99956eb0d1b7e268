from django.shortcuts import render
from django.urls import path

from beskplan.urls import urlpatterns as pages


def bare(request):
    return render(request, "bare.html")


urlpatterns = [*pages, path("bar/", bare, name="bare")]
