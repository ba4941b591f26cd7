"""Names of bodies in the form by which they are compared (pure functions); what is printed stays as printed."""

import re
from typing import Final

from tienbo.vietnamese import fold

_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_AND: Final = re.compile(r"\bva\b")
_SPACES: Final = re.compile(r" +")
# Written-out forms and other spellings, longest first, with the form they are compared in.
_SHORT: Final = {
    "vi su tien bo cua phu nu viet nam": "vstbpn",
    "vi su tien bo phu nu viet nam": "vstbpn",
    "vi su tien bo cua phu nu": "vstbpn",
    "vi su tien bo phu nu": "vstbpn",
    "vstbpnvn": "vstbpn",
    "vstbcpnvn": "vstbpn",
    "vstbcpn": "vstbpn",
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "uy ban": "ub",
    "lien hiep phu nu": "lhpn",
    "lien doan lao dong": "ldld",
    "mat tran to quoc": "mttq",
    "lao dong thuong binh xa hoi": "ldtbxh",
    "ld tb xh": "ldtbxh",
    "ldtb xh": "ldtbxh",
    "ke hoach dau tu": "khdt",
    "kh dt": "khdt",
    "giao duc dao tao": "gddt",
    "gd dt": "gddt",
    "nong nghiep phat trien nong thon": "nnptnt",
    "nn ptnt": "nnptnt",
    "nong nghiep moi truong": "nnmt",
    "nn mt": "nnmt",
    "thong tin truyen thong": "tttt",
    "tt tt": "tttt",
    "tai nguyen moi truong": "tnmt",
    "tn mt": "tnmt",
    "giao thong van tai": "gtvt",
    "khoa hoc cong nghe": "khcn",
    "kh cn": "khcn",
    "van hoa the thao du lich": "vhttdl",
    "vh tt dl": "vhttdl",
    "van phong": "vp",
    "thanh pho": "tp",
    "thi xa": "tx",
}
_WRITTEN: Final = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "lhpn": "lien hiep phu nu",
    "vstbpn": "vi su tien bo cua phu nu",
    "mttq": "mat tran to quoc",
}
_SEARCHED_BY: Final = re.compile(rf"\b(?:{'|'.join(_WRITTEN)})\b")
_KIND: Final = re.compile(r"(?:tinh|tp|huyen|quan|tx|thi tran|xa|phuong|dac khu)\b")
_LONG: Final = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")


def body_key(printed: str) -> str:
    """Folded, every dash and sign a space, without "và", the usual abbreviations for the written-out forms.

    `Ban vì sự tiến bộ của phụ nữ tỉnh`, `Ban VSTBCPN tỉnh` and `Ban VSTBPNVN  tỉnh` become `ban vstbpn tinh`.
    """
    return _LONG.sub(lambda found: _SHORT[found[0]], plain_words(printed))


def plain_words(printed: str) -> str:
    """The key before long forms are shortened: there a slip of one letter stays one letter."""
    words = _NO_WORD.sub(" ", fold(printed))
    return _SPACES.sub(" ", _AND.sub(" ", words)).strip()


def implied_keys(name: str, unit_name: str) -> frozenset[str]:
    """Keys that mean a body of the unit where the unit itself speaks: it need not say its own name.

    `Ban VSTBPN tỉnh Hà Tĩnh` may be printed `Ban VSTBPN tỉnh`, and `Sở Nội vụ` with `tỉnh` or `tỉnh Hà Tĩnh` after
    it. A name is never cut down to nothing of the unit: `Ban VSTBPN` alone could be any level's.
    """
    key, whole = body_key(name), body_key(unit_name)
    found = _KIND.match(whole)
    if found is None:
        return frozenset({key})
    kind, proper = found[0], whole[found.end() + 1 :]
    if key.endswith(f" {whole}"):
        return frozenset({key, key.removesuffix(f" {proper}")})
    if key.endswith(f" {kind}"):
        return frozenset({key, f"{key} {proper}"})
    return frozenset({key, f"{key} {kind}", f"{key} {kind} {proper}"})


def written_out(text: str) -> str:
    """The text folded, with the abbreviations that people search by written out as official names are."""
    return _SEARCHED_BY.sub(lambda found: _WRITTEN[found[0]], fold(text))
