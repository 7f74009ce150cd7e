"""The site map: pages are nouns, acts are verbs; everything in an exercise carries its code."""

from django.contrib import admin
from django.urls import include, path, register_converter

from ..views import (
    accounts,
    boards,
    cohorts,
    exercises,
    health,
    improvements,
    live,
    lobby,
    parallels,
    set_ups,
)
from .control import CONTROL
from .scenarios import SCENARIOS
from .seats import SEAT


class Code:
    """An exercise's six-character code."""

    regex = "[A-Z0-9]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Code, "code")

BOARD = [
    path("", boards.board, name="board"),
    path("live/", live.stream_elsewhere, name="board-live"),
    path("regions/", live.board_regions, name="board-regions"),
]

JOINING = [
    path("", lobby.seats, name="join-seats"),
    path("take/", lobby.take, name="seat-take"),
    path("carry/<int:seat_id>/<str:key>/", lobby.carry, name="seat-carry"),
]

ACCOUNTS = [
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-in/<str:token>/", accounts.sign_in_by_link, name="sign-in-by-link"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
]

EXERCISES = [
    path("exercises/", exercises.index, name="exercises"),
    path("exercises/new/", set_ups.new, name="exercise-new"),
    path("exercises/new/propose/", set_ups.propose, name="exercise-propose"),
]

REVIEWS = [
    path("", cohorts.library, name="reviews"),
    path("<int:scenario_id>/", cohorts.across, name="across-runs"),
    path("<int:scenario_id>/runs.csv", cohorts.as_csv, name="across-runs-csv"),
]

PARALLEL = [
    path("", parallels.console, name="parallel"),
    path("open/", parallels.open_all, name="parallel-open"),
    path("start/", parallels.start_all, name="parallel-start"),
    path("pause/", parallels.pause_all, name="parallel-pause"),
    path("resume/", parallels.resume_all, name="parallel-resume"),
    path("next/", parallels.next_for_all, name="parallel-next"),
    path("clock/", parallels.set_clock, name="parallel-clock"),
    path("contrast/", parallels.contrast, name="parallel-contrast"),
    path("board/<str:key>/", parallels.board, name="parallel-board"),
]

urlpatterns = [
    path("", lobby.home, name="home"),
    path("join/", lobby.join, name="join"),
    path("x/<code:code>/seats/<int:seat_id>/", include(SEAT)),
    path("x/<code:code>/board/<str:key>/", include(BOARD)),
    path("x/<code:code>/", include(CONTROL)),
    path("x/<code:code>/", include(JOINING)),
    path("", include(ACCOUNTS)),
    path("", include(EXERCISES)),
    path("scenarios/", include(SCENARIOS)),
    path("reviews/", include(REVIEWS)),
    path("tables/<int:parallel_id>/", include(PARALLEL)),
    path("actions/<int:action_id>/<str:key>/", improvements.own, name="own-action"),
    path("healthz/", health.healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
