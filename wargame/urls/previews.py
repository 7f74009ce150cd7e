"""A scenario in the making as players will see it."""

from django.urls import path

from ..views import previews

PREVIEWS = [
    path("", previews.begin, name="scenario-preview-begin"),
    path("<str:team>/", previews.preview, name="scenario-preview"),
    path("<str:team>/page/", previews.page, name="scenario-preview-page"),
]
