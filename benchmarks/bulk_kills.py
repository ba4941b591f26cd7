"""Sixteen programs send files of figures while the service is killed twenty times: is one lost, or taken twice?

Each file says a number of its own in a cell that the programs of one commune share, so that a file taken a second time
stands twice among the revisions, over whatever another program said in between. Who gets no answer sends the same file
again. With an Idempotency-Key none may be lost and none taken twice; the control is the same without keys, and must
show files taken twice, or the program could not see one.

Run: python benchmarks/bulk_kills.py [KILLS], twenty without it.
"""

import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final
from uuid import uuid4

import httpx
from sqlalchemy import text

from bulk_world import CSV, FEW, REASON, SHARED, World, build, sign_in, start, wait_for

PORT: Final = 8163
CLIENTS: Final = 16
KILLS: Final = 20
SEED: Final = 30
WATCH: Final = 0.0005
PERIOD: Final = "K1"


@dataclass
class Sent:
    """What the programs did: numbers that were answered, and how often one was sent again."""

    answered: set[int] = field(default_factory=set)
    again: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass
class Storm:
    """One run, with keys or without."""

    world: World
    keyed: bool
    base: int
    sent: Sent = field(default_factory=Sent)
    over: threading.Event = field(default_factory=threading.Event)

    def run(self, kills: int) -> None:
        programs = [threading.Thread(target=self._program, args=(one,), daemon=True) for one in range(CLIENTS)]
        chance = Random(SEED)  # noqa: S311 -- moments, not secrets
        service = start(self.world, "serve", "--port", str(PORT))
        wait_for(PORT)
        for program in programs:
            program.start()
        for _ in range(kills):
            # After the first files of a service that has just begun, which take longest.
            time.sleep(2 + 3 * chance.random())
            self._wait_until_taken()
            service.kill()
            service.wait()
            service = start(self.world, "serve", "--port", str(PORT))
            wait_for(PORT)
        time.sleep(2)
        self.over.set()
        for program in programs:
            program.join()
        service.terminate()
        service.wait(20)

    def _wait_until_taken(self) -> None:
        """Until a file is in the database: its answer is still on the way then, where a key matters."""
        query = text("SELECT sum(version) FROM submission")
        with self.world.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            before = connection.execute(query).scalar()
            while connection.execute(query).scalar() == before:
                time.sleep(WATCH)

    def _program(self, number: int) -> None:
        unit_code, _, _ = self.world.communes[number % SHARED]
        client = self._signed_in()
        counter = 0
        while not self.over.is_set():
            figure = self.base + number * 100_000 + counter
            counter += 1
            line = f"{PERIOD},{unit_code},B,B1,{figure}\n"
            client = self._send(client, f"period,unit_code,form,indicator,value\n{line}".encode())
            with self.sent.lock:
                self.sent.answered.add(figure)

    def _send(self, client: httpx.Client, body: bytes) -> httpx.Client:
        """Until it is answered, with the same key if there is one."""
        headers = CSV | ({"Idempotency-Key": str(uuid4())} if self.keyed else {})
        first = True
        while True:
            if not first:
                with self.sent.lock:
                    self.sent.again += 1
            first = False
            try:
                answer = client.post("/bulk/apply", content=body, headers=headers, params=REASON)
            except httpx.TransportError:
                # Its token is as good after the restart as before it.
                time.sleep(0.1)
                continue
            if answer.status_code == httpx.codes.OK and answer.json()["accepted"] == 1:
                return client
            if answer.status_code not in {httpx.codes.OK, httpx.codes.CONFLICT}:
                client = self._signed_in()
            # The report was being changed by another program, or the first sending is still at work: again.
            headers = headers if answer.status_code == httpx.codes.CONFLICT else self._fresh(headers)
            time.sleep(0.02)

    def _fresh(self, headers: dict[str, str]) -> dict[str, str]:
        """The first sending was answered, and took nothing: the next is a request of its own."""
        return headers | ({"Idempotency-Key": str(uuid4())} if self.keyed else {})

    def _signed_in(self) -> httpx.Client:
        while True:
            try:
                return sign_in(PORT, FEW)
            except httpx.HTTPError:
                time.sleep(0.1)

    def count(self) -> tuple[int, int]:
        """Answered figures that no revision keeps, and figures that stand more than once."""
        query = text(
            "SELECT number::int, count(*) FROM value_revision r JOIN period p ON p.id = r.period_id"
            " WHERE p.code = :code AND number >= :base GROUP BY 1"
        )
        with self.world.engine.connect() as connection:
            rows = connection.execute(query, {"code": PERIOD, "base": self.base}).all()
        found = {number: times for number, times in rows if number < self.base + CLIENTS * 100_000}
        lost = self.sent.answered - found.keys()
        return len(lost), sum(times > 1 for times in found.values())


def main(kills: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        world = build(Path(folder) / "data", 0)
        world.period(PERIOD, 1)
        results = {}
        for place, keyed in enumerate((True, False)):
            storm = Storm(world, keyed, 10_000_000 * (place + 1))
            storm.run(kills)
            lost, doubled = results[keyed] = storm.count()
            name = "with keys" if keyed else "control, without keys"
            print(f"{name}: {kills} kills, {len(storm.sent.answered):,} answered, {storm.sent.again:,} sent again:"
                  f" {lost} lost, {doubled} taken twice")  # fmt: skip
        world.engine.dispose()
    good = results[True] == (0, 0) and results[False][1] > 0
    print("ok" if good else "NOT AS PROMISED")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS))
