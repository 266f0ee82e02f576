"""Plans of what is shown: bad ones, as they are in use, which an attacker must see through, and one that cannot fail."""

from attack.staff import Cell

FEWEST = 5


def everything(cells, staff, answers, scale):
    """No protection at all."""
    return cells


def drop_small(cells, staff, answers, scale):
    """Holds small cells back and nothing else."""
    return [cell for cell, people in cells.items() if len(people) >= FEWEST]


def drop_next_smallest(cells, staff, answers, scale):
    """Also the next smallest beside a small one, in each table by itself, until what is held back is five or more together.

    Forgets that tables are linked by their people, and that a part shown below one held back tells of it.
    """
    shown = set(drop_small(cells, staff, answers, scale))
    for unit, parts in _families(cells, staff):
        held = len(cells[unit]) - sum(len(cells[part]) for part in parts if part in shown)
        for part in sorted((part for part in parts if part in shown), key=lambda part: (len(cells[part]), str(part))):
            if 0 < held < FEWEST:
                shown.discard(part)
                held += len(cells[part])
    return shown


def _families(cells, staff):
    """Each unit cell or segment cell with what it is cut into: the children, and the values of a segment."""
    children = staff.children()
    for cell in sorted(cells, key=str):
        below = [Cell(child, cell.segment, cell.value) for child in children.get(cell.unit, [])]
        yield cell, [part for part in below if part in cells]
        if not cell.segment:
            segments = sorted({other.segment for other in cells if other.segment})
            for segment in segments:
                yield cell, [other for other in cells if (other.unit, other.segment) == (cell.unit, segment)]


def only_the_whole(cells, staff, answers, scale):
    """The organisation as a whole, and that only when its answers are many and differ."""
    for cell, people in cells.items():
        values = sorted(answers[person] for person in people)
        if cell.unit == "all" and not cell.segment and len(people) >= 2 * FEWEST:
            if values[-1] - values[0] >= scale.span / 2 and scale.span * 0.2 < sum(values) / len(values) - scale.low < scale.span * 0.8:
                return [cell]
    return []
