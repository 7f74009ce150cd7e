"""What happens when an act is refused: the sentence is shown and nothing typed is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from wargame.errors import Refused

# The fields in which people write, without the prefix that some carry ("t7-reason").
WORDS = frozenset(
    {
        "action",
        "answer",
        "applies_to",
        "challenge",
        "idea",
        "keep",
        "lesson",
        "line",
        "note",
        "notes",
        "reason",
        "reservation",
        "result",
        "surprise",
        "terms",
        "text",
        "title",
        "why",
        "words",
    }
)


class RefusalMiddleware:
    """Turns `Refused` into an answer fit for who asked: script, htmx or a plain form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse({"error": error.sentence}, status=422)
        if getattr(request, "htmx", False):
            response = render(request, "shared/_refused.html", {"sentence": error.sentence})
            response.status_code = 422
            response["HX-Retarget"] = "#flash"
            response["HX-Reswap"] = "innerHTML"
            return response
        back = _where_from(request)
        typed = _typed(request)
        if back and not typed:
            messages.error(request, error.sentence)
            return redirect(back)
        context = {"sentence": error.sentence, "typed": typed, "back": back}
        return render(request, "shared/refused.html", context, status=422)


def _typed(request: HttpRequest) -> list[str]:
    """The words of a plain form, which a redirect would lose."""
    return [
        str(text)
        for name, texts in request.POST.lists()
        for text in texts
        if name.rpartition("-")[2] in WORDS and str(text).strip()
    ]


def _where_from(request: HttpRequest) -> str:
    """The page the act came from, or nothing where that is not one of ours."""
    back = request.META.get("HTTP_REFERER", "")
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else ""
