"""Facts about one occupation: which section answers which question, and what to ask next."""

from rasa_sdk.executor import CollectingDispatcher

from actions.service_client import ServiceAway, occupation
from actions.speech import button, say

SECTIONS = {
    "ask_about_occupation": "what_you_do",
    "ask_how_to_become": "education_path",
    "ask_pay": "pay",
    "ask_job_prospects": "job_prospects",
    "ask_education_length": "education_length",
    "ask_workplace": "where_you_work",
    "ask_qualities": "qualities",
    "ask_related_occupations": "related",
}
# What people tend to ask next, in this order; what was just answered is left out.
NEXT = (
    "ask_how_to_become",
    "ask_pay",
    "ask_job_prospects",
    "ask_about_occupation",
    "ask_education_length",
    "ask_related_occupations",
)
NEXT_BUTTONS = 3


async def say_fact(
    dispatcher: CollectingDispatcher, occupation_id: str, intent: str, lang: str, also: list[str] | None = None
) -> None:
    """Answer one question about an occupation; `also` are other occupations that the person named."""
    section = SECTIONS[intent]
    cards = [occupation_id] if intent == "ask_about_occupation" else []
    if intent == "ask_related_occupations":
        cards = await related(occupation_id, lang)
    others = [button(intent, occupation=other) for other in (also or [])[:2]]
    following = [button(one, occupation=occupation_id) for one in NEXT if one != intent]
    say(
        dispatcher,
        f"occupation/{occupation_id}/{section}",
        slots={"occupation": occupation_id},
        cards=cards,
        buttons=[*others, *following][:NEXT_BUTTONS],
    )


async def related(occupation_id: str, lang: str) -> list[str]:
    """Return the ids of related occupations for cards; none when the service is away: the text names them too."""
    try:
        record = await occupation(occupation_id, lang)
    except ServiceAway:
        return []
    listed = (record or {}).get("related") or []
    return [str(one["id"] if isinstance(one, dict) else one) for one in listed]
