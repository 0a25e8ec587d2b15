"""HTTP of logging in, and the dependencies that say who is calling."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.requests import HTTPConnection

from accounts.errors import ForgedRequest, RoleMissing
from accounts.models import User
from accounts.schemas import Credentials, SessionView, UserView
from accounts.service import Accounts, view

COOKIE = "veiviser_session"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

router = APIRouter(prefix="/api/v1/sessions", tags=["accounts"])


def get_accounts(connection: HTTPConnection) -> Accounts:
    """Return the application's accounts."""
    accounts: Accounts = connection.app.state.accounts
    return accounts


def bearer_token(connection: HTTPConnection) -> str | None:
    """Return the token of an `Authorization: Bearer` header, if there is one."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


async def current_user(request: Request, accounts: Annotated[Accounts, Depends(get_accounts)]) -> User:
    """Return who is calling, by bearer token or cookie. Raises NotLoggedIn or ForgedRequest."""
    token = bearer_token(request)
    if token is None:
        token = request.cookies.get(COOKIE)
        if token and request.method not in SAFE_METHODS and request.headers.get("x-requested-with") != "veiviser":
            raise ForgedRequest
    return await accounts.authenticate(token)


def requires(role: str) -> Callable[[User], Awaitable[User]]:
    """Return a dependency that lets only people with `role` in. Raises RoleMissing."""

    async def check(user: Annotated[User, Depends(current_user)]) -> User:
        if role not in user.roles:
            raise RoleMissing(role=role)
        return user

    return check


@router.post("", status_code=201)
async def log_in(
    credentials: Credentials,
    request: Request,
    response: Response,
    accounts: Annotated[Accounts, Depends(get_accounts)],
) -> SessionView:
    """Log in. Programs use the returned token as a bearer; the browser gets a secure cookie."""
    token, user = await accounts.log_in(credentials.username, credentials.password)
    response.set_cookie(
        COOKIE,
        token,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
        max_age=int(request.app.state.settings.session_hours * 3600),
    )
    return SessionView(token=token, user=view(user))


@router.get("/me")
async def who_am_i(user: Annotated[User, Depends(current_user)]) -> UserView:
    """Return who is logged in."""
    return view(user)


@router.delete("/me", status_code=204)
async def log_out(
    request: Request,
    response: Response,
    _user: Annotated[User, Depends(current_user)],
    accounts: Annotated[Accounts, Depends(get_accounts)],
) -> None:
    """End the session."""
    await accounts.log_out(bearer_token(request) or request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path="/")
