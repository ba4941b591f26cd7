"""Files of figures, and callers who send them."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from tests.builders.figures import Figures
from tests.builders.people import Caller
from tienbo.bulk.columns import COLUMNS
from tienbo.submissions.models import ValueRevision
from tienbo.units.models import Level

CSV = {"Content-Type": "text/csv"}
# A day on which the figures of 2024 are asked.
IN_2024 = date(2024, 12, 16)
# More than any load of a test takes.
MOST_STEPS = 200


def csv_file(rows: Iterable[Mapping[str, object]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


@dataclass(frozen=True)
class Sender:
    """A caller with the Hà Tĩnh form before them."""

    caller: Caller
    figures: Figures
    work: Callable[[], bool]
    user_id: int

    def row(self, indicator: str, value: object, unit: str = "18001", **more: object) -> dict[str, object]:
        said = {"period": "2024", "unit_code": unit, "form": self.figures.form.code}
        return {**said, "indicator": indicator, "value": value, **more}

    def whole(self, unit: str = "18001", level: Level = Level.commune, **more: object) -> list[dict[str, object]]:
        """A row for every indicator that is asked: wholes 10, parts 5."""
        asked = self.figures.asked(level)
        return [self.row(one.code, 10 if one.part_of_id is None else 5, unit, **more) for one in asked]

    def send(
        self, step: str, body: bytes, *, headers: Mapping[str, str] = CSV, key: str | None = None, **query: Any
    ) -> httpx.Response:
        sent = {**headers, **({"Idempotency-Key": key} if key else {})}
        return self.caller.request("POST", f"/bulk/{step}", content=body, headers=sent, params=query)

    def done(self, answer: httpx.Response) -> dict[str, Any]:
        """The end of what was answered: the worker is let work where it has to."""
        assert answer.status_code in {httpx.codes.OK, httpx.codes.ACCEPTED}, answer.text
        said: dict[str, Any] = answer.json()
        for _ in range(MOST_STEPS):
            if said["state"] not in {"waiting", "running"}:
                return said
            assert self.work()
            said = self.caller.get(f"/bulk/{said['id']}").json()
        pytest.fail(f"the load did not end: {said}")

    def apply(self, rows: Iterable[Mapping[str, object]], **options: Any) -> dict[str, Any]:
        return self.done(self.send("apply", csv_file(rows), **options))

    def validate(self, rows: Iterable[Mapping[str, object]], **options: Any) -> dict[str, Any]:
        return self.done(self.send("validate", csv_file(rows), **options))

    def codes(self, *rows: Mapping[str, object], **options: Any) -> list[str]:
        """What is wrong with rows that nobody should take, of which nothing is written."""
        before = self.figures.session.scalar(select(func.count()).select_from(ValueRevision))
        said = self.apply(rows, **options)
        after = self.figures.session.scalar(select(func.count()).select_from(ValueRevision))
        assert (said["accepted"], after) == (0, before)
        return [problem["code"] for problem in said["problems"]]
