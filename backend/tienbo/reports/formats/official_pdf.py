"""An official report as a tagged PDF/A with its typeface inside: the same report is always the same bytes."""

import functools
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import typst

from tienbo.reports.formats import letter, word
from tienbo.reports.formats.cells import Cell, placed
from tienbo.reports.formats.official import KIND, RECIPIENTS, Block, Heading, Official, Table
from tienbo.reports.formats.plain import plain

if TYPE_CHECKING:
    from typst import PDFStandard

_TEMPLATE: Final = Path(__file__).with_name("official.typ")
_FONTS: Final = Path(__file__).parents[1] / "fonts"
# Kept for years, and read aloud: ISO 19005-2 at level A, ISO 14289-1.
_STANDARDS: "Final[list[PDFStandard]]" = ["a-2a", "ua-1"]


@functools.cache
def _fonts() -> typst.Fonts:
    """Those of the package alone, so that a report looks the same on every machine; the engine's own fill gaps."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(_FONTS)])


def to_pdf(report: Official) -> bytes:
    """The report on A4; letters that no typeface here has are shown as empty boxes, and it is then no PDF/A."""
    said = json.dumps(_said(report), ensure_ascii=False)
    try:
        return _laid_out(said, report, _STANDARDS)
    except typst.TypstError:
        return _laid_out(said, report, [])


def _laid_out(said: str, report: Official, standards: "list[PDFStandard]") -> bytes:
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"report": said},
        format="pdf",
        pdf_standards=standards,
        timestamp=int(report.moment.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made


def _said(report: Official) -> dict[str, Any]:
    said = {
        "title": report.title,
        "author": report.author,
        "issuer": [line.upper() for line in report.issuer] or [""],
        "number": report.number.replace(" ", "\u00a0"),
        "draft": report.draft,
        "draft_mark": letter.DRAFT,
        "motto": word.MOTTO,
        "place_and_day": report.place_and_day.replace("  ", "\u00a0\u00a0"),
        "kind": KIND,
        "subject": report.subject,
        "notes": report.notes,
        "blocks": list(_blocks(report.blocks)),
        "recipients_head": RECIPIENTS,
        "recipients": report.recipient_lines,
        "authority": report.authority,
        "authority_days": report.authority_days,
        "signer": report.signer,
        "footer": report.footer,
        "annexes": [
            {
                "label": annex.label.upper(),
                "title": annex.title,
                "came_with": report.came_with,
                "wide": annex.wide,
                "blocks": list(_blocks(annex.blocks)),
            }
            for annex in report.annexes
        ],
    }
    cleaned: dict[str, Any] = _plain(said)
    return cleaned


def _blocks(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if isinstance(block, Heading):
            yield {"kind": "heading", "text": block.text}
        elif isinstance(block, Table):
            yield {"kind": "table", "widths": block.widths, "rows": list(_rows(block.rows))}
        else:
            yield {"kind": "note" if block.note else "text", "text": block.text}


def _rows(rows: Sequence[Sequence[Cell]]) -> Iterator[list[dict[str, Any]]]:
    lines: list[list[dict[str, Any]]] = [[] for _ in rows]
    for row, _, cell in placed(rows):
        lines[row].append(
            {"text": cell.text, "look": cell.look.value, "columns": cell.column_span, "rows": cell.row_span}
        )
    yield from lines


def _plain(said: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """Without the characters that no file can hold."""
    if isinstance(said, str):
        return plain(said)
    if isinstance(said, dict):
        return {name: _plain(value) for name, value in said.items()}
    if isinstance(said, Iterable):
        return [_plain(value) for value in said]
    return said
