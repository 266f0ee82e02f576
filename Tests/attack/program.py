"""A linear program that is solved again and again for other goals; HiGHS goes on from its last corner."""

import highspy
import numpy


class Contradiction(Exception):
    """No solution: the figures cannot all be true."""


class LinearProgram:
    """`columns`: (low, high) of each variable. `rows`: ({variable: factor}, low, high), between which the sum lies."""

    def __init__(self, columns, rows):
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(columns), len(rows)
        program.col_cost_ = numpy.zeros(len(columns))
        program.col_lower_, program.col_upper_ = numpy.array(columns, dtype=float).reshape(-1, 2).T.copy()
        program.row_lower_ = numpy.array([low for _, low, _ in rows], dtype=float)
        program.row_upper_ = numpy.array([high for _, _, high in rows], dtype=float)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = numpy.cumsum([0] + [len(row) for row, _, _ in rows]).astype(numpy.int32)
        program.a_matrix_.index_ = numpy.array([index for row, _, _ in rows for index in row], dtype=numpy.int32)
        program.a_matrix_.value_ = numpy.array([factor for row, _, _ in rows for factor in row.values()], dtype=float)
        self._solver = highspy.Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.passModel(program)
        self._indices = numpy.arange(len(columns), dtype=numpy.int32)

    def smallest(self, costs):
        """The variables where their sum, weighted by the costs, is smallest."""
        self._solver.changeColsCost(len(self._indices), self._indices, numpy.asarray(costs, dtype=float))
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise Contradiction(self._solver.modelStatusToString(self._solver.getModelStatus()))
        return numpy.array(self._solver.getSolution().col_value)
