"""Made-up figures for Hà Tĩnh, the same at every load, marked as demo data in every row and on every screen."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.access.models import User
from tienbo.files import FileStore
from tienbo.forms.models import Form, Period
from tienbo.forms.queries import form_items
from tienbo.forms.reporters import reporters
from tienbo.indicators.category_models import TOTAL
from tienbo.indicators.models import Indicator
from tienbo.packs.accounts import DEMO_ACCOUNTS, load_accounts
from tienbo.packs.catalogue import ask_in, load_catalogues
from tienbo.packs.demo_editions import load_demo_editions
from tienbo.packs.demo_open_data import mark_public
from tienbo.packs.demo_plans import load_demo_plans
from tienbo.packs.demo_targets import load_demo_targets
from tienbo.packs.holidays import load_holidays
from tienbo.packs.matrix import load_matrix
from tienbo.packs.plan_documents import load_plan_documents
from tienbo.packs.register import load_committees, load_units
from tienbo.submissions.models import State, Submission, SubmissionRevision, Value, ValueStatus
from tienbo.units.models import Level

SEED = 2019
DUE_DAYS = {Level.commune: 3, Level.district: 8}
# For each period the shares of reporters in each state; the rest have not begun.
PERIODS: dict[str, dict[State, float]] = {
    "2019": {State.accepted: 0.97, State.submitted: 0.0, State.returned: 0.01},
    "2020": {State.accepted: 0.99},
    "2025-H1": {State.accepted: 0.86, State.submitted: 0.06, State.returned: 0.03, State.draft: 0.02},
    "2026-H1": {State.accepted: 0.87, State.submitted: 0.05, State.returned: 0.03, State.draft: 0.02},
    "2026": {State.accepted: 0.12, State.submitted: 0.2, State.draft: 0.15},
}
LEFT_TO_VISITORS = {"2025-H1": {"18592"}, "2026": {"18628"}}
RETURN_REASON = "Số đại biểu nữ lớn bất thường so với tổng số đại biểu, đề nghị kiểm tra lại (dữ liệu trình diễn)."
WHOLE = {"HDH.ALL": (29, 41), "HDX.ALL": (19, 30), "CU.ALL": (11, 43), "CQ.ASKED": (2, 9), "CB.F": (8, 160)} | {
    "CL.1.1.M": (4, 12),
    "CL.2.3.M": (10, 90),
    "CL.6.2.M": (8, 40),
}
SHARE = {
    "HDH.ALL.F": 0.29,
    "HDX.ALL.F": 0.27,
    "CU.ALL.F": 0.24,
    "HDH.STAFF": 0.8,
    "HDX.STAFF": 0.62,
    "CU.STAFF": 0.85,
    "HDH.STAFF.F": 0.33,
    "HDX.STAFF.F": 0.34,
    "CU.STAFF.F": 0.26,
    "CQ.LED": 0.7,
    "CB.F.TRAINED": 0.48,
    "CL.1.1.T": 0.4,
    "CL.2.3.T": 0.27,
    "CL.6.2.T": 0.7,
}


def is_loaded(session: Session) -> bool:
    return session.scalar(select(User.id).where(User.login == DEMO_ACCOUNTS[0].login)) is not None


def load_demo(session: Session, store: FileStore) -> None:
    """Everything the demo shows: the register, the matrix, the form, accounts, figures and editions."""
    load_units(session)
    load_committees(session)
    load_matrix(session)
    load_plan_documents(session)
    load_demo_plans(session, store)
    form = load_catalogues(session)
    load_holidays(session)
    load_accounts(session)
    load_demo_targets(session, form)
    random = Random(SEED)  # noqa: S311 -- the same figures every time are the point
    for code, shares in PERIODS.items():
        period = ask_in(session, form, code, DUE_DAYS, demo=True)
        load_figures(session, form, period, shares, random)
    load_demo_editions(session, form)
    mark_public(session, form)


def load_figures(session: Session, form: Form, period: Period, shares: dict[State, float], random: Random) -> None:
    """A report for each reporter of the period, in states by these shares; the rest have not begun."""
    items = form_items(session, form.id)
    left = LEFT_TO_VISITORS.get(period.code, set())
    rows = session.execute(reporters(session, form, period, form.unit_id)).all()
    for body_id, _, unit, _ in sorted(rows, key=lambda row: row[0]):
        asked = [indicator for item, indicator in items if unit.level in item.levels]
        numbers = dict(_numbers(asked, random))
        state = _draw(shares, random)
        if state is None or unit.code in left:
            continue
        submission = Submission(
            form_id=form.id,
            period_id=period.id,
            body_id=body_id,
            unit_id=unit.unit_id,
            tree_on=period.data_to,
            state=state,
            version=2,
            reason=RETURN_REASON if state is State.returned else None,
            # On time in its period, which the accounts that live on a day of it see as today.
            handed_in_on=None if state is State.draft else min(period.data_to, clock.today()),
            demo=True,
        )
        session.add(submission)
        session.flush()
        _write(session, submission, numbers)


def _draw(shares: dict[State, float], random: Random) -> State | None:
    point = random.random()
    for state, share in shares.items():
        if point < share:
            return state
        point -= share
    return None


def _numbers(asked: list[Indicator], random: Random) -> Iterator[tuple[int, Decimal]]:
    """Counts that hold together: a part is drawn as a share of its whole."""
    known: dict[int, int] = {}
    for indicator in asked:
        if indicator.part_of_id is None:
            number = random.randint(*WHOLE[indicator.code])
        else:
            share = min(1.0, max(0.0, random.gauss(SHARE[indicator.code], 0.08)))
            number = round(known[indicator.part_of_id] * share)
        known[indicator.id] = number
        yield indicator.id, Decimal(number)


def _write(session: Session, submission: Submission, numbers: dict[int, Decimal]) -> None:
    common: dict[str, Any] = {
        "submission_id": submission.id,
        "version": submission.version,
        "unit_id": submission.unit_id,
        "period_id": submission.period_id,
    }
    said = {"body_id": submission.body_id, "category_id": TOTAL, "status": ValueStatus.reported}
    session.execute(
        insert(Value), [{**common, **said, "indicator_id": key, "number": number} for key, number in numbers.items()]
    )
    session.add(SubmissionRevision(**common))
