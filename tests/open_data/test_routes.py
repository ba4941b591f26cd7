"""Open data as anybody reads it: nothing but what is published, from anywhere, kept and asked again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, text, update
from sqlalchemy.orm import Session, sessionmaker

from tests.builders.country import Country
from tests.builders.figures import Figures
from tests.builders.people import Caller, user_at
from tests.builders.publications import DECISION, OPEN_DATA, made_public
from tienbo.access.models import User
from tienbo.app import create_app
from tienbo.open_data.columns import COLUMNS
from tienbo.open_data.models import OpenDataset
from tienbo.settings import Settings

AsUser = Callable[[User], Caller]
CSV = f"{OPEN_DATA}/CB.F@42.csv"
METADATA = f"{CSV}-metadata.json"


@pytest.fixture
def public(session: Session, accepted: Figures) -> Figures:
    made_public(session, accepted.ids["CB.F"])
    session.execute(update(OpenDataset).values(modified_at=datetime(2026, 3, 1, 8, 0, 0, 500, tzinfo=UTC)))
    return accepted


@pytest.fixture
def statements(connection: Connection) -> Iterator[list[str]]:
    """What is asked of the database meanwhile, savepoints aside."""
    found: list[str] = []

    def keep(_: object, __: object, statement: str, *___: object) -> None:
        if "SAVEPOINT" not in statement:
            found.append(statement)

    event.listen(connection, "before_cursor_execute", keep)
    yield found
    event.remove(connection, "before_cursor_execute", keep)


class TestStrangers:
    @pytest.mark.parametrize(
        "name",
        ["HDX.ALL@42", "HDX.ALL", "CB.F", "CB.F@15", "cb.f@42", "NO.SUCH", "CB.F@42' OR '1'='1"],
    )
    @pytest.mark.parametrize("ending", ["csv", "csv-metadata.json"])
    def test_private_and_unknown_are_one_answer(
        self, public: Figures, client: TestClient, name: str, ending: str
    ) -> None:
        """HDX.ALL is there, with accepted figures, and not public."""
        answer = client.get(f"{OPEN_DATA}/{name}.{ending}")
        nothing = client.get(f"{OPEN_DATA}/NOTHING.csv")
        assert (answer.status_code, nothing.status_code) == (404, 404)
        assert {**answer.json(), "request_id": ""} == {**nothing.json(), "request_id": ""}

    @pytest.mark.parametrize(("name", "status"), [("%00", 422), ("..%2Fcatalog", 404), ("x" * 200, 422)])
    def test_names_that_are_none(self, public: Figures, client: TestClient, name: str, status: int) -> None:
        assert client.get(f"{OPEN_DATA}/{name}.csv").status_code == status

    def test_one_statement_finds_either(self, public: Figures, client: TestClient, statements: list[str]) -> None:
        """What is private is in no table that is asked: the time it takes tells nothing."""
        asked = []
        for name in ("HDX.ALL@42", "NO.SUCH"):
            statements.clear()
            client.get(f"{OPEN_DATA}/{name}.csv")
            asked.append(list(statements))
        assert asked[0] == asked[1]
        assert not [one for one in asked[0] if "indicator " in one or '"value"' in one or "edition" in one]

    def test_nothing_private_is_listed(self, public: Figures, client: TestClient) -> None:
        assert [one["code"] for one in client.get(OPEN_DATA).json()["items"]] == ["CB.F@42"]
        for how in ("jsonld", "turtle", "rdfxml"):
            said = client.get(f"{OPEN_DATA}/catalog", params={"format": how}).text
            assert "CB.F@42" in said
            assert "HDX" not in said

    def test_a_token_shows_no_more(
        self, public: Figures, country: Country, client: TestClient, as_user: AsUser
    ) -> None:
        """Neither the province's own leader, nor a token that is none."""
        leader = as_user(user_at(country, country.unit("42")))
        assert leader.get("/open-data/HDX.ALL@42.csv").status_code == 404
        assert leader.get("/open-data/CB.F@42.csv").content == client.get(CSV).content
        assert client.get(CSV, headers={"Authorization": "Bearer x", "Cookie": "a=b"}).status_code == 200

    def test_filters_open_nothing(self, public: Figures, client: TestClient) -> None:
        query = {"indicator_id": public.ids["HDX.ALL"], "unit_id": 1, "basis": "live", "public": "false"}
        assert client.get(CSV, params=query).content == client.get(CSV).content

    def test_what_is_private_again_is_gone(self, public: Figures, session: Session, client: TestClient) -> None:
        session.execute(text("DELETE FROM public_indicator"))
        assert client.get(CSV).status_code == 404
        assert client.get(OPEN_DATA).json()["items"] == []

    def test_the_database_says_so_too(self, public: Figures, session: Session, client: TestClient) -> None:
        """With the fence gone and in the way of nobody, the reach is what opened the table."""
        session.execute(text("ALTER POLICY fence ON open_dataset USING (false)"))
        assert client.get(CSV).status_code == 404
        assert client.get(OPEN_DATA).json()["items"] == []

    def test_who_asks_too_much(self, settings: Settings, app_sessions: sessionmaker[Any], public: Figures) -> None:
        app = create_app(settings.model_copy(update={"network_limit": 2}), app_sessions)
        with TestClient(app, base_url="https://testserver") as client:
            answers = [client.get(CSV) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].headers["Access-Control-Allow-Origin"] == "*"
        assert int(answers[2].headers["Retry-After"]) > 0


class TestDownload:
    def test_the_bytes(self, public: Figures, client: TestClient) -> None:
        answer = client.get(CSV)
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.content.startswith(b"\xef\xbb\xbfindicator,unit_code,")
        lines = answer.content.split(b"\r\n")
        assert len(lines) == 1 + 3 + 1
        assert lines[-1] == b""
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        assert "Tỉnh Hà Tĩnh" in answer.text

    def test_headers_for_copies_and_for_scripts_of_other_sites(self, public: Figures, client: TestClient) -> None:
        headers = client.get(CSV).headers
        assert headers["Cache-Control"] == "public, no-cache"
        assert headers["Last-Modified"] == "Sun, 01 Mar 2026 08:00:00 GMT"
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert headers["Content-Disposition"] == 'attachment; filename="CB.F@42.csv"'
        assert 'rel="describedby"' in headers["Link"]
        assert "Set-Cookie" not in headers
        readable = headers["Access-Control-Expose-Headers"].split(", ")
        assert {"ETag", "Last-Modified", "Retry-After", "RateLimit", "X-Request-ID", "Deprecation"} <= {*readable}

    def test_asked_again(self, public: Figures, client: TestClient) -> None:
        first = client.get(CSV)
        tag, day = first.headers["ETag"], first.headers["Last-Modified"]
        asked = {
            "the tag": ({"If-None-Match": tag}, 304),
            "the day": ({"If-Modified-Since": day}, 304),
            "an older day": ({"If-Modified-Since": "Sat, 28 Feb 2026 08:00:00 GMT"}, 200),
            "no day": ({"If-Modified-Since": "yesterday"}, 200),
            "no year": ({"If-Modified-Since": f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT"}, 200),
            "no zone": ({"If-Modified-Since": f"Mon, 01 Jan 2024 00:00:00 +{'9' * 20}"}, 200),
            "another tag, which goes before": ({"If-None-Match": '"x"', "If-Modified-Since": day}, 200),
        }
        for name, (headers, status) in asked.items():
            answer = client.get(CSV, headers=headers)
            assert answer.status_code == status, name
            assert (answer.content == b"") is (status == 304), name
            # RFC 9110, 15.4.5: what the whole answer would have said about copies.
            said = ("ETag", "Last-Modified", "Cache-Control")
            assert [answer.headers[one] for one in said] == [first.headers[one] for one in said], name

    def test_head_and_preflight(self, public: Figures, client: TestClient) -> None:
        head = client.head(CSV)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["Content-Length"] == str(len(client.get(CSV).content))
        asked = {"Origin": "https://portal.example.vn", "Access-Control-Request-Method": "GET"}
        answer = client.options(CSV, headers=asked)
        assert answer.status_code == 204
        assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
        assert "Access-Control-Allow-Credentials" not in answer.headers

    def test_no_other_route_is_open_to_other_sites(self, public: Figures, client: TestClient) -> None:
        for path in ("/api/v1/about", "/api/v1/open-datasets", "/api/v1/indicators"):
            assert "Access-Control-Allow-Origin" not in client.get(path).headers

    def test_nothing_is_changed_here(self, public: Figures, client: TestClient) -> None:
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, CSV).status_code == 405


class TestMetadata:
    def test_names_every_column(self, public: Figures, client: TestClient) -> None:
        answer = client.get(METADATA)
        assert answer.headers["Content-Type"] == "application/csvm+json"
        said = answer.json()
        header = client.get(CSV).content.decode("utf-8-sig").split("\r\n")[0].split(",")
        assert [column["name"] for column in said["tableSchema"]["columns"]] == header
        assert header == [column.name for column in COLUMNS]
        assert said["url"] == "https://testserver/api/v1/open-data/CB.F@42.csv"
        assert said["dc:provenance"]["@value"] == DECISION

    def test_says_that_figures_are_made_up(self, public: Figures, session: Session, client: TestClient) -> None:
        assert client.get(METADATA).json()["notes"][0].get("number") == 1
        session.execute(text("UPDATE open_dataset SET described = jsonb_set(described, '{demo}', 'true')"))
        session.expire_all()
        assert "made-up" in client.get(METADATA).text
        assert client.get(OPEN_DATA).json()["items"][0]["demo"] is True
        assert "made-up" in client.get(f"{OPEN_DATA}/catalog").text
