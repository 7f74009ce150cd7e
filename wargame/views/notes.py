"""Team notes: saved as they are typed, and put line by line into the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused, Stale
from wargame.forms.notes import NotesForm, PromoteForm
from wargame.models import Note, Viewer, paragraphs
from wargame.operations import notes
from wargame.queries import notes as queries

from . import rooms
from .drafts import move_of
from .scoping import seat_in_exercise


@require_GET
@never_cache
@seat_in_exercise
def own(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own of the present move, for a page that was open when it began."""
    return render(request, "notes/_own.html", {"mine": queries.mine(viewer), "viewer": viewer})


@require_POST
@seat_in_exercise
def save(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """As the page's script sends them, or from a plain form."""
    is_by_script = "name" in request.POST
    sent = request.POST if is_by_script else _plain(request)
    form, move = NotesForm(sent), move_of(request, viewer)
    if not form.is_valid():
        return _unsaved(request, is_by_script, sent, form.sentence())
    said = form.cleaned_data
    try:
        revision = notes.save(viewer.exercise, move=move, by=viewer.own_seat, **said)
    except Stale as stale:
        context = {"stale": stale, "said": said | {"name": "notes"}}
        if not is_by_script:
            return _unsaved(request, is_by_script, sent, stale.sentence, stale.theirs)
        return render(request, "messages/_conflict.html", context, status=409)
    except Refused as refused:
        return _unsaved(request, is_by_script, sent, refused.sentence)
    if not is_by_script:
        return rooms.after_act(request, viewer, move)
    saved_at = date_format(timezone.localtime(), "H:i:s")
    return JsonResponse({"revision": revision, "saved_at": saved_at})


@require_POST
@seat_in_exercise
def promote(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """A line of the notes goes to the end of a paragraph of the decision."""
    form = PromoteForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose a line and a paragraph."))
    pk, line = form.place()
    note = get_object_or_404(Note.objects.visible_to(viewer).select_related("move"), pk=pk)
    name = form.cleaned_data["field"]
    notes.promote(viewer.exercise, note, line=line, name=name, by=viewer.own_seat)
    said = _("It stands at the end of this paragraph of the decision now: %(name)s.")
    messages.success(request, said % {"name": paragraphs.label_of(name)})
    answer = rooms.after_act(request, viewer, note.move)
    if answer.status_code == 200:
        answer.write(render_to_string("notes/_put.html", request=request))
    return answer


def _plain(request: HttpRequest) -> dict[str, str]:
    names = {"text": "notes", "base": "base-notes"}
    return {name: str(request.POST.get(sent, "")) for name, sent in names.items()}


def _unsaved(
    request: HttpRequest, is_by_script: bool, sent: dict[str, str], sentence: str, theirs: str = ""
) -> HttpResponse:
    """What was typed stands in the answer, and beside it what another device has saved."""
    if is_by_script:
        return JsonResponse({"error": sentence}, status=422)
    context = {"sentence": sentence, "typed": [sent["text"], *([theirs] if theirs else [])]}
    return render(request, "shared/refused.html", context, status=422)
