"""The team room and its task."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.forms.positions import MarkForm, estimate_forms, initial
from wargame.models import Viewer
from wargame.queries import rooms, tasks
from wargame.queries.tasks import Task

from .scoping import seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def room(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The team room of one seat."""
    return render_room(request, viewer)


@require_GET
@never_cache
@seat_in_exercise
def task(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The task alone, for a page whose play has moved on."""
    if not is_by_script(request):
        return redirect("room", *place(viewer))
    return render(request, "room/_task.html", task_context(viewer))


def render_room(
    request: HttpRequest,
    viewer: Viewer,
    forms: list[MarkForm] | None = None,
    words: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or for script the task alone; `forms` and `words` hold what was sent and
    is wrong."""
    context = task_context(viewer, forms) | {"form": words}
    if is_by_script(request):
        return render(request, "room/_task.html", context, status=status)
    where = place(viewer)
    context |= {
        "room": rooms.room(viewer),
        "page": "room",
        "live_url": reverse("seat-live", args=where),
        "poll_url": reverse("seat-regions", args=where),
    }
    return render(request, "room/room.html", context, status=status)


def after_act(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The task as it stands after an act; a plain form goes back to the room."""
    viewer.exercise.refresh_from_db(fields=["entries"])
    if is_by_script(request):
        return render(request, "room/_task.html", task_context(viewer))
    return redirect("room", *place(viewer))


def task_context(viewer: Viewer, sent: list[MarkForm] | None = None) -> dict[str, object]:
    """`sent` are marks that are wrong; each takes the place of the empty form on its tension."""
    it = tasks.task(viewer)
    again = {form.tension.pk: form for form in sent or []}
    forms = estimate_forms(it.estimates) if it.estimates else []
    return {
        "it": it,
        "viewer": viewer,
        "forms": [again.get(form.tension.pk, form) for form in forms],
        "position_forms": [again.get(form.tension.pk, form) for form in position_forms(it)],
    }


def position_forms(it: Task) -> list[MarkForm]:
    """A form for each tension of the move, filled with the position that stands."""
    return [
        MarkForm(initial=initial(sheet.position), tension=sheet.tension, is_required=True)
        for sheet in it.positions
    ]


def place(viewer: Viewer) -> tuple[str, int]:
    """The parts of every address of this seat."""
    return viewer.exercise.code, viewer.own_seat.pk


def is_by_script(request: HttpRequest) -> bool:
    """Whether htmx asks, which wants a part of the page, not a redirect."""
    return bool(getattr(request, "htmx", False))
