"""A panel file of a given size: a row per unit and month, a column per metric; the same for the same sizes."""

import csv
import random

SIDES = ["inside"] * 9 + ["outside"] * 6 + ["business"] * 2


def metric_keys(metrics):
    return [f"{side}-{number:02}" for number, side in zip(range(1, metrics + 1), SIDES * metrics)]


def unit_keys(units):
    return [f"u{number:05}" for number in range(1, units + 1)]


def months(count):
    return [f"{2020 + month // 12}-{month % 12 + 1:02}" for month in range(count)]


def write(path, units, periods, metrics):
    """Scores from 1 to 5 with two decimals: a unit's own level, a slow wave over time, noise."""
    draw = random.Random(20250303)
    with open(path, "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(["unit", "month", *metric_keys(metrics)])
        for unit in unit_keys(units):
            level = [draw.gauss(3.4, 0.35) for _ in range(metrics)]
            for order, month in enumerate(months(periods)):
                wave = 0.15 * ((order % 12) - 6) / 6
                values = (min(5, max(1, center + wave + draw.gauss(0, 0.2))) for center in level)
                out.writerow([unit, month, *(f"{value:.2f}" for value in values)])
