"""Targets, reporting duties and tasks by agency as JSON."""

from tienbo.documents.recognise.results import (
    AgencyTasks,
    Deadline,
    Obligation,
    Target,
    TargetValue,
)
from tienbo.documents.recognise.seed.shapes import Json, number_json, quote_json


def _value(value: TargetValue) -> Json:
    return {
        "comparator": value.comparator,
        "value": "yes" if value.flag else number_json(value.value),
        "value_to": number_json(value.value_to),
        "unit": value.unit,
        "period": value.period,
    }


def target_json(target: Target) -> Json:
    return {
        "subject": target.subject,
        **_value(target.values[0]),
        "values": [_value(value) for value in target.values],
        "condition": target.condition,
        "scope": target.scope,
        "baseline": target.baseline,
        "direction": target.direction,
        "lead": list(target.lead),
        "section": target.clause,
        "at": quote_json(target.at),
        "confidence": target.confidence,
    }


def _deadline(deadline: Deadline) -> Json:
    shape: Json = {
        "period": deadline.period,
        "day": deadline.day,
        "month": deadline.month,
        "relation": deadline.relation,
    }
    if deadline.year:
        shape["year"] = deadline.year
    if deadline.note:
        shape["note"] = deadline.note
    return shape


def obligation_json(obligation: Obligation, place: int) -> Json:
    return {
        "id": f"R{place}",
        "from": list(obligation.senders),
        "to": obligation.to,
        "via": obligation.via,
        "forward_to": list(obligation.forward_to),
        "forward_deadlines": [_deadline(deadline) for deadline in obligation.forward_deadlines],
        "frequency": obligation.frequency,
        "deadlines": [_deadline(deadline) for deadline in obligation.deadlines],
        "what": obligation.what,
        "purpose": obligation.purpose,
        "section": obligation.clause,
        "at": quote_json(obligation.at),
        "confidence": obligation.confidence,
    }


def agency_json(entry: AgencyTasks) -> Json:
    shape: Json = {"section": entry.clause, "agency": entry.agency, "agencies": list(entry.agencies)}
    if entry.requested:
        shape["requested"] = True
    shape["tasks"] = [
        {"line": task.at.line, "role": task.role, "with": list(task.partners), "at": quote_json(task.at)}
        for task in entry.tasks
    ]
    shape["confidence"] = entry.confidence
    return shape
