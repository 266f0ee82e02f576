"""Means over several questions, which speak of whoever answered some of them only when the questions stand beside them."""

from dataclasses import dataclass, field
from functools import partial

from attack.figures import by_question, known_sums
from attack.finding import Derivation, Finding
from attack.isolation import FEWEST, isolated_of_sums


@dataclass(frozen=True)
class ScaleFigure:
    """A sum over people of the mean of what each answered. `weights`: {(person, question): what her answer counts for}."""

    round: str
    scale: str
    group: str
    weights: dict = field(hash=False)


def scale_subtractions(scales, figures, fewest=FEWEST):
    """A finding for each small group that the scales of a round single out together with the sums of their questions.

    Sets of up to four single answers are found; of people who answered several questions the smallest sets may be larger.
    """
    questions = by_question(figures)
    for round, scale in sorted({(figure.round, figure.scale) for figure in scales}):
        own = [figure for figure in scales if (figure.round, figure.scale) == (round, scale)]
        sums = [figure.weights for figure in own]
        for question in sorted({question for figure in own for _, question in figure.weights}):
            read = questions.get((round, question), [])
            known = known_sums(read, read[0].scale.value) if read else {}
            sums += [{(person, question): 1 for person in group} for group in known]
        for answers in isolated_of_sums(sums, fewest):
            people = frozenset(person for person, _ in answers)
            told = ", ".join(sorted({question for _, question in answers}))
            words = f"{own[0].group}: the scale less the sums of its questions leaves what they answered to {told}"
            yield Finding("system", round, scale, people, partial(Derivation, words))
