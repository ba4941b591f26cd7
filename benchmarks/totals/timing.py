"""How long things take beside each other."""

import statistics
import time
from collections.abc import Callable
from typing import Final, NamedTuple

ROUNDS: Final = 25


class Beside(NamedTuple):
    """Medians and 95th percentiles in milliseconds, and the median of the ratios of neighbouring runs."""

    plain: float
    ours: float
    plain_p95: float
    ours_p95: float
    ratio: float


def timed(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def beside(plain: Callable[[], object], ours: Callable[[], object], rounds: int = ROUNDS) -> Beside:
    """Both in turn, so that other work on the machine meets both."""
    pairs = [(timed(plain), timed(ours)) for _ in range(rounds + 2)][2:]
    ratio = statistics.median(after / before for before, after in pairs)
    plains, mine = ([took * 1000 for took in of] for of in zip(*pairs, strict=True))
    return Beside(statistics.median(plains), statistics.median(mine), _p95(plains), _p95(mine), ratio)


def _p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]
