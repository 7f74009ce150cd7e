"""How many teams a number of people makes, and of what size: four or five in a team are best."""

FEWEST_TEAMS, MOST_TEAMS = 3, 6
BEST_SIZE = 4.5
SMALL_CLASS, ONE_TABLE = 12, 30
PLENARY = 15
TWO = 2


def team_count(heads: int) -> int:
    """Three to six teams; fewer than three people make as many teams as there are people."""
    if heads > ONE_TABLE:
        return MOST_TEAMS
    wanted = int(heads / BEST_SIZE + 0.5)
    return max(min(max(wanted, FEWEST_TEAMS), MOST_TEAMS, heads), 1)


def sizes(heads: int, teams: int) -> list[int]:
    """As even as they can be, the larger first; two is the fewest that works."""
    small, larger = divmod(heads, teams)
    return [max(small + (place < larger), TWO) for place in range(teams)]


def tables(heads: int) -> int:
    """How many tables of the same scenario side by side keep each within thirty people."""
    return -(-heads // ONE_TABLE)
