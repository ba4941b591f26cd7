"""Numbers and reasons as texts, held to what one value may be (pure), as `submissions.checks.value_fault` does.

A number is at most 12 digits before the point and 6 after, so that a millionth of it is a whole number of 64 bits.
"""

from typing import Final

import polars as pl

from tienbo.bulk.problems import worded
from tienbo.submissions.models import ValueStatus

STATUSES: Final = [status.value for status in ValueStatus]
_REPORTED: Final = ValueStatus.reported.value
_ANY_NUMBER: Final = r"^-?[0-9]+(\.[0-9]+)?$"
_NUMBER: Final = r"^-?0*[0-9]{1,12}(\.[0-9]{1,6})?$"
# One thousand two hundred and thirty-four, or one and a bit: nobody can tell.
_AMBIGUOUS: Final = r"^-?[1-9][0-9]{0,2}\.[0-9]{3}$"
_FRACTION: Final = r"\.[0-9]*[1-9]"
MICRO: Final = 1_000_000


def stated(rows: pl.DataFrame) -> pl.DataFrame:
    """`status` made plain: a number by itself is reported."""
    silent = (pl.col("status") == "") & (pl.col("value") != "")
    status = pl.when(silent).then(pl.lit(_REPORTED)).otherwise(pl.col("status"))
    return rows.with_columns(status.alias("status"))


def faults(rows: pl.DataFrame) -> pl.DataFrame:
    """The problems of rows with `status`, `value` and `kind` (of the indicator; null: not known), one for each row."""
    status, value = pl.col("status"), pl.col("value")
    said = value != ""
    number = said & (status == _REPORTED)
    readable = value.str.contains(_ANY_NUMBER)
    whole = pl.col("kind").is_in(["count"]).fill_null(value=False)
    code = (
        pl.when(~status.is_in([*STATUSES, ""]))
        .then(pl.lit("status-unknown"))
        .when(said != (status == _REPORTED))
        .then(pl.lit("number-and-status-disagree"))
        .when((status == "") & ~said)
        .then(pl.lit("number-and-status-disagree"))
        .when(number & ~readable)
        .then(pl.lit("not-a-number"))
        .when(number & value.str.contains(_AMBIGUOUS))
        .then(pl.lit("ambiguous-number"))
        .when(number & ~value.str.contains(_NUMBER))
        .then(pl.lit("number-too-long"))
        .when(number & value.str.starts_with("-") & value.str.contains("[1-9]"))
        .then(pl.lit("negative"))
        .when(number & whole & value.str.contains(_FRACTION))
        .then(pl.lit("not-whole"))
    )
    wrong = rows.select("row", "value", code.alias("code")).filter(pl.col("code").is_not_null())
    column = pl.when(pl.col("code") == "status-unknown").then(pl.lit("status")).otherwise(pl.lit("value"))
    return worded(wrong.with_columns(column.alias("column"), _suggestion().alias("suggestion")))


def _suggestion() -> pl.Expr:
    code, value = pl.col("code"), pl.col("value")
    # 12,5 is how a Vietnamese reader writes it; more than one sign is a guess that nobody should make.
    comma = (code == "not-a-number") & value.str.contains(r"^-?[0-9]+,[0-9]+$")
    return (
        pl.when(comma)
        .then(value.str.replace(",", ".", literal=True))
        .when(code == "ambiguous-number")
        .then(pl.concat_str(value.str.replace(".", "", literal=True), pl.lit(" / "), value, pl.lit("0")))
    )


def micro(value: pl.Expr) -> pl.Expr:
    """Millionths of a number that `faults` lets pass, as Int64; null where there is none or it is out of range."""
    parts = value.str.strip_prefix("-").str.split_exact(".", 1)
    whole = parts.struct.field("field_0").str.strip_chars_start("0").replace("", "0")
    fraction = parts.struct.field("field_1").fill_null("").str.pad_end(6, "0")
    in_range = (whole.str.len_bytes() <= 12) & (fraction.str.len_bytes() == 6)  # noqa: PLR2004 -- as said above
    size = whole.cast(pl.Int64, strict=False) * MICRO + fraction.cast(pl.Int64, strict=False)
    sign = pl.when(value.str.starts_with("-")).then(-1).otherwise(1)
    return pl.when(in_range).then(size * sign)
