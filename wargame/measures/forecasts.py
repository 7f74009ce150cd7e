"""How good one forecast was. Of a handful of them there is no average worth showing."""


def brier(probability: float, outcome: bool) -> float:
    """The Brier score of one forecast: (probability - outcome)^2, the outcome being 1 if it came
    about and 0 if not.

    0 = certain and right, 0.25 = "even chances" whatever happens, 1 = certain and wrong. This is
    the half of the sum over both outcomes in G. W. Brier, "Verification of forecasts expressed in
    terms of probability", Monthly Weather Review 78 (1950) 1-3.

    Raises ValueError for a probability outside 0..1.
    """
    if not 0 <= probability <= 1:
        raise ValueError("a probability lies in 0..1")
    return (probability - outcome) ** 2
