"""Correcting texts of the scenario in one exercise, while it runs."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wargame.errors import Refused
from wargame.forms.corrections import CorrectionForm
from wargame.models import Viewer
from wargame.models.corrections import Corrected, part_of, texts_of, title_of
from wargame.operations import corrections
from wargame.queries import correction_desks

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What can be corrected, and what was."""
    context = {"it": correction_desks.desk(viewer), "viewer": viewer}
    return render(request, "corrections/desk.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@control_of_exercise
def correct(request: HttpRequest, viewer: Viewer, thing: str, row: str) -> HttpResponse:
    """The texts of one part; those that were changed are corrected together."""
    if thing not in Corrected.values:
        raise Http404
    kind, exercise = Corrected(thing), viewer.exercise
    part = part_of(exercise, kind, row)
    if part is None:
        raise Http404
    texts = texts_of(exercise, kind, row, part)
    form = CorrectionForm(kind, texts, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _made(request, viewer, form, kind, row)
        except Refused as refused:
            form.add_error(None, refused.sentence)
    context = {"form": form, "title": title_of(part), "thing": kind, "row": row, "viewer": viewer}
    context["may_keep"] = correction_desks.may_keep_for_next(viewer)
    context["is_director"] = correction_desks.directs(viewer)
    status = 422 if form.is_bound else 200
    return render(request, "corrections/correct.html", context, status=status)


@require_POST
@control_of_exercise
def keep(request: HttpRequest, viewer: Viewer, correction_id: int) -> HttpResponse:
    """A draft of the next version with this text in it."""
    made = get_object_or_404(viewer.exercise.corrections, pk=correction_id)
    draft = corrections.keep_for_next([made], by=viewer.own_seat)
    return redirect("scenario-draft", draft.pk)


def _made(
    request: HttpRequest, viewer: Viewer, form: CorrectionForm, thing: Corrected, row: str
) -> HttpResponse:
    said = {"seen": form.seen, "reason": form.cleaned_data["reason"], "by": viewer.own_seat}
    made = corrections.correct(viewer.exercise, thing, row, form.texts, **said)
    if not made:
        raise Refused(_("Nothing was changed. Change a text, then correct it."))
    messages.success(request, _("Corrected. Those who could read the old text are told."))
    if form.cleaned_data["is_kept"]:
        try:
            corrections.keep_for_next(made, by=viewer.own_seat)
        except Refused as refused:
            messages.error(request, refused.sentence)
    return redirect("corrections", viewer.exercise.code)
