"""The site map: pages are nouns, acts are verbs; everything in an exercise carries its code."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, register_converter

from ..views import (
    accounts,
    boards,
    cohorts,
    exercises,
    health,
    improvements,
    library,
    live,
    lobby,
    overviews,
    parallels,
    scenario_drafts,
    scenario_packages,
    scenario_people,
    scenario_versions,
    set_ups,
)
from .control import CONTROL
from .previews import PREVIEWS
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

SCENARIO_DRAFT: list[URLPattern | URLResolver] = [
    path("", scenario_drafts.draft, name="scenario-draft"),
    path("preview/", include(PREVIEWS)),
    path("publish/", scenario_versions.publish, name="scenario-publish"),
    path("discard/", scenario_drafts.discard, name="scenario-discard"),
    path("share/", scenario_people.begin, name="scenario-draft-share"),
    path("<slug:part>/", scenario_drafts.part, name="scenario-part"),
]

SHEET = [
    path("", library.sheet, name="scenario"),
    path("versions/<int:number>/", library.sheet, name="scenario-version"),
    path("versions/<int:number>/copy/", library.copy, name="scenario-copy"),
    path("versions/<int:number>/package/", scenario_packages.download, name="scenario-package"),
]

SCENARIO_PEOPLE = [
    path("", scenario_people.people, name="scenario-people"),
    path("invite/", scenario_people.invite, name="scenario-invite"),
    path("leave/", scenario_people.leave, name="scenario-leave"),
    path("open/", scenario_people.open_to_all, name="scenario-open"),
    path("close/", scenario_people.close, name="scenario-close"),
    path("<int:share_id>/end/", scenario_people.end, name="scenario-share-end"),
    path("<int:share_id>/owner/", scenario_people.hand_over, name="scenario-hand-over"),
]

SCENARIOS: list[URLPattern | URLResolver] = [
    path("", library.index, name="scenarios"),
    path("take-in/", scenario_packages.take_in, name="scenario-take-in"),
    path("sheets/<slug:slug>/people/", include(SCENARIO_PEOPLE)),
    path("sheets/<slug:slug>/", include(SHEET)),
    path("import/", overviews.choose, name="overview-import"),
    path("import/make/", overviews.make, name="scenario-draft-make"),
    path("drafts/<int:scenario_draft_id>/", include(SCENARIO_DRAFT)),
    path("<int:scenario_id>/versions/", scenario_versions.versions, name="scenario-versions"),
    path("versions/<int:version_id>/edit/", scenario_versions.edit, name="version-edit"),
    path(
        "versions/<int:version_id>/since/<int:other_id>/",
        scenario_versions.difference,
        name="version-difference",
    ),
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
