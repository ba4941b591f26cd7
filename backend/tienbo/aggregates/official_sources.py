"""On what official figures stand, as answers name it: the editions below, and who has none."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.asked import Asked
from tienbo.aggregates.official import Official
from tienbo.aggregates.schemas import OfficialSources, SilentUnit, SourceEdition
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref


def sources(session: Session, words: Iterable[tuple[Asked, Official]]) -> OfficialSources:
    """The editions of each form and period, in the order of the register."""
    found = OfficialSources(editions=[], silent=[])
    for asked, said in words:
        units = session.scalars(
            select(UnitVersion)
            .where(
                UnitVersion.unit_id.in_(said.editions.keys() | said.silent),
                UnitVersion.valid.contains(asked.period.data_to),
            )
            .order_by(UnitVersion.level, UnitVersion.sort_key)
        )
        for unit in units:
            of = {"form_id": asked.form.id, "period": asked.period.code, "unit": unit_ref(unit)}
            edition = said.editions.get(unit.unit_id)
            if edition is None:
                found.silent.append(SilentUnit(**of))
                continue
            found.editions.append(
                SourceEdition(
                    **of,
                    id=edition.id,
                    number=edition.number,
                    sha256=edition.sha256,
                    frozen_at=edition.frozen_at,
                    stale_since=edition.stale_since,
                )
            )
    return found
