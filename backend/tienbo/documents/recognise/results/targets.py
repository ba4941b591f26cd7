"""Targets: what a plan wants to reach."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tienbo.documents.reading import Quote

Comparator = Literal["=", ">", ">=", "<", "<=", "~"]


@dataclass(frozen=True, slots=True)
class TargetValue:
    comparator: Comparator
    value: Decimal | None
    value_to: Decimal | None
    unit: str
    period: str | None
    flag: bool | None = None


@dataclass(frozen=True, slots=True)
class Target:
    subject: str
    values: tuple[TargetValue, ...]
    condition: str | None
    scope: str | None
    baseline: str | None
    direction: Literal["up", "down", "keep"] | None
    lead: tuple[str, ...]
    at: Quote
    clause: str | None
    confidence: float
