"""Why a number is what it is, from the formula down to the cell."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor
from tienbo.aggregates.arithmetic import Key
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.official_sources import sources
from tienbo.aggregates.queries import find_unit
from tienbo.aggregates.sums import merged
from tienbo.aggregates.why_before import find_before
from tienbo.aggregates.why_cells import reporters_of
from tienbo.aggregates.why_contributors import contributors, cover, figure_of, read, sums_of, year_before
from tienbo.aggregates.why_formula import formula_of, names_of, target_of, version_in
from tienbo.aggregates.why_schemas import Why, WhyContributor, WhySource
from tienbo.aggregates.withholding import covered, withheld_keys
from tienbo.editions.models import FigureBasis
from tienbo.forms.models import Form
from tienbo.forms.queries import get_period, readable_forms
from tienbo.forms.refs import PeriodRead
from tienbo.problems import NotFound
from tienbo.units.refs import unit_ref

LARGEST = 5


@dataclass(frozen=True)
class Asker:
    """The one figure that is asked about."""

    form_id: int
    period: str
    unit_id: int
    indicator_id: int
    category_id: int
    basis: FigureBasis = FigureBasis.live

    @property
    def key(self) -> Key:
        return self.indicator_id, self.category_id


def explain(session: Session, actor: Actor, wanted: Asker) -> Why:
    """Everything behind one figure of a unit.

    Raises:
        NotFound: form, period or unit is outside the caller's reach, or the form asks no such figure.
    """
    form = session.scalar(readable_forms(actor, Permission.total_read).where(Form.id == wanted.form_id))
    period = get_period(session, wanted.period)
    unit = find_unit(session, actor, wanted.unit_id, period.data_to)
    asked = asked_in(session, form, period) if form else None
    cell = asked.by_key.get(wanted.key) if asked else None
    if form is None or asked is None or cell is None or unit is None:
        raise NotFound
    before = year_before(session, form, period)
    hidden = withheld_keys(session, actor, asked, unit.unit_id)
    sums, words = sums_of(session, asked, cell, unit, wanted.basis)
    whole = figure_of(cell, merged([sums], to=unit.unit_id).get(unit.unit_id, {}))
    is_hidden = cell.key in hidden.get(unit.unit_id, set())
    told = covered(whole) if is_hidden else whole
    then = find_before(session, actor, before, asked, cell, unit, wanted.basis)
    behind = contributors(session, asked, cell, unit, whole, sums, then.numbers)
    found = [cover(one, hidden, cell.key, whole_hidden=is_hidden) for one in behind]
    version = version_in(session, cell.indicator, period)
    return Why(
        unit=unit_ref(unit),
        form_id=form.id,
        form_name_vi=form.name_vi,
        form_name_en=form.name_en,
        form_source=form.source,
        period=PeriodRead.model_validate(period),
        before=PeriodRead.model_validate(before.period) if before else None,
        as_of=clock.now(),
        basis=wanted.basis,
        official=sources(session, [(asked, words)]) if words else None,
        indicator_id=cell.indicator.id,
        category_id=cell.category_id,
        **names_of(session, cell.indicator, cell.category_id),
        measure_unit=version.measure_unit,
        formula=formula_of(session, asked, cell, version),
        definition=version.definition,
        defined_by=WhySource(source=version.source, document_id=version.document_id, clause=version.clause),
        figure=read(told),
        figure_before=then.read(told.number),
        withheld=is_hidden,
        target=target_of(session, asked, cell, unit, told),
        contributors=sorted(found, key=lambda one: -(one.share or Decimal(0))),
        changes=_largest_changes(found),
        reporters=reporters_of(session, asked, cell, unit, hidden),
    )


def _largest_changes(found: list[WhyContributor]) -> list[WhyContributor]:
    changed = [one for one in found if one.change]
    return sorted(changed, key=lambda one: -abs(one.change or Decimal(0)))[:LARGEST]
