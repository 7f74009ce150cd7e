"""The addresses of scenarios: the library, and a draft with its parts and their rows."""

from django.urls import URLPattern, URLResolver, include, path

from ..views import (
    library,
    overviews,
    rehearsals,
    scenario_drafts,
    scenario_injects,
    scenario_packages,
    scenario_people,
    scenario_row_acts,
    scenario_rows,
    scenario_versions,
)
from .previews import PREVIEWS

ROW = [
    path("", scenario_rows.row, name="scenario-row"),
    path("save/", scenario_rows.save, name="scenario-row-save"),
    path("add/", scenario_row_acts.add, name="scenario-entry-add"),
    path("duplicate/", scenario_row_acts.duplicate, name="scenario-row-duplicate"),
    path("remove/", scenario_row_acts.remove, name="scenario-row-remove"),
    path("up/", scenario_row_acts.up, name="scenario-row-up"),
    path("down/", scenario_row_acts.down, name="scenario-row-down"),
    path("place/", scenario_row_acts.place, name="scenario-row-place"),
]

SCENARIO_DRAFT: list[URLPattern | URLResolver] = [
    path("", scenario_drafts.draft, name="scenario-draft"),
    path("preview/", include(PREVIEWS)),
    path("rehearse/", rehearsals.of_draft, name="scenario-draft-rehearse"),
    path("publish/", scenario_versions.publish, name="scenario-publish"),
    path("discard/", scenario_drafts.discard, name="scenario-discard"),
    path("share/", scenario_people.begin, name="scenario-draft-share"),
    path("inject-list/", scenario_injects.desk, name="scenario-injects"),
    path("inject-list/look/", scenario_injects.look, name="scenario-injects-look"),
    path("inject-list/take/", scenario_injects.take, name="scenario-injects-take"),
    path("injects.xlsx", scenario_injects.download_draft, name="scenario-injects-xlsx"),
    path("undo/<int:act_id>/", scenario_row_acts.undo, name="scenario-undo"),
    path("teams/rows/<str:row>/code/", scenario_row_acts.code, name="scenario-team-code"),
    path("<slug:part>/", scenario_rows.part, name="scenario-part"),
    path("<slug:part>/add/", scenario_row_acts.add, name="scenario-row-add"),
    path("<slug:part>/rows/<str:row>/", include(ROW)),
]

SHEET = [
    path("", library.sheet, name="scenario"),
    path("versions/<int:number>/", library.sheet, name="scenario-version"),
    path("versions/<int:number>/copy/", library.copy, name="scenario-copy"),
    path("versions/<int:number>/package/", scenario_packages.download, name="scenario-package"),
    path(
        "versions/<int:number>/injects.xlsx", scenario_injects.download, name="version-injects-xlsx"
    ),
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
    path("new/", scenario_drafts.begin, name="scenario-begin"),
    path("import/", overviews.choose, name="overview-import"),
    path("import/make/", overviews.make, name="scenario-draft-make"),
    path("drafts/<int:scenario_draft_id>/", include(SCENARIO_DRAFT)),
    path("<int:scenario_id>/versions/", scenario_versions.versions, name="scenario-versions"),
    path("versions/<int:version_id>/edit/", scenario_versions.edit, name="version-edit"),
    path("versions/<int:version_id>/rehearse/", rehearsals.of_version, name="version-rehearse"),
    path(
        "versions/<int:version_id>/since/<int:other_id>/",
        scenario_versions.difference,
        name="version-difference",
    ),
]
