"""Paged lists of who and what there is: units, bodies, people, programs, documents, indicators, webhooks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, update

from tests.builders import indicators
from tests.builders.paged import DAYS, LONGEST, NUMBERS, Paged
from tests.builders.people import user_at
from tests.builders.tasks import EVER, add_body
from tienbo.access.models import RoleGrant, ServiceClient, User
from tienbo.documents.models import Clause, Document, DocumentState, DocumentText
from tienbo.indicators.models import Indicator, IndicatorVersion
from tienbo.units.body_models import Body, BodyGroup, BodyName
from tienbo.units.models import Level, Unit, UnitReach, UnitVersion
from tienbo.vietnamese import fold, sort_key
from tienbo.webhooks.models import Webhook, WebhookDelivery


def named(draw: int) -> str:
    """One of few names, some as long as a name may be."""
    name = f"Phòng {'ABCD'[draw % DAYS]}"
    return name.ljust(LONGEST, "x") if draw % 3 == 0 else name


class Units(Paged):
    route, table, column = "/units", UnitVersion, "unit_id"

    def add(self, draw: int) -> int:
        unit = Unit(level=Level.commune)
        self.session.add(unit)
        self.session.flush()
        name = named(draw)
        version = UnitVersion(
            unit_id=unit.id,
            level=Level.commune,
            code=f"{90_000 + next(NUMBERS) % 10_000}",
            name=name,
            kind="xã",
            parent_id=self.place.unit_id,
            parent_level=Level.province,
            valid=EVER,
            start_exact=True,
            end_exact=True,
            folded=fold(name),
            sort_key=sort_key(name),
        )
        reach = UnitReach(root_id=self.place.unit_id, unit_id=unit.id, during=EVER, facts=EVER, duty=True)
        self.session.add(reach)
        return self.keep(version)

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, sort_key=sort_key(named(draw)))


class Bodies(Paged):
    route, table = "/bodies", Body

    def add(self, draw: int) -> int:
        return add_body(self.session, self.place.unit_id, named(draw)).id

    def drop(self, row: int | str) -> None:
        self.session.execute(delete(BodyName).where(BodyName.body_id == row))
        super().drop(row)

    def move(self, row: int | str, draw: int) -> None:
        self.session.execute(update(BodyName).where(BodyName.body_id == row).values(folded=fold(named(draw))))


class BodyGroups(Paged):
    route, table = "/body-groups", BodyGroup

    def add(self, draw: int) -> int:
        return self.keep(BodyGroup(unit_id=self.place.unit_id, phrase="các phòng", folded=self._folded(draw)))

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, folded=self._folded(draw))

    @staticmethod
    def _folded(draw: int) -> str:
        return f"{draw % 100} {next(NUMBERS)}".rjust(LONGEST if draw % 3 == 0 else 0, "x")


class Users(Paged):
    route, table = "/users", User

    def add(self, draw: int) -> int:
        return user_at(self.place.country, self.place.unit_id, login=f"{draw % 100}-{next(NUMBERS)}").id

    def drop(self, row: int | str) -> None:
        self.session.execute(delete(RoleGrant).where(RoleGrant.user_id == row))


class Clients(Paged):
    route, table = "/clients", ServiceClient

    def add(self, draw: int) -> str:
        client = ServiceClient(
            id=f"c-{draw}-{next(NUMBERS)}",
            unit_id=self.place.unit_id,
            name="Cổng",
            permissions=[],
            secret_digest=b"x" * 32,
            made_by_id=self.place.user.id,
            made_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(draw % DAYS),
            expires_at=datetime(2090, 1, 1, tzinfo=UTC),
        )
        self.session.add(client)
        self.session.flush()
        return client.id

    def shown(self, item: dict[str, Any]) -> str:
        return str(item["client_id"])


class Documents(Paged):
    route, table = "/documents", Document

    def add(self, draw: int) -> int:
        kept = Document(unit_id=self.place.unit_id, state=DocumentState.draft, issued_on=self._day(draw))
        return self.keep(kept)

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, issued_on=self._day(draw))

    @staticmethod
    def _day(draw: int) -> date | None:
        return date(2026, 1, 1) + timedelta(draw % DAYS) if draw % 5 else None


class FoundClauses(Paged):
    route, table, column = "/documents/search", Clause, "document_id"
    asked = {"q": "bình đẳng"}  # noqa: RUF012 -- the base declares it
    WORDS = ("bình đẳng", "binh đẳng", "bình và đẳng", "đẳng, binh", "bình đẳng, bình đẳng, bình đẳng")

    def add(self, draw: int) -> int:
        document = Document(unit_id=self.place.unit_id, state=DocumentState.draft)
        self.session.add(document)
        self.session.flush()
        text = DocumentText(document_id=document.id, edition=1, start=0, end=6, header={})
        self.session.add(text)
        self.session.flush()
        place = {"anchor": "I", "position": 1, "depth": 0, "kind": "roman", "label": "I", "start": 0, "end": 6}
        return self.keep(Clause(text_id=text.id, document_id=document.id, **place, **self._said(draw)))

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, **self._said(draw))

    def shown(self, item: dict[str, Any]) -> int:
        return int(item["document"]["id"])

    def _said(self, draw: int) -> dict[str, str]:
        words = self.WORDS[draw % len(self.WORDS)]
        return {"text": words, "folded": fold(words)}


class Indicators(Paged):
    route, table = "/indicators", Indicator

    def add(self, draw: int) -> int:
        return indicators.define(self.session, self.place.unit_id, self._code(draw))

    def drop(self, row: int | str) -> None:
        self.session.execute(delete(IndicatorVersion).where(IndicatorVersion.indicator_id == row))
        super().drop(row)

    def move(self, row: int | str, draw: int) -> None:
        self.change(row, code=self._code(draw))

    @staticmethod
    def _code(draw: int) -> str:
        return f"TN.{draw % 10}.{next(NUMBERS)}"


class Webhooks(Paged):
    route, table = "/webhooks", Webhook

    def add(self, draw: int) -> int:
        named_so = {"name": f"{draw}", "url": "https://a.vn/", "kinds": []}
        return self.keep(Webhook(unit_id=self.place.unit_id, **named_so, after_sequence=0))


class Deliveries(Paged):
    route, table = "/webhooks/{webhook_id}/deliveries", WebhookDelivery

    def prepare(self) -> None:
        self._webhook_id = self.place.webhook_id

    @property
    def path(self) -> str:
        return f"/webhooks/{self._webhook_id}/deliveries"

    def add(self, draw: int) -> int:
        row = {"message_id": f"m-{draw}-{next(NUMBERS)}", "kind": "matrix.created", "body": b"{}"}
        return self.keep(WebhookDelivery(webhook_id=self._webhook_id, unit_id=self.place.unit_id, **row))


REGISTERS: tuple[type[Paged], ...] = (
    Units,
    Bodies,
    BodyGroups,
    Users,
    Clients,
    Documents,
    FoundClauses,
    Indicators,
    Webhooks,
    Deliveries,
)
