"""Control chooses another method in play."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wargame.forms.methods import MethodForm
from wargame.models import Method, Viewer
from wargame.operations import methods

from . import adjudication
from .scoping import control_of_exercise


@require_POST
@control_of_exercise
def change(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = MethodForm(viewer.exercise, request.POST)
    if not form.is_valid():
        empty = adjudication.form_by(viewer, Method(viewer.exercise.method), request)
        return adjudication.page(request, viewer, empty, form, status=422)
    said = form.cleaned_data
    methods.change(
        viewer.exercise, Method(said["method"]), reason=said["reason"], by=viewer.own_seat
    )
    return redirect("rulings", viewer.exercise.code)
