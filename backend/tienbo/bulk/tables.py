"""The columns of the tables that a file is written into, with their types."""

from typing import Final

VALUE: Final = {
    "period_id": "int",
    "body_id": "int",
    "indicator_id": "int",
    "category_id": "int",
    "submission_id": "int",
    "unit_id": "int",
    "status": "value_status",
    "number": "numeric",
    "version": "int",
}
REVISION: Final = {
    "submission_id": "int",
    "version": "int",
    "unit_id": "int",
    "period_id": "int",
    "user_id": "int",
    "client_id": "text",
    "token_id": "text",
    "behalf_unit_id": "int",
    "reason": "text",
}
EXPLANATION: Final = {
    "submission_id": "int",
    "unit_id": "int",
    "period_id": "int",
    "kind": "text",
    "indicator_id": "int",
    "category_id": "int",
    "status": "value_status",
    "number": "numeric",
    "last_status": "value_status",
    "last_number": "numeric",
    "text": "text",
    "user_id": "int",
}
HEAD: Final = {
    "form_id": "int",
    "period_id": "int",
    "body_id": "int",
    "unit_id": "int",
    "tree_on": "date",
    "state": "submission_state",
    "version": "int",
    "handed_in_on": "date",
    "demo": "bool",
}
EVENT: Final = {
    "kind": "text",
    "unit_id": "int",
    "subject_kind": "text",
    "subject_id": "text",
    "user_id": "int",
    "client_id": "text",
    "token_id": "text",
    "request_id": "text",
    "data": "jsonb",
}
