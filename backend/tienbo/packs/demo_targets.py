"""Made-up targets for the periods of today: the plan's own end in 2020, and nothing newer asks these indicators."""

from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.forms.models import Form
from tienbo.indicators.models import Indicator
from tienbo.indicators.target_models import Comparator, Milestone, Target

YEARS: Final = (2026, 2030)
SOURCE: Final = "Dữ liệu trình diễn: mức đặt ra để xem thử, không phải của văn bản nào"
ASKED: Final = {
    "QG.B": (Comparator.at_least, 30),
    "QG.C": (Comparator.at_least, 20),
    "HT.D": (Comparator.at_least, 60),
    "HT.DD": (Comparator.aim_for, 50),
}


def load_demo_targets(session: Session, form: Form) -> None:
    """Ask four rates of the form of the unit that gives it and of all below it."""
    rows = session.execute(select(Indicator.code, Indicator.id).where(Indicator.unit_id == form.unit_id)).all()
    ids = dict(rows)
    first, last = YEARS
    for code, (comparator, value) in ASKED.items():
        milestone = Milestone(from_year=first, to_year=last, comparator=comparator, value=Decimal(value), category_id=0)
        session.add(
            Target(
                indicator_id=ids[code],
                unit_id=form.unit_id,
                printed=f"{value}% (dữ liệu trình diễn)",
                source=SOURCE,
                milestones=[milestone],
            )
        )
    session.flush()
