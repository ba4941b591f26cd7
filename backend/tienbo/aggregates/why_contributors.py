"""Who contributed to a figure, and what each of them said a year earlier."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.aggregates.arithmetic import Figure, Key, Sums, figure
from tienbo.aggregates.asked import Asked, AskedCell, asked_in
from tienbo.aggregates.comparing import difference
from tienbo.aggregates.official import Official, read_official
from tienbo.aggregates.sums import BranchSums, branch_sums
from tienbo.aggregates.why_schemas import WhyContributor, WhyFigure
from tienbo.editions.models import FigureBasis
from tienbo.forms import calendar
from tienbo.forms.models import Form, FormPeriod, Period
from tienbo.indicators.arithmetic import ratio
from tienbo.units.models import UnitVersion
from tienbo.units.refs import unit_ref

PERCENT = Decimal(100)


def year_before(session: Session, form: Form, period: Period) -> Asked | None:
    """The form in the same period a year earlier, where it was asked then."""
    earlier = session.scalar(
        select(Period)
        .join(FormPeriod, FormPeriod.period_id == Period.id)
        .where(Period.code == calendar.previous(period.code), FormPeriod.form_id == form.id, Period.id != period.id)
        .limit(1)
    )
    return asked_in(session, form, earlier) if earlier else None


def sums_of(
    session: Session, asked: Asked, cell: AskedCell, unit: UnitVersion, basis: FigureBasis
) -> tuple[BranchSums, Official | None]:
    """The cell's sums of each unit directly below, and the words that they are, where they are official."""
    one = replace(asked, cells=[cell])
    if basis is FigureBasis.live:
        return branch_sums(session, one, unit.unit_id), None
    words = read_official(session, one, unit.unit_id)
    return words.sums, words


def figure_of(cell: AskedCell, sums: Mapping[Key, Sums]) -> Figure:
    return figure(cell.indicator, sums.get(cell.key, Sums()))


def read(found: Figure) -> WhyFigure:
    return WhyFigure(**found._asdict())


def contributors(
    session: Session,
    asked: Asked,
    cell: AskedCell,
    unit: UnitVersion,
    whole: Figure,
    sums: Mapping[int, Mapping[Key, Sums]],
    before: Mapping[int, Decimal],
) -> list[WhyContributor]:
    rows = session.scalars(
        select(UnitVersion).where(UnitVersion.unit_id.in_(sums), UnitVersion.valid.contains(asked.period.data_to))
    )
    found = []
    for branch in sorted(rows, key=lambda one: (one.level, one.sort_key)):
        own = figure_of(cell, sums[branch.unit_id])
        then = before.get(branch.unit_id)
        share = ratio(own.denominator, whole.denominator, PERCENT)
        found.append(
            WhyContributor(
                unit=unit_ref(branch),
                own=branch.unit_id == unit.unit_id,
                figure=read(own),
                share=ratio(own.number, whole.number, PERCENT) if cell.whole is None else share,
                before=then,
                change=difference(own.number, then),
                withheld=False,
            )
        )
    return found


def cover(one: WhyContributor, hidden: Mapping[int, set[Key]], key: Key, *, whole_hidden: bool) -> WhyContributor:
    """What may be told of it; of a withheld whole a share would tell the whole."""
    if key not in hidden.get(-one.unit.id if one.own else one.unit.id, set()):
        return one.model_copy(update={"share": None}) if whole_hidden else one
    counts = {"expected": one.figure.expected, "counted": one.figure.counted}
    nothing = WhyFigure(number=None, numerator=None, denominator=None, **counts)
    return one.model_copy(update={"figure": nothing, "share": None, "before": None, "change": None, "withheld": True})
