"""Scenarios in the making: a draft from an overview, changed part by part, published once it can
be played."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, ScenarioDraft, ScenarioVersion
from wargame.overviews.overview import Overview
from wargame.overviews.presets import Preset
from wargame.overviews.proposals import package_files
from wargame.overviews.teams import ProposedTeam
from wargame.scenario_files import parts
from wargame.scenario_files.writing import package_of

from . import scenarios

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
    if ScenarioDraft.objects.of(by).count() >= MOST_DRAFTS:
        raise Refused(_("You have 100 drafts. Discard one that you no longer need."))
    files = package_files(overview, teams, preset, timezone.localdate().year + 1)
    return ScenarioDraft.objects.create(
        owner=by,
        title=files["scenario.yaml"]["title"],
        files=files,
        document=document,
        document_name=document_name[:200],
    )


@transaction.atomic
def change(
    draft: ScenarioDraft,
    part: str,
    rows: list[parts.Row],
    *,
    by: Facilitator,
    seen: str | None = None,
) -> None:
    """Put these rows in place of those of the part. Other parts stay as they are. `seen` is the
    state from which they were written: where the part has another by now it is refused."""
    draft = _locked(draft, by)
    if seen is not None and seen != parts.state_of(draft.files, part):
        raise Refused(
            _("This part was changed since you opened it. Save again to put yours in its place.")
        )
    draft.files = parts.with_rows(draft.files, part, rows)
    draft.title = draft.files["scenario.yaml"]["title"]
    draft.save(update_fields=["files", "title", "changed_at"])


@transaction.atomic
def publish(draft: ScenarioDraft, *, by: Facilitator) -> ScenarioVersion:
    """The version that this draft becomes. Raises BrokenPackage with all that keeps it from being
    played. Published twice without a change it stays one version."""
    draft = _locked(draft, by)
    version = scenarios.import_package(package_of(draft.files, draft.pk))
    draft.published, draft.published_at = version, timezone.now()
    draft.save(update_fields=["published", "published_at"])
    return version


@transaction.atomic
def discard(draft: ScenarioDraft, *, by: Facilitator) -> None:
    """Throw the draft away; what was published of it stays."""
    _locked(draft, by).delete()


def _locked(draft: ScenarioDraft, by: Facilitator) -> ScenarioDraft:
    found = ScenarioDraft.objects.of(by).select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise Refused(_("This draft was discarded."))
    return found
