"""A rate of the form and what it is made of, made public, so that the page of open data has figures to show."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from tienbo.forms.models import Form
from tienbo.indicators.models import Indicator
from tienbo.indicators.public_models import PublicIndicator

PUBLIC: Final = ("HDX.STAFF", "HDX.STAFF.F", "HT.B")
DECISION: Final = "Dữ liệu trình diễn: không có văn bản nào"
REASON: Final = "Để xem thử trang dữ liệu mở (dữ liệu trình diễn)."


def mark_public(session: Session, form: Form) -> None:
    """The worker publishes what the accepted editions say of them."""
    rows = select(Indicator).where(Indicator.unit_id == form.unit_id, Indicator.code.in_(PUBLIC))
    for indicator in session.scalars(rows):
        session.add(
            PublicIndicator(indicator_id=indicator.id, unit_id=indicator.unit_id, decision=DECISION, reason=REASON)
        )
    session.flush()
