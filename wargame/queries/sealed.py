"""How much of every kind of sealed thing each team has in each move; never what it says."""

from django.db.models import Count, Value

from wargame.models import Answer, Decision, Estimate, Exercise, Occasion, Position, Revealed

# {(move, kind, team): how many}: people with an estimate, else rows of the team.
type Sealed = dict[tuple[int, str, int], int]


def of_moves(exercise: Exercise) -> Sealed:
    """One query. A person who changed teams counts where they last estimated."""
    estimates = Estimate.objects.filter(exercise=exercise, occasion=Occasion.MOVE)
    kinds = [
        (
            Revealed.ESTIMATES,
            Estimate.objects.filter(pk__in=estimates.current().values("pk")),
            "voice",
        ),
        (Revealed.POSITIONS, Position.objects.standing().filter(exercise=exercise), "pk"),
        (Revealed.ANSWERS, Answer.objects.standing().filter(exercise=exercise), "pk"),
        (Revealed.DECISIONS, Decision.objects.standing().filter(exercise=exercise), "pk"),
    ]
    first, *others = [
        rows.order_by()
        .values("move", "team")
        .annotate(what=Value(str(what)), n=Count(of, distinct=True))
        .values_list("move", "what", "team", "n")
        for what, rows, of in kinds
    ]
    return {(move, what, team): n for move, what, team, n in first.union(*others, all=True)}
