"""Leading the talk: control's desk for it, and lessons that control and evaluators keep live."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.lessons import DefenderForm, LessonForm
from wargame.models import Pole, Viewer
from wargame.operations import defenders, lessons
from wargame.queries import talks, viewers

from .rooms import is_by_script
from .scoping import control_of_exercise, evaluator_in_exercise


@require_GET
@never_cache
@control_of_exercise
def talk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer)


@require_GET
@never_cache
@evaluator_in_exercise
def seat_talk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Lessons alone: the talk is led by control."""
    return _page(request, viewer)


@require_POST
@control_of_exercise
def keep(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _keep(request, viewer)


@require_POST
@evaluator_in_exercise
def seat_keep(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _keep(request, viewer)


@require_POST
@control_of_exercise
def strike(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _strike(viewer, number)


@require_POST
@evaluator_in_exercise
def seat_strike(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return _strike(viewer, number)


@require_POST
@control_of_exercise
def name_defender(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    said = DefenderForm(viewer.exercise, request.POST).said()
    team, speaker = said["who"]
    about = {"team": team, "speaker": speaker, "by": viewer.own_seat}
    defenders.name(viewer.exercise, said["tension"], Pole(said["pole"]), **about)
    return redirect(reverse("talk", args=[viewer.exercise.code]) + "#analysis")


def _keep(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = LessonForm(request.POST)
    if form.is_valid():
        number = form.cleaned_data["number"] or 0
        try:
            lessons.keep(viewer.exercise, form.said(), number=number, by=viewer.own_seat)
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return _to_lessons(viewer)
    return _page(request, viewer, form)


def _strike(viewer: Viewer, number: int) -> HttpResponse:
    standing = viewer.exercise.lessons.current()
    lessons.strike(get_object_or_404(standing, number=number), by=viewer.own_seat)
    return _to_lessons(viewer)


def _to_lessons(viewer: Viewer) -> HttpResponse:
    return redirect(reverse("talk", args=viewers.place(viewer)) + "#lessons")


def _page(request: HttpRequest, viewer: Viewer, form: LessonForm | None = None) -> HttpResponse:
    """Nothing before play has ended. `?number=` takes up a lesson to change it."""
    if not viewer.exercise.has_ended:
        raise Http404
    it = talks.desk(viewer)
    context = {"viewer": viewer, "it": it}
    if is_by_script(request) and form is None:
        return render(request, "talk/_lessons.html", context)
    context |= {"form": form or _form(request, it), "page": "console" if viewer.is_control else ""}
    if viewer.is_control:
        code = viewer.exercise.code
        context["live_url"] = reverse("console-live", args=[code])
        context["poll_url"] = reverse("console-regions", args=[code])
    template = "talk/talk.html" if viewer.is_control else "talk/lessons.html"
    return render(request, template, context, status=422 if form else 200)


def _form(request: HttpRequest, it: talks.TalkDesk) -> LessonForm:
    asked = request.GET.get("number", "")
    for sheet in it.lessons:
        if str(sheet.lesson.number) == asked:
            names = "kind", "text", "cause", "evidence", "number"
            return LessonForm(initial={name: getattr(sheet.lesson, name) for name in names})
    return LessonForm()
