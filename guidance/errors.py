"""What can go wrong in a reflection."""

from foundation.errors import VeiviserError


class ReflectionUnknown(VeiviserError):
    """No such reflection, it is deleted or too old, or the token isn't its own: they look alike from outside."""

    code = "reflection_unknown"


class ItemUnknown(VeiviserError):
    """There is no item with this id."""

    code = "item_unknown"


class AnswerUnreadable(VeiviserError):
    """An answer has neither a value from 1 to 5 nor a text."""

    code = "answer_unreadable"


class ReadOnlyLink(VeiviserError):
    """A shared link shows a result; it can't change it."""

    code = "read_only_link"


class WishUnknown(VeiviserError):
    """A value or limit isn't one that we know; `known` lists them."""

    code = "wish_unknown"


class ReflectionStopped(VeiviserError):
    """Danger was heard: the reflection waits until the person chooses to go on."""

    code = "reflection_stopped"
