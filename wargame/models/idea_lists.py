"""A team's ideas as a list: which of them stand for themselves, and which say the same."""

from collections import defaultdict
from dataclasses import dataclass, field

from .ideas import Idea, IdeaQuerySet

# (move, team)
type Place = tuple[int, int]


@dataclass(frozen=True)
class IdeaList:
    """`ideas` in the order in which they were laid; `into` leads from the key of a merged one to
    the key of that it was merged into."""

    ideas: list[Idea] = field(default_factory=list)
    into: dict[int, int] = field(default_factory=dict)

    @property
    def standing(self) -> list[Idea]:
        """Those merged into no other: what is ranked and named."""
        return [idea for idea in self.ideas if idea.pk not in self.into]

    @property
    def named(self) -> dict[str, str]:
        """{number: text} of those that stand."""
        return {str(idea.number): idea.text for idea in self.standing}

    def same_as(self, idea: Idea) -> list[Idea]:
        """What was merged into this one, at whatever remove."""
        merged = [one for one in self.ideas if one.pk in self.into]
        return [one for one in merged if self._root(one.pk) == idea.pk]

    def _root(self, idea: int) -> int:
        while idea in self.into:
            idea = self.into[idea]
        return idea


def idea_lists(ideas: IdeaQuerySet) -> dict[Place, IdeaList]:
    """The lists of all teams and moves of which there are ideas among these. One query."""
    found: dict[Place, IdeaList] = defaultdict(IdeaList)
    for idea in ideas.with_merges().order_by("number"):
        listed, into = found[idea.move_id, idea.team_id], getattr(idea, "into", None)
        listed.ideas.append(idea)
        if into is not None:
            listed.into[idea.pk] = into
    return dict(found)
