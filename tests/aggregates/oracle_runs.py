"""How many random countries an oracle is asked about, and what of them is told.

TIENBO_ORACLE_EXAMPLES=1000 runs as many; the suite is content with a few. `--hypothesis-show-statistics` tells of how
many of them each thing is true.
"""

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, event, settings

from tests.aggregates.exported import Get
from tests.aggregates.layouts import assert_same_in_columns
from tests.builders.people import Caller

EXAMPLES = int(os.environ.get("TIENBO_ORACLE_EXAMPLES", "4"))

in_many_countries: Callable[[Any], Any] = settings(
    max_examples=EXAMPLES,
    deadline=None,
    # A country takes a second to build: what fails is shown as it is.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def tell(**happened: int | bool) -> None:
    """Names of what there was in this country."""
    for name, count in happened.items():
        if count:
            event(name.replace("_", " "))


def reading(caller: Caller) -> Get:
    """How the caller takes something out of the API; figures in both layouts, of every other unit with its children."""

    def get(path: str, **params: Any) -> Any:
        if path == "/aggregates":
            params["children"] = bool(params["unit_id"] % 2)
        answer = caller.get(path, **params)
        assert answer.status_code == 200, answer.text
        if path == "/aggregates":
            assert_same_in_columns(caller, answer.json(), params)
        return answer.json()

    return get
