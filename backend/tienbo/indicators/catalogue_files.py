"""A unit's catalogue as a file, and a file as the entries of a catalogue."""

import json
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.indicators.catalogue_sheets import entries_of_sheets
from tienbo.indicators.definitions import Catalogue
from tienbo.indicators.describing import described, described_target
from tienbo.indicators.importing import Entry, EntryKind
from tienbo.indicators.models import Indicator
from tienbo.indicators.target_models import Target
from tienbo.problems import Problem, Text

LARGEST_FILE: Final = 1024 * 1024
# Links to documents of one installation mean nothing in another.
NOT_CARRIED: Final = {"document_id"}


class CatalogueUnreadable(Problem):
    status = 422
    code = "catalogue-unreadable"
    title = Text(
        "Tệp không phải danh mục chỉ tiêu (JSON hoặc XLSX tải về từ trang này).",
        "The file is no catalogue of indicators (JSON, or XLSX as this page gives it).",
    )


def catalogue_of(session: Session, unit_id: int, day: date) -> Catalogue:
    """All that the unit defines and asks, in the order of the codes; what was withdrawn is left out."""
    indicators = session.scalars(select(Indicator).where(Indicator.unit_id == unit_id).order_by(Indicator.code)).all()
    targets = session.scalars(
        select(Target)
        .join(Indicator, Indicator.id == Target.indicator_id)
        .where(Target.unit_id == unit_id, Target.withdrawn.is_(None))
        .order_by(Indicator.code, Target.id)
    ).all()
    return Catalogue(
        indicators=[described(session, indicator) for indicator in indicators],
        targets=[described_target(session, target, day) for target in targets],
    )


def to_json(catalogue: Catalogue) -> bytes:
    """The catalogue as a file that people can read and compare."""
    held = catalogue.model_dump(
        mode="json",
        exclude_none=True,
        exclude={
            "indicators": {"__all__": {"versions": {"__all__": NOT_CARRIED}}},
            "targets": {"__all__": NOT_CARRIED},
        },
    )
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def entries_of(data: bytes) -> list[Entry]:
    """The entries of a file, not yet understood.

    Raises:
        CatalogueUnreadable: too large, or neither JSON nor a spreadsheet of this form.
        ListUnreadable: a spreadsheet that cannot be read safely.
    """
    if len(data) > LARGEST_FILE:
        raise CatalogueUnreadable
    entries = entries_of_sheets(data) if data.startswith(b"PK") else _entries_of_json(data)
    if entries is None or any(NOT_CARRIED & _names(entry.raw) for entry in entries):
        raise CatalogueUnreadable
    return entries


def _names(raw: Any) -> set[str]:  # noqa: ANN401 -- any JSON
    versions = raw.get("versions") or [] if isinstance(raw, dict) else []
    inner = [version for version in versions if isinstance(version, dict)] if isinstance(versions, list) else []
    return set(raw).union(*inner)


def _entries_of_json(data: bytes) -> list[Entry] | None:
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(held, dict) or held.get("format") != Catalogue.model_fields["format"].default:
        return None
    entries = []
    for kind in EntryKind:
        listed = held.get(kind.value, [])
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            return None
        entries += [Entry(kind, row, raw) for row, raw in enumerate(listed, 1)]
    return entries
