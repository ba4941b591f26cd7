"""The assignment matrix: tasks, their assignments (sub-rows), who leads and supports, and what comes out."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from tienbo.database import Base


class Part(StrEnum):
    """The part a body plays in an assignment."""

    lead = "lead"  # chủ trì
    coordinating = "coordinating"  # phối hợp


part_type = Enum(Part, name="assignment_part")


class MatrixState(StrEnum):
    draft = "draft"  # read by its own unit and its superiors
    issued = "issued"  # changes are amendments with reasons
    closed = "closed"


class DeadlineKind(StrEnum):
    """How the matrix says until when; `deadline_on` holds the last valid day of the coming occurrence."""

    date = "date"
    month = "month"
    quarter = "quarter"
    yearly = "yearly"  # hằng năm: the end of the matrix's year
    none = "none"


matrix_state_type = Enum(MatrixState, name="matrix_state")
deadline_kind_type = Enum(DeadlineKind, name="deadline_kind")


class Matrix(Base):
    __tablename__ = "matrix"
    __table_args__ = (
        Index("ix_matrix_document_id", "document_id"),
        CheckConstraint("(issued_on IS NULL) = (state = 'draft')", name="issued_or_draft"),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"), comment="The plan it belongs to.")
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("matrix.id"), comment="The year before's.")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    state: Mapped[MatrixState] = mapped_column(matrix_state_type)
    closed_on: Mapped[date | None]
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    year: Mapped[int]
    issued_on: Mapped[date | None] = mapped_column(comment="Null: a draft, read only by its own unit.")
    source: Mapped[str] = mapped_column(comment="Where the rows come from.")
    proposal_id: Mapped[int | None] = mapped_column(
        ForeignKey("proposal.id"), unique=True, comment="The table of a plan document it was made from."
    )


class Task(Base):
    __tablename__ = "task"
    __table_args__ = (Index("uq_task_matrix_id", "matrix_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    matrix_id: Mapped[int] = mapped_column(ForeignKey("matrix.id"))
    position: Mapped[int]
    number: Mapped[str] = mapped_column(comment="As printed in the first column.")
    content: Mapped[str]
    heading: Mapped[str | None] = mapped_column(comment="The group row it stands under.")
    clause: Mapped[str | None] = mapped_column(comment="Anchor in the matrix's document that orders it.")
    implements_id: Mapped[int | None] = mapped_column(
        ForeignKey("task.id"), index=True, comment="The superior's task that it carries out."
    )
    removed_on: Mapped[date | None] = mapped_column(comment="Taken out by an amendment of an issued matrix.")


class Assignment(Base):
    """A sub-row: who leads and who supports one task, or one part of it."""

    __tablename__ = "assignment"
    __table_args__ = (Index("uq_assignment_task_id", "task_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    position: Mapped[int]
    time: Mapped[str | None] = mapped_column(comment="Thời gian, as printed.")
    deadline_kind: Mapped[DeadlineKind] = mapped_column(
        deadline_kind_type, default=DeadlineKind.none, server_default="none"
    )
    deadline_on: Mapped[date | None] = mapped_column(comment="Last valid day, with extensions granted.")
    original_deadline_on: Mapped[date | None] = mapped_column(comment="Last valid day as issued; statistics use it.")
    funding_source: Mapped[str | None] = mapped_column(comment="Nguồn kinh phí.")
    funding: Mapped[str | None] = mapped_column(comment="Kinh phí, as printed.")
    responsible: Mapped[str | None] = mapped_column(comment="Người chịu trách nhiệm, as printed.")


class AssignmentParty(Base):
    """One name in a lead or coordinating cell, kept as printed, with the body or group it was matched to."""

    __tablename__ = "assignment_party"
    __table_args__ = (
        CheckConstraint("body_id IS NULL OR group_id IS NULL", name="one_match"),
        Index("uq_assignment_party_assignment_id", "assignment_id", "part", "position", unique=True),
    )

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignment.id"))
    part: Mapped[Part] = mapped_column(part_type)
    position: Mapped[int]
    printed: Mapped[str]
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("body_group.id"))


class PartyBody(Base):
    """The bodies a printed name stood for on the day the matrix was issued, under their names of that day.

    Kept with the matrix, so that a later renaming or merger does not change who was asked.
    """

    __tablename__ = "party_body"

    party_id: Mapped[int] = mapped_column(ForeignKey("assignment_party.id"), primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"), primary_key=True)
    position: Mapped[int]
    name: Mapped[str]
    unit_name: Mapped[str] = mapped_column(comment="Name, on that day, of the unit the body belongs to.")


class Product(Base):
    """What comes out of a task; it belongs to the whole task, as a merged cell does."""

    __tablename__ = "product"
    __table_args__ = (Index("uq_product_task_id", "task_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"))
    position: Mapped[int]
    text: Mapped[str]


class TaskIndicator(Base):
    """An indicator by which a task's success is measured."""

    __tablename__ = "task_indicator"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"), primary_key=True)
