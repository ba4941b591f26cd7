"""Where a request comes from: the client's address behind our own proxies, its network, and its browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Annotated

from fastapi import Depends, Request

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST_USER_AGENT = 300
_OWN_PREFIX = {4: 24, 6: 64}  # what one household or office is given


@dataclass(frozen=True)
class Visitor:
    """Who knocks; `address` is None where there is none, as on a Unix socket."""

    address: str | None
    user_agent: str | None

    @property
    def network(self) -> str:
        return network_of(self.address)


def network_of(address: str | None) -> str:
    """The /24 (IPv4) or /64 (IPv6) of an address: counting single addresses would stop nobody."""
    parsed = _parse(address or "")
    return str(ip_network(f"{parsed}/{_OWN_PREFIX[parsed.version]}", strict=False)) if parsed else "unknown"


def client_address(peer: str | None, forwarded_for: str, trusted: Sequence[Network]) -> str | None:
    """The peer, or the address that our own proxies vouch for.

    Anyone can send X-Forwarded-For: it is read from the right, and only as far as the hops are ours.
    """
    hops = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    here = peer
    while hops and _is_ours(here, trusted):
        before = _parse(hops.pop())
        if before is None:
            break
        here = str(before)
    return here


def _is_ours(address: str | None, trusted: Sequence[Network]) -> bool:
    parsed = _parse(address or "")
    return parsed is not None and any(parsed in network for network in trusted)


def _parse(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    # A zone (`fe80::1%eth0`) names the server's own interface and is no part of the address.
    return IPv6Address(int(address)) if isinstance(address, IPv6Address) else address


def get_visitor(request: Request) -> Visitor:
    peer = request.client.host if request.client else None
    forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
    agent = request.headers.get("user-agent", "").replace("\0", "")[:LONGEST_USER_AGENT]
    return Visitor(client_address(peer, forwarded, request.app.state.settings.trusted_proxies), agent or None)


CurrentVisitor = Annotated[Visitor, Depends(get_visitor)]
