"""Acts on a scenario draft: each keeps what stood before it, so that the last can be undone."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wargame.errors import Refused
from wargame.models import Facilitator, ScenarioDraft, ScenarioDraftAct
from wargame.scenario_files.edits import Spot
from wargame.scenario_files.parts import SCENARIO, Files

MOST_UNDONE = 50
# Words that are written in one go are undone in one go.
ONE_GO = timedelta(minutes=2)


def locked(draft: ScenarioDraft, by: Facilitator) -> ScenarioDraft:
    """The draft for this person to change, and for nobody else until they are done."""
    found = ScenarioDraft.objects.of(by).select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise Refused(_("This draft was discarded."))
    return found


def keep(
    draft: ScenarioDraft,
    files: Files,
    kind: ScenarioDraftAct.Kind,
    spot: Spot,
    *,
    by: Facilitator,
    place: int,
    field: str = "",
) -> None:
    """Save what an act made of the files, and what stood before it. Nothing changed is no act."""
    before = draft.files
    names = [name for name in {**before, **files} if before.get(name) != files.get(name)]
    if not names:
        return
    _save(draft, files)
    where = {"by": by, "part": spot.part, "row": spot.key, "inside": spot.inside, "field": field}
    last = draft.acts.last()
    if field and last and _goes_on(last, kind, where):
        ScenarioDraftAct.objects.filter(pk=last.pk).update(at=timezone.now())
        return
    before = {name: before.get(name) for name in names}
    draft.acts.create(kind=kind, at=timezone.now(), place=place, before=before, **where)
    old = draft.acts.order_by("-pk").values("pk")[MOST_UNDONE:]
    ScenarioDraftAct.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()


def _goes_on(last: ScenarioDraftAct, kind: ScenarioDraftAct.Kind, where: dict[str, Any]) -> bool:
    is_same = last.kind == kind and all(getattr(last, name) == what for name, what in where.items())
    return is_same and timezone.now() - last.at < ONE_GO


@transaction.atomic
def undo(draft: ScenarioDraft, act_id: int, *, by: Facilitator) -> ScenarioDraftAct:
    """All as it stood before the last act, which must be this one."""
    draft = locked(draft, by)
    last = draft.acts.last()
    if last is None or last.pk != act_id:
        raise Refused(_("Something else was changed since. Look again before you undo it."))
    files = draft.files | last.before
    _save(draft, {name: content for name, content in files.items() if content is not None})
    last.delete()
    return last


def _save(draft: ScenarioDraft, files: Files) -> None:
    draft.files = files
    draft.title = str(files[SCENARIO].get("title") or draft.title)[:200]
    draft.save(update_fields=["files", "title", "changed_at"])
