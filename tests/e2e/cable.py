"""A cable between browser and demo that can be pulled out: what a driver calls offline leaks while a page closes."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit


class Cable:
    """Carries TCP connections to the demo while it is plugged in."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._there = (str(parts.hostname), int(parts.port or 80))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._carried: set[socket.socket] = set()
        self._pulled = threading.Event()
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def pull(self) -> None:
        """From now on nothing goes through, what is under way included."""
        self._pulled.set()
        for one in [*self._carried]:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def plug(self) -> None:
        self._pulled.clear()

    def close(self) -> None:
        self.pull()
        self._listening.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self._pulled.is_set():
                near.close()
                continue
            far = socket.create_connection(self._there)
            self._carried |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(65_536):
                if self._pulled.is_set():
                    break
                other.sendall(piece)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._carried.discard(one)
        one.close()


@contextlib.contextmanager
def cable(address: str) -> Iterator[Cable]:
    """A cable to that address, plugged in."""
    laid = Cable(address)
    try:
        yield laid
    finally:
        laid.close()
