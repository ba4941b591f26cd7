"""Whose figures a row holds: the reporter that its codes mean in its period, and whether the caller enters for it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, visible_units
from tienbo.bulk.successors import suggestion_for
from tienbo.forms import due_dates
from tienbo.forms.asked import days
from tienbo.forms.due_dates import Entry
from tienbo.forms.models import DueExtension, Form, FormPeriod, Period
from tienbo.forms.queries import readable_forms
from tienbo.forms.reporters import asked_bodies
from tienbo.submissions.lifecycle import Duties
from tienbo.submissions.queries import duties_of
from tienbo.units.body_models import BodyName, NameKind
from tienbo.units.models import Level, UnitDuty, UnitVersion
from tienbo.vietnamese import fold, normalise


class Named(NamedTuple):
    """A reporter as a row names it."""

    period: str
    unit_code: str
    body: str
    form: str


class Reporter(NamedTuple):
    """A body that is asked for a form in a period, and that the caller enters for.

    Attributes:
        behalf_unit_id: the reviewing unit, where it is that one which enters for it.
        entry: whether figures may be entered today.
    """

    form_id: int
    period_id: int
    body_id: int
    unit_id: int
    level: Level
    tree_on: date
    behalf_unit_id: int | None
    entry: str


# Rows of a report repeat its codes, and reports repeat those of their period.
_normal = lru_cache(maxsize=4096)(normalise)


class Unfit(NamedTuple):
    """Why a row has no reporter: the column, the code of the problem, and what may have been meant."""

    column: str
    code: str
    suggestion: str | None = None


class _Listed(NamedTuple):
    reporter: Reporter
    holder_id: int | None
    reviewer_id: int | None


@dataclass
class Directory:
    """Finds reporters for one caller; what belongs to a form and period is read once."""

    session: Session
    actor: Actor
    submits: bool
    on_behalf: bool
    _lists: dict[tuple[str, str], dict[str, list[_Listed]] | Unfit] = field(default_factory=dict)
    _suggestions: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _turns: dict[tuple[int | None, int | None], Duties] = field(default_factory=dict)

    def find(self, named: Named) -> Reporter | Unfit:
        """The reporter, or why there is none."""
        period, form = _normal(named.period), _normal(named.form)
        key = period, form
        if key not in self._lists:
            self._lists[key] = self._list(period, form)
        listed = self._lists[key]
        if isinstance(listed, Unfit):
            return listed
        code = _normal(named.unit_code)
        there = listed.get(code, [])
        if not there:
            return self._no_unit(period, code)
        body = _normal(named.body)
        if not body and len(there) == 1:
            return self._allowed(there[0])
        names = self._names(there)
        named_so = [one for one in there if _means(body, one.reporter.body_id, names.get(one.reporter.body_id, ""))]
        if len(named_so) == 1:
            return self._allowed(named_so[0])
        return Unfit("body", "body-unknown" if body else "body-needed", "; ".join(sorted(names.values())[:3]))

    def _allowed(self, one: _Listed) -> Reporter | Unfit:
        key = one.holder_id, one.reviewer_id
        if key not in self._turns:
            self._turns[key] = duties_of(self.actor, *key)
        duties = self._turns[key]
        enters, submits = duties.enters, duties.submits
        reporter = one.reporter
        if not enters and self.on_behalf:
            enters, submits = duties.enters_for, duties.submits_for
            reporter = reporter._replace(behalf_unit_id=one.reviewer_id)
        if not enters:
            return Unfit("unit_code", "not-yours")
        return Unfit("unit_code", "may-not-submit") if self.submits and not submits else reporter

    def _no_unit(self, period: str, code: str) -> Unfit:
        key = period, code
        if key not in self._suggestions:
            day = self.session.scalars(select(Period.data_to).where(Period.code == period)).one()
            self._suggestions[key] = suggestion_for(self.session, self.actor, code, day)
        meant = self._suggestions[key]
        return Unfit("unit_code", "unit-unknown" if meant is None else "unit-of-other-time", meant)

    def _list(self, period_code: str, form_code: str) -> dict[str, list[_Listed]] | Unfit:
        period = self.session.scalar(select(Period).where(Period.code == period_code))
        if period is None:
            return Unfit("period", "period-unknown")
        forms = readable_forms(self.actor, Permission.submission_enter)
        form = self.session.scalar(forms.where(Form.code == form_code))
        if form is None:
            return Unfit("form", "form-unknown")
        gates = {
            row.level: row
            for row in self.session.scalars(select(FormPeriod).filter_by(form_id=form.id, period_id=period.id))
        }
        if not gates:
            return Unfit("period", "not-asked-in-period")
        extended = dict(
            self.session.execute(
                select(DueExtension.body_id, func.max(DueExtension.due_on))
                .where(DueExtension.form_id == form.id, DueExtension.period_id == period.id)
                .group_by(DueExtension.body_id)
            ).all()
        )
        day = period.data_to
        there = select(UnitVersion.unit_id, UnitVersion.code).where(UnitVersion.valid.contains(day))
        units = {
            unit_id: (code, level)
            for level in gates
            for unit_id, code in self.session.execute(there.where(UnitVersion.level == level))
        }

        def entry(level: Level, extended_to: date | None = None) -> Entry:
            return due_dates.entry_on(self.actor.today, days(gates[level], period), gates[level].gate, extended_to)

        usual = {level: entry(level) for level in gates}
        found: dict[str, list[_Listed]] = defaultdict(list)
        for body_id, unit_id in self.session.execute(asked_bodies(self.session, form, day)):
            code, level = units.get(unit_id, ("", None))
            if level is None or unit_id not in self._visible:
                continue
            own = entry(level, extended[body_id]) if body_id in extended else usual[level]
            reporter = Reporter(form.id, period.id, body_id, unit_id, level, day, None, own)
            found[code].append(_Listed(reporter, *self._duties.get(unit_id, (None, None))))
        return found

    @cached_property
    def _visible(self) -> frozenset[int]:
        """Units within the caller's reach, to enter."""
        return frozenset(self.session.scalars(visible_units(self.actor, Permission.submission_enter)))

    @cached_property
    def _duties(self) -> dict[int, tuple[int | None, int | None]]:
        """Who answers today for each unit, and who reviews it."""
        rows = self.session.execute(
            select(UnitDuty.unit_id, UnitDuty.holder_id, UnitDuty.superior_id).where(
                UnitDuty.during.contains(self.actor.today)
            )
        )
        return {unit_id: (holder_id, reviewer_id) for unit_id, holder_id, reviewer_id in rows}

    def _names(self, listed: list[_Listed]) -> dict[int, str]:
        """The official names of a few bodies in the period."""
        rows = self.session.execute(
            select(BodyName.body_id, BodyName.name).where(
                BodyName.body_id.in_([one.reporter.body_id for one in listed]),
                BodyName.kind == NameKind.official,
                BodyName.valid.contains(listed[0].reporter.tree_on),
            )
        )
        return dict(rows.all())


def _means(body: str, body_id: int, name: str) -> bool:
    return body == str(body_id) if body.isdigit() else fold(body) == fold(name)
