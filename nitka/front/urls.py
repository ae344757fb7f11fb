"""Addresses of the public site."""

from django.urls import path, re_path

from nitka.front import views

app_name = "front"
urlpatterns = [
    path("", views.site_file, name="start"),
    re_path(
        r"^(?P<language>be|ru|en|pl)/people/(?:index\.html|search\.html)?$",
        views.people_list,
        name="people-list",
    ),
    re_path(r"^(?P<language>be|ru|en|pl)/search\.html$", views.search_page, name="search-page"),
    path("api/v1/people/index.json", views.people_data, name="people-data"),
    path("<path:path>", views.site_file, name="site-file"),
]
