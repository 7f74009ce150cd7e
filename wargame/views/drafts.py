"""Writing together: save a field, take or hand over the pen, ask the head to release."""

from dataclasses import dataclass
from typing import TypedDict

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wargame.errors import Refused, Stale
from wargame.forms.drafts import Change, ChangeForm, all_fields
from wargame.models import DraftKind, Move, Viewer
from wargame.operations import drafts, notes, versions
from wargame.queries.drafts import as_read

from . import rooms
from .scoping import seat_in_exercise


class Which(TypedDict):
    """One text of the team; `number` tells the decisions of a move apart."""

    move: Move
    kind: DraftKind
    number: int


@dataclass(frozen=True)
class Unsaved:
    """A field that could not be saved: why, what was typed, and what stands there now."""

    form: ChangeForm
    change: Change
    sentence: str
    theirs: str | None = None
    by: str = ""
    revision: int = 0

    @property
    def label(self) -> str:
        return self.form.label_of(self.change.name)

    @property
    def is_prose(self) -> bool:
        return self.form.is_prose(self.change.name)

    @property
    def both(self) -> str:
        return f"{self.theirs}\n\n{self.change.text}"


@require_POST
@seat_in_exercise
def save(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    """One field, as the page's script sends it, or every field of a plain form."""
    if "name" in request.POST:
        return _save_one(request, viewer, which_of(request, viewer, kind))
    return _save_all(request, viewer, which_of(request, viewer, kind))


@require_POST
@seat_in_exercise
def take_pen(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    which = which_of(request, viewer, kind)
    drafts.take_pen(viewer.exercise, **which, by=viewer.own_seat)
    return rooms.after_act(request, viewer, which["move"])


@require_POST
@seat_in_exercise
def hand_pen(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    to = get_object_or_404(viewer.own_team.seats.taken(), pk=_number(request.POST.get("to", "")))
    which = which_of(request, viewer, kind)
    drafts.hand_pen(viewer.exercise, **which, to=to, by=viewer.own_seat)
    return rooms.after_act(request, viewer, which["move"])


@require_POST
@seat_in_exercise
def offer(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    which = which_of(request, viewer, kind)
    drafts.offer(viewer.exercise, **which, by=viewer.own_seat)
    return rooms.after_act(request, viewer, which["move"])


@require_POST
@seat_in_exercise
def reopen(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    """Begin the next version of what was released."""
    which = which_of(request, viewer, kind)
    versions.reopen(viewer.exercise, **which, by=viewer.own_seat)
    return rooms.after_act(request, viewer, which["move"])


@require_POST
@seat_in_exercise
def withdraw(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    """Take back what was released, while it is sealed."""
    which = which_of(request, viewer, kind)
    versions.withdraw(viewer.exercise, **which, by=viewer.own_seat)
    return rooms.after_act(request, viewer, which["move"])


def which_of(request: HttpRequest, viewer: Viewer, kind: str) -> Which:
    """The text that an address names."""
    move = move_of(request, viewer)
    return Which(move=move, kind=kind_of(kind), number=number_of(request))


def move_of(request: HttpRequest, viewer: Viewer) -> Move:
    """The move the form was made for, which may be over by now."""
    return get_object_or_404(viewer.exercise.moves, number=_number(request.GET.get("move", "")))


def number_of(request: HttpRequest) -> int:
    """Which of the team's decisions of the move it is about; the first where nothing is said."""
    return _number(request.GET.get("number", "")) or 1


def _save_one(request: HttpRequest, viewer: Viewer, which: Which) -> HttpResponse:
    form = ChangeForm(request.POST, kind=which["kind"], move=which["move"])
    if not form.is_valid():
        return JsonResponse({"error": form.sentence()}, status=422)
    change = form.to_change()
    try:
        revision = _save(viewer, which, change)
    except Stale as stale:
        unsaved = _stale(viewer, form, change, stale)
        return render(request, "drafts/_conflict.html", {"unsaved": unsaved}, status=409)
    except Refused as refused:
        return JsonResponse({"error": refused.sentence}, status=422)
    saved_at = date_format(timezone.localtime(), "H:i:s")
    return JsonResponse({"revision": revision, "saved_at": saved_at})


def _save_all(request: HttpRequest, viewer: Viewer, which: Which) -> HttpResponse:
    """Saves what was changed at once, as far as it can; what it cannot save is shown with what
    stands there. Fields left as they were read say nothing, however long ago that was."""
    read, left = as_read(viewer, **which), []
    with transaction.atomic():
        for sent in all_fields(request.POST):
            form = ChangeForm(sent, kind=which["kind"], move=which["move"])
            if not form.is_valid():
                change = Change(sent["name"], sent["text"], 0)
                left.append(Unsaved(form, change, form.sentence(), revision=_number(sent["base"])))
                continue
            change = form.to_change()
            if change.text == read.get((change.name, change.base), ""):
                continue
            try:
                _save(viewer, which, change)
            except Stale as stale:
                left.append(_stale(viewer, form, change, stale))
            except Refused as refused:
                left.append(Unsaved(form, change, refused.sentence, revision=change.base))
    if not left:
        return rooms.after_act(request, viewer, which["move"])
    status = 409 if any(one.theirs is not None for one in left) else 422
    context = {"left": left, "viewer": viewer, **which}
    return render(request, "drafts/unsaved.html", context, status=status)


def _save(viewer: Viewer, which: Which, change: Change) -> int:
    saved = drafts.save(
        viewer.exercise,
        **which,
        name=change.name,
        text=change.text,
        base=change.base,
        by=viewer.own_seat,
    )
    return saved.revision


def _stale(viewer: Viewer, form: ChangeForm, change: Change, stale: Stale) -> Unsaved:
    """What a lost pen left behind is kept as a note of the team."""
    sentence = stale.sentence
    if stale.is_held and form.is_prose(change.name):
        about, by = f"{form.kind} {change.name}", viewer.own_seat
        notes.rescue(viewer.exercise, move=form.move, about=about, text=change.text, by=by)
        sentence = f"{sentence} {_('Your words are kept in the team notes.')}"
    return Unsaved(form, change, sentence, stale.theirs, stale.by, stale.revision)


def kind_of(name: str) -> DraftKind:
    """The kind that an address names; not found where there is none."""
    if name not in DraftKind.values:
        raise Http404
    return DraftKind(name)


def _number(sent: str) -> int:
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0
