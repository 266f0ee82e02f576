"""Gaussian elimination in whole numbers modulo a prime: exact where floating point would have to guess what is zero.

A matrix is a list of rows {column: entry}; entries are never zero. Figures have few coefficients, and small ones, so that
a rank that differs modulo 2^31 - 1 from the true one does not occur in practice.
"""

PRIME = 2**31 - 1


def subtracted(row, pivot, column):
    """The row without the column, by a multiple of the pivot row that holds a one there."""
    factor = row.get(column, 0)
    if not factor:
        return row
    result = dict(row)
    for other, entry in pivot.items():
        if entry := (result.get(other, 0) - factor * entry) % PRIME:
            result[other] = entry
        else:
            result.pop(other, None)
    return result


def normed(row, column):
    """The row with a one in the column."""
    inverse = pow(row[column], -1, PRIME)
    return {other: entry * inverse % PRIME for other, entry in row.items()}


def without(rows, columns):
    """A base of all combinations of rows in which the columns cancel out."""
    matrix = _Matrix(rows)
    for column in sorted(columns, key=matrix.weight):
        matrix.cancel(column)
    return matrix.rows()


def reduced(rows):
    """Row echelon form, reduced: {pivot column: row with a one there and nothing in other pivots' columns}."""
    matrix, pivots = _Matrix(rows), {}
    while (row := matrix.shortest()) is not None:
        column = min(row, key=matrix.weight)
        pivot = matrix.cancel(column)
        pivots = {known: subtracted(other, pivot, column) for known, other in pivots.items()}
        pivots[column] = pivot
    return pivots


def base_of_columns(rows, columns):
    """As many of the columns as are linearly independent, the first ones where there is a choice."""
    matrix = _Matrix([{c: e for c, e in row.items() if c in columns} for row in rows])
    return [column for column in columns if matrix.cancel(column)]


class _Matrix:
    """Rows that shrink as columns are cancelled; knows for each column where it stands."""

    def __init__(self, rows):
        self._rows = {number: dict(row) for number, row in enumerate(rows) if row}
        self._places = {}
        for number, row in self._rows.items():
            for column in row:
                self._places.setdefault(column, set()).add(number)

    def rows(self):
        return list(self._rows.values())

    def weight(self, column):
        return len(self._places.get(column, ()))

    def shortest(self):
        return min(self._rows.values(), key=len, default=None)

    def cancel(self, column):
        """Takes one row out and the column out of all others; returns that row with a one there, None without any."""
        places = self._places.get(column)
        if not places:
            return None
        number = min(places, key=lambda place: len(self._rows[place]))
        pivot = normed(self._take(number), column)
        for place in list(self._places[column]):
            self._put(place, subtracted(self._take(place), pivot, column))
        return pivot

    def _take(self, number):
        row = self._rows.pop(number)
        for column in row:
            self._places[column].discard(number)
        return row

    def _put(self, number, row):
        if row:
            self._rows[number] = row
            for column in row:
                self._places.setdefault(column, set()).add(number)
