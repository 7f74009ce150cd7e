"""Rules that control writes, to look up before it rules."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from wargame.errors import Refused
from wargame.forms.rules import RuleForm
from wargame.models import Viewer
from wargame.operations import rules as acts

from .scoping import control_of_exercise


@require_GET
@never_cache
@control_of_exercise
def rules(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return _page(request, viewer, RuleForm())


@require_POST
@control_of_exercise
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = RuleForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            acts.make(
                viewer.exercise,
                name=said["name"],
                unit=said["unit"],
                bands=form.bands(),
                by=viewer.own_seat,
            )
        except Refused as refused:
            form.add_error(None, refused.sentence)
        else:
            return redirect("rules", viewer.exercise.code)
    return _page(request, viewer, form, status=422)


@require_POST
@control_of_exercise
def retire(request: HttpRequest, viewer: Viewer, rule_id: int) -> HttpResponse:
    rule = get_object_or_404(viewer.exercise.rules, pk=rule_id)
    acts.retire(rule, by=viewer.own_seat)
    return redirect("rules", viewer.exercise.code)


def _page(request: HttpRequest, viewer: Viewer, form: RuleForm, status: int = 200) -> HttpResponse:
    in_use = viewer.exercise.rules.filter(retired_at=None).prefetch_related("bands")
    context = {"viewer": viewer, "rules": list(in_use), "form": form}
    return render(request, "adjudication/rules.html", context, status=status)
