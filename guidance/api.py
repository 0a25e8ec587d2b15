"""HTTP of reflections."""

import hmac
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from accounts.api import bearer_token
from guidance.errors import ReflectionUnknown
from guidance.schemas import (
    AnswerTaken,
    ConsentView,
    Form,
    ItemsView,
    ItemView,
    NewAnswer,
    NewConsent,
    NewReflection,
    NewScoring,
    NewWants,
    NewWords,
    ReflectionCreated,
    ReflectionView,
    ResultView,
    ShareView,
    WantsTaken,
    WordsView,
)
from guidance.sessions import Access, Sessions
from retrieval.api import LangQuery

router = APIRouter(prefix="/api/v1/guidance", tags=["guidance"])
LangAsked = Annotated[str | None, Query(pattern="^(nb|nn|en)$", description="Another language than the reflection's.")]


def get_sessions(request: Request) -> Sessions:
    """Return the application's reflections."""
    sessions: Sessions = request.app.state.reflections
    return sessions


SessionsHere = Annotated[Sessions, Depends(get_sessions)]


async def access_of(session_id: str, request: Request, sessions: SessionsHere) -> Access:
    """Return what the bearer token opens. Raises ReflectionUnknown.

    The action server has a secret of its own, and may go on with the reflections of conversations.
    """
    token = bearer_token(request)
    if is_internal(request):
        return Access(session_id, True)
    return await sessions.authorize(session_id, token)


def is_internal(request: Request) -> bool:
    """Return whether the caller is our own action server."""
    secret: str = request.app.state.settings.internal_token
    return bool(secret) and hmac.compare_digest(secret, bearer_token(request) or "")


AccessHere = Annotated[Access, Depends(access_of)]


@router.get("/items")
async def items(request: Request, form: Form = "full", lang: LangQuery = "nb") -> ItemsView:
    """The activities of a form. The short form chooses its own among all of them, by the answers."""
    bank = request.app.state.library.engine.bank
    return ItemsView(
        version=bank.version,
        items=[
            ItemView(id=item.id, type=item.type, text=item.text.get(lang), picture=item.picture) for item in bank.items
        ],
    )


@router.get("/texts")
async def texts(request: Request, lang: LangQuery = "nb") -> dict[str, Any]:
    """Every text of the reflection's page in one language."""
    found: dict[str, Any] = request.app.state.library.texts.of_page(lang)
    return found


@router.post("/score")
async def score(body: NewScoring, sessions: SessionsHere) -> ResultView:
    """Score and match answers without keeping anything."""
    return await sessions.score(body)


@router.post("/sessions", status_code=201)
async def begin(body: NewReflection | None, sessions: SessionsHere) -> ReflectionCreated:
    """Begin a reflection. The token opens it for 30 days; keep it, it's given once."""
    body = body or NewReflection()
    return await sessions.create(body.form, body.lang, body.seed)


@router.get("/sessions/{session_id}")
async def read(access: AccessHere, sessions: SessionsHere) -> ReflectionView:
    """Where the reflection stands."""
    return await sessions.read(access)


@router.put("/sessions/{session_id}/answers/{item_id}")
async def answer(item_id: str, body: NewAnswer, access: AccessHere, sessions: SessionsHere) -> AnswerTaken:
    """Answer an item, or correct an answer; null passes over. The same again changes nothing."""
    return await sessions.answer(access, item_id, body.value, body.text)


@router.post("/sessions/{session_id}/undo")
async def undo(access: AccessHere, sessions: SessionsHere) -> ReflectionView:
    """Take the latest answer back."""
    return await sessions.undo(access)


@router.post("/sessions/{session_id}/restart")
async def restart(access: AccessHere, sessions: SessionsHere) -> ReflectionView:
    """Begin anew."""
    return await sessions.restart(access)


@router.post("/sessions/{session_id}/resume")
async def resume(access: AccessHere, sessions: SessionsHere) -> ReflectionView:
    """Go on after the reflection stopped because of danger."""
    return await sessions.resume(access)


@router.put("/sessions/{session_id}/words")
async def words(body: NewWords, access: AccessHere, sessions: SessionsHere) -> WordsView:
    """Tell of something that gave energy. It is read back, and counts when it is accepted; an empty text takes it away."""
    return await sessions.put_words(access, body)


@router.put("/sessions/{session_id}/wants")
async def wants(body: NewWants, access: AccessHere, sessions: SessionsHere) -> WantsTaken:
    """Say what matters, what is disliked, and where the limits are."""
    return await sessions.put_wants(access, body)


@router.get("/sessions/{session_id}/result")
async def result(access: AccessHere, sessions: SessionsHere, lang: LangAsked = None) -> ResultView:
    """What the answers come to so far."""
    return await sessions.result(access, lang)


@router.put("/sessions/{session_id}/consent")
async def consent(
    access: AccessHere, sessions: SessionsHere, request: Request, body: NewConsent | None = None
) -> ConsentView:
    """Let a counsellor who takes the conversation over see the result, or take that back."""
    body = body or NewConsent()
    if body.conversation_id is not None and not is_internal(request):
        await request.app.state.conversations.authorize(body.conversation_id, body.conversation_token)
    return ConsentView(consent=await sessions.consent(access, body.consent, body.conversation_id))


@router.post("/sessions/{session_id}/share")
async def share(access: AccessHere, sessions: SessionsHere) -> ShareView:
    """Make a link that shows the result and can't change it; an earlier one stops working."""
    return await sessions.share(access)


@router.delete("/sessions/{session_id}", status_code=204)
async def delete(access: AccessHere, sessions: SessionsHere) -> Response:
    """Forget the reflection at once."""
    await sessions.delete(access)
    return Response(status_code=204)


@router.post("/conversations/{conversation_id}/session", status_code=201)
async def begin_in_chat(
    conversation_id: str, body: NewReflection, request: Request, response: Response, sessions: SessionsHere
) -> ReflectionView:
    """Begin or find a conversation's reflection; for our own action server alone."""
    if not is_internal(request):
        raise ReflectionUnknown
    found = await sessions.of_conversation(conversation_id)
    if found is None:
        created = await sessions.create(body.form, body.lang, body.seed, conversation_id)
        found = created.session_id
    else:
        response.status_code = 200
    return await sessions.read(Access(found, True))


@router.post("/conversations/{conversation_id}/link")
async def link(conversation_id: str, request: Request, sessions: SessionsHere) -> dict[str, str]:
    """Return a secret to the citizen's own result, by the conversation's token; an earlier secret is void."""
    await request.app.state.conversations.authorize(conversation_id, bearer_token(request))
    found = await sessions.of_conversation(conversation_id)
    if found is None:
        raise ReflectionUnknown
    return {"session_id": found, "token": await sessions.new_token(found)}
