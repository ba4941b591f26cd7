"""Made-up requests led to rows that exist, so that they come further than 404."""

from collections.abc import Mapping, Sequence
from typing import Any

from schemathesis import Case
from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.tables import metadata

Known = Mapping[str, Sequence[Any]]

# What a name without its `_id` stands for, where the table is called otherwise.
TABLES = {
    "after": "task",
    "cited": "document",
    "client": "service_client",
    "comment": "cell_comment",
    "delegation": "role_grant",
    "delivery": "webhook_delivery",
    "denominator": "indicator",
    "extension": "extension_request",
    "feed": "calendar_feed",
    "grant": "role_grant",
    "group": "body_group",
    "implements": "document",
    "into": "body",
    "name": "body_name",
    "numerator": "indicator",
    "parent": "unit",
    "part_of": "indicator",
    "party": "assignment_party",
    "replaced_by": "document",
    "report": "progress_report",
    "successor": "body",
    "user": "app_user",
    "with": "document",
}
PERIODS = ("2026", "2024", "2019")
VERSIONS = ('"1"', '"2"', '"0"', '"99"')
AIMED_OF_TEN = 8


def known_rows(session: Session) -> Known:
    """The keys of the rows that are there, by table, in their order."""
    tables = [table for table in metadata.sorted_tables if list(table.primary_key.columns.keys()) == ["id"]]
    return {table.name: session.scalars(select(table.c.id).order_by(table.c.id).limit(40)).all() for table in tables}


def aimed(case: Case[Any], known: Known, draw: int) -> Case[Any]:
    """The case led to rows in all its parts."""
    for part in (case.path_parameters, case.query, case.headers):
        for name in part or {}:
            part[name] = aim(name, part[name], known, draw)
    case.body = aim("", case.body, known, draw)
    return case


def aim(name: str, value: Any, known: Known, draw: int) -> Any:
    """The value itself, or, in most cases, one that leads to a row; `draw` decides."""
    if isinstance(value, dict):
        return {key: aim(key, one, known, draw + place) for place, (key, one) in enumerate(value.items())}
    if isinstance(value, list):
        return [aim(name, one, known, draw + place) for place, one in enumerate(value)]
    choices = _choices(name, known) if isinstance(value, int | str) and draw % 10 < AIMED_OF_TEN else ()
    if not choices:
        return value
    choice = choices[draw % len(choices)]
    return str(choice) if isinstance(value, str) else choice


def _choices(name: str, known: Known) -> Sequence[Any]:
    if name == "period":
        return PERIODS
    if name.lower() == "if-match":
        return VERSIONS
    if not name.endswith(("_id", "_ids", "with")):
        return ()
    noun = name.removesuffix("s").removesuffix("_id")
    return known.get(TABLES.get(noun, noun), ())
