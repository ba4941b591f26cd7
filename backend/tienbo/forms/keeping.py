"""Making and changing forms; what is asked in a period that somebody may have reported for never changes under them."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, duty_units, readable_units
from tienbo.exchange.events import record
from tienbo.forms.models import Form
from tienbo.forms.queries import readable_forms
from tienbo.forms.schemas import FormChange, FormCreate
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale
from tienbo.units.body_models import BodyGroup
from tienbo.units.models import Unit


class CodeTaken(Problem):
    status = 409
    code = "code-taken"
    title = Text("Mã biểu này đã có.", "There is a form of this code already.")


def readable(session: Session, actor: Actor, form_id: int) -> Form:
    """Raises NotFound for a form outside the caller's reach."""
    form = session.scalar(readable_forms(actor).where(Form.id == form_id))
    if form is None:
        raise NotFound
    return form


def kept(session: Session, actor: Actor, form_id: int, version: int) -> Form:
    """The form locked for a change.

    Raises:
        NotFound: outside the caller's reach.
        Forbidden: the caller does not keep the forms of the unit that asks.
        VersionStale: somebody changed it since.
    """
    form = session.scalar(readable_forms(actor).where(Form.id == form_id).with_for_update(of=Form))
    if form is None:
        raise NotFound
    _keeping(session, actor, form.unit_id)
    if form.version != version:
        raise VersionStale
    return form


def create(session: Session, actor: Actor, wanted: FormCreate) -> int:
    """A form without items yet.

    Raises:
        NotFound: the unit is outside the caller's reach.
        Forbidden: the caller does not keep its forms.
        CodeTaken, InvalidInput: the code is taken, or the group out of reach.
    """
    _keeping(session, actor, wanted.unit_id)
    group = wanted.reporter_group_id
    if group is not None and session.get(BodyGroup, group) is None:
        text = Text("Không có nhóm này trong phạm vi của bạn.", "There is no such group within your reach.")
        raise InvalidInput(errors=[FieldError("/reporter_group_id", "unknown", text)])
    if session.scalar(select(exists().where(Form.code == wanted.code))):
        raise CodeTaken
    form = Form(**wanted.model_dump(), version=1)
    session.add(form)
    session.flush()
    said = wanted.model_dump(mode="json", exclude={"unit_id"}, exclude_none=True)
    record(session, actor, "form.created", ("form", form.id), form.unit_id, **said)
    session.flush()
    return form.id


def change(session: Session, actor: Actor, form_id: int, version: int, wanted: FormChange) -> None:
    """Other names or source; what it asks is changed by a new version."""
    form = kept(session, actor, form_id, version)
    given = wanted.model_dump(exclude_none=True)
    before = {name: getattr(form, name) for name in given}
    for name, value in given.items():
        setattr(form, name, value)
    form.version += 1
    record(session, actor, "form.changed", ("form", form.id), form.unit_id, before=before, after=given)
    session.flush()


def keeps(session: Session, actor: Actor, unit_id: int) -> bool:
    """Whether the forms of the unit are the caller's to keep."""
    own = select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(duty_units(actor, Permission.form_manage)))
    return session.scalar(own) is not None


def _keeping(session: Session, actor: Actor, unit_id: int) -> None:
    if keeps(session, actor, unit_id):
        return
    known = select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(readable_units(actor, Permission.form_read)))
    raise NotFound if session.scalar(known) is None else Forbidden
