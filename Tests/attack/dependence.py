"""Sets of up to four columns whose rows in the null space are linearly dependent."""

import random

import numpy

from attack.elimination import PRIME

# Of so many null vectors four entries are dependent by chance once in 2^62.
NULL_VECTORS = 5


def dependent_sets(pivots, columns, sizes, most):
    """The smallest such sets of columns with at most `most` people in them.

    `pivots`: {column: row} in reduced row echelon form, one component; `sizes`: how many people each column stands for.
    """
    candidates = [column for column in columns if sizes[column] <= most]
    vectors = dict(zip(columns, _null_vectors(pivots, columns)))
    found = [(column,) for column in candidates if not any(vectors[column])]
    candidates = [column for column in candidates if any(vectors[column])]
    for many in range(2, most + 1):
        fitting = [column for column in candidates if sizes[column] <= most - many + 1]
        array = numpy.array([vectors[column] for column in fitting], dtype=numpy.int64).reshape(len(fitting), NULL_VECTORS)
        for indices in _dependent(array, many):
            chosen = tuple(fitting[index] for index in indices)
            if sum(sizes[column] for column in chosen) <= most and not any(set(known) <= set(chosen) for known in found):
                found.append(chosen)
    return found


def _null_vectors(pivots, columns):
    """For each column its entries in some random vectors of the null space."""
    dice = random.Random(len(columns))
    free = {c: [dice.randrange(1, PRIME) for _ in range(NULL_VECTORS)] for c in columns if c not in pivots}
    for column in columns:
        if column in free:
            yield free[column]
        else:
            row = [(entry, free[other]) for other, entry in pivots[column].items() if other != column]
            yield [-sum(entry * values[i] for entry, values in row) % PRIME for i in range(NULL_VECTORS)]


def _dependent(array, many):
    """Index tuples of `many` rows of which one is a combination of the others."""
    if many == 2:
        yield from _parallel(array)
        return
    for first in range(len(array) - many + 1):
        rest = _quotient(array[first + 1:], array[first])
        own = numpy.flatnonzero(rest.any(axis=1))
        for indices in _dependent(rest[own], many - 1):
            yield (first, *(int(first + 1 + own[index]) for index in indices))


def _parallel(array):
    """Pairs of rows that are multiples of each other; no row is zero.

    Two quotients at most have cleared the first columns; in the last three entries are random, so that what is parallel in
    these is parallel.
    """
    one, two, three = array[:, -3:].T
    alike = numpy.triu(_crossed(one, two) & _crossed(one, three), 1)
    yield from zip(*(places.tolist() for places in numpy.nonzero(alike)))


def _crossed(left, right):
    """Whether left[i] × right[j] = left[j] × right[i], for all i and j."""
    products = numpy.outer(left, right) % PRIME
    return products == products.T


def _quotient(array, vector):
    """The rows less the multiple of the vector that clears its leading entry."""
    lead = int((vector != 0).argmax())
    scaled = vector * pow(int(vector[lead]), -1, PRIME) % PRIME
    return (array - array[:, lead][:, None] * scaled % PRIME) % PRIME
