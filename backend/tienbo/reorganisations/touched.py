"""People, bodies, programs, open reports, targets and tasks that a reorganisation touches."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tienbo.access.models import RoleGrant, ServiceClient, User
from tienbo.assignments.models import Assignment, AssignmentParty, PartyBody, Task
from tienbo.forms.models import Form, Period
from tienbo.indicators.target_models import Target, TargetUnit
from tienbo.reorganisations.carrying_out import Made
from tienbo.reorganisations.naming import Names
from tienbo.reorganisations.preview_schemas import (
    BodyPreview,
    ProgramPreview,
    ReportPreview,
    RolePreview,
    Side,
    TargetPreview,
    TaskPreview,
)
from tienbo.submissions.models import State, Submission
from tienbo.units import duty
from tienbo.units.body_models import Body
from tienbo.units.groups import named_on
from tienbo.units.queries import ONE_DAY


class Touched:
    """Reads what stands beside the units, once the change has been written."""

    def __init__(self, session: Session, made: Made, names: Names, day: date) -> None:
        self._session = session
        self._made = made
        self._names = names
        self._day = day
        ended = [int(body_id) for body_id in made.moved.bodies_ended]
        self._ended = named_on(session, ended, day - ONE_DAY)
        self._heirs = named_on(session, ended, day)

    def _heir(self, body_id: int) -> str | None:
        return self._heirs[body_id].name if body_id in self._heirs else None

    def bodies(self) -> Iterator[BodyPreview]:
        units = dict(self._session.execute(select(Body.id, Body.unit_id).where(Body.id.in_(self._ended))).all())
        for body_id, body in sorted(self._ended.items()):
            unit = self._names.named(units[body_id], Side.before)
            yield BodyPreview(id=body_id, name=body.name, unit=unit, successor=self._heir(body_id))

    def roles(self) -> Iterator[RolePreview]:
        """Roles that end with their units, each with the one that goes on where there is one."""
        opened = self._session.scalars(select(RoleGrant).where(RoleGrant.id.in_(self._made.moved.roles_opened))).all()
        goes_to = {(grant.user_id, grant.role): grant.body_id for grant in opened}
        places = named_on(self._session, set(goes_to.values()), self._day)
        rows = self._session.execute(
            select(RoleGrant, User.name)
            .join(User, User.id == RoleGrant.user_id)
            .where(RoleGrant.id.in_([int(grant_id) for grant_id in self._made.moved.roles_ended]))
            .order_by(RoleGrant.id)
        )
        for grant, user in rows:
            body = places.get(goes_to.get((grant.user_id, grant.role), 0))
            yield RolePreview(
                user=user,
                role=grant.role,
                was_at=self._ended[grant.body_id].name,
                will_be_at=body.name if body else None,
            )

    def programs(self) -> Iterator[ProgramPreview]:
        rows = self._session.scalars(
            select(ServiceClient)
            .where(ServiceClient.unit_id.in_(self._made.closed), ServiceClient.revoked_at.is_(None))
            .order_by(ServiceClient.id)
        )
        for program in rows:
            yield ProgramPreview(name=program.name, unit=self._names.named(program.unit_id, Side.before))

    def reports(self) -> Iterator[ReportPreview]:
        """Open reports of all units that change or lie below one that ends."""
        units = [unit_id for unit_id in self._names.versions[Side.before] if unit_id not in self._names.new]
        rows = self._session.execute(
            select(Submission, Form.name_vi, Period)
            .join(Form, Form.id == Submission.form_id)
            .join(Period, Period.id == Submission.period_id)
            .where(Submission.unit_id.in_(units), Submission.state != State.accepted)
            .order_by(Submission.id)
        )
        for submission, form, period in rows:
            before = duty.duty_of(self._session, submission.unit_id, self._day - ONE_DAY)
            after = duty.duty_of(self._session, submission.unit_id, self._day)
            ends = submission.unit_id in self._made.closed
            if before == after and not ends:
                continue
            yield ReportPreview(
                submission_id=submission.id,
                form=form,
                period=period.code,
                unit=self._names.named(submission.unit_id, Side.before),
                state=submission.state,
                answers_before=self._names.name(before.holder_id, Side.before),
                answers_after=self._names.name(after.holder_id, Side.after),
                reviews_before=self._names.name(before.superior_id, Side.before),
                reviews_after=self._names.name(after.superior_id, Side.after),
                asked_after=not (ends and period.data_to >= self._day),
            )

    def targets(self) -> Iterator[TargetPreview]:
        """Targets that a unit that ends set, or that name it."""
        naming = select(TargetUnit.target_id).where(TargetUnit.unit_id.in_(self._made.closed))
        rows = self._session.scalars(
            select(Target)
            .where(or_(Target.unit_id.in_(self._made.closed), Target.id.in_(naming)), Target.withdrawn.is_(None))
            .order_by(Target.id)
        )
        for target in rows:
            named = [one.unit_id for one in target.units if one.unit_id in self._made.closed]
            unit = self._names.named(named[0] if named else target.unit_id, Side.before)
            yield TargetPreview(id=target.id, printed=target.printed, unit=unit)

    def tasks(self) -> Iterator[TaskPreview]:
        rows = self._session.execute(
            select(Task, PartyBody.body_id)
            .join(Assignment, Assignment.task_id == Task.id)
            .join(AssignmentParty, AssignmentParty.assignment_id == Assignment.id)
            .join(PartyBody, PartyBody.party_id == AssignmentParty.id)
            .where(PartyBody.body_id.in_(self._ended), Task.removed_on.is_(None))
            .order_by(Task.matrix_id, Task.position, PartyBody.body_id)
            .distinct()
        )
        for task, body_id in rows:
            yield TaskPreview(
                id=task.id,
                matrix_id=task.matrix_id,
                number=task.number,
                content=task.content,
                body=self._ended[body_id].name,
                successor=self._heir(body_id),
            )
