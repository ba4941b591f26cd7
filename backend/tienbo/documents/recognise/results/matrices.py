"""Assignment matrices."""

from dataclasses import dataclass

from tienbo.documents.reading import Quote


@dataclass(frozen=True, slots=True)
class MatrixAssignment:
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    products: tuple[str, ...]
    products_inherited: tuple[str, ...]
    open_ended: bool
    result: str | None
    time: str | None
    funding: str | None
    responsible: str | None
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    number: str | None
    task: str
    task_at: Quote
    group: str | None
    assignments: tuple[MatrixAssignment, ...]
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[str, ...]
    kinds: tuple[str | None, ...]
    groups: tuple[tuple[str | None, str, int], ...]
    rows: tuple[MatrixRow, ...]
    layout: str
    first_line: int
    confidence: float
