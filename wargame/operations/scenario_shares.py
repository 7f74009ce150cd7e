"""With whom a scenario is shared, who owns it, and whether it is for everybody."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, Right, Scenario, ScenarioDraft, ScenarioShare
from wargame.scenario_files.writing import slug_of

MOST = 50


@transaction.atomic
def begin(draft: ScenarioDraft, *, by: Facilitator) -> Scenario:
    """The scenario that a draft is to become, from now on, so that it can be written together."""
    found = ScenarioDraft.objects.of(by).select_for_update().get(pk=draft.pk)
    if found.scenario is not None:
        return found.scenario
    slug = slug_of(found.files, found.pk)
    if Scenario.objects.filter(slug=slug).exists():
        raise Refused(_("Another scenario has this name already. Make a copy of the draft."))
    found.scenario = Scenario.objects.create(slug=slug, title=found.title, owner=found.owner)
    found.save(update_fields=["scenario"])
    return found.scenario


@transaction.atomic
def invite(scenario: Scenario, who: str, right: Right, *, by: Facilitator) -> ScenarioShare:
    """Give the account of this name or e-mail address the right, in place of one it had."""
    scenario = _owned(scenario, by)
    invited = account(who)
    if invited == by:
        raise Refused(_("The scenario is yours already."))
    known = scenario.shares.filter(facilitator=invited).exists()
    if not known and scenario.shares.count() >= MOST:
        raise Refused(_("A scenario is shared with 50 people at most."))
    share, _made = scenario.shares.update_or_create(
        facilitator=invited, defaults={"right": right, "by": by}
    )
    return share


@transaction.atomic
def end(share: ScenarioShare, *, by: Facilitator) -> None:
    """Take the right back, or give it up oneself. Exercises that were set up stay as they are."""
    if share.facilitator_id != by.pk:
        _owned(share.scenario, by)
    ScenarioShare.objects.filter(pk=share.pk).delete()


@transaction.atomic
def hand_over(share: ScenarioShare, *, by: Facilitator) -> None:
    """Make a person with whom it is shared the owner; who owned it stays as a co-author."""
    scenario = _owned(share.scenario, by)
    share = scenario.shares.select_related("facilitator").get(pk=share.pk)
    scenario.owner = share.facilitator
    scenario.save(update_fields=["owner"])
    share.delete()
    scenario.shares.create(facilitator=by, right=Right.CO_AUTHOR, by=by)


@transaction.atomic
def open_to_all(scenario: Scenario, *, by: Facilitator) -> None:
    """For everybody who signs in here. Done twice, the first time stands."""
    scenario = _lent(scenario, by)
    if scenario.opened_at is None:
        scenario.opened_at = timezone.now()
        scenario.save(update_fields=["opened_at"])


@transaction.atomic
def close(scenario: Scenario, *, by: Facilitator) -> None:
    """For its people alone again."""
    scenario = _lent(scenario, by)
    scenario.opened_at = None
    scenario.save(update_fields=["opened_at"])


def account(who: str) -> Facilitator:
    """The one account of this e-mail address or name."""
    who = who.strip()
    named = Q(email__iexact=who) | Q(username__iexact=who) | Q(display_name__iexact=who)
    found = list(Facilitator.objects.filter(named, is_active=True)[:2]) if who else []
    if not found:
        raise Refused(_("Nobody here has an account of this name or e-mail address."))
    if len(found) > 1:
        raise Refused(_("Several people have this name. Use the e-mail address."))
    return found[0]


def _owned(scenario: Scenario, by: Facilitator) -> Scenario:
    """Locked. Raises Refused for everybody but its owner."""
    scenario = Scenario.objects.select_for_update().get(pk=scenario.pk)
    if scenario.owner_id != by.pk:
        raise Refused(_("Only the owner of the scenario can do this."))
    return scenario


def _lent(scenario: Scenario, by: Facilitator) -> Scenario:
    """Locked, for whoever runs this installation; what ships is for everybody anyhow."""
    if not by.is_staff:
        raise Refused(_("Whoever runs this installation opens a scenario to everybody."))
    found = Scenario.objects.visible_to(by).select_for_update().filter(pk=scenario.pk).first()
    if found is None or found.owner_id is None:
        raise Refused(_("This scenario ships with the product and is for everybody."))
    return found
