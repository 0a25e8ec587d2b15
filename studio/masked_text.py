"""Citizens' words as staff may see them."""

import structlog

from language.personal_data import mask_personal_data

log = structlog.get_logger(__name__)
HIDDEN = "(kan ikke vises)"


def masked(text: str) -> str:
    """Return a text without personal data; one that can't be masked is hidden as a whole."""
    try:
        return mask_personal_data(text).text
    except Exception as error:
        log.error("masking_failed", error=type(error).__name__)
        return HIDDEN
