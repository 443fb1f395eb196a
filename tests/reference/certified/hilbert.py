#!/usr/bin/env python3
"""Least squares with Hilbert's matrix in rational numbers, for tests/unit/test_least_squares.c:
coefficients, square roots of the diagonal of (X'X)^-1, residuals. python3 hilbert.py"""
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40
ROWS, COLUMNS = 8, 6
X = [[Fraction(360360, i + j + 1) for j in range(COLUMNS)] for i in range(ROWS)]
y = [Fraction(i * i - 3) for i in range(ROWS)]


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


# X'X | X'y | I, brought to I | b | (X'X)^-1 by Gauss and Jordan's elimination.
system = [[sum(row[a] * row[b] for row in X) for b in range(COLUMNS)]
          + [sum(row[a] * value for row, value in zip(X, y))]
          + [Fraction(int(a == k)) for k in range(COLUMNS)] for a in range(COLUMNS)]
for k in range(COLUMNS):
    system[k] = [value / system[k][k] for value in system[k]]
    for other in range(COLUMNS):
        if other != k:
            times = system[other][k]
            system[other] = [u - times * v for u, v in zip(system[other], system[k])]
b = [row[COLUMNS] for row in system]
for value in b:
    print("b        %.25E" % decimal(value))
for k in range(COLUMNS):
    print("spread   %.20E" % decimal(system[k][COLUMNS + 1 + k]).sqrt())
for row, value in zip(X, y):
    print("residual %.20E" % decimal(value - sum(u * v for u, v in zip(row, b))))
