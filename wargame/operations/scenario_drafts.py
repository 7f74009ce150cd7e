"""Scenarios in the making: a draft from an overview, changed part by part, published once it can
be played."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Overtaken, Refused
from wargame.models import Facilitator, Scenario, ScenarioDraft, ScenarioVersion, may_edit
from wargame.overviews.blanks import BLANK_TEAMS, blank_overview
from wargame.overviews.overview import Overview
from wargame.overviews.presets import PRESETS, Preset
from wargame.overviews.proposals import package_files
from wargame.overviews.teams import ProposedTeam
from wargame.scenario_files.package import ScenarioPackage
from wargame.scenario_files.writing import package_of

from . import scenarios
from .scenario_acts import locked

MOST_DRAFTS = 100


@transaction.atomic
def make(
    overview: Overview,
    *,
    by: Facilitator,
    teams: Sequence[ProposedTeam],
    preset: Preset,
    document: str,
    document_name: str = "",
) -> ScenarioDraft:
    """A draft of what the document says, and of a start for what it does not say."""
    _check_room(by)
    files = package_files(overview, teams, preset, timezone.localdate().year + 1)
    return ScenarioDraft.objects.create(
        owner=by,
        title=files["scenario.yaml"]["title"],
        files=files,
        document=document,
        document_name=document_name[:200],
    )


@transaction.atomic
def copy(version: ScenarioVersion, *, by: Facilitator) -> ScenarioDraft:
    """A draft of one's own that says what the version says. Published, it is another scenario."""
    _check_room(by)
    if not version.files:
        raise Refused(_("This version was kept without its files. Load the scenario once more."))
    scenario = version.files["scenario.yaml"]
    title = _("%(title)s, a copy") % {"title": scenario["title"]}
    files = version.files | {"scenario.yaml": scenario | {"title": title[:200]}}
    return ScenarioDraft.objects.create(owner=by, title=title[:200], files=files)


@transaction.atomic
def begin_blank(*, by: Facilitator) -> ScenarioDraft:
    """A draft from nothing: a first row of each part, with words that wait for the author's."""
    return make(blank_overview(), by=by, teams=BLANK_TEAMS, preset=PRESETS[1], document="")


@transaction.atomic
def begin(version: ScenarioVersion, *, by: Facilitator) -> ScenarioDraft:
    """A draft of what is to follow this version: the one that its authors began, or a new one."""
    if not may_edit(version.scenario, by):
        raise Refused(_("Only its authors change this scenario. Make a copy to change it."))
    if not version.files:
        raise Refused(_("The files of this version were not kept. Start from a later one."))
    mine = ScenarioDraft.objects.of(by)
    begun = mine.filter(based_on=version).order_by("changed_at").last()
    if begun is not None:
        return begun
    _check_room(by)
    title = version.files["scenario.yaml"]["title"]
    return mine.create(
        owner=by,
        title=title,
        files=version.files,
        based_on=version,
        scenario=version.scenario,
    )


@transaction.atomic
def publish(
    draft: ScenarioDraft, *, by: Facilitator, note: str = "", seen: int | None = None
) -> ScenarioVersion:
    """The version that this draft becomes: the next of the scenario it is based on, else the first
    of a new one. The note says what changed and why. `seen` is the number of the latest version
    that the author knows of. Published twice without a change it stays one version. What was done
    before cannot be undone any more.

    Raises BrokenPackage with all that keeps it from being played, and Overtaken where somebody
    else has published a version since.
    """
    draft = locked(draft, by)
    base = draft.based_on or draft.published
    package = _package(draft)
    if base is None:
        version = scenarios.import_package(package, owner=by, replaces=False)
    elif base.content_hash == package.content_hash:
        return base
    else:
        _check_it_follows(base, by, note, seen)
        version = scenarios.import_package(package, owner=by, replaces=False)
        if version.number <= base.number:
            raise Refused(_("This says word for word what version %s says.") % version.number)
    _publish(version, by, note)
    draft.published, draft.published_at = version, version.published_at
    draft.based_on, draft.files, draft.scenario = version, version.files, version.scenario
    draft.save(update_fields=["published", "published_at", "based_on", "files", "scenario"])
    draft.acts.all().delete()
    return version


@transaction.atomic
def discard(draft: ScenarioDraft, *, by: Facilitator) -> None:
    """Throw the draft away; what was published of it stays. A co-author discards what they began
    themselves."""
    draft = locked(draft, by)
    if by.pk not in (draft.owner_id, draft.scenario and draft.scenario.owner_id):
        raise Refused(_("Whoever began this draft discards it, or the owner of the scenario."))
    draft.delete()


def _check_it_follows(base: ScenarioVersion, by: Facilitator, note: str, seen: int | None) -> None:
    """Under the lock of the scenario: of two who publish at once one is told of the other."""
    scenario = Scenario.objects.select_for_update().get(pk=base.scenario_id)
    if not may_edit(scenario, by):
        raise Refused(_("Only its authors change this scenario. Make a copy to change it."))
    latest = scenario.versions.select_related("published_by").order_by("number").last()
    if latest is not None and latest.number > max(base.number, seen or 0):
        said = _("Version %(number)s was published since you began, by %(who)s.")
        who = latest.published_by or _("somebody else")
        raise Overtaken(said % {"number": latest.number, "who": who}, number=latest.number)
    if not note.strip():
        raise Refused(_("Say what changed and why."))


def _publish(version: ScenarioVersion, by: Facilitator, note: str) -> None:
    if version.published_at is not None:
        return
    version.note, version.published_by = note.strip(), by
    version.published_at = timezone.now()
    version.save(update_fields=["note", "published_by", "published_at"])


def _package(draft: ScenarioDraft) -> ScenarioPackage:
    """What the draft says, under the name of its scenario; that of a new one must be free."""
    scenario = draft.based_on.scenario if draft.based_on else draft.scenario
    if scenario is not None:
        named = draft.files["scenario.yaml"] | {"slug": scenario.slug}
        return package_of({**draft.files, "scenario.yaml": named})
    package = package_of(draft.files, draft.pk)
    if Scenario.objects.filter(slug=package.slug).exists():
        raise Refused(_("Another scenario has this name already. Make a copy of the draft."))
    return package


def _check_room(by: Facilitator) -> None:
    if by.drafts.count() >= MOST_DRAFTS:
        raise Refused(_("You have 100 drafts. Discard one that you no longer need."))
