#!/usr/bin/env python3
"""A cubic in the year by rational numbers, for tests/unit/test_ols.c: the constant, the
coefficient of the cube and its standard error. python3 cubic.py"""
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 40
COLUMNS = 4
years = range(2010, 2021)
y = [12, 19, 37, 71, 116, 185, 271, 382, 523, 690, 888]
X = [[Fraction(year) ** k for k in range(COLUMNS)] for year in years]


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
rss = sum((value - sum(u * v for u, v in zip(row, b))) ** 2 for row, value in zip(X, y))
variance = rss / (len(y) - COLUMNS) * system[3][COLUMNS + 4]
print("constant %.20E" % decimal(b[0]))
print("cube     %.20E" % decimal(b[3]))
print("error    %.20E" % decimal(variance).sqrt())
