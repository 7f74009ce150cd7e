"""What happens when an act is refused: the sentence is shown and nothing typed is lost."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from wargame.errors import Refused


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
        back = request.META.get("HTTP_REFERER", "")
        if url_has_allowed_host_and_scheme(back, {request.get_host()}):
            messages.error(request, error.sentence)
            return redirect(back)
        return render(request, "shared/refused.html", {"sentence": error.sentence}, status=422)
