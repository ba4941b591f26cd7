"""Who is asked to fill in a form for a period: bodies of one kind in the tree of the period's last day."""

from datetime import date

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from tienbo.indicators.models import Form, FormPeriod, Period
from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.models import UnitClosure, UnitVersion

Below = aliased(UnitClosure, name="below")


def reporters(form: Form, period: Period, within: int | None = None) -> Select[tuple[int, str, UnitVersion, date]]:
    """Body, its name, its unit and its due date, for every reporter; `within` narrows to a unit's subtree.

    The tree is the one that stood when the period ended, so a later reorganisation adds and removes nobody.
    """
    day = period.data_to
    return (
        select(Body.id.label("body_id"), BodyName.name.label("body_name"), UnitVersion, FormPeriod.due_on)
        .join(UnitVersion, and_(UnitVersion.unit_id == Body.unit_id, UnitVersion.valid.contains(day)))
        .join(BodyName, and_(BodyName.body_id == Body.id, BodyName.kind == NameKind.official))
        .join(
            FormPeriod,
            and_(
                FormPeriod.form_id == form.id,
                FormPeriod.period_id == period.id,
                FormPeriod.level == UnitVersion.level,
            ),
        )
        .join(
            UnitClosure,
            and_(UnitClosure.descendant_id == Body.unit_id, UnitClosure.ancestor_id == form.unit_id),
        )
        .join(
            Below,
            and_(Below.descendant_id == Body.unit_id, Below.ancestor_id == (within or form.unit_id)),
        )
        .where(
            Body.kind == form.reporter_kind,
            Body.parent_id.is_(None),
            Body.valid.contains(day),
            BodyName.valid.contains(day),
            UnitClosure.valid.contains(day),
            Below.valid.contains(day),
        )
    )
