"""Signing facilitators in, by password or by a link that works once, and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.accounts import SignInForm
from wargame.models import Facilitator
from wargame.operations import facilitators as operations
from wargame.operations import tries
from wargame.queries import facilitators

from .scoping import public

# An account signed in by a link has shown who it is without a password.
BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "POST"])
@never_cache
@public
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        if request.user.is_authenticated:
            return redirect(_onward(request))
        return _ask(request, SignInForm(request))
    address = request.META["REMOTE_ADDR"]
    form = SignInForm(request, request.POST)
    try:
        tries.begin("sign-in", address)
    except Refused as refused:
        return _ask(request, SignInForm(request, initial=request.POST.dict()), refused.sentence)
    if not form.is_valid() or form.facilitator is None:
        return _ask(request, form)
    tries.forgive("sign-in", address)
    login(request, form.facilitator)
    return redirect(_onward(request))


@require_http_methods(["GET", "POST"])
@never_cache
@public
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shown first and used by a press, so that a preview of the link does not use it up."""
    if request.method == "POST":
        login(request, operations.use_link(token), backend=BACKEND)
        return redirect("exercises")
    facilitator = facilitators.of_link(token)
    if facilitator is None and isinstance(request.user, Facilitator):
        return redirect("exercises")
    context = {"facilitator": facilitator, "place": "sign-in"}
    return render(request, "accounts/link.html", context, status=200 if facilitator else 404)


@require_POST
@public
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("home")


def _ask(request: HttpRequest, form: SignInForm, sentence: str = "") -> HttpResponse:
    context = {"form": form, "sentence": sentence, "place": "sign-in", "next": _next(request)}
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/sign_in.html", context, status=status)


def _onward(request: HttpRequest) -> str:
    return _next(request) or settings.LOGIN_REDIRECT_URL


def _next(request: HttpRequest) -> str:
    """The page that was asked for before signing in, if it is one of ours."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    fits = url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if fits else ""
