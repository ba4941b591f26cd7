"""Reports and completions as they are answered, with names of bodies and people."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from tienbo.access.models import User
from tienbo.access.scope import Actor
from tienbo.assignments.progress_models import Completion, Evidence, ProgressReport
from tienbo.assignments.progress_schemas import CompletionRead, EvidenceRead, ReportRead
from tienbo.assignments.progress_scope import shared
from tienbo.units.body_models import Body, BodyName, NameKind
from tienbo.units.refs import BodyRef


def shared_reports(actor: Actor) -> ColumnElement[bool]:
    return shared(actor, ProgressReport.unit_id, ProgressReport.matrix_unit_id)


def shared_completions(actor: Actor) -> ColumnElement[bool]:
    return shared(actor, Completion.unit_id, Completion.matrix_unit_id)


@dataclass(frozen=True)
class Names:
    """Of bodies, under their newest official names, and of people, as far as the caller may know them."""

    bodies: dict[int, str]
    people: dict[int, str]

    def body(self, body_id: int) -> BodyRef:
        return BodyRef(id=body_id, name=self.bodies.get(body_id, ""))

    def maybe_body(self, body_id: int | None) -> BodyRef | None:
        return None if body_id is None else self.body(body_id)

    def person(self, user_id: int | None) -> str | None:
        return self.people.get(user_id or 0)


def names(session: Session, body_ids: Iterable[int | None], user_ids: Iterable[int | None]) -> Names:
    bodies = session.execute(
        select(BodyName.body_id, BodyName.name)
        .join(Body, Body.id == BodyName.body_id)
        .where(BodyName.body_id == func.any([i for i in set(body_ids) if i]), BodyName.kind == NameKind.official)
        .order_by(BodyName.body_id, func.lower(BodyName.valid).nulls_first())
    )
    people = session.execute(select(User.id, User.name).where(User.id == func.any([i for i in set(user_ids) if i])))
    return Names(dict(bodies.all()), dict(people.all()))


def report_reads(session: Session, reports: Sequence[ProgressReport]) -> list[ReportRead]:
    """In the order given."""
    said = names(
        session,
        [one for row in reports for one in (row.body_id, row.spoken_by_id)],
        [row.user_id for row in reports],
    )
    evidence: dict[int, list[EvidenceRead]] = defaultdict(list)
    files = session.scalars(
        select(Evidence).where(Evidence.report_id == func.any([row.id for row in reports])).order_by(Evidence.id)
    )
    for file in files:
        evidence[file.report_id].append(evidence_read(file))
    return [
        ReportRead(
            id=row.id,
            assignment_id=row.assignment_id,
            body=said.body(row.body_id),
            spoken_by=said.maybe_body(row.spoken_by_id),
            state=row.state,
            share=row.share,
            text=row.text,
            started_on=row.started_on,
            finished_on=row.finished_on,
            problems=row.problems,
            requests=row.requests,
            reported_at=row.reported_at,
            reported_by=said.person(row.user_id),
            evidence=evidence[row.id],
        )
        for row in reports
    ]


def evidence_read(file: Evidence) -> EvidenceRead:
    return EvidenceRead(
        id=file.id,
        product_id=file.product_id,
        name=file.name,
        size=file.size,
        sha256=file.sha256,
        uploaded_at=file.uploaded_at,
    )


def completion_reads(session: Session, completions: Sequence[Completion]) -> list[CompletionRead]:
    said = names(
        session,
        [one for row in completions for one in (row.body_id, row.spoken_by_id)],
        [row.user_id for row in completions],
    )
    return [
        CompletionRead(
            id=row.id,
            assignment_id=row.assignment_id,
            body=said.body(row.body_id),
            spoken_by=said.maybe_body(row.spoken_by_id),
            confirmed=row.confirmed,
            finished_on=row.finished_on,
            reason=row.reason,
            confirmed_at=row.confirmed_at,
            confirmed_by=said.person(row.user_id),
        )
        for row in completions
    ]
