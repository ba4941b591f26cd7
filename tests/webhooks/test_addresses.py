"""Nothing that a webhook is told to call is one of our own machines, however its address is spelled."""

from ipaddress import ip_address

import pytest

from tienbo.webhooks.addresses import Forbidden, destination, host_of, is_public

HOSTS = {"portal.example.vn"}
LOCAL = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",  # noqa: S104 -- refused, not listened on
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "2001:0:7f00:1::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "100::1",
    "4000::1",
]
URLS = [
    "http://portal.example.vn/",
    "ftp://portal.example.vn/",
    "https://portal.example.vn:8443/",
    "https://portal.example.vn:80/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://localhost/",
    "https://portal.example.vn.evil.example/",
    "https://evil.example/portal.example.vn",
    "https://portal.example.vn@evil.example/",
    "https://evil.example@portal.example.vn/",
    "https://portal.example.vn:secret@portal.example.vn/",
    "https://portal.example.vn\\@evil.example/",
    "https://portal.example.vn./",
    "https://portal.exаmple.vn/",
    "https://portal.example.vn/#x",
    "https://portal.example.vn:99999/",
    "https://[::1/",
    "//portal.example.vn/",
    "",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("address", LOCAL)
def test_an_address_of_ours_is_refused(address: str) -> None:
    with pytest.raises(Forbidden, match="not out in the world"):
        destination("https://portal.example.vn/hook", HOSTS, lambda _: [address])


@pytest.mark.parametrize("address", LOCAL)
def test_one_of_ours_among_others_is_refused(address: str) -> None:
    with pytest.raises(Forbidden):
        destination("https://portal.example.vn/hook", HOSTS, lambda _: ["8.8.8.8", address])


@pytest.mark.parametrize("url", URLS, ids=range(len(URLS)))
def test_no_other_shape_of_address(url: str) -> None:
    with pytest.raises(Forbidden):
        host_of(url, HOSTS)


@pytest.mark.parametrize("address", ["8.8.8.8", "113.160.0.1", "2405:4800::1", "2606:4700::1111"])
def test_the_control_is_let_through(address: str) -> None:
    assert is_public(ip_address(address))
    found = destination("https://portal.example.vn/hook?a=1", HOSTS, lambda _: [address])
    assert found == ("portal.example.vn", address, "/hook?a=1")


def test_a_host_without_an_address() -> None:
    with pytest.raises(OSError, match="no address"):
        destination("https://portal.example.vn/", HOSTS, lambda _: [])
