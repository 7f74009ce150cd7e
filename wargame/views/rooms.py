"""The team room and its task."""

from collections.abc import Sequence

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from wargame.errors import Refused
from wargame.forms.assents import AssentForm
from wargame.forms.ideas import table_forms
from wargame.forms.positions import MarkForm, estimate_forms, initial
from wargame.forms.practice import NONE, practice_form
from wargame.forms.private_answers import alone_forms
from wargame.models import Move, Viewer
from wargame.queries import catch_ups, ideas, notes, passes, rooms, tasks
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
    context = task_context(viewer, asked=request.GET.get("ask", ""))
    return render(request, "room/_task.html", context)


def render_room(
    request: HttpRequest,
    viewer: Viewer,
    forms: Sequence[MarkForm | AssentForm] = (),
    words: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, or for script the task alone; `forms` and `words` hold what was sent and
    is wrong."""
    passes.begin(viewer.exercise, is_for_all=False)
    asked = request.GET.get("ask", "")
    if is_by_script(request):
        context = task_context(viewer, forms, words, asked) | {"form": words}
        return render(request, "room/_task.html", context, status=status)
    context = room_context(viewer, forms, words, asked)
    return render(request, "room/room.html", context, status=status)


def room_context(
    viewer: Viewer,
    forms: Sequence[MarkForm | AssentForm] = (),
    words: Form | None = None,
    asked: str = "",
) -> dict[str, object]:
    """All that the page of the room is made from."""
    where = place(viewer)
    return task_context(viewer, forms, words, asked) | {
        "form": words,
        "room": rooms.room(viewer),
        "catch_up": catch_ups.card(viewer),
        "own_notes": notes.mine(viewer),
        "page": "room",
        "live_url": reverse("seat-live", args=where),
        "poll_url": reverse("seat-regions", args=where),
    }


def after_act(request: HttpRequest, viewer: Viewer, move: Move | None = None) -> HttpResponse:
    """The task as it stands after an act; a plain form goes back to the room. What was done in a
    `move` that is over leads to the page on which it is written."""
    viewer.exercise.refresh_from_db(fields=["entries"])
    if move is not None and not is_played(viewer, move):
        return _to_late_texts(request, viewer, move)
    if is_by_script(request):
        return render(request, "room/_task.html", task_context(viewer))
    return redirect("room", *place(viewer))


def again(request: HttpRequest, viewer: Viewer, form: Form, move: Move) -> HttpResponse:
    """The room with the form as it was sent and what is wrong; a refusal where the move is over."""
    if is_played(viewer, move):
        return render_room(request, viewer, words=form, status=422)
    raise Refused(str(next(iter(form.errors.values()))[0]))


def is_played(viewer: Viewer, move: Move) -> bool:
    """Whether this is the present move."""
    step = viewer.exercise.step
    return step is not None and step.move_id == move.pk


def task_context(
    viewer: Viewer,
    sent: Sequence[MarkForm | AssentForm] = (),
    words: Form | None = None,
    asked: str = "",
) -> dict[str, object]:
    """`sent` are wrong; each takes the place of the form that asks about the same thing, and so
    do wrong `words` of a private answer. `asked` chooses between estimates and question."""
    it = tasks.task(viewer)
    again = {form.prefix: form for form in sent}
    forms = estimate_forms(it.estimates) if it.estimates else []
    forms_alone = alone_forms(it.alone, words)
    return {
        "it": it,
        "viewer": viewer,
        "forms": [again.get(form.prefix, form) for form in forms],
        "alone_forms": forms_alone,
        "idea_forms": table_forms(it.ideas, words),
        "kept_ideas": ideas.kept(it.ideas, it.alone.ideas) if it.ideas and it.alone else [],
        "asked": "question" if words in forms_alone else _asked(it, asked),
        "position_forms": [again.get(form.prefix, form) for form in position_forms(it)],
        "practice_form": again.get(f"t{NONE}", practice_form()),
        "assent_forms": [again.get(form.prefix, form) for form in assent_forms(it)],
    }


def _asked(it: Task, asked: str) -> str:
    """Which of the two is before this person: what they turned to, or what they have not given."""
    if not it.has_two:
        return "estimates"
    return asked if asked in {"estimates", "question"} else it.next_asked


def _to_late_texts(request: HttpRequest, viewer: Viewer, move: Move) -> HttpResponse:
    where = reverse("late-texts", args=[*place(viewer), move.number])
    if not is_by_script(request):
        return redirect(where)
    return HttpResponse(status=204, headers={"HX-Redirect": where})


def position_forms(it: Task) -> list[MarkForm]:
    """A form for each tension of the move, filled with the position that stands."""
    return [
        MarkForm(initial=initial(sheet.position), tension=sheet.tension, is_required=True)
        for sheet in it.positions
    ]


def assent_forms(it: Task) -> list[AssentForm]:
    """A form for each position that this person is asked to agree with."""
    asked = [(sheet.position, sheet.assent) for sheet in it.to_assent]
    return [AssentForm(position=position, said=said) for position, said in asked if position]


def place(viewer: Viewer) -> tuple[str, int]:
    """The parts of every address of this seat."""
    return viewer.exercise.code, viewer.own_seat.pk


def is_by_script(request: HttpRequest) -> bool:
    """Whether htmx asks, which wants a part of the page, not a redirect."""
    return bool(getattr(request, "htmx", False))
