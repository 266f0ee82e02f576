"""What a page prints of a cell, read back as figures."""

from attack.campaign import Collection
from attack.figures import Place


def printed(round, question, cell, people, scale, with_counts=False):
    """A mean with two decimals and, where asked for, how many gave each answer."""
    answers = [round.answers[question][person] for person in sorted(people)]
    place = Place(round.name, question, str(cell), frozenset(people), scale)
    figures = [place.mean(f"{sum(answers) / len(answers):.2f}")]
    if with_counts:
        figures += place.counts({answer: answers.count(answer) for answer in scale.answers})
    return figures


def released(organisation, questions, plan, with_counts=False):
    """The collection of what a releaser shows. `plan(cells, staff, answers, scale)` gives the cells shown, {cell: people} being all."""
    collection = Collection(rounds=[round.name for round in organisation.rounds])
    for round in organisation.rounds:
        for question, scale in questions.items():
            answers = round.answers[question]
            staff = round.staff.only(answers)
            cells = staff.cells()
            shown = set(plan(cells, staff, answers, scale))
            for cell in sorted(shown, key=str):
                collection.figures += printed(round, question, cell, cells[cell], scale, with_counts)
            collection.hidden[round.name, question] = {
                str(cell): people for cell, people in cells.items() if cell not in shown}
    return collection
