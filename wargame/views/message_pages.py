"""The pages of messages and the acts on them, for a seat and for control alike."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from wargame.errors import Refused, Stale
from wargame.forms.messages import JottingForm, MessageForm, WordsForm, begun
from wargame.models import Conversation, Message, Viewer
from wargame.operations import jottings, messages, readings
from wargame.queries import desks, threads, viewers
from wargame.queries.threads import Wanted

from . import rooms


def desk(request: HttpRequest, viewer: Viewer, form: MessageForm | None = None) -> HttpResponse:
    """All conversations and a new message; `form` holds what was sent and is wrong."""
    it = desks.desk(viewer, _number(request.GET.get("before")))
    if rooms.is_by_script(request):
        return render(request, "messages/_conversations.html", {"it": it, "viewer": viewer})
    initial = begun(it.jotted)
    if chosen := request.GET.getlist("to"):
        initial["to"] = chosen
    if person := request.GET.get("seat", ""):
        initial |= {"seat": person, "to": []}
    context = {"it": it, "form": form or MessageForm(viewer, initial=initial)}
    if it.published:
        readings.read_published(it.published[0].message.publication, by=viewer.own_seat)
    return _page(request, viewer, "messages/desk.html", context, 422 if form else 200)


def conversation(
    request: HttpRequest, viewer: Viewer, conversation_id: int, form: WordsForm | None = None
) -> HttpResponse:
    """One conversation and an answer to it. On its newest page it counts as read."""
    one = find(viewer, conversation_id)
    wanted = _wanted(request)
    it = threads.thread(viewer, one, wanted, _number(request.GET.get("reply")))
    if it.is_party and wanted.is_newest and it.part.dispatches:
        readings.read(one, it.part.dispatches[0].message, by=viewer.own_seat)
    if rooms.is_by_script(request):
        return render(request, "messages/_thread.html", {"it": it, "viewer": viewer})
    initial = {"text": it.jotted.text, "reply_to": it.reply.message.pk if it.reply else None}
    context = {"it": it, "form": form or WordsForm(initial=initial)}
    return _page(request, viewer, "messages/conversation.html", context, 422 if form else 200)


def traffic(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All that may be read, by move."""
    context = {"part": threads.by_move(viewer, _wanted(request))}
    return _page(request, viewer, "messages/traffic.html", context)


def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    form = MessageForm(viewer, request.POST)
    if not form.is_valid():
        return _wrong(request, form) or desk(request, viewer, form)
    by, to = viewer.own_seat, form.recipients()
    return _sent(request, viewer, messages.write(viewer.exercise, form.words(), by=by, **to))


def answer(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    one = find(viewer, conversation_id)
    form = WordsForm(request.POST, conversation=one)
    if not form.is_valid():
        return _wrong(request, form) or conversation(request, viewer, conversation_id, form)
    return _sent(request, viewer, messages.answer(one, form.words(), by=viewer.own_seat))


def keep_unread(request: HttpRequest, viewer: Viewer, conversation_id: int) -> HttpResponse:
    """Back to the desk: the conversation itself would count as read again."""
    message = message_in(request, viewer, conversation_id)
    readings.keep_unread(message, by=viewer.own_seat)
    return redirect("messages", *viewers.place(viewer))


def jot(request: HttpRequest, viewer: Viewer, conversation_id: int | None) -> HttpResponse:
    """One field, as the page's script sends it, or a plain form to keep for later."""
    one = find(viewer, conversation_id) if conversation_id is not None else None
    if "name" in request.POST:
        return _jot_one(viewer, one, request.POST, request)
    for name in JottingForm.LIMITS:
        text = " ".join(request.POST.getlist(name))
        base = threads.jotted(viewer, one).get(name, threads.Jotted()).revision
        form = JottingForm({"name": name, "text": text, "base": base})
        if not form.is_valid():
            raise Refused(form.sentence())
        jottings.save(one, **form.cleaned_data, by=viewer.own_seat)
    return redirect(_address(viewer, one))


def find(viewer: Viewer, conversation_id: int) -> Conversation:
    visible = Conversation.objects.visible_to(viewer).select_related("seat", "exercise")
    return get_object_or_404(visible, pk=conversation_id)


def message_in(request: HttpRequest, viewer: Viewer, conversation_id: int) -> Message:
    """The message of this conversation that a button names."""
    sent = find(viewer, conversation_id).messages.select_related("conversation", "exercise")
    return get_object_or_404(sent, pk=_number(request.POST.get("message")) or 0)


def _jot_one(
    viewer: Viewer, one: Conversation | None, sent: Mapping[str, str], request: HttpRequest
) -> HttpResponse:
    form = JottingForm(sent)
    if not form.is_valid():
        return JsonResponse({"error": form.sentence()}, status=422)
    try:
        revision = jottings.save(one, **form.cleaned_data, by=viewer.own_seat)
    except Stale as stale:
        context = {"said": form.cleaned_data, "stale": stale}
        return render(request, "messages/_conflict.html", context, status=409)
    saved_at = date_format(timezone.localtime(), "H:i:s")
    return JsonResponse({"revision": revision, "saved_at": saved_at})


def _sent(request: HttpRequest, viewer: Viewer, message: Message) -> HttpResponse:
    address = _address(viewer, message.conversation)
    return JsonResponse({"url": address}) if _wants_json(request) else redirect(address)


def _wrong(request: HttpRequest, form: WordsForm) -> HttpResponse | None:
    """For script a sentence; the plain page shows the form again."""
    return JsonResponse({"error": form.sentence()}, status=422) if _wants_json(request) else None


def _wants_json(request: HttpRequest) -> bool:
    return request.accepts("application/json") and not request.accepts("text/html")


def _page(
    request: HttpRequest,
    viewer: Viewer,
    template: str,
    context: Mapping[str, object],
    status: int = 200,
) -> HttpResponse:
    """In the frame of the room or of the console, following the play as these do."""
    page, live = ("room", "seat") if viewer.team else ("console", "console")
    if viewer.looks_on:
        page = live = "watch"
    where = viewers.place(viewer)
    frame = {
        "viewer": viewer,
        "page": page,
        "frame": f"messages/{page}.html",
        "live_url": reverse(f"{live}-live", args=where),
        "poll_url": reverse(f"{live}-regions", args=where),
    }
    return render(request, template, {**context, **frame}, status=status)


def _address(viewer: Viewer, one: Conversation | None) -> str:
    where = viewers.place(viewer)
    if one is None:
        return reverse("messages", args=where)
    return reverse("conversation", args=[*where, one.pk])


def _wanted(request: HttpRequest) -> Wanted:
    move = _number(request.GET.get("move"))
    return Wanted(move, _number(request.GET.get("before")))


def _number(sent: str | None) -> int | None:
    return int(sent) if sent and sent.isdecimal() and len(sent) < 18 else None
