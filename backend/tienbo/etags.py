"""Versions as strong ETags, and the If-Match that every change needs."""

import re
from typing import Annotated

from fastapi import Depends, Header

from tienbo.problems import VersionRequired, VersionStale

_VERSION = re.compile(r'"([0-9]{1,9})"', re.ASCII)


def etag(version: int) -> str:
    return f'"{version}"'


IfMatch = Annotated[str | None, Header(max_length=200, description="The ETag that was read.")]


def given_version(if_match: IfMatch = None) -> int | None:
    """The version the caller has read, where the request names it.

    Raises:
        VersionStale: an If-Match that is no version of ours.
    """
    if if_match is None:
        return None
    match = _VERSION.fullmatch(if_match.strip())
    if match is None:
        raise VersionStale
    return int(match[1])


def matched_version(version: Annotated[int | None, Depends(given_version)]) -> int:
    """The version the caller has read.

    Raises:
        VersionRequired: no If-Match; a change could overwrite what the caller has not seen.
        VersionStale: an If-Match that is no version of ours.
    """
    if version is None:
        raise VersionRequired
    return version


GivenVersion = Annotated[int | None, Depends(given_version)]
MatchedVersion = Annotated[int, Depends(matched_version)]
