"""Fits the link's slopes with pyfixest, one by one, and compares them with the product's.

    insideout-bench link --write PANEL > PRODUCT
    link_peer.py PANEL PRODUCT [--fits 12]

PANEL holds float64 numbers, variables × units × periods, inside first. Of the product's slopes every so many is fitted, so
that all lags and both directions take part. Prints a JSON object: `fits`, `seconds` for those, `seconds_per_fit`,
`seconds_for_all` (as many as the product fitted), and the largest relative differences `estimate_difference` and
`error_difference`; both tools use the factor G/(G−1) · (N−1)/(N−K). Building the lagged columns is not timed.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf

INSIDE, OUTSIDE = 20, 3
FACTOR = pf.ssc(k_adj=True, k_fixef="none", G_adj=True)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("panel", type=Path)
    parser.add_argument("product", type=Path)
    parser.add_argument("--fits", type=int, default=12)
    return parser.parse_args()


def read(path, units, periods):
    """Each variable's values, units × periods, by name."""
    names = [f"inside{i + 1}" for i in range(INSIDE)] + [f"outside{i + 1}" for i in range(OUTSIDE)]
    values = np.fromfile(path).reshape(len(names), units, periods)
    return dict(zip(names, values))


def frame(variables, slope):
    """Outcome and regressor `lag` periods before it, a row per unit and period that has both."""
    lag = slope["lag"]
    outcome, regressor = variables[slope["outcome"]], variables[slope["regressor"]]
    units, periods = outcome.shape
    later, earlier = outcome[:, lag:], regressor[:, : periods - lag]
    unit, period = np.divmod(np.arange(later.size), periods - lag)
    return pd.DataFrame({"y": later.ravel(), "x": earlier.ravel(), "unit": unit, "period": period})


def main():
    chosen = arguments()
    product = json.loads(chosen.product.read_text())
    variables = read(chosen.panel, product["units"], product["periods"])
    slopes = product["slopes"]
    # A step that shares no factor with the 8 slopes of a pair, so that every lag and direction comes by.
    step = max(1, len(slopes) // chosen.fits) | 1
    sample = slopes[::step][: chosen.fits]
    pf.feols("y ~ x | unit + period", frame(variables, slopes[0]).head(6000), vcov={"CRV1": "unit"}, ssc=FACTOR)
    seconds, estimates, errors = 0.0, [], []
    for slope in sample:
        data = frame(variables, slope)
        start = time.perf_counter()
        fit = pf.feols("y ~ x | unit + period", data, vcov={"CRV1": "unit"}, ssc=FACTOR)
        estimate, error = float(fit.coef()["x"]), float(fit.se()["x"])
        seconds += time.perf_counter() - start
        estimates.append(abs(estimate - slope["estimate"]) / abs(estimate))
        errors.append(abs(error - slope["se"]) / error)
    print(
        json.dumps(
            {
                "fits": len(sample), "seconds": seconds, "seconds_per_fit": seconds / len(sample),
                "seconds_for_all": seconds / len(sample) * product["fits"],
                "estimate_difference": max(estimates), "error_difference": max(errors),
            }
        )
    )


if __name__ == "__main__":
    main()
