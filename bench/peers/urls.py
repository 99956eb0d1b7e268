from django.urls import path

from bench.peers import views
from bench.peers.admin import site

urlpatterns = [
    path("admin/", site.urls),
    path("bare/<int:pk>/", views.bare),
    path("bare-save/<int:pk>/", views.bare_save),
    path("tables2/<str:name>/", views.stock_table),
    path("hand/<str:name>/", views.hand_written),
]
