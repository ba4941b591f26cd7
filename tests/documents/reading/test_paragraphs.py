"""Lines that one paragraph was broken into come together; lines that were meant stay apart."""

import pytest

from tienbo.documents.reading import Heading, Paragraph, read

_FILLER = (
    "Các cơ quan, đơn vị, địa phương tổ chức thực hiện nghiêm túc các nội dung của\nkế hoạch này theo quy định.\n" * 8
)


def _paragraphs(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, Paragraph)]


def _wrapped(text: str) -> list[str]:
    """As part of a file whose lines are all wrapped."""
    return [
        paragraph for paragraph in _paragraphs(_FILLER + "\n" + text) if not paragraph.startswith("Các cơ quan, đơn")
    ]


class TestWrappedText:
    def test_a_sentence_over_three_lines(self) -> None:
        text = "Nâng cao nhận thức, trách nhiệm của các cấp ủy, Mặt trận Tổ\nquốc và các đoàn thể\nvề bình đẳng giới."

        assert _wrapped(text) == [
            "Nâng cao nhận thức, trách nhiệm của các cấp ủy, Mặt trận Tổ quốc và các đoàn thể về bình đẳng giới."
        ]

    def test_a_short_heading_is_not_swallowed_by_the_paragraph_under_it(self) -> None:
        assert _wrapped("1. Mục đích\nNâng cao nhận thức của cán bộ.") == [
            "1. Mục đích",
            "Nâng cao nhận thức của cán bộ.",
        ]

    @pytest.mark.parametrize(
        ("above", "below"),
        [
            ("Theo đề nghị của Giám đốc Sở Lao động", "- Thương binh và Xã hội tại Tờ trình,"),
            ("thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021", "- 2030 trên địa bàn tỉnh."),
            ("Thực hiện Nghị quyết số 27/NQ", "-CP ngày 01/3/2025 của Chính phủ."),
            ("Căn cứ Quyết định số", "1790/QĐ-TTg ngày 23/10/2021;"),
        ],
    )
    def test_a_name_or_a_symbol_broken_before_its_dash(self, above: str, below: str) -> None:
        assert len(_wrapped(f"{above}\n{below}")) == 1

    def test_list_items_stay_apart(self) -> None:
        assert len(_wrapped("- Bộ Nội vụ;\n- Thường trực Tỉnh ủy;\n- Lưu: VT.")) == 3

    def test_a_page_number_between_two_lines_is_furniture(self) -> None:
        reading = read(
            _FILLER
            + "Tiếp tục kiện toàn Ban Vì sự tiến bộ của phụ nữ các cấp và nâng cao chất\n\n2\n\nlượng hoạt động.\n"
        )

        assert reading.blocks[-1].text.endswith("nâng cao chất lượng hoạt động.")  # type: ignore[union-attr] # a paragraph
        assert [passage.text for passage in reading.furniture] == ["2"]


class TestUnwrappedText:
    def test_a_line_is_a_paragraph(self) -> None:
        assert (
            len(
                _paragraphs(
                    "1. Đề nghị Hội Liên hiệp Phụ nữ tỉnh\nTham gia phối hợp.\n2. Sở Tài chính\nBố trí kinh phí."
                )
            )
            == 4
        )

    def test_a_title_over_two_lines(self) -> None:
        assert _paragraphs("Thực hiện biện pháp đối với nữ cán bộ,\ncông chức tỉnh năm 2025\n\nI. MỤC ĐÍCH")[0] == (
            "Thực hiện biện pháp đối với nữ cán bộ, công chức tỉnh năm 2025"
        )

    def test_capitals_and_numbered_parts_are_headings(self) -> None:
        blocks = read("I. MỤC ĐÍCH, YÊU CẦU\nNâng cao nhận thức.\nTỔ CHỨC THỰC HIỆN\n").blocks

        assert [isinstance(block, Heading) for block in blocks] == [True, False, True]


class TestColumns:
    def test_the_left_column_comes_before_the_right(self) -> None:
        text = "Nơi nhận:                 TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ;                  CHỦ TỊCH\n- Lưu: VT.\n"

        assert _paragraphs(text) == ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]

    def test_a_tab_behind_a_number_makes_no_columns(self) -> None:
        assert _paragraphs("1.\tMục đích\n-\tTham mưu\n") == ["1. Mục đích", "- Tham mưu"]


class TestFurniture:
    @pytest.mark.parametrize(
        "line",
        [
            "Chia sẻ :",
            "Views Today : 44",
            "Total views : 65605",
            "Skip to content",
            "Bài viết mới",
            "Lượt xem: 1.284",
            "Trang 2/10",
            "- 3 -",
            "- 12 Nghị định 70/2008/NĐ-CP hướng dẫn Luật bình đẳng giới",
            "Thứ năm, 16/10/2025",
        ],
    )
    def test_what_belongs_to_the_page(self, line: str) -> None:
        reading = read(f"Một đoạn văn của văn bản.\n\n{line}\n\nMột đoạn khác.\n")

        assert [passage.text for passage in reading.furniture] == [line]

    @pytest.mark.parametrize("line", ["- Bộ Nội vụ;", "1. Mục đích", "KẾ HOẠCH", "Nguyễn Văn A", "Năm 2025"])
    def test_what_belongs_to_the_document(self, line: str) -> None:
        assert read(line).furniture == ()
