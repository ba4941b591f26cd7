"""Formats, packed and plain, and what hostile or broken files come to."""

import gzip
import io
import json
import unicodedata
from typing import Any

import httpx
import pyarrow as pa
import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders.bulk_files import CSV, Sender, csv_file
from tienbo.settings import Settings
from tienbo.submissions.models import Value
from tienbo.units.body_models import BodyName
from tienbo.units.models import Level

LEVEL = Level.commune
XLSX = {"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
NDJSON = {"Content-Type": "application/x-ndjson"}
JSON = {"Content-Type": "application/json"}

BAD_VALUES = {
    "NaN": "not-a-number",
    "Infinity": "not-a-number",
    "1e3": "not-a-number",
    "=1+1": "not-a-number",
    "٢٣": "not-a-number",
    "12;5": "not-a-number",
    "1.234": "ambiguous-number",
    "1.234.567": "not-a-number",
    "9" * 13: "number-too-long",
    "9" * 4000: "number-too-long",
    "1.0000001": "number-too-long",
    "-1": "negative",
    "1.5": "not-whole",
    "": "number-and-status-disagree",
}
NO_FILES = (b"", b"\x00" * 100, b"a,b\n1,2\n", b"value,value\n", b"PK\x03\x04")


def codes(said: dict[str, Any]) -> list[tuple[object, object]]:
    return [(problem["row"], problem["code"]) for problem in said["problems"]]


class TestCsv:
    def sent(self, commune: Sender, text: str | bytes, **query: Any) -> dict[str, Any]:
        body = text if isinstance(text, bytes) else text.encode()
        return commune.done(commune.send("apply", body, mode="per_row", **query))

    def lines(self, commune: Sender, count: int = 6) -> list[str]:
        form = commune.figures.form.code
        codes = [one.code for one in commune.figures.asked(LEVEL)[:count]]
        return [f"2024,18001,{form},{code},{place}" for place, code in enumerate(codes)]

    HEAD = "period,unit_code,form,indicator,value"

    def test_a_bad_line_costs_itself_alone(self, commune: Sender) -> None:
        lines = self.lines(commune)
        lines[1] = '2024,18001,"unclosed,x,1'
        lines[2] += ",one too many"
        lines[3] = ""
        lines[4] = "short"
        said = self.sent(commune, "\n".join([self.HEAD, *lines]))
        assert codes(said) == [(3, "malformed-line"), (4, "malformed-line"), (6, "malformed-line")]
        assert said["accepted"] == 2

    def test_bytes_that_are_no_text_cost_their_line(self, commune: Sender) -> None:
        lines = [line.encode() for line in self.lines(commune)]
        lines[2] = lines[2].replace(b"18001", b"\xff\xfe")
        said = self.sent(commune, b"\n".join([self.HEAD.encode(), *lines]))
        assert codes(said) == [(4, "not-text")]

    def test_as_spreadsheets_write_it(self, commune: Sender) -> None:
        for separator, end in ((";", "\r\n"), ("\t", "\n"), (",", "\r\n")):
            text = end.join([self.HEAD, *self.lines(commune)]).replace(",", separator)
            assert self.sent(commune, "\ufeff" + text + end)["accepted"] == 6

    def test_codes_are_trimmed_and_composed(self, commune: Sender) -> None:
        composed = str(
            commune.figures.session.scalars(select(BodyName.name).where(BodyName.name.like("%An Hòa"))).one()
        )
        name = unicodedata.normalize("NFD", composed)
        line = self.lines(commune, 1)[0].replace("18001", " 18001 ")
        said = self.sent(commune, f"{self.HEAD},body\n{line}, {name} \n")
        assert (codes(said), said["accepted"], name == composed) == ([], 1, False)

    def test_values_that_are_none(self, commune: Sender) -> None:
        whole = next(one for one in commune.figures.asked(LEVEL) if one.kind == "count")
        rows = [f"2024,18001,{commune.figures.form.code},{whole.code},{value}" for value in BAD_VALUES]
        said = self.sent(commune, "\n".join([self.HEAD, *rows]))
        assert codes(said) == list(enumerate(BAD_VALUES.values(), 2))

    def test_no_file_of_figures(self, commune: Sender) -> None:
        for body in NO_FILES:
            answer = commune.send("apply", body)
            if answer.status_code == httpx.codes.ACCEPTED:
                assert commune.done(answer)["failure"]["code"] == "file-unreadable"
            else:
                assert (answer.status_code, answer.json()["code"]) == (422, "file-unreadable")

    def test_in_many_parts_nothing_is_lost(self, commune: Sender, small_parts: None, session: Session) -> None:
        rows = commune.whole()
        said = commune.apply(rows[::-1])
        assert said["chunks"] > 1
        assert said["accepted"] == len(rows) == len(session.scalars(select(Value.indicator_id)).all())


class TestPacked:
    def test_packed_files_are_read(self, commune: Sender) -> None:
        for encoding in ("gzip", "zstd"):
            with pa.BufferOutputStream() as sink:
                with pa.CompressedOutputStream(sink, encoding) as packed:
                    packed.write(csv_file(commune.whole()))
                body = sink.getvalue().to_pybytes()
            said = commune.done(commune.send("apply", body, headers=CSV | {"Content-Encoding": encoding}))
            assert said["accepted"] == len(commune.whole())

    def test_a_bomb_is_refused(self, commune: Sender, bulk_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bulk_settings, "bulk_unpacked_limit", 1_000_000)
        for encoding, body in (
            ("gzip", gzip.compress(b"0" * 20_000_000)),
            ("zstd", pa.compress(b"0" * 20_000_000, codec="zstd", asbytes=True)),
        ):
            answer = commune.send("apply", body, headers=CSV | {"Content-Encoding": encoding})
            said = answer.json()
            if answer.status_code == httpx.codes.ACCEPTED:
                said = commune.done(answer)["failure"]
            assert said["code"] == "file-unreadable"

    def test_other_packings_and_types_are_refused(self, commune: Sender) -> None:
        for headers in (CSV | {"Content-Encoding": "br"}, {"Content-Type": "image/png"}):
            assert commune.send("apply", b"x", headers=headers).status_code == httpx.codes.UNSUPPORTED_MEDIA_TYPE


class TestJson:
    def test_lists_and_lines(self, commune: Sender) -> None:
        rows = [dict(row) for row in commune.whole()]
        lines = "\n".join(json.dumps(row) for row in rows)
        assert commune.done(commune.send("apply", lines.encode(), headers=NDJSON))["accepted"] == len(rows)
        for said in (rows, {"rows": rows}):
            body = json.dumps(said).encode()
            assert commune.done(commune.send("apply", body, headers=JSON))["unchanged"] == len(rows)

    def test_bad_lines_cost_themselves(self, commune: Sender) -> None:
        good = json.dumps(commune.whole()[0])
        lines = [good, "{", "[1]", "[" * 100_000, '{"value": true}', '{"value": {"a": 1}}', '{"other": 1}', ""]
        said = commune.done(commune.send("apply", "\n".join(lines).encode(), headers=NDJSON, mode="per_row"))
        assert [row for row, code in codes(said) if code == "malformed-line"] == [2, 3, 4, 5, 6, 7]
        assert said["accepted"] == 1


class TestSheets:
    def template(self, commune: Sender) -> bytes:
        figures = commune.figures
        unit = figures.country.old("18001")
        answer = commune.caller.get(f"/forms/{figures.form.id}/template", period="2024", unit_id=unit, format="xlsx")
        assert answer.status_code == httpx.codes.OK, answer.text
        return answer.content

    def filled(self, data: bytes, *said: Any) -> bytes:
        book = load_workbook(io.BytesIO(data))
        page = book.worksheets[0]
        lines = [row for row in page.iter_rows() if row[0].value and "." in str(row[0].value)]
        for line, value in zip(lines, said, strict=False):
            line[4].value = value
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def test_a_filled_in_template_is_read_back(self, commune: Sender, session: Session) -> None:
        body = self.filled(self.template(commune), 7, "không thu thập", 0)
        said = commune.done(commune.send("apply", body, headers=XLSX))
        assert (said["problems"], said["accepted"]) == ([], 3)
        assert sorted(session.scalars(select(Value.status)).all()) == ["not_collected", "reported", "reported"]

    def test_a_bad_cell_is_named_by_its_place(self, commune: Sender) -> None:
        body = self.filled(self.template(commune), "bảy", 1)
        said = commune.done(commune.send("apply", body, headers=XLSX, mode="per_row"))
        assert [(one["column"], one["code"]) for one in said["problems"]] == [("E", "not-a-number")]
        refused = commune.caller.request("GET", f"/bulk/{said['id']}/refused").content
        rows = list(load_workbook(io.BytesIO(refused)).worksheets[0].values)
        assert (rows[0][-1], rows[1][7], len(rows)) == ("error", "bảy", 2)

    def test_a_table_is_read_too(self, commune: Sender) -> None:
        book = Workbook()
        rows = commune.whole()
        book.worksheets[0].append(list(rows[0]))
        for row in rows:
            book.worksheets[0].append(list(row.values()))
        stream = io.BytesIO()
        book.save(stream)
        assert commune.done(commune.send("apply", stream.getvalue(), headers=XLSX))["accepted"] == len(rows)


class TestRefusedRows:
    def test_they_come_back_as_they_were_and_are_taken_when_mended(self, commune: Sender) -> None:
        rows = [dict(row) for row in commune.whole()]
        rows[2]["value"] = "x"
        for headers, body in (
            (CSV, csv_file(rows)),
            (NDJSON, "\n".join(map(json.dumps, rows)).encode()),
            (JSON, json.dumps(rows).encode()),
        ):
            said = commune.done(commune.send("apply", body, headers=headers, mode="per_row"))
            assert said["refused"] == 1
            refused = commune.caller.request("GET", said["refused_rows_url"].removeprefix("/api/v1")).content
            assert b"not-a-number" in refused
            mended = refused.replace(b",x,", b",5,").replace(b'"value":"x"', b'"value":"5"')
            again = commune.done(commune.send("apply", mended, headers=headers))
            assert (again["rows"], again["accepted"], again["problems"]) == (1, 1, [])
