"""An organisation of a given size and its panel file: a row per store and month, a column per metric; always the same."""

import csv
import json
import random
from pathlib import Path

from harness import product

AREAS = 50
SIDES = ["inside"] * 9 + ["outside"] * 6 + ["business"] * 2


class Panel:
    """Writes `units.csv`, `metrics.csv`, `panel.csv` and `panel.mapping.json` into a folder."""

    def __init__(self, folder, units=5_000, periods=60, metrics=17):
        self.folder, self.units, self.periods = Path(folder), units, periods
        self.observations = units * periods * metrics
        self.metrics = [f"{side}-{number:02}" for number, side in zip(range(1, metrics + 1), SIDES)]
        self.file = self.folder / "panel.csv"
        self.mapping = self.folder / "panel.mapping.json"
        self._write_organisation()
        self._write_mapping()
        self._write_figures()

    def make_database(self, data):
        """A database with the units and metrics, without figures."""
        product.run("unit", "import", self.folder / "units.csv", "--data", data)
        product.run("metric", "import", self.folder / "metrics.csv", "--data", data)

    def _write(self, name, rows):
        with open(self.folder / name, "w", newline="") as file:
            csv.writer(file).writerows(rows)

    def _write_organisation(self):
        areas = [[f"a{area:02}", f"Area {area}", "area", "all"] for area in range(1, AREAS + 1)]
        stores = [[key, f"Store {key[1:]}", "store", f"a{place % AREAS + 1:02}"] for place, key in enumerate(self._stores())]
        self._write("units.csv", [["key", "name", "kind", "parent"], ["all", "The company", "company", ""], *areas, *stores])
        respondents = {"inside": "employees", "outside": "customers", "business": ""}
        heading = ["key", "name", "side", "respondents", "answered_by", "scale_low", "scale_high", "format", "measure", "direction", "basis"]
        rows = [
            [key, key.capitalize().replace("-", " "), side, respondents[side], respondents[side].capitalize(), 1, 5, "plain", "mean", "higher", "figures"]
            for key, side in zip(self.metrics, SIDES)
        ]
        self._write("metrics.csv", [heading, *rows])

    def _write_mapping(self):
        columns = [{"column": key, "metric": key} for key in self.metrics]
        mapping = {"layout": "panel", "unit": {"column": "unit"}, "period": {"column": "month"}, "metrics": columns}
        self.mapping.write_text(json.dumps(mapping))

    def _stores(self):
        return [f"u{number:05}" for number in range(1, self.units + 1)]

    def _write_figures(self):
        """Scores from 1 to 5 with two decimals: a store's own level, a slow wave over the year, noise."""
        draw = random.Random(20250303)
        with open(self.file, "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["unit", "month", *self.metrics])
            for unit in self._stores():
                level = [draw.gauss(3.4, 0.35) for _ in self.metrics]
                for order in range(self.periods):
                    wave = 0.15 * ((order % 12) - 6) / 6
                    values = (min(5, max(1, center + wave + draw.gauss(0, 0.2))) for center in level)
                    month = f"{2020 + order // 12}-{order % 12 + 1:02}"
                    out.writerow([unit, month, *(f"{value:.2f}" for value in values)])
