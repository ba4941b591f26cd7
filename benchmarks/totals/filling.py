"""A country of made-up figures: the register, a form of a hundred indicators asked of every commune, and the values."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy import create_engine, select, text
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.orm import Session

from tienbo import clock
from tienbo.database import DatabaseUrls, make_engine
from tienbo.forms.models import Form, FormItem, FormPeriod, FormVersion, Period, PeriodKind
from tienbo.indicators.models import Direction, Indicator, IndicatorKind, IndicatorVersion
from tienbo.migrating import migrate
from tienbo.packs.register import load_committees, load_units
from tienbo.units.body_models import BodyKind
from tienbo.units.models import Level, UnitVersion

TODAY: Final = date(2026, 3, 2)
INDICATORS: Final = 100
DASHBOARD: Final = 4
EVER: Final[Range[date]] = Range(None, None)
FILL: Final = """
WITH who AS (
    INSERT INTO submission (form_id, period_id, body_id, unit_id, tree_on, state, version, demo)
    SELECT :form, p.id, b.id, b.unit_id, p.data_to, 'accepted', 1, true
    FROM period p, body b JOIN unit_version u ON u.unit_id = b.unit_id AND u.valid @> CAST(:day AS date)
    WHERE b.kind = 'peoples_committee' AND u.level = 'commune'
    RETURNING id, period_id, body_id, unit_id
)
INSERT INTO value (period_id, body_id, indicator_id, category_id, submission_id, unit_id, status, number)
SELECT w.period_id, w.body_id, i, 0, w.id, w.unit_id, 'reported', (random() * 1000)::int
FROM who w, generate_series(CAST(:first AS int), CAST(:last AS int)) i ORDER BY 1, 2, 3
"""


def prepare(session: Session, values: int) -> int:
    """The register, a form of a hundred indicators asked of every commune, and the values; answers the form."""
    load_units(session)
    load_committees(session)
    nation = session.scalars(select(UnitVersion.unit_id).where(UnitVersion.level == Level.nation)).one()
    words = dict.fromkeys(("name_vi", "name_en", "folded", "definition", "measure_unit", "source"), "x")
    form = Form(
        unit_id=nation, code="B", name_vi="B", name_en="B", reporter_kind=BodyKind.peoples_committee, source="x"
    )
    session.add(form)
    session.flush()
    session.add(FormVersion(form_id=form.id, number=1, valid=EVER, issued_at=clock.now()))
    session.flush()
    ids = []
    for number in range(1, INDICATORS + 1):
        direction = Direction.higher if number % 2 else Direction.none
        indicator = Indicator(unit_id=nation, code=f"B{number}", kind=IndicatorKind.count, direction=direction)
        session.add(indicator)
        session.flush()
        ids.append(indicator.id)
        session.add(IndicatorVersion(indicator_id=indicator.id, number=1, valid=EVER, **words))
        item = {"section_vi": "", "section_en": "", "levels": [Level.commune]}
        session.add(FormItem(form_id=form.id, version=1, indicator_id=indicator.id, position=number, **item))
    communes = session.scalars(
        select(UnitVersion.unit_id).where(UnitVersion.level == Level.commune, UnitVersion.valid.contains(TODAY))
    ).all()
    for number in range(max(DASHBOARD, values // (len(communes) * INDICATORS))):
        day = TODAY - timedelta(days=number)
        period = Period(code=f"B{number}", kind=PeriodKind.ad_hoc, year=day.year, data_from=day, data_to=day)
        session.add(period)
        session.flush()
        asked = {"level": Level.commune, "due_on": day, "demo": True}
        session.add(FormPeriod(form_id=form.id, period_id=period.id, **asked))
    session.flush()
    session.execute(text(FILL), {"form": form.id, "day": TODAY, "first": min(ids), "last": max(ids)})
    return form.id


def fill(urls: DatabaseUrls, values: int) -> int:
    owner = create_engine(urls.owner)
    migrate(owner)
    owner.dispose()
    with Session(make_engine(urls.worker)) as session, session.begin():
        form_id = prepare(session, values)
    analyze(urls)
    return form_id


def analyze(urls: DatabaseUrls) -> None:
    owner = create_engine(urls.owner, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("VACUUM ANALYZE"))
    owner.dispose()
