"""Numbers and symbols of documents in every shape, whole, damaged and blank."""

import pytest

from tienbo.documents.recognise.symbols import blank_symbols_in, symbols_in


@pytest.mark.parametrize(
    ("printed", "shape", "normal"),
    [
        ("21-CT/TW", "party", "21-CT/TW"),
        ("06-HD/BTCTW-BTGTW", "party", "06-HD/BTCTW-BTGTW"),
        ("15-KH/ĐĐQH15", "party", "15-KH/ĐĐQH15"),
        ("192/KH-UBND", "state", "192/KH-UBND"),
        ("08/QĐ-UBQG", "state", "08/QĐ-UBQG"),
        ("1673/NQ-UBTVQH15", "state", "1673/NQ-UBTVQH15"),
        ("25/2017/QĐ-UBND", "legal", "25/2017/QĐ-UBND"),
        ("202/2025/QH15", "law", "202/2025/QH15"),
        ("8935/BNV-CTTN&BĐG", "letter", "8935/BNV-CTTN&BĐG"),
        ("83/BKHCN-BTTTT-VP", "letter", "83/BKHCN-BTTTT-VP"),
        ("126/SKHĐT", "letter", "126/SKHĐT"),
    ],
)
def test_shapes(printed: str, shape: str, normal: str) -> None:
    (symbol,) = symbols_in(f"theo số {printed} ngày 1/1/2025")

    assert (symbol.shape, symbol.text) == (shape, normal)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("21/CT-TW", "21-CT/TW"),
        ("26/NQ-TW", "26-NQ/TW"),
        ("28-NQ/CP", "28/NQ-CP"),
        ("02 /QĐ-BVSTBCPN", "02/QĐ-BVSTBCPN"),
        ("27/NQ -CP", "27/NQ-CP"),
        ("12/KH - UBND", "12/KH-UBND"),
        ("2282/QĐ-TTG", "2282/QĐ-TTg"),
        ("012/KH-UBND", "012/KH-UBND"),
        ("15-CTR/TU", "15-CTr/TU"),
        ("21-CT/TƯ", "21-CT/TW"),
    ],
)
def test_damaged_ones_are_mended(printed: str, normal: str) -> None:
    (symbol,) = symbols_in(f"số {printed} của")

    assert symbol.text == normal


@pytest.mark.parametrize("text", ["Số:   /KH-UBND", "số /QĐ-UBND ngày", "Số: -CT/TU"])
def test_a_blank_number_is_no_number(text: str) -> None:
    (symbol,) = blank_symbols_in(text)

    assert symbol.number is None
    assert symbol.text is None
    assert symbols_in(text) == []


def test_a_dotted_number_is_blank_too() -> None:
    (symbol,) = symbols_in("Số: ...../QĐ-UBND")

    assert symbol.text is None


@pytest.mark.parametrize(
    "text", ["HIV/AIDS", "20/10", "08/3/2025", "111/100", "24/7", "18.5", "50/50", "và/hoặc", "km/h"]
)
def test_what_only_looks_like_one(text: str) -> None:
    assert symbols_in(f"theo {text} của") == []
