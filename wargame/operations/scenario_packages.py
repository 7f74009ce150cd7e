"""Taking in a package file from elsewhere: a version of one's own scenario, or a new scenario."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from wargame.models import Facilitator, Scenario, ScenarioVersion
from wargame.scenario_files.package import ScenarioPackage
from wargame.scenario_files.unpacking import Unpacked
from wargame.scenario_files.writing import numbered, package_of

from . import scenarios


@dataclass(frozen=True)
class TakenIn:
    """What became of a package. `was_here` when this content was there already, `slug` the name
    that the package has elsewhere."""

    version: ScenarioVersion
    was_here: bool
    slug: str

    @property
    def is_renamed(self) -> bool:
        return self.version.scenario.slug != self.slug


@transaction.atomic
def take_in(unpacked: Unpacked, *, by: Facilitator | None) -> TakenIn:
    """The version that the package becomes: the next one of the person's own scenario of this name,
    else the first of a new one, under another name where this one is somebody else's. Without a
    person it becomes one that ships."""
    package = _under_a_free_name(unpacked.package, by)
    known = Scenario.objects.filter(
        slug=package.slug, versions__content_hash=package.content_hash
    ).exists()
    version = scenarios.import_package(package, owner=by, replaces=False, at_least=unpacked.number)
    if not known:
        version.note, version.published_by = unpacked.note, by
        version.published_at = timezone.now() if by else None
        version.save(update_fields=["note", "published_by", "published_at"])
    return TakenIn(version, known, unpacked.package.slug)


def free_slug(slug: str, by: Facilitator | None) -> str:
    """This name, or the first with a number behind it that meets no scenario but the person's own:
    nobody writes into what ships or is another's."""
    named, number = slug, 1
    while Scenario.objects.filter(slug=named).exclude(owner=by).exists():
        number += 1
        named = numbered(slug, number)
    return named


def _under_a_free_name(package: ScenarioPackage, by: Facilitator | None) -> ScenarioPackage:
    named = free_slug(package.slug, by)
    if named == package.slug:
        return package
    scenario = package.files["scenario.yaml"] | {"slug": named}
    return package_of({**package.files, "scenario.yaml": scenario})
