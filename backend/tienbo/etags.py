"""Versions as strong ETags, and the If-Match that every change needs.

A read adds a digest of the answer, `"7.3f9c…"` (`conditional.py`); a change goes by what stands before it. A proxy
that compresses makes a tag weak, `W/"7"`: the version in it is as good.
"""

import re
from typing import Annotated

from fastapi import Depends, Header

from tienbo.problems import VersionRequired, VersionStale

DIGEST_BYTES = 16
_DIGEST = rf"[0-9a-f]{{{2 * DIGEST_BYTES}}}"
_VERSION = re.compile(rf'(?:W/)?"([0-9]{{1,9}})(?:\.{_DIGEST})?"', re.ASCII)
_READ = re.compile(rf'(?:W/)?("[^".]+)(?:\.{_DIGEST})?"', re.ASCII)


def etag(version: int) -> str:
    return f'"{version}"'


def as_given(tag: str) -> str:
    """The tag as the route made it, without what a read or a proxy added."""
    match = _READ.fullmatch(tag.strip())
    return f'{match[1]}"' if match else tag


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
