"""Control writes rulings, holds them and releases them."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.adjudication import RulingForm
from wargame.forms.matters import MatterForm
from wargame.forms.methods import MethodForm
from wargame.models import Method, Move, Ruling, Viewer
from wargame.operations import adjudication, phrases
from wargame.operations.adjudication import Words
from wargame.queries import adjudication as read
from wargame.queries import matters, methods, ruling_timers

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def rulings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All so far, and one more by the method of the exercise."""
    return page(request, viewer, form_by(viewer, Method(viewer.exercise.method), request))


@require_GET
@never_cache
@control_of_exercise
def by_method(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    """The same by another method, which needs a reason."""
    return page(request, viewer, form_by(viewer, method_named(method), request))


@require_GET
@never_cache
@control_of_exercise
def ruling(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """One that is held, to change; one that was released, to correct."""
    return page(request, viewer, RulingForm(viewer, ruling=ruling_of(viewer, ruling_id)))


@require_POST
@control_of_exercise
def write(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    form = RulingForm(viewer, request.POST, method=method_named(method))
    write = partial(adjudication.write, viewer.exercise, by=viewer.own_seat)
    return hold(request, viewer, form, lambda words: write(words, move=move_of(viewer)))


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    """Other words for what is held; a correction of what was released."""
    one = ruling_of(viewer, ruling_id)
    form = RulingForm(viewer, request.POST, one)
    if one.released_at is None:
        return hold(request, viewer, form, partial(adjudication.change, one, by=viewer.own_seat))
    correct = partial(adjudication.write, viewer.exercise, by=viewer.own_seat, corrects=one)
    return hold(request, viewer, form, lambda words: correct(words, move=move_of(viewer)))


@require_POST
@control_of_exercise
def try_new(request: HttpRequest, viewer: Viewer, method: str) -> HttpResponse:
    """The form again with a phrase put in, or with what the rule says; nothing is held yet."""
    return page(
        request, viewer, RulingForm.tried(viewer, request.POST, method=method_named(method))
    )


@require_POST
@control_of_exercise
def try_change(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    one = ruling_of(viewer, ruling_id)
    return page(request, viewer, RulingForm.tried(viewer, request.POST, ruling=one))


@require_POST
@control_of_exercise
def release(request: HttpRequest, viewer: Viewer, ruling_id: int) -> HttpResponse:
    adjudication.release(ruling_of(viewer, ruling_id), by=viewer.own_seat)
    return redirect("rulings", viewer.exercise.code)


def hold(
    request: HttpRequest, viewer: Viewer, form: RulingForm, act: Callable[[Words], object]
) -> HttpResponse:
    """Do the act in the words of the form, keep what is worth keeping, and go back to all
    rulings; or show the form again with what is wrong and every word that was typed."""
    if form.is_valid():
        try:
            act(form.words())
            keep(viewer, form)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("rulings", viewer.exercise.code)
    return page(request, viewer, form, status=422)


def keep(viewer: Viewer, form: RulingForm) -> None:
    """A phrase for other rulings, where one was ticked."""
    facilitator, kept = viewer.own_seat.facilitator, form.to_keep()
    if kept and facilitator:
        part, text = kept
        phrases.keep(text, part=part, by=facilitator)


def page(
    request: HttpRequest,
    viewer: Viewer,
    form: RulingForm | MatterForm,
    method_form: MethodForm | None = None,
    drop_fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of all rulings around a form, which may hold what was sent and is wrong."""
    exercise, one = viewer.exercise, form.ruling
    here = {Method.NONE, form.method, exercise.method}
    context = {
        "viewer": viewer,
        "page": "rulings",
        "live_url": reverse("rulings-live", args=[exercise.code]),
        "poll_url": reverse("rulings-regions", args=[exercise.code]),
        "it": read.rulings(viewer),
        "waiting": read.to_answer(viewer),
        "told": methods.method(viewer),
        "timer": ruling_timers.timer(exercise),
        "form": form,
        "one": one,
        "matter": matters.one(viewer, one) if one and one.is_draft else None,
        "others": [method for method in Method if method not in here],
        "drop_fault": drop_fault,
        "method_form": method_form or MethodForm(exercise),
    }
    return render(request, "adjudication/rulings.html", context, status=status)


def form_by(viewer: Viewer, method: Method, request: HttpRequest) -> RulingForm | MatterForm:
    """An empty form by this method; of a matrix argument with the one that the address names."""
    if method.begins_with_a_matter:
        return matter_form(viewer, method, argument=request.GET.get("argument", ""))
    return RulingForm(viewer, method=method)


def matter_form(
    viewer: Viewer, method: Method, sent: QueryDict | None = None, argument: str = ""
) -> MatterForm:
    """Found by what was sent, or by the address, is the argument that is taken up."""
    pk = sent.get("argument", "") if sent is not None else argument
    found = None
    if method == Method.MATRIX and pk.isdecimal() and len(pk) < 18:
        found = viewer.exercise.arguments.select_related("team").filter(pk=pk).first()
    return MatterForm(viewer, method, sent, found)


def ruling_of(viewer: Viewer, ruling_id: int) -> Ruling:
    return get_object_or_404(Ruling.objects.visible_to(viewer), pk=ruling_id)


def method_named(named: str) -> Method:
    """By which something can be ruled."""
    if named not in Method.values or named == Method.NONE:
        raise Http404
    return Method(named)


def move_of(viewer: Viewer) -> Move:
    """The move that is played, or between moves the last that was."""
    exercise = viewer.exercise
    if exercise.step and exercise.step.move:
        return exercise.step.move
    last = exercise.moves.filter(steps__began__isnull=False).distinct().last()
    if last is None:
        raise Refused(_("No move has begun. There is nothing to rule on."))
    return last
