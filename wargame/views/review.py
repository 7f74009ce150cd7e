"""Stub: to be written."""

from django.http import Http404, HttpRequest, HttpResponse


def control_review(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404


def give_exit_ticket(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404


def give_hot_wash(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404


def seat_review(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise Http404
