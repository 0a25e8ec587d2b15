"""What an action needs to know of the turn it runs in."""

import re
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

# What a person is, or whom they meet, rather than an occupation that is asked about: "jeg er lærer", "fra legen".
MET = re.compile(
    r"\b(?:jeg|eg|æ|i|mannen min|kona mi)\s+(?:er|e|am|var|was)\s+(?:en\s+|ei\s+|an?\s+|utdannet\s+)?\w+$|"
    # "mamma kommer til å freake ut, hun er advokat"
    r"\b(?:han|hun|ho|hen|mamma|pappa|mor|far|mora|faren|moren|broren min|søsteren min|he|she)\s+(?:er|e|is|var|was)\s+"
    r"(?:en\s+|ei\s+|an?\s+|jo\s+|utdannet\s+)?\w+$|"
    r"\b(?:fra|frå|av|hos|til|med|for|min|mi|til)\s+\w+(?:en|ern|eren|et|a)$|"
    # "er sykepleier med vond rygg", "jobber som selger", "utdannet frisør", "lærling elektriker her"
    r"^(?:hei[,!.]?\s+)?(?:er|e)\s+(?:en\s+|ei\s+)?(?:utdannet\s+|utdanna\s+)?\w+$|"
    r"(?:^(?:hei[,!.]?\s+)?|\b(?:jeg|eg|æ|i|har|have)\s+(?:\w+\s+)?)"
    r"(?:jobber|jobbar|jobbet|jobba|arbeider|arbeidar|arbeidet|arbeida|work|worked|working)\s+"
    r"(?:(?:i dag|no|nå|now)\s+)?(?:som|as)\s+(?:en\s+|ei\s+|an?\s+)?\w+$|"
    # "mamma vil at jeg skal bli lege", "faren hans vil at han skal bli elektriker"
    r"\b(?:vil|ønsker|sier|mener|synes)\s+(?:at\s+)?(?!du\b)\w+\s+(?:skal|må|bør|burde)\s+(?:bli|ta)\s+(?:en\s+)?\w+$|"
    r"\b(?:utdannet|utdanna|tidligere|tidlegare|eks|trained)[\s-]+\w+$|(?:^|[.,!?]\s*|\ber\s+)lærling\s+(?:som\s+|i\s+)?\w+$|"
    # "har vore kokk", "møtte veggen som it-konsulent", "går ingeniør i Trondheim"
    r"\b(?:har|har alltid) (?:vært|vore|vært en|jobbet som|jobba som)\s+(?:en\s+)?\w+$|"
    r"\b(?:veggen|utslitt|utbrent|slite[nt]|lei|ansatt|vikar|år|uka|i dag|no|nå|i fjor|slutt\w*|oppsagt|permittert|"
    r"erfaring|bakgrunn|stilling|fast|deltid)\b[^.?!]{0,20}\bsom\s+(?:en\s+)?\w+$|"
    r"\b(?:går|studerer|studere[dr]te?)\s+(?:(?:på|til)\s+)?\w+$",
    re.IGNORECASE,
)
# "drømmer om å bli sykepleier", "tenker på snekker": what is wanted is asked about, whatever else is named
WANTED = re.compile(
    r"\b(?:vil|ville|ønsker|ønskjer|skal|ska|kunne|lyst|drøm\w*|drøymer|tenker|tenkjer|tenkte|tenkt|vurderer|håper|heller|bli|"
    r"blir|bytte til|omskolere meg til|want|become|dream)\b"
    r"(?:\s+(?:å|på|om|til|også|òg|gjerne|kanskje|heller|helst|egentlig|bare|jo|da|bli|være|vere|jobbe|arbeide|begynne|som|en|ein|ei|et|"
    r"noe|med|meg|utdanne|ta|to|be|a|an|of|becoming))*\s*$",
    re.IGNORECASE,
)
ALONGSIDE = re.compile(r"^\s*(?:,|/|eller|og|or|and)\s*(?:en\s+|kanskje\s+)?$", re.IGNORECASE)
# "… og legen sier at jeg ikke kan fortsette": somebody who says something is a person, not an occupation asked about
SAYS = re.compile(
    r"^\s+(?:sier|seier|sei|sa|mener|meiner|mente|tror|trur|anbefaler|tilrår|ber|ba|skrev|has|says|said|thinks|told)\b",
    re.IGNORECASE,
)
# "nå sier legen at kneet er ferdig"
SAID_BY = re.compile(
    r"\b(?:sier|seier|sei|sa|mener|meiner|tror|trur|says|said)\s+(?:jo\s+|også\s+|òg\s+|the\s+)?$", re.IGNORECASE
)
DEFINITE = re.compile(r"(?:n|a|et|ene)$", re.IGNORECASE)
# "læraren ler med": who begins a sentence is somebody, too, unless it goes on about what they earn or do
BEGINS = re.compile(r"(?:^|[.!?]\s+|[,;]\s*)(?:(?:og|men|så|at|fordi|but|and|so)\s+)?$", re.IGNORECASE)
DOES = re.compile(
    r"^\s+(?!eller\b|tjener|gjør\b|gjer\b|jobber\b|jobbar\b|arbeider\b|arbeidar\b|trenger\b|treng|lærer\b)"
    r"(?:[^\W\d]+r|ga|gav|tok|kom|fikk|fekk|vil|ville|kan|skal|må|bruk[ae]|hata?)\b",
    re.IGNORECASE,
)
# "jeg har jo sykepleierutdanning": the word that the name begins
OWN_PAPERS = re.compile(r"^\w*(?:utdanning|fagbrev|bachelor|autorisasjon|bakgrunn)\w*\b", re.IGNORECASE)
HAVE = re.compile(r"\b(?:har|have|tok|tatt|fullført|tidligere|min|mi)\b[^.?!]*$", re.IGNORECASE)
# "har sivilingeniør fra NTH", "har lærer fra Volda": papers of one's own
HAS_TITLE = re.compile(r"\b(?:har|hadde|have|tok|tatt)\s+(?:(?:en|ein|ei|et|a|an)\s+)?$", re.IGNORECASE)
FROM_THERE = re.compile(r"^\s+(?:fra|frå|from)\b", re.IGNORECASE)
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class CitizenTurn:
    """The citizen's words or button, and what was read in them.

    `shown` are the answers given lately, the latest first, `offered` those on buttons shown lately, `roles` who is asking,
    `asked` the questions before this one, `also` the keys of what answers other questions of the message. `normalised` is
    the text as plain bokmål, `asks` whether it asks something, `questions` those of a message that holds several; `rejects`
    says that what was answered was not what was asked, `heavy` that the person has a hard time, `closes` that the intent,
    thanks or a wish for a call, was read for sure in what asks for no answer, `thanks` is the whole text where it gives thanks
    and asks nothing, `beside` are the keys of what is said to what a wish for a person comes with, `taught` says that an
    editor gave just this text its intent.
    """

    text: str
    intent: str
    confidence: float
    ranking: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    is_button: bool
    lang: str
    safety: dict[str, Any] | None
    shown: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    asked: str = ""
    also: tuple[str, ...] = ()
    normalised: str = ""
    asks: bool = False
    questions: tuple[str, ...] = ()
    rejects: bool = False
    heavy: bool = False
    closes: bool = False
    thanks: str = ""
    taught: bool = False
    beside: tuple[str, ...] = ()

    def entity(self, name: str) -> str | None:
        """Return the first value of an entity, None when it isn't there."""
        values = self.entity_values(name)
        return values[0] if values else None

    def entity_values(self, name: str) -> list[str]:
        """Return an entity's values in the order of the text, each once."""
        return list(dict.fromkeys(str(e["value"]) for e in self.entities if e.get("entity") == name and e.get("value")))

    def asked_about(self, name: str) -> list[str]:
        """Return an entity's values but those of people met on the way ("hos tannlegen") and of what the person is.

        Where some are wanted ("drømmer om å bli sykepleier"), those alone.
        """
        asked = self._not_on_the_way(name)
        return list(dict.fromkeys(str(e["value"]) for e in self._wanted(asked) or asked))

    def _not_on_the_way(self, name: str) -> list[dict[str, Any]]:
        found = [e for e in self.entities if e.get("entity") == name and e.get("value")]
        return [e for e in found if "end" not in e or not self._is_on_the_way(e["start"], e["end"])]

    def wanted(self, name: str) -> list[str]:
        """Return an entity's values that are said to be wanted: "vil egentlig bli sykepleier"."""
        return list(dict.fromkeys(str(e["value"]) for e in self._wanted(self._not_on_the_way(name))))

    def _wanted(self, named: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return what is said to be wanted, and what stands beside it: "vil bli tømrer eller maler"."""
        wanted: list[dict[str, Any]] = []
        for one in sorted((e for e in named if "start" in e), key=lambda e: int(e["start"])):
            beside = wanted and ALONGSIDE.search(self.text[wanted[-1]["end"] : one["start"]])
            if beside or WANTED.search(self.text[: one["start"]]):
                wanted.append(one)
        return wanted

    def _is_on_the_way(self, start: int, end: int) -> bool:
        has_title = HAS_TITLE.search(self.text[:start]) and FROM_THERE.search(self.text[end:])
        has_papers = has_title or OWN_PAPERS.search(self.text[start:]) and HAVE.search(self.text[:start])
        is_somebody = (
            SAYS.search(self.text[end:])
            or SAID_BY.search(self.text[:start])
            or (BEGINS.search(self.text[:start]) and DOES.search(self.text[end:]))
        )
        says = is_somebody and DEFINITE.search(self.text[start:end])
        # A name of several words ("assistent i barnehage") is read as one.
        until = self.text[:start] + re.sub(r"\W+", "_", self.text[start:end])
        return bool(MET.search(until) or has_papers or says)

    def _spans(self, name: str) -> list[tuple[int, int]]:
        return sorted(
            ((e["start"], e["end"]) for e in self.entities if e.get("entity") == name and "start" in e), reverse=True
        )

    def is_little_more_than(self, name: str) -> bool:
        """Return whether the text is a named entity and at most two short words beside it ("sykepleier da?")."""
        rest = self.text
        for start, end in self._spans(name):
            rest = rest[:start] + rest[end:]
        return bool(self._spans(name)) and len(rest.split()) <= 2 and len(rest.strip()) <= 12


def read_turn(tracker: Tracker) -> CitizenTurn:
    """Return the latest turn of a tracker."""
    message = tracker.latest_message or {}
    intent = message.get("intent") or {}
    metadata: dict[str, Any] = {}
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            metadata = event.get("metadata") or {}
            break
    lang = metadata.get("lang")
    return CitizenTurn(
        text=message.get("text") or "",
        intent=intent.get("name") or "nlu_fallback",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=message.get("intent_ranking") or [],
        entities=message.get("entities") or [],
        is_button=bool(message.get("payload")),
        lang=lang if lang in LANGUAGES else "nb",
        safety=message.get("safety"),
        shown=tuple(str(one) for one in message.get("shown") or ()),
        offered=tuple(str(one) for one in message.get("offered") or ()),
        roles=frozenset(str(one) for one in tracker.get_slot("roles") or ()),
        asked=str(tracker.get_slot("asked") or ""),
        also=tuple(str(one) for one in message.get("also") or ()),
        normalised=str(message.get("normalised") or ""),
        asks=bool(message.get("asks")),
        questions=tuple(str(one) for one in message.get("questions") or ()),
        rejects=bool(message.get("rejects")),
        heavy=bool(message.get("heavy")),
        closes=bool(message.get("closes")),
        thanks=str(message.get("thanks") or ""),
        taught=bool(message.get("taught")),
        beside=tuple(str(one) for one in message.get("beside") or ()),
    )


def text_before(tracker: Tracker) -> str:
    """Return what the person wrote before the latest message; empty when that was the first, or a button."""
    return str(_user_before(tracker).get("text") or "")


def wanted_before(tracker: Tracker) -> list[str]:
    """Return the occupations that the message before the latest said to be wanted: "drømmer om å bli lokfører"."""
    return _turn_before(tracker).wanted("occupation")


def asked_about_before(tracker: Tracker) -> list[str]:
    """Return the occupations that the message before the latest asked about: "bioingeniør ja. hva gjør de på en dag"."""
    return _turn_before(tracker).asked_about("occupation")


def _turn_before(tracker: Tracker) -> CitizenTurn:
    before = _user_before(tracker).get("parse_data") or {}
    text, entities = str(before.get("text") or ""), before.get("entities") or []
    return CitizenTurn(text, "", 0.0, [], entities, bool(before.get("payload")), "nb", None)


def responses_before(tracker: Tracker, turns: int) -> list[str]:
    """Return the keys of what the bot said in up to `turns` turns before the latest, in order."""
    return [str(said["response"]) for said in _said_before(tracker, turns) if said.get("response")]


def points_before(tracker: Tracker, turns: int) -> set[tuple[str, str]]:
    """Return keys of answers and the points of them that were said in up to `turns` turns before the latest."""
    return {
        (str(said.get("response")), str(point))
        for said in _said_before(tracker, turns)
        if (point := (said.get("slots") or {}).get("point"))
    }


def quoted_before(tracker: Tracker, turns: int) -> set[str]:
    """Return the passages that were quoted in up to `turns` turns before the latest."""
    return {
        str(passage) for said in _said_before(tracker, turns) if (passage := (said.get("slots") or {}).get("passage"))
    }


def cards_before(tracker: Tracker, turns: int) -> list[str]:
    """Return the ids of the occupations of the last turn that showed or told about any, within `turns` turns."""
    for back in range(1, turns + 1):
        shown = [one for said in _said_before(tracker, back) for one in _occupations_in(said)]
        if shown:
            return list(dict.fromkeys(shown))
    return []


def occupations_told(tracker: Tracker, turns: int) -> list[str]:
    """Return the ids of all occupations that were shown or told about in up to `turns` turns before the latest, in order."""
    return list(dict.fromkeys(one for said in _said_before(tracker, turns) for one in _occupations_in(said)))


def told_side_by_side(tracker: Tracker) -> list[str]:
    """Return the ids of the occupations that the last turn told about, in order."""
    keys = [key.split("/") for key in responses_before(tracker, 1)]
    return list(dict.fromkeys(key[1] for key in keys if key[0] == "occupation"))


def _occupations_in(said: dict[str, Any]) -> list[str]:
    cards = [str(card["id"] if isinstance(card, dict) else card) for card in said.get("cards") or []]
    kind, _, rest = str(said.get("response")).partition("/")
    return cards or ([rest.partition("/")[0]] if kind == "occupation" else [])


def _user_before(tracker: Tracker) -> dict[str, Any]:
    """Return the event of what the person wrote before the latest message; empty when that was the first."""
    written = [event for event in tracker.events if event.get("event") == "user"]
    return written[-2] if len(written) > 1 else {}


def _said_before(tracker: Tracker, turns: int) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []
    passed = -1
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            passed += 1
            if passed == turns:
                break
        elif event.get("event") == "bot" and passed >= 0:
            said.append((event.get("data") or {}).get("custom") or {})
    return said[::-1]
