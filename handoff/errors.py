"""What can go wrong in the hand-off."""

from foundation.errors import VeiviserError


class CallbackUnknown(VeiviserError):
    """There is no such call-back."""

    code = "callback_unknown"
