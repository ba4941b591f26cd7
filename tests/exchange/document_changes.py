"""The changes of documents, each done once, for the table of changes that leave an event."""

from collections.abc import Callable
from typing import Any

from tests.builders import plans
from tests.builders.people import Caller

Change = Callable[[Caller], Any]


def _proposals(caller: Caller, document_id: int, kind: str) -> list[dict[str, Any]]:
    items = caller.get(f"/documents/{document_id}/proposals").json()["items"]
    return [item for item in items if item["kind"] == kind]


def _correct(caller: Caller) -> Any:
    held = plans.document(caller, plans.PROVINCE)
    return caller.patch(f"/documents/{held['id']}", {"signer": "Khác"}, version=held["version"])


def _move(caller: Caller) -> Any:
    held = plans.document(caller, plans.PROVINCE)
    plans.confirm_all(caller, held["id"])
    return caller.post(f"/documents/{held['id']}/move", {"action": "confirm"}, version=held["version"])


def _amend(caller: Caller) -> Any:
    held = plans.issued(caller, plans.PROVINCE)
    changed = plans.PROVINCE.replace("35%", "36%").encode()
    return caller.request(
        "POST",
        f"/documents/{held['id']}/editions",
        files={"file": ("b.txt", changed)},
        data={"reason": "Sửa lỗi"},
        headers={"If-Match": f'"{held["version"]}"'},
    )


def _add_proposal(caller: Caller) -> Any:
    held = plans.document(caller, plans.PROVINCE)["id"]
    start = plans.PROVINCE.index("xây dựng kế hoạch của địa phương")
    content = {"kind": "responsibility", "agency": "Các xã", "agencies": [], "requested": False, "tasks": []}
    return caller.post(f"/documents/{held}/proposals", {"start": start, "end": start + 32, "content": content})


def _confirm(caller: Caller) -> Any:
    held = plans.document(caller, plans.PROVINCE)["id"]
    wanted = [[item["id"], item["version"]] for item in _proposals(caller, held, "target")]
    return caller.post(f"/documents/{held}/proposals/confirm", {"proposals": wanted})


def _decide(caller: Caller) -> Any:
    held = plans.document(caller, plans.PROVINCE)["id"]
    item = _proposals(caller, held, "target")[0]
    return caller.post(f"/proposals/{item['id']}/decision", {"state": "confirmed"}, version=item["version"])


DOCUMENT_CHANGES: dict[str, Change] = {
    "uploadDocuments": lambda caller: plans.upload(caller, plans.PROVINCE),
    "correctDocument": _correct,
    "moveDocument": _move,
    "amendDocument": _amend,
    "addProposal": _add_proposal,
    "confirmProposals": _confirm,
    "decideProposal": _decide,
}
