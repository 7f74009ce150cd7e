"""Stub: to be written."""

from django.http import Http404, HttpRequest, HttpResponse


def as_csv(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404


def as_json(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404
