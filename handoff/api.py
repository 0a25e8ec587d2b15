"""HTTP of the counsellors, and the routes that both sides use."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.requests import HTTPConnection

from accounts.api import bearer_token, current_user, requires
from accounts.errors import RoleMissing
from accounts.models import User
from accounts.service import COUNSELLOR
from conversations.api import ConversationsHere, TurnsHere, post_and_wait
from conversations.errors import ConversationUnknown
from conversations.schemas import ConversationView, NewCitizenMessage
from guidance.sessions import Sessions
from handoff.schemas import Availability, CallbackView, HandBack, QueueView, ReflectionShown
from handoff.service import Handoff

router = APIRouter(prefix="/api/v1", tags=["handoff"])


def get_handoff(connection: HTTPConnection) -> Handoff:
    """Return the application's hand-off."""
    handoff: Handoff = connection.app.state.handoff
    return handoff


HandoffHere = Annotated[Handoff, Depends(get_handoff)]
CounsellorHere = Annotated[User, Depends(requires(COUNSELLOR))]


async def either_side(conversation_id: str, request: Request, conversations: ConversationsHere) -> User | None:
    """Return None for the citizen whose token opens the conversation, else the counsellor who is calling."""
    token = bearer_token(request)
    if token is not None:
        try:
            await conversations.authorize(conversation_id, token)
            return None
        except ConversationUnknown:
            pass
    accounts = request.app.state.accounts
    try:
        user = await current_user(request, accounts)
    except Exception as error:
        # A wrong token tells nothing about whether the conversation exists.
        if token is not None:
            raise ConversationUnknown from error
        raise
    if COUNSELLOR not in user.roles:
        raise RoleMissing(role=COUNSELLOR)
    return user


SideHere = Annotated[User | None, Depends(either_side)]


@router.get("/availability")
async def availability(handoff: HandoffHere, lang: Literal["nb", "nn", "en"] = "nb") -> Availability:
    """Whether a person can be had now."""
    return await handoff.availability(lang)


@router.get("/conversations/{conversation_id}/messages")
async def messages(
    conversation_id: str,
    side: SideHere,
    conversations: ConversationsHere,
    handoff: HandoffHere,
    after: Annotated[int, Query(ge=0, le=2**31 - 1)] = 0,
) -> ConversationView:
    """Every message with a number above `after`, for the citizen and for the counsellor concerned."""
    if side is not None:
        await handoff.check_may_read(conversation_id, side)
    return await conversations.read(conversation_id, after)


@router.post("/conversations/{conversation_id}/messages", status_code=201)
async def post_message(
    conversation_id: str,
    side: SideHere,
    body: NewCitizenMessage,
    response: Response,
    conversations: ConversationsHere,
    turns: TurnsHere,
) -> ConversationView:
    """Write in a conversation: the citizen gets the bot's answers of that turn, too.

    Sending the same `client_id` again is harmless: 200 with what is already there.
    """
    if side is None:
        return await post_and_wait(conversation_id, body, response, conversations, turns)
    posted = await conversations.post_counsellor_message(
        conversation_id, side.id, side.display_name, body.client_id, body.text or ""
    )
    if not posted.created:
        response.status_code = 200
    return await conversations.read_turn(conversation_id, posted.seq)


@router.post("/conversations/{conversation_id}/close")
async def close(
    conversation_id: str, side: SideHere, conversations: ConversationsHere, handoff: HandoffHere
) -> ConversationView:
    """End a conversation, from either side."""
    if side is None:
        return await conversations.close(conversation_id, "citizen")
    return await handoff.close(conversation_id, side)


@router.get("/queue")
async def queue(user: CounsellorHere, handoff: HandoffHere) -> QueueView:
    """Who waits, who is with me, whom to phone."""
    return await handoff.queue(user)


@router.post("/conversations/{conversation_id}/claim")
async def claim(conversation_id: str, user: CounsellorHere, handoff: HandoffHere) -> ConversationView:
    """Take a waiting conversation with its whole history; 409 when somebody else was first."""
    return await handoff.claim(conversation_id, user)


@router.get("/conversations/{conversation_id}/reflection")
async def reflection(
    conversation_id: str, user: CounsellorHere, handoff: HandoffHere, request: Request
) -> ReflectionShown:
    """What the citizen's interest reflection came to, for the counsellor who has the conversation, if they may see it."""
    await handoff.check_has(conversation_id, user)
    reflections: Sessions = request.app.state.reflections
    return ReflectionShown(result=await reflections.shown_to_counsellor(conversation_id))


@router.post("/conversations/{conversation_id}/hand-back")
async def hand_back(
    conversation_id: str, user: CounsellorHere, handoff: HandoffHere, body: HandBack | None = None
) -> ConversationView:
    """Give the conversation back to the bot."""
    return await handoff.hand_back(conversation_id, user, body.note if body else None)


@router.post("/conversations/{conversation_id}/transfer")
async def transfer(conversation_id: str, user: CounsellorHere, handoff: HandoffHere) -> ConversationView:
    """Put the conversation first in the queue, for a colleague."""
    return await handoff.transfer(conversation_id, user)


@router.post("/callbacks/{callback_id}/done")
async def finish_callback(callback_id: str, user: CounsellorHere, handoff: HandoffHere) -> CallbackView:
    """Note that the person has been phoned."""
    return await handoff.finish_callback(callback_id, user)
