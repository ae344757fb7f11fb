"""Addresses of the public site."""

from django.urls import path

from nitka.front import views

app_name = "front"
urlpatterns = [
    path("", views.site_file, name="start"),
    path("<path:path>", views.site_file, name="site-file"),
]
