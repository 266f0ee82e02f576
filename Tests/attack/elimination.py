"""Gaussian elimination in whole numbers modulo a prime: exact where floating point would have to guess what is zero.

A matrix is a list of rows {column: entry}; entries are never zero. Figures have few coefficients, and small ones, so that
a rank that differs modulo 2^31 - 1 from the true one does not occur in practice.
"""

PRIME = 2**31 - 1


def without(rows, columns):
    """A base of all combinations of rows in which the columns cancel out."""
    matrix = _Matrix(rows)
    for column in sorted(columns, key=matrix.weight):
        matrix.cancel(column)
    return matrix.rows()


def reduced(rows):
    """Row echelon form, reduced: {pivot column: row with a one there and nothing in other pivots' columns}."""
    matrix = _Matrix(rows)
    for column in matrix.columns():
        matrix.cancel(column, keeps=True)
    return matrix.pivots()


def base_of_columns(rows, columns):
    """As many of the columns as are linearly independent, the first ones where there is a choice."""
    wanted = set(columns)
    matrix = _Matrix([{column: entry for column, entry in row.items() if column in wanted} for row in rows])
    return [column for column in columns if matrix.cancel(column)]


class _Matrix:
    """Rows that shrink as columns are cancelled; knows for each column where it stands."""

    def __init__(self, rows):
        self._rows = {number: dict(row) for number, row in enumerate(rows) if row}
        self._pivots = {}
        self._places = {}
        for number, row in self._rows.items():
            for column in row:
                self._places.setdefault(column, set()).add(number)

    def rows(self):
        return list(self._rows.values())

    def pivots(self):
        """The rows that were kept, by the column that each has cancelled."""
        return {column: self._rows[number] for number, column in self._pivots.items()}

    def columns(self):
        return sorted(self._places, key=self.weight)

    def weight(self, column):
        return len(self._places.get(column, ()))

    def cancel(self, column, keeps=False):
        """Takes the column out of all rows but one, and that one too unless it is kept; whether there was any.

        A row that was kept for another column is not taken for this one.
        """
        places = self._places.get(column, set()) - self._pivots.keys()
        if not places:
            return False
        number = min(places, key=lambda place: len(self._rows[place]))
        pivot = self._normed(number, column)
        for place in self._places[column] - {number}:
            self._subtract(place, pivot, column)
        if keeps:
            self._pivots[number] = column
        else:
            self._drop(number)
        return True

    def _normed(self, number, column):
        """Gives the row a one in the column."""
        inverse = pow(self._rows[number][column], -1, PRIME)
        self._rows[number] = {other: entry * inverse % PRIME for other, entry in self._rows[number].items()}
        return self._rows[number]

    def _subtract(self, number, pivot, column):
        """Clears the row's column by a multiple of the pivot."""
        row, factor = self._rows[number], self._rows[number][column]
        for other, entry in pivot.items():
            old = row.get(other, 0)
            if new := (old - factor * entry) % PRIME:
                row[other] = new
                if not old:
                    self._places[other].add(number)
            elif old:
                del row[other]
                self._places[other].discard(number)
        if not row:
            del self._rows[number]

    def _drop(self, number):
        for column in self._rows.pop(number):
            self._places[column].discard(number)
