"""What recognition finds, each result with its place in the text and how sure the rule is of it.

A field that the text does not fill is None: nothing is guessed.
"""

from tienbo.documents.recognise.results.clauses import Citation, Clause, Mention, Reference
from tienbo.documents.recognise.results.documents import Described, Document, Level, Signer
from tienbo.documents.recognise.results.duties import (
    AgencyTask,
    AgencyTasks,
    Deadline,
    DeadlineRelation,
    Obligation,
    Role,
)
from tienbo.documents.recognise.results.matrices import Matrix, MatrixAssignment, MatrixRow
from tienbo.documents.recognise.results.recognition import Finding, Recognition
from tienbo.documents.recognise.results.targets import Comparator, Target, TargetValue

__all__ = [
    "AgencyTask",
    "AgencyTasks",
    "Citation",
    "Clause",
    "Comparator",
    "Deadline",
    "DeadlineRelation",
    "Described",
    "Document",
    "Finding",
    "Level",
    "Matrix",
    "MatrixAssignment",
    "MatrixRow",
    "Mention",
    "Obligation",
    "Recognition",
    "Reference",
    "Role",
    "Signer",
    "Target",
    "TargetValue",
]
