"""Versions as strong ETags, and the If-Match that every change needs."""

import re
from typing import Annotated

from fastapi import Depends, Header

from tienbo.problems import VersionRequired, VersionStale

_VERSION = re.compile(r'"([0-9]{1,9})"', re.ASCII)


def etag(version: int) -> str:
    return f'"{version}"'


def matched_version(
    if_match: Annotated[str | None, Header(max_length=200, description="The ETag that was read.")] = None,
) -> int:
    """The version the caller has read.

    Raises:
        VersionRequired: no If-Match; a change could overwrite what the caller has not seen.
        VersionStale: an If-Match that is no version of ours.
    """
    if if_match is None:
        raise VersionRequired
    match = _VERSION.fullmatch(if_match.strip())
    if match is None:
        raise VersionStale
    return int(match[1])


MatchedVersion = Annotated[int, Depends(matched_version)]
