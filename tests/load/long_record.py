"""Two exercises, one with next to nothing on record and one with much, and how long their pages
take; prints as JSON what `tests.load.growth` shows."""

import argparse
import json
from statistics import median
from time import perf_counter

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django has to be set up before its models)
from django.db import transaction  # noqa: E402
from django.test.utils import override_settings  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.cast import (  # noqa: E402
    RECORD,
    browser_of,
    browser_of_control,
    control_of,
    go_to,
    move_of,
    sit,
    viewer_of,
    write,
)
from wargame.live import regions  # noqa: E402
from wargame.models import (  # noqa: E402
    Conversation,
    Decision,
    DraftKind,
    ScenarioVersion,
    StepKind,
)
from wargame.models.records import WHY_CHANGED  # noqa: E402
from wargame.operations import (  # noqa: E402
    decisions,
    exercises,
    facilitators,
    messages,
    versions,
)
from wargame.operations.messages import Words  # noqa: E402

FORMAT, CHAIRS = "half-day", 3
TEXT = "We can send the tankers if you open the port, and not before. "
FULL = {"option_1": "Wait.", "option_1_why": "Too late.", "risk": "Fog.", "hedge": "No port."}


class Played:
    """An exercise in the decide step of its first move, with a head who writes and one who
    answers."""

    def __init__(self, title: str, sent: int, released: int) -> None:
        self.exercise = begun(title)
        self.head, self.other = (
            self.exercise.seats.get(name=f"{code} 1 of {title}") for code in ("USA", "GBR")
        )
        for number in range(sent):
            _write_to_each_other(self.exercise, self.head, self.other, number)
        for number in range(released):
            _release(self.exercise, self.head, number)

    def pages(self):
        """Each page with the browser that asks for it."""
        exercise, head = self.exercise, browser_of(self.head)
        control = browser_of_control(exercise)
        own, talk = [exercise.code, self.head.pk], Conversation.objects.get(exercise=exercise)
        decision = Decision.objects.filter(exercise=exercise).latest("version")
        yield "room", head, reverse("room", args=own)
        yield "messages", head, reverse("messages", args=own)
        yield "the conversation", head, reverse("conversation", args=[*own, talk.pk])
        yield "own records", head, reverse("own-records", args=own)
        yield "the decision", head, reverse("seat-decision", args=[*own, decision.pk])
        yield "console", control, reverse("console", args=[exercise.code])
        yield "control's records", control, reverse("records", args=[exercise.code])

    def regions(self):
        """Each region of the room that stands on messages or versions, with its viewer."""
        for name in ("messages", "messages-new", "draft", "task-key"):
            yield name, regions.named("room", name), viewer_of(self.head)


def measured(short: Played, long: Played, times: int):
    """Name and the two medians, in milliseconds."""
    pairs = zip(short.pages(), long.pages(), strict=True)
    for (name, first, one), (_name, second, many) in pairs:
        asked = (lambda b=first, a=one: b.get(a)), (lambda b=second, a=many: b.get(a))
        for ask in asked:
            assert ask().status_code == 200
        yield f"page: {name}", *_medians(asked, times)
    for (name, region, one), (_n, _r, many) in zip(short.regions(), long.regions(), strict=True):
        asked = tuple(lambda v=viewer, r=region: regions.render(r, v) for viewer in (one, many))
        yield f"region: {name}", *_medians(asked, times)


def _medians(asked, times):
    taken = [[], []]
    for _time in range(times):
        for place, ask in enumerate(asked):
            began = perf_counter()
            ask()
            taken[place].append(1000 * (perf_counter() - began))
    return [median(one) for one in taken]


def begun(title, preset=FORMAT):
    version = ScenarioVersion.objects.order_by("number").last()
    codes = list(version.roles.values_list("key", flat=True))
    exercise = exercises.make(
        by=facilitators.first(),
        version=version,
        preset=version.formatpresets.get(key=preset),
        title=title,
        chairs=dict.fromkeys(codes, CHAIRS),
        expected_heads=CHAIRS * len(codes),
    )
    exercises.open_lobby(exercise, by=control_of(exercise))
    for code in codes:
        for chair in range(1, CHAIRS + 1):
            sit(exercise, code, f"{code} {chair} of {title}", chair)
    exercises.start(exercise, by=control_of(exercise))
    return go_to(exercise, StepKind.DECIDE, 1)


def _write_to_each_other(exercise, head, other, number):
    by, to = (head, other) if number % 2 else (other, head)
    words = Words(f"{TEXT}{number}", f"ticket {number}", None)
    messages.write(exercise, words, by=by, teams=[to.team], to_control=False)


def _release(exercise, head, number):
    move = move_of(exercise)
    if number:
        versions.reopen(exercise, move=move, kind=DraftKind.DECISION, by=head)
        write(exercise, head, {"title": f"Version {number}", WHY_CHANGED.name: "News came."})
    else:
        keys = [f"effect_{one.key}" for one in exercise.version.criteria.all()]
        effects = dict.fromkeys(keys, "1") | {f"{key}_line": TEXT for key in keys}
        write(exercise, head, RECORD | FULL | effects | {"answers": move.question.key})
    decisions.release(exercise, move=move, by=head)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ("--messages", "--versions", "--times"):
        parser.add_argument(option, type=int, required=True)
    asked = parser.parse_args()
    with transaction.atomic():
        short = Played("One", 1, 1)
        long = Played("Many", asked.messages, asked.versions)
    with override_settings(ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"]):
        print(json.dumps(list(measured(short, long, asked.times))))
