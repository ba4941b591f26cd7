"""Where the name of an agency begins and ends, and which commas stand inside one."""

import pytest

from tienbo.documents.recognise.bodies import bodies_at, is_group, split_bodies


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_bodies(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch; Công an tỉnh", ["Sở Văn hóa, Thể thao và Du lịch", "Công an tỉnh"]),
        (
            "Ban VSTBPN tỉnh, Ban VSTBPN các Sở, ban, ngành, huyện, thành phố, thị xã",
            ["Ban VSTBPN tỉnh", "Ban VSTBPN các Sở, ban, ngành, huyện, thành phố, thị xã"],
        ),
        ("Sở Y tế và các cơ quan liên quan", ["Sở Y tế", "các cơ quan liên quan"]),
        ("Đảng ủy, UBND các xã, phường", ["Đảng ủy, UBND các xã, phường"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("Báo và Phát thanh, Truyền hình tỉnh", ["Báo và Phát thanh, Truyền hình tỉnh"]),
        ("VP UBND tỉnh- phòng Dân tộc thuộc UBND tỉnh", ["VP UBND tỉnh", "phòng Dân tộc thuộc UBND tỉnh"]),
        ("Các sở, ban, ngành; UBND các xã, phường, đặc khu", ["Các sở, ban, ngành", "UBND các xã, phường, đặc khu"]),
        ("Tổ chuyên gia độc lập", ["Tổ chuyên gia độc lập"]),
        ("", []),
        (" ; , ", []),
    ],
)
def test_lists_are_split_between_agencies_only(text: str, names: list[str]) -> None:
    assert _split(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", ["Sở Nội vụ"]),
        ("các cơ quan, đơn vị liên quan tổ chức tuyên truyền", ["các cơ quan, đơn vị liên quan"]),
        ("Ban Tổ chức Tỉnh ủy tham mưu về công tác cán bộ", ["Ban Tổ chức Tỉnh ủy"]),
        ("các tổ chức chính trị - xã hội tỉnh tham gia giám sát", ["các tổ chức chính trị - xã hội tỉnh"]),
        ("các sở, ban, ngành và địa phương, đơn vị, xác định rõ", ["các sở, ban, ngành và địa phương, đơn vị"]),
        ("nâng cao nhận thức", []),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in bodies_at(text, 0)] == names


def test_a_line_break_in_a_cell_separates_as_a_comma_does() -> None:
    text = "Sở Nội vụ Sở Y tế"

    assert [text[start:end] for start, end in split_bodies(text, {9})] == ["Sở Nội vụ", "Sở Y tế"]


def test_groups() -> None:
    assert is_group("Ban VSTBPN các xã")
    assert not is_group("Sở Nội vụ")
