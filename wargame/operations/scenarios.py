"""Taking a scenario package into the library, as a version that stays fixed once it is used."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import (
    Criterion,
    DecisionCard,
    Facilitator,
    Fact,
    FormatPreset,
    KeyQuestion,
    PlannedInject,
    PlannedMove,
    Role,
    Scenario,
    ScenarioVersion,
    ScopeItem,
    Series,
    Tension,
    Theater,
    may_edit,
)
from wargame.scenario_files.package import ScenarioPackage


@transaction.atomic
def import_package(
    package: ScenarioPackage,
    *,
    owner: Facilitator | None = None,
    replaces: bool = True,
    at_least: int = 1,
) -> ScenarioVersion:
    """The version that holds this content. Imported twice, kept once. A scenario that is new
    becomes the owner's; without one it ships with the product.

    A version that was published or is used is never changed: other content becomes the next
    number. A latest version that nobody uses yet is replaced under its number, where it may be.
    A new number is `at_least` that.
    """
    scenario = _locked(package, owner)
    same = scenario.versions.filter(content_hash=package.content_hash).first()
    if same is not None:
        return _with_files(same, package)
    latest = scenario.versions.order_by("number").last()
    number = max(at_least, 1 if latest is None else latest.number + 1)
    if replaces and latest is not None and not latest.is_fixed:
        number = latest.number
        latest.delete()
    scenario.title = package.title
    scenario.save(update_fields=["title"])
    version = _make_version(scenario, number, package)
    _add_background(version, package)
    _add_roles(version, package)
    _add_plan(version, package)
    return version


def _locked(package: ScenarioPackage, owner: Facilitator | None) -> Scenario:
    """The scenario of this name, made where there is none. Nobody writes into another's."""
    scenario, _made = Scenario.objects.select_for_update().get_or_create(
        slug=package.slug, defaults={"title": package.title, "owner": owner}
    )
    if owner is not None and not may_edit(scenario, owner):
        raise Refused(_("Another scenario has this name already."))
    return scenario


def _with_files(version: ScenarioVersion, package: ScenarioPackage) -> ScenarioVersion:
    """A version from before its files were kept gets them with the first import after."""
    if package.files and not version.files:
        version.files = dict(package.files)
        version.save(update_fields=["files"])
    return version


def _make_version(scenario: Scenario, number: int, package: ScenarioPackage) -> ScenarioVersion:
    return ScenarioVersion.objects.create(
        scenario=scenario,
        number=number,
        content_hash=package.content_hash,
        files=dict(package.files),
        subtitle=package.subtitle,
        summary=package.summary,
        year=package.year,
        setting=package.setting,
        fiction_mark=package.fiction_mark,
        licence=package.licence,
        authors=list(package.authors),
        overview=list(package.overview),
        scope_intro=package.scope_intro,
        vision_intro=package.vision_intro,
        reading=_plain(package.reading),
        sources=_plain(package.sources),
        ledger=_ledger(package),
    )


def _ledger(package: ScenarioPackage) -> dict[str, Any]:
    """The plan of the ledger; its theaters have rows of their own."""
    plan = asdict(package.ledger)
    del plan["theaters"]
    return plan


def _add_background(version: ScenarioVersion, package: ScenarioPackage) -> None:
    _add(ScopeItem, version, _plain(package.scope))
    _add(Fact, version, _plain(package.facts))
    _add(KeyQuestion, version, _plain(package.questions))
    _add(Criterion, version, _plain(package.criteria))
    _add(Theater, version, _plain(package.ledger.theaters))
    _add(Series, version, _plain(package.series))
    tensions = [
        {
            "key": tension.key,
            "name": tension.name,
            "text": tension.text,
            "pole_a": tension.poles[0].name,
            "case_a": tension.poles[0].good_case,
            "pole_b": tension.poles[1].name,
            "case_b": tension.poles[1].good_case,
        }
        for tension in package.tensions
    ]
    _add(Tension, version, tensions)


def _add_roles(version: ScenarioVersion, package: ScenarioPackage) -> None:
    roles = _plain(package.roles)
    for role in roles:
        role["key"] = role.pop("code")
        role["is_core"] = role.pop("kind") == "core"
    _add(Role, version, roles)


def _add_plan(version: ScenarioVersion, package: ScenarioPackage) -> None:
    tensions = {tension.key: tension for tension in version.tensions.all()}
    _add_moves(version, package, tensions)
    _add_injects(version, package)
    cards = _plain(package.cards)
    for card in cards:
        card["tension"] = tensions[card["tension"]]
    _add(DecisionCard, version, cards)
    _add(FormatPreset, version, _plain(package.formats))


def _add_moves(
    version: ScenarioVersion, package: ScenarioPackage, tensions: dict[str, Tension]
) -> None:
    questions = {question.key: question for question in version.keyquestions.all()}
    for planned in package.moves:
        move = PlannedMove.objects.create(
            version=version,
            key=str(planned.number),
            order=planned.number,
            title=planned.title,
            aim=planned.aim,
            brief=planned.brief,
            minutes=planned.minutes,
            question=questions[planned.question],
        )
        move.tensions.set(tensions[key] for key in planned.tensions)


def _add_injects(version: ScenarioVersion, package: ScenarioPackage) -> None:
    injects = _plain(package.injects)
    for inject in injects:
        kinds = ("tensions", "questions", "criteria", "scope")
        inject["links"] = {kind: inject.pop(kind) for kind in kinds}
        inject["is_reserve"] = inject["move"] == 0
    _add(PlannedInject, version, injects)


def _add(model: type[Model], version: ScenarioVersion, rows: Iterable[dict[str, Any]]) -> None:
    """Rows of one kind, numbered in the order in which the package has them."""
    made = [model(version=version, order=order, **row) for order, row in enumerate(rows, start=1)]
    model._default_manager.bulk_create(made)


def _plain(parts: Iterable[Any]) -> list[dict[str, Any]]:
    return [asdict(part) for part in parts]
