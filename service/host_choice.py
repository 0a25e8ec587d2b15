"""What a bot host does next: a pure choice from what it runs and what the service wants."""

from typing import Literal

Choice = Literal["nothing", "prepare", "promote", "drop"]


def wanted_beside(active: str | None, live: str | None, coming: str | None, failed: frozenset[str]) -> str | None:
    """Return the model that should be made ready beside the one that serves.

    First the live one, if it isn't what serves; then that of the swap under way. One that just failed waits.
    """
    for model_id in (live, coming):
        if model_id is not None and model_id != active and model_id not in failed:
            return model_id
    return None


def choose(wanted: str | None, live: str | None, second: str | None, second_is_ready: bool) -> Choice:
    """Return what to do with the second Rasa: `promote` makes it the one that serves."""
    if second is not None and second != wanted:
        return "drop"
    if wanted is None:
        return "nothing"
    if second is None:
        return "prepare"
    return "promote" if second == live and second_is_ready else "nothing"
