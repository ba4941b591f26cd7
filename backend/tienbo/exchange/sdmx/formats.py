"""Which of the formats of SDMX an answer is written in (pure)."""

from collections.abc import Mapping
from typing import Final

from pysdmx.io.format import Format

from tienbo.exchange.sdmx.errors import NotAcceptableError

DATA: Final = (
    Format.DATA_SDMX_ML_2_1_GEN,
    Format.DATA_SDMX_ML_2_1_STR,
    Format.DATA_SDMX_ML_3_0,
    Format.DATA_SDMX_JSON_2_0_0,
    Format.DATA_SDMX_CSV_1_0_0,
    Format.DATA_SDMX_CSV_2_0_0,
)
STRUCTURE: Final = (
    Format.STRUCTURE_SDMX_ML_2_1,
    Format.STRUCTURE_SDMX_ML_3_0,
    Format.STRUCTURE_SDMX_JSON_2_0_0,
)
# What a client gets that names no version of a family, or nothing at all: by the version of the path.
_DATA_FAMILIES: Final = {
    "2.1": {
        "xml": Format.DATA_SDMX_ML_2_1_GEN,
        "genericdata": Format.DATA_SDMX_ML_2_1_GEN,
        "structurespecificdata": Format.DATA_SDMX_ML_2_1_STR,
        "json": Format.DATA_SDMX_JSON_2_0_0,
        "csv": Format.DATA_SDMX_CSV_1_0_0,
    },
    "3.0": {
        "xml": Format.DATA_SDMX_ML_3_0,
        "genericdata": Format.DATA_SDMX_ML_2_1_GEN,
        "structurespecificdata": Format.DATA_SDMX_ML_3_0,
        "json": Format.DATA_SDMX_JSON_2_0_0,
        "csv": Format.DATA_SDMX_CSV_2_0_0,
    },
}
_STRUCTURE_FAMILIES: Final = {
    "2.1": {"xml": Format.STRUCTURE_SDMX_ML_2_1, "json": Format.STRUCTURE_SDMX_JSON_2_0_0},
    "3.0": {"xml": Format.STRUCTURE_SDMX_ML_3_0, "json": Format.STRUCTURE_SDMX_JSON_2_0_0},
}
# Short names for the parameter `format`, and what plain media types mean.
_NAMES: Final = {
    "application/xml": "xml",
    "text/xml": "xml",
    "sdmx-ml": "xml",
    "application/json": "json",
    "jsondata": "json",
    "jsonstructure": "json",
    "sdmx-json": "json",
    "text/csv": "csv",
    "csvdata": "csv",
    "sdmx-csv": "csv",
    "*/*": "xml",
    "application/*": "xml",
    "text/*": "csv",
}


def choose_data(version: str, accept: str, named: str | None) -> Format:
    """The format of data for a path of `version` (2.1 or 3.0), the `Accept` header and the parameter `format`.

    Raises:
        NotAcceptableError: none of the wanted formats is written here.
    """
    return _choose(DATA, _DATA_FAMILIES[version], accept, named)


def choose_structure(version: str, accept: str, named: str | None) -> Format:
    """The same for structures."""
    return _choose(STRUCTURE, _STRUCTURE_FAMILIES[version], accept, named)


def _choose(written: tuple[Format, ...], families: Mapping[str, Format], accept: str, named: str | None) -> Format:
    by_type = {_plain(one.value): one for one in written}
    for wanted in [named.lower()] if named else _ranked(accept):
        exact = by_type.get(_plain(wanted))
        if exact is not None:
            return exact
        # A media type without a version is the newest that its family has here.
        bare = [one for one in written if one.value.partition(";")[0] == wanted]
        if bare:
            return bare[-1]
        family = families.get(_NAMES.get(wanted, wanted))
        if family is not None:
            return family
    offered = ", ".join(one.value for one in written)
    raise NotAcceptableError(f"Hệ thống viết được: {offered}.", f"The service writes: {offered}.")


def _plain(media: str) -> str:
    """Without spaces and further parameters, so that `; version=2.1; q=1` compares."""
    kind, *parameters = (part.strip() for part in media.lower().split(";"))
    version = next((part.removeprefix("version=") for part in parameters if part.startswith("version=")), "")
    return f"{kind};{version}"


def _ranked(accept: str) -> list[str]:
    """The media types of an `Accept` header, the most wanted first; those with q=0 not at all."""
    if not accept.strip():
        return ["*/*"]
    found: list[tuple[float, str]] = []
    for part in accept.lower().split(","):
        media, *parameters = (one.strip() for one in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                quality = _quality(parameter[2:])
        version = next((one for one in parameters if one.startswith("version=")), None)
        if media and quality:
            found.append((quality, f"{media};{version}" if version else media))
    ordered = sorted(found, key=lambda one: -one[0])
    return [media for _, media in ordered]


def _quality(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
