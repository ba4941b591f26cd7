"""What the two clients offer is the same, though each class says it for itself."""

import inspect
from collections.abc import Generator

from tienbo.client import AsyncClient, Client, bulk, reading


def offered(client: type) -> dict[str, str | None]:
    """The operations by name, with what is said of them."""
    return {name: method.__doc__ for name, method in vars(client).items() if not name.startswith("_")}


def test_both_offer_the_same() -> None:
    waiting, awaiting = offered(Client), offered(AsyncClient)
    assert waiting == awaiting
    assert {"get", "send", "each", "feed", "apply", "watch"} <= waiting.keys()


def test_every_operation_is_offered() -> None:
    said = set(offered(Client).values())
    for module in (reading, bulk):
        for name, operation in inspect.getmembers(module, inspect.isfunction):
            makes = inspect.signature(operation).return_annotation
            public = operation.__module__ == module.__name__ and not name.startswith("_")
            if public and getattr(makes, "__origin__", None) is Generator:
                assert operation.__doc__ in said, name
