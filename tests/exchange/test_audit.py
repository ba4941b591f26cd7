"""Whoever changes the log afterwards is found out: by the chain, or by a signed head where the chain was made again."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session
from typer.testing import CliRunner, Result

from tests.builders.databases import own_database
from tienbo import cli
from tienbo.access.keys import load_keys, new_key
from tienbo.access.tokens import TokenIssuer
from tienbo.commands import audit
from tienbo.exchange.hashing import BEGINNING, chained
from tienbo.exchange.heads import ForgedHead, publish_head, published_heads
from tienbo.exchange.models import Event
from tienbo.exchange.sequence_models import FeedGeneration, SequencedEvent
from tienbo.exchange.sequencing import sequence_events
from tienbo.exchange.verifying import Fault, Finding, verify_order
from tienbo.settings import Settings

EVENTS = 12
# As a superuser can: keys and triggers hold nobody up.
UNHINDERED = "SET session_replication_role = replica"
SAME = "SELECT 1"
TAMPERED = {
    "an edit": ("UPDATE event SET data = '{\"number\": 2}' WHERE id = {5}", [(5, Fault.changed)]),
    "another time": (
        "UPDATE event SET happened_at = happened_at - interval '1 us' WHERE id = {5}",
        [(5, Fault.changed)],
    ),
    "another actor": ("UPDATE event SET user_id = 7 WHERE id = {5}", [(5, Fault.changed)]),
    "a deletion of the event": ("DELETE FROM event WHERE id = {5}", [(5, Fault.gone)]),
    "a deletion of its number": (
        "DELETE FROM sequenced_event WHERE sequence = 5",
        [(6, Fault.gap), (6, Fault.changed)],
    ),
    "two that change places": (
        """UPDATE sequenced_event SET sequence = -sequence WHERE sequence IN (5, 6);
        UPDATE sequenced_event SET sequence = CASE sequence WHEN -5 THEN 6 ELSE 5 END WHERE sequence < 0""",
        [(5, Fault.changed), (6, Fault.changed), (7, Fault.changed)],
    ),
    "an insertion": (
        """WITH new AS (
          INSERT INTO event (kind, subject_kind, subject_id, data) VALUES ('test.happened', 'test', '0', '{}')
          RETURNING id
        )
        INSERT INTO sequenced_event SELECT 13, id, '\\x00' FROM new""",
        [(13, Fault.changed)],
    ),
    "a tail that is cut off": ("DELETE FROM sequenced_event WHERE sequence > 9", [(12, Fault.cut_off)]),
}


@pytest.fixture(scope="module")
def shared(server: str) -> Iterator[Engine]:
    with own_database(server) as engine:
        yield engine


@pytest.fixture
def engine(shared: Engine) -> Engine:
    """An order of twelve events."""
    with Session(shared) as session, session.begin():
        session.execute(text("TRUNCATE sequenced_event, feed_generation, event CASCADE"))
        for number in range(EVENTS):
            happened = Event(
                kind="test.happened", subject_kind="test", subject_id=str(number), data={"số": number, "half": 0.5}
            )
            session.add(happened)
            session.flush()
    with Session(shared) as session, session.begin():
        assert sequence_events(session) == EVENTS
    return shared


@pytest.fixture
def issuer(tmp_path: Path) -> TokenIssuer:
    new_key(tmp_path / "keys")
    return TokenIssuer(load_keys(tmp_path / "keys"), "https://testserver")


@pytest.fixture
def heads(engine: Engine, issuer: TokenIssuer, tmp_path: Path) -> Path:
    with Session(engine) as session:
        assert publish_head(session, issuer, tmp_path / "heads")
        assert publish_head(session, issuer, tmp_path / "heads") is None
    return tmp_path / "heads"


def found(engine: Engine, issuer: TokenIssuer, heads: Path) -> list[tuple[int, Fault]]:
    with Session(engine) as session:
        findings: list[Finding] = list(verify_order(session, list(published_heads(issuer, heads)), lambda _: None))
    return [(one.sequence, one.fault) for one in findings]


def tamper(engine: Engine, statement: str) -> None:
    with Session(engine) as session, session.begin():
        ids = session.scalars(text("SELECT event_id FROM sequenced_event ORDER BY sequence")).all()
        session.execute(text(UNHINDERED))
        for number, event_id in enumerate(ids, 1):
            statement = statement.replace(f"{{{number}}}", str(event_id))
        session.connection().exec_driver_sql(statement)
        session.execute(text("SET session_replication_role = origin"))


def test_nothing_is_found_where_nothing_was_done(engine: Engine, issuer: TokenIssuer, heads: Path) -> None:
    tamper(engine, SAME)
    assert found(engine, issuer, heads) == []


@pytest.mark.parametrize(("statement", "findings"), TAMPERED.values(), ids=TAMPERED)
def test_tampering_is_found(
    engine: Engine, issuer: TokenIssuer, heads: Path, statement: str, findings: list[tuple[int, Fault]]
) -> None:
    tamper(engine, statement)
    assert found(engine, issuer, heads) == findings


def make_again(engine: Engine) -> None:
    """Change an event, and all hashes after it, so that the chain by itself holds."""
    tamper(engine, "UPDATE event SET data = '{}' WHERE id = {5}")
    with Session(engine) as session, session.begin():
        previous = BEGINNING
        for place in session.query(SequencedEvent).order_by(SequencedEvent.sequence):
            previous = place.hash = chained(previous, place.sequence, session.get_one(Event, place.event_id))


def test_a_chain_made_again_disagrees_with_its_head(
    engine: Engine, issuer: TokenIssuer, heads: Path, tmp_path: Path
) -> None:
    make_again(engine)
    assert found(engine, issuer, heads) == [(12, Fault.remade)]
    # The control: without the head outside nobody would know.
    assert found(engine, issuer, tmp_path / "none") == []


def test_a_cut_tail_is_seen_by_the_head_alone(engine: Engine, issuer: TokenIssuer, heads: Path, tmp_path: Path) -> None:
    tamper(engine, TAMPERED["a tail that is cut off"][0])
    assert found(engine, issuer, tmp_path / "none") == []


def replaced(text: str) -> str:
    header, payload, signature = text.split(".")
    return ".".join((header, payload[:-3] + ("abc" if payload[-3:] != "abc" else "abd"), signature))


@pytest.mark.parametrize("forge", [replaced, lambda _: "", lambda _: "a.b.c"], ids=["changed", "empty", "no head"])
def test_a_forged_head_is_refused(issuer: TokenIssuer, heads: Path, forge: Callable[[str], str]) -> None:
    (path,) = heads.glob("*.jws")
    path.write_text(forge(path.read_text()))
    with pytest.raises(ForgedHead, match=path.name):
        list(published_heads(issuer, heads))


def test_heads_outlive_the_key_that_signed_them(engine: Engine, heads: Path, tmp_path: Path) -> None:
    new_key(tmp_path / "newer")
    newer = TokenIssuer(load_keys(tmp_path / "newer"), "https://testserver")
    assert found(engine, newer, heads) == []
    for public in heads.glob("*.json"):
        public.unlink()
    with pytest.raises(ForgedHead):
        list(published_heads(newer, heads))


class TestCommands:
    @pytest.fixture
    def run(self, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
        new_key(tmp_path / "keys")
        url = engine.url.render_as_string(hide_password=False)
        settings = Settings(database_url=url, data_dir=tmp_path, audit_heads_dir=tmp_path / "heads", _env_file=None)
        monkeypatch.setattr(audit, "get_settings", lambda: settings)
        return lambda *words: CliRunner().invoke(cli.app, ["audit", *words])

    def test_a_whole_log(self, run: Callable[..., Result]) -> None:
        assert run("publish-head").exit_code == 0
        assert run("publish-head").stdout == "nothing new\n"
        verified = run("verify")
        assert (verified.exit_code, verified.stdout) == (0, "12 events, 1 heads, 0 findings\n")

    def test_a_changed_one(self, run: Callable[..., Result], engine: Engine) -> None:
        run("publish-head")
        tamper(engine, TAMPERED["an edit"][0])
        verified = run("verify", "--output", "json")
        assert verified.exit_code == 1
        assert json.loads(verified.stdout) == {
            "events": 12,
            "heads": 1,
            "findings": [{"sequence": 5, "fault": "changed", "detail": ""}],
        }

    def test_a_forged_head(self, run: Callable[..., Result], tmp_path: Path) -> None:
        run("publish-head")
        (path,) = (tmp_path / "heads").glob("*.jws")
        path.write_text("a.b.c")
        assert run("verify").exit_code == 1
        assert path.name in run("verify").output

    def test_a_restored_backup(self, run: Callable[..., Result], engine: Engine) -> None:
        assert run("after-restore").exit_code == 0
        with Session(engine) as session:
            assert [one.after_sequence for one in session.query(FeedGeneration).order_by(FeedGeneration.id)] == [0, 12]
