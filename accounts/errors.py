"""What can go wrong when people log in."""

from foundation.errors import VeiviserError


class WrongCredentials(VeiviserError):
    """The user name or the password is wrong; which of them is never said."""

    code = "wrong_credentials"


class TooManyAttempts(VeiviserError):
    """Too many failed logins for this user name lately."""

    code = "too_many_attempts"


class NotLoggedIn(VeiviserError):
    """No valid session came with the request."""

    code = "not_logged_in"


class RoleMissing(VeiviserError):
    """The person is logged in but may not do this."""

    code = "role_missing"


class ForgedRequest(VeiviserError):
    """An unsafe request came with the cookie but without our header (cross-site request forgery)."""

    code = "forged_request"
