from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from beskplan.health import health
from beskplan.login import Login, PasswordChange
from beskplan.views.search import search_page

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("initiatives.urls")),
    path("", include("targets.urls")),
    path("", include("budget.urls")),
    path("soeg/", search_page, name="search"),
    path("sundhed/", health, name="health"),
    path("log-ind/", Login.as_view(), name="login"),
    path("log-ud/", LogoutView.as_view(), name="logout"),
    path("adgangskode/", PasswordChange.as_view(), name="password-change"),
]
