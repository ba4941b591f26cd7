from enum import StrEnum


class CatalogueAction(StrEnum):
    """What the caller may do with an indicator or a target now."""

    correct = "correct"
    start_version = "start_version"
    end = "end"
    make_public = "make_public"
    end_public = "end_public"
    set_target = "set_target"
    change_target = "change_target"
    withdraw_target = "withdraw_target"
