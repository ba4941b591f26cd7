"""Editions with sensitive figures are for the reporting chain: what was frozen cannot be shown with a part left out."""

from sqlalchemy.orm import Session

from tienbo.access.scope import Actor
from tienbo.aggregates.asked import asked_in
from tienbo.aggregates.withholding import is_outside
from tienbo.editions.problems import ForTheChain
from tienbo.forms.models import Form, Period


def refuse_outsiders(session: Session, actor: Actor, form: Form, period: Period, unit_id: int) -> None:
    """Small counts may stand in any edition, also in one that was replaced, and beside them what gives them away.

    Raises:
        ForTheChain: the form asks sensitive figures, and the caller is not in the unit's reporting chain.
    """
    if is_outside(session, actor, asked_in(session, form, period), unit_id):
        raise ForTheChain
