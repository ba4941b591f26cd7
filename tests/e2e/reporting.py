"""Figures that reach an installation through its API, entered and accepted as people do."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tienbo.packs.accounts import DEMO_PASSWORD

WHY = "Xã chưa có đường truyền"


@contextmanager
def caller(address: str, login: str) -> Iterator[httpx.Client]:
    said = httpx.post(f"{address}/api/v1/session", json={"login": login, "password": DEMO_PASSWORD}).json()
    headers = {"Authorization": f"Bearer {said['access_token']}"}
    with httpx.Client(base_url=f"{address}/api/v1", headers=headers, timeout=60) as client:
        yield client


def ask(keeper: httpx.Client, form_id: int, period: str, due_on: dict[str, str]) -> None:
    """Ask the form in a period of these levels, each with its due date."""
    levels = [{"level": level, "due_on": day} for level, day in due_on.items()]
    version = keeper.get(f"/forms/{form_id}").headers["ETag"]
    wanted = {"period": {"code": period}, "levels": levels}
    taken(keeper.post(f"/forms/{form_id}/periods", json=wanted, headers={"If-Match": version}))


def report(superior: httpx.Client, form_id: int, period: str, unit: str, number: int) -> None:
    """The superior enters one number in every cell for the unit called so, hands it in and accepts it."""
    asked = {"period": period, "q": unit}
    (reporter,) = [
        one
        for one in superior.get(f"/forms/{form_id}/reporters", params=asked).json()["items"]
        if one["unit"]["name"] == unit
    ]
    begun = {"form_id": form_id, "period": period, "body_id": reporter["body"]["id"], "behalf_reason": WHY}
    opened = taken(superior.post("/submissions", json=begun))
    path = f"/submissions/{opened.json()['id']}"
    said = {"status": "reported", "number": str(number)}
    cells = [{"indicator_id": one["indicator_id"], **said} for one in opened.json()["cells"]]
    version = {"If-Match": opened.headers["ETag"]}
    written = {"values": cells, "behalf_reason": WHY}
    version["If-Match"] = taken(superior.patch(f"{path}/values", json=written, headers=version)).headers["ETag"]
    sent = taken(superior.post(f"{path}/submit", json={"behalf_reason": WHY}, headers=version))
    taken(superior.post(f"{path}/accept", headers={"If-Match": sent.headers["ETag"]}))


def taken(answer: httpx.Response) -> httpx.Response:
    assert answer.is_success, answer.text
    return answer
