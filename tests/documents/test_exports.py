"""Exports: sound Akoma Ntoso, a Word file in the form of the decree, JSON; hostile text is only text."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Any

import docx
import pytest
from docx.document import Document as Docx
from docx.oxml.ns import qn
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.builders import plans
from tests.builders.country import Country, build_country
from tests.builders.people import Caller, user_at
from tests.documents.akoma_rules import NAMESPACE, faults, name, parsed
from tests.documents.exported_texts import exports_of
from tests.documents.recognise.expectations import NAMES, text_of
from tests.documents.recognise.real_texts import needs_texts
from tests.documents.recognise.real_texts import text_of as real_text_of
from tienbo.access.models import Role, User
from tienbo.documents.contents import CONTENT
from tienbo.documents.exports.akoma_ntoso import to_akoma_ntoso
from tienbo.documents.exports.docx import to_docx
from tienbo.documents.exports.exported import Exported, to_json
from tienbo.documents.exports.facts import groups_of

AsUser = Callable[[User], Caller]
FORMATS = ("json", "akn", "docx")


def opened(written: bytes) -> Docx:
    return docx.Document(io.BytesIO(written))


def words(page: Docx) -> str:
    """All text of the body in order, white space folded."""
    parts = page.element.body.iter(qn("w:t"))
    return " ".join(" ".join(part.text or "" for part in parts).split())


def squeezed(text: str) -> str:
    return "".join(text.split())


class TestAkomaNtoso:
    @pytest.mark.parametrize("text", NAMES)
    def test_every_fixture_is_sound(self, text: str) -> None:
        for document in exports_of(text_of(text)):
            assert faults(parsed(to_akoma_ntoso(document))) == []

    @needs_texts
    @pytest.mark.parametrize("text", ["000", "001", "002", "003", "004"])
    def test_every_real_text_is_sound_and_whole(self, text: str) -> None:
        for document in exports_of(real_text_of(text)):
            root = parsed(to_akoma_ntoso(document))
            assert faults(root) == []
            written = squeezed("".join(root.itertext()))
            for block in document.blocks:
                cells = [cell for row in block.get("rows", []) for cell in row] or [block]
                assert all(squeezed(cell["text"]) in written for cell in cells)

    def test_a_plan_is_a_doc_with_its_clauses_in_each_other(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        root = parsed(to_akoma_ntoso(document))
        (plan,) = root
        assert name(plan) == "doc"
        eids = [element.get("eId") for element in plan.iter() if name(element) in {"section", "paragraph"}]
        assert eids == ["sec_I", "sec_I__para_1", "sec_I__para_2", "sec_II", "sec_II__para_1", "sec_II__para_2"]

    def test_a_decision_is_an_act_and_its_appendices_are_attached(self) -> None:
        document = exports_of(text_of("decision_articles"))[0]
        root = parsed(to_akoma_ntoso(document))
        assert name(root[0]) == "act"
        articles = [element.get("eId") for element in root.iter(f"{NAMESPACE}article")]
        assert articles[:2] == ["art_1", "art_2"]

    def test_ids_stay_apart_where_numbers_or_letters_repeat(self) -> None:
        (document,) = exports_of("KẾ HOẠCH\nThử\nI. A\nd) B\nđ) C\nI. A\nd) B\n")
        cell = {"text": "ô", "start": 0, "end": 1, "row_span": 1, "column_span": 1}
        end = document.blocks[-1]["end"]
        tables = [
            {"kind": "table", "start": end, "end": end, "header_rows": 1, "rows": [[cell]], "place": place}
            for place in range(2)
        ]
        root = parsed(to_akoma_ntoso(replace(document, blocks=(*document.blocks, *tables))))
        assert faults(root) == []
        points = [element.get("eId") for element in root.iter(f"{NAMESPACE}point")]
        assert points == ["sec_I__point_d", "sec_I__point_dd", "sec_I-2__point_d"]
        assert len(list(root.iter(f"{NAMESPACE}table"))) == 2

    def test_a_work_is_named_by_what_is_known_of_it(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        uri = parsed(to_akoma_ntoso(document)).find(f".//{NAMESPACE}FRBRWork/{NAMESPACE}FRBRuri")
        assert uri is not None
        assert uri.get("value") == "/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-tinh-ha-tinh/2026-01-15/45-kh-ubnd"

    def test_a_blank_number_and_day_are_not_made_up(self) -> None:
        (document,) = exports_of(plans.PROVINCE.replace("45/KH", "  /KH").replace("ngày 15 tháng 01", "ngày   tháng  "))
        root = parsed(to_akoma_ntoso(document))
        work = root.find(f".//{NAMESPACE}FRBRWork")
        assert work is not None
        assert work.find(f"{NAMESPACE}FRBRnumber") is None
        assert str(work[1].get("value")).endswith("/undated/nn-1")
        assert (work[2].get("date"), work[2].get("name")) == ("2026-02-03", "record")
        assert root.find(f".//{NAMESPACE}docDate") is None

    def test_a_citation_is_a_reference_where_it_stands_and_in_the_list(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        root = parsed(to_akoma_ntoso(document))
        (listed,) = root.iter(f"{NAMESPACE}activeRef")
        (ref,) = root.iter(f"{NAMESPACE}ref")
        assert ref.text == "Nghị quyết số 28/NQ-CP ngày 03/3/2021"
        assert ref.get("href") == listed.get("href") == "/akn/vn/act/nghi-quyet/chinh-phu/2021-03-03/28-nq-cp"

    def test_a_table_keeps_its_merged_cells(self) -> None:
        document, table = next(
            (document, block)
            for document in exports_of(text_of("decision_articles"))
            for block in document.blocks
            if block["kind"] == "table"
        )
        merged = sum(1 for row in table["rows"] for cell in row if cell["row_span"] > 1)
        root = parsed(to_akoma_ntoso(document))
        assert merged > 0
        assert len([cell for cell in root.iter(f"{NAMESPACE}td") if cell.get("rowspan")]) == merged


class TestDocx:
    def test_the_page_of_the_decree(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        page = opened(to_docx(document))
        section = page.sections[0]
        sizes = (section.page_width, section.page_height)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [size.mm for size in sizes if size] == pytest.approx([210, 297], abs=0.1)
        assert [margin.mm for margin in margins if margin] == pytest.approx([20, 20, 30, 20], abs=0.1)
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        assert "PAGE" in section.header.part.element.xml
        assert page.styles["Normal"].font.name == "Times New Roman"

    def test_the_head_in_two_columns_and_the_foot(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        page = opened(to_docx(document))
        head, foot = page.tables[0], page.tables[-1]
        left, right = (cell.text.split("\n") for cell in head.rows[0].cells)
        assert left == ["ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "Số: 45/KH-UBND"]
        assert right[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
        assert right[2] == "Hà Tĩnh, ngày 15 tháng 01 năm 2026"
        assert foot.rows[0].cells[0].text == "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT."
        assert foot.rows[0].cells[1].text == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"

    def test_the_text_ends_as_the_decree_says_once(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        (ended,) = exports_of(plans.PROVINCE.replace("05/12 hằng năm.", "05/12 hằng năm./."))
        for export in (document, ended):
            last = [paragraph.text for paragraph in opened(to_docx(export)).paragraphs if paragraph.text][-1]
            assert last.endswith("05/12 hằng năm./.")

    @pytest.mark.parametrize("text", NAMES)
    def test_no_word_of_the_text_is_lost(self, text: str) -> None:
        for document in exports_of(text_of(text)):
            written = squeezed(words(opened(to_docx(document)))).casefold()
            placed = {"kind": "paragraph"}
            for block in document.blocks:
                if block["kind"] == placed["kind"] and block["start"] >= _subject_end(document):
                    assert squeezed(block["text"]).casefold() in written

    def test_a_table_repeats_its_header_and_keeps_its_merged_cells(self) -> None:
        pages = [opened(to_docx(document)).element.body.xml for document in exports_of(text_of("decision_articles"))]
        assert sum(page.count("<w:tblHeader/>") for page in pages) == 1
        assert sum(page.count('<w:vMerge w:val="restart"/>') for page in pages) > 0

    def test_a_table_behind_the_foot_is_not_lost(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        end = document.blocks[-1]["end"]
        cell = {"text": "ô sau chữ ký", "start": end, "end": end + 1, "row_span": 1, "column_span": 1}
        table = {"kind": "table", "start": end, "end": end + 1, "header_rows": 1, "rows": [[cell]]}
        behind = replace(document, blocks=(*document.blocks, table))
        assert opened(to_docx(behind)).tables[-1].rows[0].cells[0].text == cell["text"]
        root = parsed(to_akoma_ntoso(behind))
        assert faults(root) == []
        assert cell["text"] in "".join(root.itertext())

    def test_a_blank_number_stays_blank(self) -> None:
        (document,) = exports_of(plans.PROVINCE.replace("45/KH", "  /KH"))
        assert opened(to_docx(document)).tables[0].rows[0].cells[0].text.split("\n")[-1] == "Số:      /KH-UBND"


def _subject_end(document: Exported) -> int:
    return int(((document.header.get("places") or {}).get("subject") or {}).get("end", 0))


class TestFacts:
    """A document of which only facts are held."""

    @pytest.fixture
    def document(self) -> Exported:
        (document,) = exports_of(plans.COMMUNE)
        return replace(document, blocks=(), clauses=())

    def test_akoma_ntoso_says_that_the_text_is_not_here(self, document: Exported) -> None:
        root = parsed(to_akoma_ntoso(document))
        assert faults(root) == []
        body = root.find(f".//{NAMESPACE}mainBody")
        assert body is not None
        assert body.get("status") == "incomplete"
        headings = [heading.text for heading in root.iter(f"{NAMESPACE}heading")]
        assert headings == ["Văn bản được viện dẫn", "Chỉ tiêu", "Chế độ báo cáo", "Trách nhiệm thực hiện",
                            "Điểm cần lưu ý"]  # fmt: skip

    def test_word_has_head_and_facts(self, document: Exported) -> None:
        page = opened(to_docx(document))
        text = words(page)
        assert "Số: 12/KH-UBND" in text
        assert "không lưu toàn văn" in text
        assert "từ 30% trở lên" in text
        assert "trước ngày 05/12" in text

    @pytest.mark.parametrize(
        ("value", "printed"),
        [
            ({"comparator": ">=", "value": "4", "unit": "tin, bài per quarter", "period": "from 2025"},
             "từ 4 tin, bài mỗi quý trở lên (từ năm 2025)"),
            ({"comparator": "<", "value": "1.7", "unit": "×", "period": "term 2021-2026"},
             "dưới 1,7 lần (nhiệm kỳ 2021-2026)"),
            ({"comparator": "=", "value": "42", "unit": "per 100000", "period": None}, "42 trên 100000"),
            ({"comparator": "=", "value": None, "unit": "yes/no", "period": None, "flag": True}, "có"),
        ],
    )  # fmt: skip
    def test_a_value_is_worded_in_vietnamese(self, document: Exported, value: dict[str, Any], printed: str) -> None:
        target = next(item for item in document.proposals if item.content.kind == "target")
        values = [{"value_to": None, "flag": None, **value}]
        content = CONTENT.validate_python({**target.content.model_dump(), "values": values, "condition": None})
        groups = groups_of(replace(document, proposals=(replace(target, content=content),)))
        assert groups[0].lines[0][1].endswith(f": {printed}")


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "\x00\x01\x0b\x1f\x7f",
    "\ufffe\uffff\ud800",
    "<script>alert(1)</script>]]>&amp;<!ENTITY x>",
    '{ HYPERLINK "http://x" } ADDIN DDEAUTO',
    "../../etc/passwd\r\nX-Header: 1",
)  # fmt: skip


class TestHostileText:
    @pytest.mark.parametrize("place", range(len(HOSTILE)))
    def test_is_only_text(self, place: int) -> None:
        bad = HOSTILE[place]
        (document,) = exports_of(plans.PROVINCE)
        blocks = tuple({**block, "text": block["text"] + bad} for block in document.blocks)
        table = {"kind": "table", "start": blocks[-1]["end"], "end": blocks[-1]["end"] + 1, "header_rows": 1, "rows": [
            [{"text": bad, "start": 0, "end": 1, "row_span": 9, "column_span": 10_000}],
            [{"text": bad, "start": 0, "end": 1, "row_span": 1, "column_span": 1}],
        ]}  # fmt: skip
        facts = replace(document.facts, subject=bad, number=bad, issuer=bad, signer=bad, place=bad, recipients=(bad,))
        hostile = replace(document, facts=facts, blocks=(*blocks, table))
        root = parsed(to_akoma_ntoso(hostile))
        assert faults(root) == []
        assert {name(element) for element in root.iter()}.isdisjoint({"script"})
        page = opened(to_docx(hostile))
        fields = [element.text for element in page.element.iter(qn("w:instrText"))]
        assert fields == []
        assert not list(page.element.iter(qn("w:hyperlink")))

    @given(st.text(max_size=40), st.lists(st.integers(-1, 70), min_size=4, max_size=4))
    def test_any_letters_in_a_clause_and_any_spans(self, text: str, spans: list[int]) -> None:
        (document,) = exports_of("KẾ HOẠCH\nThử\nI. A\n1. B\n")
        cells = [
            {"text": text, "start": 9, "end": 10, "row_span": max(1, down), "column_span": max(1, across)}
            for down, across in zip_longest(spans[:2], spans[2:])
        ]
        table = {"kind": "table", "start": 9, "end": 10, "header_rows": 1, "rows": [cells, [cells[0]]]}
        clauses = tuple(replace(clause, heading=text, label=text, anchor=clause.anchor) for clause in document.clauses)
        hostile = replace(document, clauses=clauses, blocks=(*document.blocks, table))
        assert faults(parsed(to_akoma_ntoso(hostile))) == []
        opened(to_docx(hostile))


class TestJson:
    def test_holds_everything(self) -> None:
        (document,) = exports_of(plans.PROVINCE)
        written = json.loads(to_json(document))
        assert written["facts"]["issued_on"] == "2026-01-15"
        assert written["exported_on"] == str(date(2026, 3, 4))
        assert [clause["anchor"] for clause in written["clauses"] if clause["kind"] == "roman"] == ["I", "II"]
        assert {item["content"]["kind"] for item in written["proposals"]} >= {"citation", "target", "obligation"}
        values = [item["content"]["values"] for item in written["proposals"] if item["content"]["kind"] == "target"]
        assert values[0][0]["value"] == "35"


class TestRoute:
    @pytest.fixture
    def country(self, session: Session) -> Country:
        return build_country(session)

    @pytest.fixture
    def province(self, country: Country, as_user: AsUser) -> Caller:
        return as_user(user_at(country, country.unit("42")))

    @pytest.fixture
    def held(self, province: Caller) -> int:
        return int(plans.document(province, plans.PROVINCE)["id"])

    def test_anonymous(self, client: TestClient, held: int) -> None:
        assert client.get(f"/api/v1/documents/{held}/export?format=akn").status_code == 401

    @pytest.mark.parametrize("format_name", FORMATS)
    def test_another_province_and_a_commune_before_the_issue(
        self, country: Country, as_user: AsUser, held: int, format_name: str
    ) -> None:
        for code in ("15", "18003"):
            caller = as_user(user_at(country, country.unit(code)))
            assert caller.get(f"/documents/{held}/export", format=format_name).status_code == 404

    def test_unknown_format(self, province: Caller, held: int) -> None:
        assert province.get(f"/documents/{held}/export", format="exe").status_code == 422
        assert province.get(f"/documents/{held}/export").status_code == 422

    @pytest.mark.parametrize("format_name", FORMATS)
    def test_valid(self, province: Caller, held: int, format_name: str) -> None:
        answer = province.get(f"/documents/{held}/export", format=format_name)
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == (
            f'attachment; filename="ke-hoach-45-kh-ubnd.{format_name}"; '
            f"filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%2045-KH-UBND.{format_name}"
        )
        assert answer.headers["Content-Security-Policy"] == "sandbox"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"

    def test_who_cannot_decide_reads_no_proposal(self, country: Country, as_user: AsUser, held: int) -> None:
        auditor = as_user(user_at(country, country.unit("42"), Role.auditor))
        written = auditor.get(f"/documents/{held}/export", format="json").json()
        assert written["clauses"]
        assert written["proposals"] == []
