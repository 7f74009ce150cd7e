"""Control's notes for now and next, beside what the board could show then."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused, Stale
from wargame.forms.boards import SceneForm
from wargame.forms.step_notes import StepNoteForm
from wargame.models import Viewer
from wargame.operations import step_notes
from wargame.queries import boards, next_scenes

from .rooms import is_by_script
from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def next_(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """For a console that was open when the step began."""
    return render(
        request, "console/_next.html", {"it": next_scenes.next_(viewer), "viewer": viewer}
    )


@require_POST
@control_of_exercise
def save(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """As the page's script sends it, or from a plain form."""
    step = get_object_or_404(viewer.exercise.steps.select_related("exercise"), number=number)
    is_field = "name" in request.POST
    plain = {"text": request.POST.get("note", ""), "base": request.POST.get("base-note", "")}
    form = StepNoteForm(request.POST if is_field else plain)
    if not form.is_valid():
        raise Refused(form.sentence())
    try:
        revision = step_notes.save(step, by=viewer.own_seat, **form.cleaned_data)
    except Stale as stale:
        if not is_field:
            raise
        context = {"stale": stale, "said": form.cleaned_data | {"name": "note"}}
        return render(request, "messages/_conflict.html", context, status=409)
    if not is_field:
        return redirect("console", viewer.exercise.code)
    saved_at = date_format(timezone.localtime(), "H:i:s")
    return JsonResponse({"revision": revision, "saved_at": saved_at})


@require_GET
@never_cache
@control_of_exercise
def preview(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A scene as the board would show it now, for control alone; nothing is put on the board."""
    given, exercise = SceneForm(viewer.exercise, request.GET).said(), viewer.exercise
    exercise.scene, exercise.scene_stage = given["scene"], given["stage"]
    exercise.scene_tension, exercise.scene_criterion = given["tension"], given["criterion"]
    exercise.scene_inject, exercise.scene_decision = given["inject"], given["decision"]
    context = {"it": boards.scene(Viewer.board(exercise)), "viewer": viewer}
    template = "board/_preview.html" if is_by_script(request) else "board/preview.html"
    return render(request, template, context)
