"""Assignment matrices: rows with their leads, partners, products, times and money."""

import re
from dataclasses import replace
from typing import Final

from tienbo.documents.reading import Cell, Passage, Row, Table
from tienbo.documents.reading.tables.headers import column_kind, is_row_number
from tienbo.documents.recognise.bodies import split_bodies
from tienbo.documents.recognise.results import Matrix, MatrixAssignment, MatrixRow

_GROUP_NUMBER: Final = re.compile(r"(?:[IVX]{1,6}|[A-HĐ])[.)]?")
_OPEN_END: Final = re.compile(r"[,;\s]*(?:…|\.\.\.|v\.v\.?|v\.v…)\s*[.…]*$")
_ROLE_PREFIX: Final = re.compile(
    r"^(?:[-–+•]\s*)?(?:(?:Cơ quan|Đơn vị)\s+)?(?:chủ trì|Chủ trì|CHỦ TRÌ|phối hợp|Phối hợp|thực hiện|"
    r"Thực hiện)(?:\s+thực hiện)?\s*:\s*"
)
_SPLIT_ROLES: Final = re.compile(
    r"[;.,]?\s*(?:[-–+]\s*)?(?:[Cc]ơ quan |[Đđ]ơn vị )?[Pp]hối hợp(?: với| thực hiện)?\s*:?\s*"
)
_NAMES_ROLES: Final = re.compile(r"(?:^|\s|-)[Cc]hủ trì\s*:.*[Pp]hối hợp\s*:")
_BREAK: Final = re.compile(r"[\n\r\u2028]|<br")
_Kinds = tuple[str | None, ...]


def matrix_of(table: Table) -> Matrix | None:
    """The matrix in a table, or None where the table shares out no tasks."""
    kinds = _kinds(table)
    if "task" not in kinds or not {"lead", "lead_and_coordinating", "responsible"} & set(kinds):
        return None
    rows: list[MatrixRow] = []
    groups: list[tuple[str | None, str, int]] = []
    group: str | None = None
    for row, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        if _continues(row, kinds):
            if rows:
                rows[-1] = _with_sub_row(rows[-1], row, kinds)
            continue
        title = _group_title(row, kinds, _text(following, kinds, "number") if following else "")
        if title is not None:
            groups.append(title)
            group = title[0] or title[1]
            continue
        rows.append(_row(row, kinds, group))
    columns = tuple(cell.text for cell in table.header.cells)
    if not rows:
        return None
    return Matrix(columns, kinds, tuple(groups), tuple(rows), table.layout, table.header.first_line, _confidence(rows))


def _kinds(table: Table) -> _Kinds:
    """What each column holds; the first of two task-like columns is the task."""
    kinds: list[str | None] = []
    for cell in table.header.cells:
        kind = column_kind(cell.text)
        if kind == "indicator" and "task" not in kinds:
            kind = "task" if not any(column_kind(other.text) == "task" for other in table.header.cells) else "indicator"
        if kind == "result" and "products" not in [column_kind(other.text) for other in table.header.cells]:
            kind = "products"
        if kind == "task" and "task" in kinds:
            kind = None
        kinds.append(kind)
    return tuple(kinds)


def _cell(row: Row, kinds: _Kinds, kind: str) -> Cell | None:
    place = kinds.index(kind) if kind in kinds else len(row.cells)
    return row.cells[place] if place < len(row.cells) else None


def _text(row: Row, kinds: _Kinds, kind: str) -> str:
    cell = _cell(row, kinds, kind)
    return cell.text if cell else ""


def _continues(row: Row, kinds: _Kinds) -> bool:
    """A sub-row: number and task are merged with those above."""
    return not _text(row, kinds, "number") and not _text(row, kinds, "task") and any(cell.text for cell in row.cells)


def _group_title(row: Row, kinds: _Kinds, below: str) -> tuple[str | None, str, int] | None:
    """(number, title, line) of a row that only names a group of rows: `I`, or `1` over `1.1`."""
    filled = [cell for cell in row.cells if cell.text]
    number, task = _text(row, kinds, "number"), _text(row, kinds, "task")
    if len(filled) == 1 and not is_row_number(filled[0].text):
        return (
            None
            if filled[0] is _cell(row, kinds, "task") and not _titled(filled[0].text)
            else (None, filled[0].text, row.first_line)
        )
    others = [cell for cell in filled if cell.text not in {number, task}]
    over = below.startswith(f"{number.rstrip('.')}.") or below in {"-", "a", "a)"}
    if not others and task and (_GROUP_NUMBER.fullmatch(number) or _titled(task) or (number and over)):
        return (number.rstrip(".)") or None, task, row.first_line)
    return None


def _titled(text: str) -> bool:
    return text.isupper() or re.match(r"(?:[IVX]{1,5}|[A-H])[.)]\s", text) is not None or text.endswith(":")


def _row(row: Row, kinds: _Kinds, group: str | None) -> MatrixRow:
    task = _cell(row, kinds, "task")
    number = _text(row, kinds, "number").strip("()") or None
    quote = task.passage.quote() if task else row.cells[0].passage.quote()
    return MatrixRow(number, quote.text, quote, group, (_assignment(row, kinds),), row.first_line, row.last_line)


def _with_sub_row(above: MatrixRow, row: Row, kinds: _Kinds) -> MatrixRow:
    assignment = _assignment(row, kinds)
    first = above.assignments[0]
    if not assignment.products:
        assignment = replace(assignment, products_inherited=first.products)
    if assignment.time is None:
        assignment = replace(assignment, time=first.time)
    return replace(above, assignments=(*above.assignments, assignment), last_line=row.last_line)


def _assignment(row: Row, kinds: _Kinds) -> MatrixAssignment:
    lead, coordinating = _bodies(_cell(row, kinds, "lead")), _bodies(_cell(row, kinds, "coordinating"))
    both = _cell(row, kinds, "lead_and_coordinating") or _cell(row, kinds, "lead")
    if both is not None and ("lead_and_coordinating" in kinds or _NAMES_ROLES.search(both.text)):
        lead, coordinating = _both(both.passage)
    products, open_ended = products_in(_text(row, kinds, "products"))
    return MatrixAssignment(
        lead=lead,
        coordinating=coordinating,
        products=products,
        products_inherited=(),
        open_ended=open_ended,
        result=_text(row, kinds, "result") or None,
        time=_text(row, kinds, "time") or None,
        funding=_text(row, kinds, "funding") or None,
        responsible=_text(row, kinds, "responsible") or None,
        first_line=row.first_line,
        last_line=row.last_line,
    )


def _bodies(cell: Cell | None) -> tuple[str, ...]:
    if cell is None or not cell.text or cell.text in {"-", "–"}:
        return ()
    passage = cell.passage
    prefix = _ROLE_PREFIX.match(passage.text)
    if prefix:
        passage = passage.part(prefix.end(), len(passage.text))
    return tuple(passage.text[start:end] for start, end in split_bodies(passage.text, line_breaks(passage)))


def _both(passage: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One column for both roles: `Sở Nội vụ chủ trì; phối hợp: …`."""
    match = _SPLIT_ROLES.search(passage.text)
    lead = passage.part(0, match.start() if match else len(passage.text))
    rest = passage.part(match.end(), len(passage.text)) if match else None
    return _bodies(Cell(lead)), _bodies(Cell(rest)) if rest else ()


def line_breaks(passage: Passage) -> frozenset[int]:
    """Places of the spaces that stand for a line break in the original."""
    text, original = passage.text, passage.source.original
    places = [place for place, letter in enumerate(text) if letter == " "]
    return frozenset(
        place
        for place in places
        if _BREAK.search(original[passage.offsets.end(place) : passage.offsets.origin(place + 1)])
    )


def products_in(text: str) -> tuple[tuple[str, ...], bool]:
    """Products set apart by semicolons, or by commas where each begins with a capital; and whether the list is open."""
    closed = _OPEN_END.sub("", text)
    parts: list[str] = []
    for piece in closed.split(";"):
        commas = re.split(r",\s+(?=[A-ZĐÁÀẢÂĂÊÔƠƯ])", piece)
        parts += commas if len(commas) > 1 and all(len(part.split()) <= 6 for part in commas) else [piece]  # noqa: PLR2004 # names, not sentences
    products = [re.sub(r"^[-–+•]\s*", "", part.strip()).strip(" .,") for part in parts]
    return tuple(product for product in products if product), closed != text


def _confidence(rows: list[MatrixRow]) -> float:
    led = sum(1 for row in rows if any(assignment.lead for assignment in row.assignments))
    return round(0.5 + 0.45 * led / len(rows), 2)
