"""What crosses the wire about people who log in."""

from pydantic import BaseModel, Field


class Credentials(BaseModel):
    """A login attempt."""

    username: str = Field(min_length=1, max_length=80, examples=["veileder"])
    password: str = Field(min_length=1, max_length=200, examples=["en lang setning er et godt passord"])


class UserView(BaseModel):
    """A person as others see them."""

    id: str
    username: str
    name: str
    roles: list[str]


class SessionView(BaseModel):
    """A new session: `token` is for programs; the browser has the cookie."""

    token: str
    user: UserView
