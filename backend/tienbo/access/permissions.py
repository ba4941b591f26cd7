"""What may be done, as `resource:action` in the order of the alphabet, and which role may do it."""

from enum import StrEnum

from tienbo.access.models import Role


class Permission(StrEnum):
    body_manage = "body:manage"
    client_manage = "client:manage"
    document_edit = "document:edit"
    document_issue = "document:issue"
    document_read = "document:read"
    event_read = "event:read"
    form_manage = "form:manage"
    form_read = "form:read"
    indicator_define = "indicator:define"
    matrix_edit = "matrix:edit"
    matrix_issue = "matrix:issue"
    matrix_read = "matrix:read"
    progress_confirm = "progress:confirm"
    progress_report = "progress:report"
    submission_enter = "submission:enter"
    submission_read = "submission:read"
    submission_review = "submission:review"
    submission_submit = "submission:submit"
    task_chase = "task:chase"
    total_read = "total:read"
    unit_manage = "unit:manage"
    unit_read = "unit:read"
    user_manage = "user:manage"


# A program never decides who may do what, so it cannot hand on what it was given.
FOR_PROGRAMS = frozenset(Permission) - {
    Permission.client_manage,
    Permission.unit_manage,
    Permission.user_manage,
}

_READING = {
    Permission.document_read,
    Permission.form_read,
    Permission.matrix_read,
    Permission.submission_read,
    Permission.total_read,
    Permission.unit_read,
}

PERMISSIONS: dict[Role, set[Permission]] = {
    Role.officer: _READING
    | {
        Permission.body_manage,
        Permission.document_edit,
        Permission.matrix_edit,
        Permission.progress_report,
        Permission.submission_enter,
        Permission.task_chase,
    },
    Role.leader: _READING
    | {
        Permission.document_issue,
        Permission.form_manage,
        Permission.indicator_define,
        Permission.matrix_issue,
        Permission.progress_confirm,
        Permission.submission_review,
        Permission.submission_submit,
        Permission.task_chase,
    },
    Role.administrator: {
        Permission.body_manage,
        Permission.client_manage,
        Permission.event_read,
        Permission.form_manage,
        Permission.form_read,
        Permission.indicator_define,
        Permission.unit_manage,
        Permission.unit_read,
        Permission.user_manage,
    },
    Role.auditor: _READING | {Permission.event_read},
}
