"""One figure of a total as an observation of the cube, with what is said of it (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tienbo.editions.models import FigureBasis
from tienbo.exchange.sdmx.names import TOTAL
from tienbo.exchange.sdmx.reading import Area
from tienbo.exchange.sdmx.register import Register
from tienbo.exchange.sdmx.times import FREQUENCIES, time_period
from tienbo.forms.models import Period


@dataclass(frozen=True)
class Observation:
    """One figure: where it stands in the cube, its number (None: there is none) and what is said of it."""

    series: Mapping[str, str]
    time: str
    value: Decimal | None
    said: Mapping[str, Any]


def observation_of(
    register: Register,
    area: Area,
    period: Period,
    row: Mapping[str, Any],
    basis: FigureBasis,
    broken: set[tuple[str, int]],
) -> Observation:
    indicator_id, indicator = register.indicators[row["indicator_id"]]
    members = register.breakdown.of_category.get(row["category_id"], {})
    series = {
        "FREQ": FREQUENCIES[period.kind],
        "REF_AREA": area.id,
        "INDICATOR": indicator_id,
        "BASIS": basis.value,
        **{one: members.get(one, TOTAL) for one in register.breakdown.ids},
    }
    said = {
        "UNIT_MEASURE": indicator.measure_unit,
        "OBS_STATUS": status_of(row, is_broken=(row["period"], row["indicator_id"]) in broken),
        "PERIOD": period.code,
        "EXPECTED": row["expected"],
        "COUNTED": row["counted"],
        "NUMERATOR": row["numerator"],
        "DENOMINATOR": row["denominator"],
        "QUALITY": row["quality"].value,
        "LOWER_BOUND": row["lower"],
        "UPPER_BOUND": row["upper"],
    }
    return Observation(series, time_period(period), row["number"], said)


def status_of(row: Mapping[str, Any], *, is_broken: bool) -> str:
    """The code of CL_OBS_STATUS; what each means stands in that list. The first that applies is said."""
    if row["withheld"]:
        return "Q"
    if row["number"] is None:
        return "O" if not row["counted"] else "M"
    if is_broken:
        return "B"
    return "A" if row["counted"] == row["expected"] else "P"


def counted(observations: Iterable[Observation], first: int | None, last: int | None) -> list[Observation]:
    """The first or the last few of each series."""
    if first is None and last is None:
        return list(observations)
    series: dict[tuple[str, ...], list[Observation]] = {}
    for one in observations:
        series.setdefault(tuple(one.series.values()), []).append(one)
    kept: list[Observation] = []
    for of in series.values():
        chosen = [] if first is None else of[:first]
        chosen += [one for one in of[-last:] if one not in chosen] if last else []
        kept += chosen
    return kept
