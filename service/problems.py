"""The one place where an error becomes a status code and a sentence (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from foundation.errors import VeiviserError

log = structlog.get_logger(__name__)
MEDIA_TYPE = "application/problem+json"
LANGS = ("nb", "nn", "en")

# code: (status, bokmål, nynorsk, English)
_TEXTS: dict[str, tuple[int, str, str, str]] = {
    "conversation_unknown": (
        404,
        "Vi finner ikke denne samtalen. Start en ny samtale.",
        "Vi finn ikkje denne samtalen. Start ein ny samtale.",
        "We can't find this conversation. Please start a new one.",
    ),
    "conversation_closed": (
        409,
        "Samtalen er avsluttet. Start en ny samtale for å skrive mer.",
        "Samtalen er avslutta. Start ein ny samtale for å skrive meir.",
        "This conversation has ended. Start a new one to write more.",
    ),
    "illegal_transition": (
        409,
        "Det går ikke akkurat nå. Samtalen er i en annen tilstand.",
        "Det går ikkje akkurat no. Samtalen er i ein annan tilstand.",
        "That isn't possible right now. The conversation is in another state.",
    ),
    "not_yours": (
        409,
        "Denne samtalen er ikke hos deg.",
        "Denne samtalen er ikkje hos deg.",
        "This conversation isn't with you.",
    ),
    "already_claimed": (
        409,
        "Noen andre tok samtalen først, eller så venter ikke brukeren lenger.",
        "Nokon andre tok samtalen først, eller så ventar ikkje brukaren lenger.",
        "Somebody else took the conversation first, or the person is no longer waiting.",
    ),
    "message_too_long": (
        422,
        "Meldingen er for lang: {length} tegn. Du kan skrive inntil {limit} tegn. Del den gjerne i flere.",
        "Meldinga er for lang: {length} teikn. Du kan skrive inntil {limit} teikn. Del ho gjerne i fleire.",
        "The message is too long: {length} characters. The limit is {limit}. You can split it into several.",
    ),
    "message_empty": (
        422,
        "Meldingen er tom. Skriv noe først.",
        "Meldinga er tom. Skriv noko først.",
        "The message is empty. Write something first.",
    ),
    "button_unknown": (
        422,
        "Denne knappen hører ikke til samtalen. Skriv heller hva du lurer på.",
        "Denne knappen høyrer ikkje til samtalen. Skriv heller kva du lurer på.",
        "This button doesn't belong to the conversation. Please write your question instead.",
    ),
    "message_unknown": (
        404,
        "Det finnes ikke noe svar fra roboten med dette nummeret.",
        "Det finst ikkje noko svar frå roboten med dette nummeret.",
        "There is no answer from the bot with this number.",
    ),
    "reflection_unknown": (
        404,
        "Vi finner ikke dette resultatet. Det kan være slettet eller eldre enn 30 dager.",
        "Vi finn ikkje dette resultatet. Det kan vere sletta eller eldre enn 30 dagar.",
        "We can't find this result. It may have been deleted, or be older than 30 days.",
    ),
    "item_unknown": (
        404,
        "Det finnes ikke noe spørsmål som heter {item}.",
        "Det finst ikkje noko spørsmål som heiter {item}.",
        "There is no question called {item}.",
    ),
    "answer_unreadable": (
        422,
        "Svar med et tall fra 1 til 5, eller med ord, ikke begge deler.",
        "Svar med eit tal frå 1 til 5, eller med ord, ikkje begge delar.",
        "Answer with a number from 1 to 5 or in words, not both.",
    ),
    "read_only_link": (
        403,
        "Denne lenken viser bare resultatet. Den kan ikke endre noe.",
        "Denne lenkja viser berre resultatet. Ho kan ikkje endre noko.",
        "This link only shows the result. It can't change anything.",
    ),
    "wish_unknown": (
        422,
        "Vi kjenner ikke ønsket {wish}. Vi kjenner disse: {known}.",
        "Vi kjenner ikkje ønsket {wish}. Vi kjenner desse: {known}.",
        "We don't know the wish {wish}. We know these: {known}.",
    ),
    "reflection_stopped": (
        409,
        "Vi tok en pause her. Velg «Fortsett» hvis du vil gå videre.",
        "Vi tok ein pause her. Vel «Hald fram» om du vil gå vidare.",
        "We paused here. Choose “Go on” if you want to continue.",
    ),
    "change_set_unknown": (
        404,
        "Vi finner ikke dette utkastet. Det kan være forkastet.",
        "Vi finn ikkje dette utkastet. Det kan vere forkasta.",
        "We can't find this draft. It may have been discarded.",
    ),
    "change_set_closed": (
        409,
        "Utkastet er publisert eller forkastet, og kan ikke endres. Lag et nytt.",
        "Utkastet er publisert eller forkasta, og kan ikkje endrast. Lag eit nytt.",
        "This draft is published or discarded and can't be changed. Make a new one.",
    ),
    "change_set_empty": (
        409,
        "Utkastet er tomt. Det er ingenting å publisere.",
        "Utkastet er tomt. Det er ingenting å publisere.",
        "This draft is empty. There is nothing to publish.",
    ),
    "stale_edit": (
        412,
        "Noen andre har lagret her i mellomtiden. Se hva som er endret, og lagre på nytt.",
        "Nokon andre har lagra her i mellomtida. Sjå kva som er endra, og lagre på nytt.",
        "Somebody else saved here in the meantime. Look at what changed, and save again.",
    ),
    "if_match_missing": (
        428,
        "Endringen sier ikke hvilken versjon den bygger på. Last siden på nytt.",
        "Endringa seier ikkje kva versjon ho byggjer på. Last sida på nytt.",
        "The change doesn't say which version it builds on. Reload the page.",
    ),
    "change_set_conflict": (
        409,
        "En annen har publisert en endring på samme sted: {where}. Se over den og lagre på nytt.",
        "Ein annan har publisert ei endring på same stad: {where}. Sjå over ho og lagre på nytt.",
        "Somebody else published a change in the same place: {where}. Look at it and save again.",
    ),
    "needs_approval": (
        409,
        "En kollega må godkjenne utkastet slik det er nå, før det kan publiseres.",
        "Ein kollega må godkjenne utkastet slik det er no, før det kan publiserast.",
        "A colleague must approve the draft as it is now before it can be published.",
    ),
    "own_approval": (
        409,
        "Du kan ikke godkjenne ditt eget utkast. Be en kollega om å se på det.",
        "Du kan ikkje godkjenne ditt eige utkast. Be ein kollega om å sjå på det.",
        "You can't approve your own draft. Ask a colleague to look at it.",
    ),
    "needs_training": (
        409,
        "Utkastet endrer hva roboten forstår. Tren en modell av det og publiser den.",
        "Utkastet endrar kva roboten forstår. Tren ein modell av det og publiser han.",
        "This draft changes what the bot understands. Train a model from it and publish that.",
    ),
    "record_unknown": (
        404,
        "Vi finner ikke «{id}».",
        "Vi finn ikkje «{id}».",
        "We can't find “{id}”.",
    ),
    "record_exists": (
        409,
        "Det finnes allerede noe som heter «{id}».",
        "Det finst allereie noko som heiter «{id}».",
        "There is already something called “{id}”.",
    ),
    "record_broken": (
        422,
        "Noe må rettes før dette kan lagres: {problems}",
        "Noko må rettast før dette kan lagrast: {problems}",
        "Something must be mended before this can be saved: {problems}",
    ),
    "intent_unknown": (
        404,
        "Det finnes ikke noe tema som heter {intent}.",
        "Det finst ikkje noko tema som heiter {intent}.",
        "There is no topic called {intent}.",
    ),
    "inbox_item_unknown": (
        404,
        "Vi finner ikke denne ytringen i innboksen.",
        "Vi finn ikkje denne ytringa i innboksen.",
        "We can't find this utterance in the inbox.",
    ),
    "decision_unknown": (
        404,
        "Vi finner ikke denne avgjørelsen.",
        "Vi finn ikkje denne avgjerda.",
        "We can't find this decision.",
    ),
    "undo_too_late": (
        409,
        "Avgjørelsen er allerede publisert. Rett det i et nytt utkast.",
        "Avgjerda er allereie publisert. Rett det i eit nytt utkast.",
        "The decision is already published. Correct it in a new draft.",
    ),
    "run_unknown": (
        404,
        "Vi finner ikke denne treningen.",
        "Vi finn ikkje denne treninga.",
        "We can't find this training run.",
    ),
    "run_active": (
        409,
        "Det pågår allerede en trening. Vent til den er ferdig, eller avbryt den.",
        "Det går allereie ei trening. Vent til ho er ferdig, eller avbryt ho.",
        "A training run is already under way. Wait until it has finished, or cancel it.",
    ),
    "run_not_ready": (
        409,
        "Treningen er ikke ferdig, eller den mislyktes. Den kan ikke publiseres.",
        "Treninga er ikkje ferdig, eller ho mislukkast. Ho kan ikkje publiserast.",
        "The training run hasn't finished, or it failed. It can't be published.",
    ),
    "run_outdated": (
        409,
        "Utkastet eller det som er publisert, er endret etter treningen. Tren på nytt.",
        "Utkastet eller det som er publisert, er endra etter treninga. Tren på nytt.",
        "The draft, or what is published, changed after the training. Train again.",
    ),
    "gate_red": (
        409,
        "Porten er rød. Disse kravene er ikke oppfylt: {rules}. En leder kan publisere likevel, med en begrunnelse.",
        "Porten er raud. Desse krava er ikkje oppfylte: {rules}. Ein leiar kan publisere likevel, med ei grunngiving.",
        "The gate is red. These demands are not met: {rules}. A leader can publish anyway, with a reason.",
    ),
    "model_unknown": (
        404,
        "Vi finner ikke denne modellen.",
        "Vi finn ikkje denne modellen.",
        "We can't find this model.",
    ),
    "swap_active": (
        409,
        "Et modellbytte pågår. Vent til det er ferdig.",
        "Eit modellbyte er i gang. Vent til det er ferdig.",
        "Models are being swapped. Wait until that is done.",
    ),
    "reader_away": (
        503,
        "Modellen kan ikke lese akkurat nå. Prøv igjen om litt.",
        "Modellen kan ikkje lese akkurat no. Prøv igjen om litt.",
        "The model can't read right now. Please try again in a moment.",
    ),
    "import_broken": (
        422,
        "Filen kan ikke leses: {why}",
        "Fila kan ikkje lesast: {why}",
        "The file can't be read: {why}",
    ),
    "callback_unknown": (
        404,
        "Vi finner ikke dette ønsket om å bli ringt opp.",
        "Vi finn ikkje dette ønsket om å bli ringd opp.",
        "We can't find this request for a call.",
    ),
    "wrong_credentials": (
        401,
        "Feil brukernavn eller passord.",
        "Feil brukarnamn eller passord.",
        "Wrong user name or password.",
    ),
    "too_many_attempts": (
        429,
        "For mange forsøk. Vent fem minutter og prøv igjen.",
        "For mange forsøk. Vent fem minutt og prøv igjen.",
        "Too many attempts. Wait five minutes and try again.",
    ),
    "not_logged_in": (401, "Du må logge inn.", "Du må logge inn.", "You need to log in."),
    "role_missing": (
        403,
        "Du har ikke tilgang til dette.",
        "Du har ikkje tilgang til dette.",
        "You don't have access to this.",
    ),
    "forged_request": (
        403,
        "Forespørselen kom ikke fra vår egen side.",
        "Førespurnaden kom ikkje frå vår eiga side.",
        "The request didn't come from our own page.",
    ),
    "bad_input": (
        422,
        "Noe i det du sendte, kan vi ikke lese.",
        "Noko i det du sende, kan vi ikkje lese.",
        "We can't read something in what you sent.",
    ),
    "not_found": (
        404,
        "Vi finner ikke det du ba om.",
        "Vi finn ikkje det du bad om.",
        "We can't find what you asked for.",
    ),
    "too_large": (
        413,
        "Det du sendte, er for stort.",
        "Det du sende, er for stort.",
        "What you sent is too large.",
    ),
    "refused": (400, "Dette kan vi ikke gjøre.", "Dette kan vi ikkje gjere.", "We can't do this."),
    "internal": (
        500,
        "Noe gikk galt hos oss. Prøv igjen om litt.",
        "Noko gjekk gale hos oss. Prøv igjen om litt.",
        "Something went wrong on our side. Please try again in a moment.",
    ),
}


def problem(code: str, lang: str, params: Mapping[str, object] | None = None, **extra: Any) -> dict[str, Any]:
    """Return a problem object (RFC 9457) whose `detail` is a sentence in `lang`."""
    status, *sentences = _TEXTS.get(code, _TEXTS["internal"])
    detail = sentences[LANGS.index(lang) if lang in LANGS else 0]
    values = {name: value for name, value in (params or {}).items() if value is not None}
    return {
        "type": f"/problems/{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail.format_map(values) if "{" in detail else detail,
        **extra,
    }


def problem_of(error: Exception, lang: str) -> dict[str, Any]:
    """Return the problem object of an error that reached the edge."""
    if isinstance(error, VeiviserError):
        return problem(error.code, lang, error.params, **error.extra)
    if isinstance(error, ValidationError):
        return problem("bad_input", lang, errors=_fields(list(error.errors())))
    return problem("internal", lang)


def lang_of(request: Request) -> str:
    """Return the language for an error: the `lang` parameter, else the first one we speak in the header."""
    asked = request.query_params.get("lang", "")
    if asked in LANGS:
        return asked
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGS:
            return code
        if code == "no":
            return "nb"
    return "nb"


def install(app: FastAPI) -> None:
    """Make every error of `app` a problem object."""

    @app.exception_handler(VeiviserError)
    async def expected(request: Request, error: VeiviserError) -> JSONResponse:
        return _response(request, problem_of(error, lang_of(request)))

    @app.exception_handler(RequestValidationError)
    async def unreadable(request: Request, error: RequestValidationError) -> JSONResponse:
        fields = _fields(list(error.errors()))
        return _response(request, problem("bad_input", lang_of(request), errors=fields))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> JSONResponse:
        code = {404: "not_found", 405: "refused", 413: "too_large", 422: "bad_input"}.get(error.status_code, "refused")
        found = problem(code, lang_of(request)) | {
            "status": error.status_code,
            "title": HTTPStatus(error.status_code).phrase,
        }
        return _response(request, found, dict(error.headers or {}))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        log.exception("request_failed", path=request.url.path, error=type(error).__name__)
        return _response(request, problem("internal", lang_of(request)))


def _fields(errors: list[Any]) -> list[dict[str, str]]:
    """Return where the input was wrong; never what was in it, which may be personal."""
    return [{"field": ".".join(str(part) for part in error["loc"]), "message": str(error["msg"])} for error in errors]


def _response(request: Request, found: dict[str, Any], headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(found | {"instance": request.url.path}, found["status"], headers=headers, media_type=MEDIA_TYPE)
