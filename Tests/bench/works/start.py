"""From the process's start to its first answered request, with the sample in the database."""

import statistics
import tempfile

from harness.product import ROOT, Product
from row import Row

STARTS = 11


def rows():
    with tempfile.TemporaryDirectory() as folder:
        with Product("--sample", ROOT / "sample", data=folder):
            pass
        times = []
        for _ in range(STARTS):
            with Product("--sample", ROOT / "sample", data=folder) as product:
                times.append(product.first_answer * 1_000)
    yield Row("start with the sample to the first answer (median of 11)", statistics.median(times), "ms", target=300)
    yield Row("start with the sample to the first answer (slowest of 11)", max(times), "ms")
