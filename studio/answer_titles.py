"""What an answer is called, for people: its question in bokmål instead of its key. Pure."""

from retrieval.content import Content
from retrieval.search import Result


def title_of(response: str, content: Content) -> str:
    """Return what the answer with this key answers; the key itself where the content has no words for it."""
    if response.startswith("answer/"):
        answer = content.answers.get(response.removeprefix("answer/"))
        return answer.question.nb if answer else response
    family = response.removeprefix("utter_")
    main = content.main_answer(family)
    if main is not None:
        return main.question.nb
    label = content.intents.get(family)
    if label is None:
        return response
    return label.without_occupation.nb if label.without_occupation else label.nb


def response_of(result: Result) -> str | None:
    """Return the key that says a found answer; None for an occupation, which many keys speak of.

    A family's main answer is said by the family's name, as the bot's actions do it.
    """
    if result.kind != "answer":
        return None
    return f"utter_{result.intent}" if result.main else f"answer/{result.id}"
