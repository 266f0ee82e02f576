"""Which groups of few people can be singled out of sums over larger groups, by any combination of them.

People who lie in exactly the same groups are an *atom*: nothing tells them apart. With the groups × atoms matrix A, all that
can be worked out is A's row space, so a set of atoms can be singled out when a vector of that space is zero everywhere
else. Then the rows of these atoms in a base of A's null space are linearly dependent, and the other way round.
"""

from attack.dependence import dependent_sets
from attack.elimination import PRIME, base_of_columns, reduced, without

FEWEST = 5
# Up to here looking at all sets of columns is quicker than thinning them out first.
FEW_COLUMNS = 40


def atoms(groups):
    """{numbers of the groups: the people who lie in exactly these}."""
    places = {}
    for number, group in enumerate(groups):
        for person in group:
            places.setdefault(person, []).append(number)
    found = {}
    for person, numbers in places.items():
        found.setdefault(tuple(numbers), set()).add(person)
    return {numbers: frozenset(people) for numbers, people in found.items()}


def isolated(groups, fewest=FEWEST):
    """Every smallest set of fewer than `fewest` people, but of some, of whom alone a sum can be worked out."""
    return isolated_of_sums([dict.fromkeys(group, 1) for group in dict.fromkeys(groups)], fewest)


def isolated_of_sums(sums, fewest=FEWEST):
    """The same where each counts with a weight: {who: whole number or fraction} for each sum."""
    columns = {}
    for number, weights in enumerate(sums):
        for who, weight in weights.items():
            columns.setdefault(who, []).append((number, weight))
    found = {}
    for who, column in columns.items():
        found.setdefault(tuple(column), set()).add(who)
    sizes = {atom: len(members) for atom, members in found.items()}
    rows = [{} for _ in sums]
    for atom in found:
        for number, weight in atom:
            rows[number][atom] = weight.numerator * pow(weight.denominator, -1, PRIME) % PRIME
    # A set of few people holds no large atom, so only combinations in which these cancel out matter.
    rows = without(rows, [atom for atom, size in sizes.items() if size >= fewest])
    sets = [atoms_of for part in _components(rows) for atoms_of in _small_sets(part, sizes, fewest)]
    people = [frozenset().union(*(found[atom] for atom in atoms_of)) for atoms_of in sets]
    return sorted(people, key=lambda group: (len(group), sorted(group)))


def _small_sets(rows, sizes, fewest):
    pivots = reduced(_thinned(rows, sizes, fewest))
    for part in _components(list(pivots.values())):
        columns = sorted({column for row in part for column in row})
        own = {column: pivots[column] for column in columns if column in pivots}
        yield from dependent_sets(own, columns, sizes, fewest - 1)


def _thinned(rows, sizes, fewest):
    """The same small sets in fewer columns, after Nagamochi and Ibaraki's sparse certificates.

    Each set of fewer than `fewest` people that can be singled out lies within as many bases of columns, taken one after
    the other out of what is left; whoever remains then is in no such set and can be cancelled out.
    """
    while len(columns := sorted({column for row in rows for column in row})) > FEW_COLUMNS:
        left = {column: sizes[column] for column in columns}
        for _ in range(fewest - 1):
            for column in base_of_columns(rows, [column for column in columns if left[column] > 0]):
                left[column] -= 1
        others = [column for column in columns if left[column] > 0]
        if not others:
            break
        rows = without(rows, others)
    return rows


def _components(rows):
    """Rows that share columns, directly or by way of others, together."""
    parts = []
    for row in rows:
        columns, own = set(row), [row]
        apart = []
        for others, part in parts:
            if columns & others:
                columns, own = columns | others, own + part
            else:
                apart.append((others, part))
        parts = apart + [(columns, own)]
    return [part for _, part in parts]
