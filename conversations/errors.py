"""What can go wrong in a conversation."""

from foundation.errors import VeiviserError


class ConversationError(VeiviserError):
    """Root of this room's errors."""


class ConversationUnknown(ConversationError):
    """No such conversation, or the token isn't its own: the two look alike from outside."""

    code = "conversation_unknown"


class ConversationClosed(ConversationError):
    """The conversation has ended; nothing more can be written in it."""

    code = "conversation_closed"


class IllegalTransition(ConversationError):
    """The conversation isn't in a state where this can happen."""

    code = "illegal_transition"


class NotYours(ConversationError):
    """The conversation is with another counsellor, or with none."""

    code = "not_yours"


class AlreadyClaimed(ConversationError):
    """Another counsellor was first, or the citizen is no longer waiting."""

    code = "already_claimed"


class MessageTooLong(ConversationError):
    """A message has more characters than we take."""

    code = "message_too_long"


class MessageEmpty(ConversationError):
    """A message has no text and no button."""

    code = "message_empty"


class ButtonUnknown(ConversationError):
    """The button isn't one that this conversation has been shown."""

    code = "button_unknown"


class MessageUnknown(ConversationError):
    """There is no bot answer with this number to judge."""

    code = "message_unknown"
