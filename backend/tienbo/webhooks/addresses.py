"""Where a webhook may go: https, to a host that the operator has named, at an address that is out in the world.

A receiver's name can be made to point anywhere, at any time, so it is looked up at the moment of sending, once, and
the connection goes to the address that was checked.
"""

import socket
from collections.abc import Callable, Collection, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final, NamedTuple
from urllib.parse import urlsplit

HTTPS: Final = 443
# Ways to spell an IPv4 address as an IPv6 one: NAT64 (RFC 6052, 8215), 6to4 (3056), Teredo (4380), compatible (4291).
_CARRIERS: Final = tuple(
    IPv6Network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)

Address = IPv4Address | IPv6Address
Lookup = Callable[[str], Iterable[str]]


class Forbidden(Exception):  # noqa: N818 -- what the address is
    """The address is none that a webhook may go to; the message says why, for the one who set it."""


class Destination(NamedTuple):
    """A receiver as it is connected to: `host` for its certificate and its Host header, `address` for the socket."""

    host: str
    address: str
    target: str


def host_of(url: str, hosts: Collection[str]) -> str:
    """The host of a URL of the one shape that is allowed.

    Raises:
        Forbidden: another scheme, port, a user name, a fragment, or a host that the operator has not named.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Forbidden("the address cannot be read") from error
    if parts.scheme != "https" or port not in {None, HTTPS}:
        raise Forbidden("only https on its own port")
    if parts.username is not None or parts.password is not None or parts.fragment or "\\" in url or not url.isascii():
        raise Forbidden("no user name, no fragment, no other signs than those of an address")
    if host is None or host not in hosts:
        raise Forbidden("the operator has not named this host (TIENBO_WEBHOOK_HOSTS)")
    return host


def is_public(address: Address) -> bool:
    """Whether an address is a machine's out in the world, not one of ours by any spelling."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None or address.is_site_local:
            return False
        if any(address in carrier for carrier in _CARRIERS):
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def look_up(host: str) -> list[str]:
    """Every address of a host, as the system's resolver gives them.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def destination(url: str, hosts: Collection[str], lookup: Lookup = look_up) -> Destination:
    """Where to connect to, now.

    Raises:
        Forbidden: not an allowed URL, or one of the host's addresses is not out in the world.
        OSError: the host has no address.
    """
    host = host_of(url, hosts)
    addresses = list(lookup(host))
    for text in addresses:
        try:
            public = is_public(ip_address(text))
        except ValueError:  # with a zone (fe80::1%eth0), which only a local address has
            public = False
        if not public:
            raise Forbidden(f"{host} is at {text}, which is not out in the world")
    if not addresses:
        raise OSError(f"{host} has no address")
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Destination(host, addresses[0], target)
