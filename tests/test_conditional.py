"""Reads that are asked again: 304 for whoever holds the very answer, and never somebody else's."""

import asyncio
import re
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session
from starlette.types import ASGIApp, Message

from tests.builders.country import Country, build_country
from tests.builders.figures import Figures, build_figures
from tests.builders.people import Caller, sign_in_as, user_at
from tests.exchange.sdmx.asking import DATA
from tienbo.access.models import Role, User
from tienbo.conditional import ConditionalGet, tag_of
from tienbo.files import FileStore, kept_file
from tienbo.submissions.models import State

# Answers that say when they were read.
MOMENTARY = (
    "/totals?form_id={form}&period=2026&unit_id={unit}",
    "/totals?form_id={form}&period=2026&unit_id={unit}&basis=official",
    "/aggregates?indicator_id={indicator}&period=2026&unit_id={unit}&children=true",
    "/aggregates/columns?indicator_id={indicator}&period=2026&unit_id={unit}",
    "/aggregates/why?form_id={form}&indicator_id={indicator}&period=2026&unit_id={unit}",
    f"{DATA}?format=json",
    f"{DATA}?format=xml",
    "/sdmx/2.1/codelist/TIENBO/CL_SEX/latest?format=json",
)
VERSIONED = re.compile(r'"1\.[0-9a-f]{32}"')


@pytest.fixture
def country(session: Session) -> Country:
    return build_country(session)


@pytest.fixture
def figures(country: Country) -> Figures:
    return build_figures(country)


@pytest.fixture
def commune(client: TestClient, session: Session, country: Country) -> Caller:
    return sign_in_as(client, session, user_at(country, country.unit("18003"), Role.officer, Role.leader))


@pytest.fixture
def province(client: TestClient, session: Session, country: Country) -> Caller:
    user = user_at(country, country.unit("42"), Role.officer, Role.leader, Role.administrator)
    return sign_in_as(client, session, user)


def again(caller: Caller, path: str, tag: str, **headers: str) -> tuple[int, bytes, str]:
    answer = caller.request("GET", path, headers={"If-None-Match": tag, **headers})
    return answer.status_code, answer.content, answer.headers["etag"]


def pieces(app: ASGIApp, tag: str) -> list[int]:
    """The status of an answer, and how long each piece of its body is."""
    sent: list[int] = []

    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    async def send(message: Message) -> None:
        await asyncio.sleep(0)
        sent.append(message["status"] if "status" in message else len(message["body"]))

    scope = {"type": "http", "method": "GET", "path": "/api/file", "headers": [(b"if-none-match", tag.encode())]}
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type] # an application of ASGI is a coroutine
    return sent


class TestReads:
    @pytest.mark.parametrize("path", ["/me", "/units", "/forms", "/indicators", "/matrices", "/events", "/clients"])
    def test_what_is_held_is_not_sent_again(self, province: Caller, figures: Figures, path: str) -> None:
        tag = province.get(path).headers["etag"]
        assert again(province, path, tag) == (304, b"", tag)
        assert again(province, path, f'"other", W/{tag}')[0] == 304
        assert again(province, path, "*")[0] == 304
        assert again(province, path, '"other"')[0] == 200

    @pytest.mark.parametrize("path", MOMENTARY)
    def test_the_moment_of_reading_alone_is_no_change(
        self, session: Session, province: Caller, figures: Figures, path: str
    ) -> None:
        """Whoever shows figures asks for them again and again, and they say when they were read."""
        figures.report("18003", "2026", State.accepted, CB_F=7)
        asked = path.format(form=figures.form.id, unit=figures.country.unit("42"), indicator=figures.ids["CB.F"])
        first = province.request("GET", asked)
        assert first.status_code == 200, first.text
        tag = first.headers["etag"]
        assert again(province, asked, tag) == (304, b"", tag)
        assert again(province, asked, tag.removeprefix("W/"))[0] == 304
        assert tag.startswith("W/")
        figures.report("18005", "2026", State.accepted, CB_F=8)
        if "codelist" not in path:
            assert again(province, asked, tag)[0] == 200

    def test_a_day_is_more_than_a_moment(self) -> None:
        """`as_of` with a day is what was asked for."""
        days = [tag_of(b'{"as_of":"2026-11-%d","items":[]}' % day) for day in (22, 23)]
        assert days[0] != days[1]
        assert not any(tag.startswith("W/") for tag in days)

    def test_nothing_says_what_the_missing_body_was(self, commune: Caller) -> None:
        tag = commune.get("/me").headers["etag"]
        answer = commune.request("GET", "/me", headers={"If-None-Match": tag})
        assert answer.status_code == 304
        assert {"content-type", "content-length"}.isdisjoint(answer.headers)
        assert answer.headers["x-content-type-options"] == "nosniff"

    def test_a_change_is_seen(self, commune: Caller, figures: Figures) -> None:
        opened = figures.open(commune, "18003", "2026")
        path = f"/submissions/{opened['id']}"
        tag = commune.get(path).headers["etag"]
        values = {"values": [{"indicator_id": figures.ids["CB.F"], "status": "reported", "number": "7"}]}
        assert VERSIONED.fullmatch(tag)
        changed = commune.request("PATCH", f"{path}/values", json=values, headers={"If-Match": tag})
        assert changed.status_code == 200, changed.text
        status, _, new = again(commune, path, tag)
        assert (status, new != tag) == (200, True)

    @pytest.mark.parametrize("spelt", ["{}", "W/{}"])
    def test_a_read_tag_is_an_if_match_also_where_a_proxy_made_it_weak(
        self, commune: Caller, figures: Figures, spelt: str
    ) -> None:
        path = f"/submissions/{figures.open(commune, '18003', '2026')['id']}"
        tag = spelt.format(commune.get(path).headers["etag"])
        values = {"values": [{"indicator_id": figures.ids["CB.F"], "status": "reported", "number": "7"}]}
        for expected in (200, 412):
            answer = commune.request("PATCH", f"{path}/values", json=values, headers={"If-Match": tag})
            assert answer.status_code == expected, answer.text

    def test_a_large_file_is_not_sent_again_either(self, tmp_path: Path) -> None:
        store = FileStore(tmp_path)
        digest, size = store.keep(BytesIO(b"x" * 200_000))
        file = ConditionalGet(kept_file(store, digest, "tep.bin", "file"))
        assert pieces(file, '"other"')[0] == 200
        assert sum(pieces(file, '"other"')[1:]) == size
        assert pieces(file, f'"{digest}"') == [304, 0]


class TestStrangers:
    def test_anothers_tag_opens_nothing(
        self, client: TestClient, session: Session, country: Country, figures: Figures, commune: Caller
    ) -> None:
        path = f"/submissions/{figures.open(commune, '18003', '2026')['id']}"
        tag = commune.get(path).headers["etag"]
        stranger = sign_in_as(client, session, user_at(country, country.unit("42001")))
        for refused in (
            stranger.request("GET", path, headers={"If-None-Match": tag}),
            stranger.request("GET", path, headers={"If-None-Match": "*"}),
        ):
            assert refused.status_code == 404
            assert refused.headers["cache-control"] == "no-store"
        assert client.get(f"/api/v1{path}", headers={"If-None-Match": "*"}).status_code == 401

    def test_whose_sign_in_has_ended_is_not_told_that_nothing_changed(
        self, client: TestClient, session: Session, country: Country
    ) -> None:
        user: User = user_at(country, country.unit("18003"))
        caller = sign_in_as(client, session, user)
        tag = caller.get("/me").headers["etag"]
        user.active = False
        session.flush()
        assert caller.request("GET", "/me", headers={"If-None-Match": tag}).status_code == 401

    def test_one_language_is_not_the_other(self, commune: Caller, figures: Figures) -> None:
        body = f"/forms/{figures.form.id}/periods/2099"
        answers = [commune.request("GET", body, headers={"Accept-Language": language}) for language in ("vi", "en")]
        assert len({answer.text.replace(answer.json()["request_id"], "") for answer in answers}) == 2
        assert all("Accept-Language" in answer.headers["vary"] for answer in answers)


class TestWhoKeepsIt:
    def test_a_browser_keeps_nothing_of_a_person(self, commune: Caller) -> None:
        assert commune.get("/me").headers["cache-control"] == "no-store"

    def test_what_is_everybodys_is_asked_again(self, client: TestClient) -> None:
        answer = client.get("/api/v1/about")
        assert answer.headers["cache-control"] == "no-cache"
        assert {"Accept", "Accept-Language", "Authorization"} <= {*answer.headers["vary"].split(", ")}

    def test_a_change_is_kept_by_nobody(self, commune: Caller, figures: Figures) -> None:
        answer = commune.post("/submissions", {"form_id": figures.form.id, "period": "2026", "body_id": 1})
        assert answer.headers["cache-control"] == "no-store"
