"""Duties: who reports to whom by when, and who is asked to do what."""

from dataclasses import dataclass
from typing import Literal

from tienbo.documents.reading import Quote

DeadlineRelation = Literal["before", "by", "on"]
Role = Literal[
    "lead", "coordinate", "advise", "participate", "supervise", "guide", "focal point", "execute the decision", "do"
]


@dataclass(frozen=True, slots=True)
class Deadline:
    period: str | None
    day: int | None
    month: int | None
    relation: DeadlineRelation
    year: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who reports to whom, through whom, how often and by when."""

    senders: tuple[str, ...]
    to: str | None
    receivers: tuple[str, ...]
    via: str | None
    forward_to: tuple[str, ...]
    forward_deadlines: tuple[Deadline, ...]
    frequency: str | None
    deadlines: tuple[Deadline, ...]
    what: str | None
    purpose: str | None
    clause: str | None
    at: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class AgencyTask:
    role: Role
    partners: tuple[str, ...]
    at: Quote


@dataclass(frozen=True, slots=True)
class AgencyTasks:
    clause: str
    agency: str
    agencies: tuple[str, ...]
    requested: bool
    tasks: tuple[AgencyTask, ...]
    confidence: float
