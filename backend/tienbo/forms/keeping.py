"""Making and changing forms; what is asked in a period that somebody may have reported for never changes under them."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tienbo.access.permissions import Permission
from tienbo.access.scope import Actor, readable_units
from tienbo.exchange.events import record
from tienbo.forms.items import put_items
from tienbo.forms.keepers import keeps
from tienbo.forms.models import Form
from tienbo.forms.queries import form_items, readable_forms
from tienbo.forms.schemas import FormChange, FormCreate
from tienbo.forms.version_schemas import ItemWrite
from tienbo.problems import FieldError, Forbidden, InvalidInput, NotFound, Problem, Text, VersionStale
from tienbo.units.body_models import BodyGroup
from tienbo.units.models import Unit


class CodeTaken(Problem):
    status = 409
    code = "code-taken"
    title = Text("Mã biểu này đã có.", "There is a form of this code already.")

    def __init__(self) -> None:
        super().__init__(errors=[FieldError("/code", self.code, self.title)])


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
    """A form without items yet, or with a draft that begins as the newest version of another form.

    Raises:
        NotFound: the unit is outside the caller's reach.
        Forbidden: the caller does not keep its forms.
        CodeTaken, InvalidInput: the code is taken, or the group or the form to copy out of reach.
    """
    _keeping(session, actor, wanted.unit_id)
    group = wanted.reporter_group_id
    if group is not None and session.get(BodyGroup, group) is None:
        text = Text("Không có nhóm này trong phạm vi của bạn.", "There is no such group within your reach.")
        raise InvalidInput(errors=[FieldError("/reporter_group_id", "unknown", text)])
    items = [] if wanted.copy_of is None else _copied(session, actor, wanted.copy_of)
    form = Form(**wanted.model_dump(exclude={"copy_of"}), version=1)
    try:
        with session.begin_nested():
            session.add(form)
    except IntegrityError as error:
        # Asking first would not do: the form of that code may be one that the caller's row security hides.
        raise CodeTaken from error
    if items:
        put_items(session, form, items)
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


def _copied(session: Session, actor: Actor, form_id: int) -> list[ItemWrite]:
    try:
        source = readable(session, actor, form_id)
    except NotFound as error:
        text = Text("Không có biểu này trong phạm vi của bạn.", "There is no such form within your reach.")
        raise InvalidInput(errors=[FieldError("/copy_of", "unknown", text)]) from error
    return [
        ItemWrite(
            indicator_id=item.indicator_id, section_vi=item.section_vi, section_en=item.section_en, levels=item.levels
        )
        for item, _ in form_items(session, source.id)
    ]


def _keeping(session: Session, actor: Actor, unit_id: int) -> None:
    if keeps(session, actor, unit_id):
        return
    known = select(Unit.id).where(Unit.id == unit_id, Unit.id.in_(readable_units(actor, Permission.form_read)))
    raise NotFound if session.scalar(known) is None else Forbidden
