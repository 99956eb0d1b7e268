from django.contrib import admin
from django.urls import path

from beskplan.health import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("sundhed/", health, name="health"),
]
