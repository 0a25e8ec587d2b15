"""Reads who is asking: a pupil, a student, a parent on behalf of a child. What a person is, not what she wants to be.

Roles are those of `retrieval.records.Audience`, and `native` for who says that nothing is from abroad. Rules, since
a wrong role misleads more than none.
"""

import re
from collections.abc import Iterable

from language.normaliser import normalise

_ME = r"(?:jeg|i|vi)"
_AM = r"(?:er|var|am|are|m)"
_CHILD = (
    r"(?:sønn\w*|søn|datter\w*|dattra|dattera|dotter\w*|barnet|barna|ungen|ungene|ongan|onge|jenta|jenten|gutten|guten|"
    r"tenåring\w*|ungdommen|minsten|yngste\w*|eldste\w*|stesønn\w*|stedatter\w*|son|daughter|child|kid|kids|teenager)"
)
_MINE = r"(?:min|mi|mitt|mine|vår|vårt|våre|åres|våras|my|our)"
_DOES = (
    r"(?:på \d\d|er|går|vil|har|hadde|sier|seier|liker|skal|ønsker|ønskjer|sliter|får|kan|må|ble|vart|begynner|trives|trivst|"
    r"nekter|nektar|is|wants|has|does|likes|goes|needs|says|should|som|hater|hatar|mistrives|strever|dropper|droppet|slutter|"
    r"sluttet|sitter|sit|gamer|spiller|kommer|kjem|fikk|fekk|trenger|treng|klarer|klarar|tør|vet|veit|orker|orkar)"
)
_SCHOOL_YEAR = (
    r"(?:8|9|10|åttende|niende|tiende|åttande|niande|tiande|8ende|9ende|10ende)\.? ?(?:klasse|trinn)?|vg ?[123]|ungdomsskole\w*|"
    r"ungdomsskule\w*|videregående|vidaregåande|vgs|vidregående|studiespes\w*|yrkesfag\w*|påbygg\w*|helsefag|elektrofag|"
    r"bygg(?:fag| og anlegg)|elektro|restaurant(?:fag)?|naturbruk|tip|high school|secondary school"
)
_STUDY_PLACE = (
    r"(?:uio|uib|ntnu|uit|uis|uia|usn|oslomet|nmbu|nhh|bi|hvl|nord|inn|universitet\w*|høgskolen|høgskulen|høyskolen|"
    r"handelshøyskolen|fagskolen|university|college)"
)
_COUNTRIES = (
    "ukraina ukraine syria syrien eritrea somalia afghanistan iran irak iraq polen poland litauen lithuania romania latvia "
    "india pakistan tyrkia turkey etiopia ethiopia sudan palestina palestine filippinene philippines thailand kina china "
    "vietnam brasil brazil nigeria ghana kenya uganda kongo congo burundi egypt marokko morocco russland russia belarus "
    "hviterussland bulgaria ungarn hungary estland spania spain portugal italia italy hellas greece chile colombia venezuela "
    "bosnia serbia kosovo albania nepal bangladesh myanmar usa mexico peru"
)
_COUNTRY = "(?:" + "|".join(_COUNTRIES.split()) + ")"

_RULES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("parent", rf"\b{_CHILD} (?:{_MINE} )?{_MINE} {_DOES}\b|\b{_MINE} (?:\w+ )?{_CHILD} {_DOES}\b"),
        (
            "parent",
            rf"\b{_ME} er (?:en )?(?:mor|far|mamma|pappa|forelder|foreldre|foresatt\w*)(?: til| for|$| og| her| som)",
        ),
        (
            "parent",
            r"\bsom (?:forelder|foreldre|foresatt|mor|far)\b|\b(?:hjelpe|støtte) (?:sønn|datter|barn|ungen|tenåring)\w*",
        ),
        ("parent", rf"\b(?:har|have) (?:en|ei|et|a) {_CHILD} (?:på|i|som|in|who) "),
        ("parent", r"^(?:mor|far|mamma|pappa) (?:til|her)\b"),
        ("school_staff", r"\b(?:har|hatt) en (?:elev|gutt|jente) i (?:klassen|\d|tiende|niende|åttende|vg)"),
        ("school_staff", r"\b(?:har|hatt) (?:en|ein|ei) elev\b|\b(?:en|ein) av elev(?:ene|ane)\b"),
        ("school_staff", r"\belev(?:en|ene|ane|ar|er)? (?:min|mine|vår|våre)\b"),
        (
            "school_staff",
            rf"\b{_ME} er (?:en )?(?:kontaktlærer|kontaktlærar|rådgiver|rådgjevar|karriereveileder|sosiallærer)\b",
        ),
        (
            "employer",
            rf"\b{_ME} (?:er|am) (?:en |an )?(?:arbeidsgiver|arbeidsgivar|bedriftseier|bedriftseigar|employer)\b|"
            rf"\b(?:{_ME} (?:har|have)|(?:{_ME} |me )?har (?:aldri|ikke) hatt) (?:en |ein |to |an )?lærling(?:er|ar)?\b(?! (?:lønn|plass|kontrakt))",
        ),
        (
            "employer",
            r"\b(?:ta|tar|tek|få|ansette|ansetje|tilsette) (?:inn |imot |på )?(?:en |ein |sin |min |vår )?(?:første )?lærling(?:en|er|ar)?"
            r"(?: (?:hos|i|til|her)\b|$|[.,!?])|\b(?:lærlingen|lærlingane|lærlingene) (?:min|vår|våre|mine)\b|\btake on an apprentice\b",
        ),
        (
            "employer",
            r"\b(?:vi|me) er (?:en |ein |ei |et |eit )(?:\w+ )?\w*(?:bedrift|firma|verksted|verkstad)\b|\b(?:vi|me) i bedrift\w*\b|"
            r"\b(?:lærling\w*|ansatte?|tilsett\w*|voksenlærling) (?:hos|i) (?:oss|bedriften vår)\b|"
            r"\b(?:vi|me) (?:vil|kan|skal|ønsker å|vurderer å|har lyst til å|tenker å) (?:gjerne |også )?(?:ansette|ansetje|tilsette|tilsetje)\b|"
            r"\b(?:kan|skal|må) (?:vi|me) (?:\w+ )?(?:ansette|ansetje|tilsette|tilsetje)\b|\bwe (?:want|would like|plan) to hire\b",
        ),
        ("apprentice", r"(?:^|[.,!?] |\bog er )(?:hei )?(?:er )?lærling (?:som|i|på|her|hos)?\b(?!lønn|kontrakt)"),
        ("apprentice", rf"\b{_ME} {_AM} (?:(?!ikke)\w+ )?(?:\w+)?lærling(?!plass)"),
        (
            "apprentice",
            r"\b(?:læretid\w*|læreplassen|læreplass|lærebedriften|lærekontrakten|lærlinglønna) (?:min|mi)\b|"
            r"\b(?:igjen|att) (?:av|på) lære(?:tid\w*|kontrakt\w*)\b|\btida? (?:jeg )?(?:har )?(?:vært|vore) lærling\b",
        ),
        (
            "student",
            rf"\b{_ME} (?:studerer|studerar)\b|\b{_ME} {_AM} (?:\w+)?student\b|^(?:hei )?(?:er )?(?:\w+)?student (?:på|ved|i|her)\b",
        ),
        (
            "student",
            r"\b(?:perm|permisjon|mammaperm|pappaperm|pause|fri) (?:fra|frå) (?:studiet|studia|studiene|skolen)\b|"
            r"\b(?:bacheloren|bachelorgraden|masteren|studiet|studiene|studia|eksamenene|bachelor degree) (?:min|mi|mitt|mine)\b",
        ),
        ("student", rf"\bgår (?:\d\.? ?(?:år|året) )?(?:på |ved |i )?{_STUDY_PLACE}\b|\bhar \d+ (?:stp|studiepoeng)\b"),
        (
            "student",
            r"\b(?:1|2|3|4|5|første|andre|tredje|fjerde|siste)\.? ?(?:år|året)? (?:på|av|i) (?:bachelor\w*|master\w*|studiet|lektor\w*|jus\w*)\b",
        ),
        (
            "student",
            r"\b(?:midt i|halvveis i|ferdig med|angrer på|angrar på) (?:en |et |eit )?(?:bachelor\w*|master\w*|studie\w*|studium\w*)\b",
        ),
        (
            "pupil",
            rf"\b(?:går|begynte|byrja|go|attend|started) (?:i |på |in |to )?(?:{_SCHOOL_YEAR})\b|\belev (?:på|i|ved)\b|"
            rf"\b{_ME} er elev\b|\b(?:hele|heile|halve) (?:8|9|10)\.",
        ),
        (
            "pupil",
            rf"\b{_ME} (?:er|am|m) (?:en |ei |a )?(?:gutt |jente |boy |girl )?(?:på )?(?:1[2-8])(?: år\w*| years?|\b(?! år i| år med| prosent|%))",
        ),
        (
            "pupil",
            r"^(?:hei )?(?:gutt|jente|boy|girl)?(?: på)? ?1[2-7] år\b|\b(?:in|i) (?:the )?(?:8th|9th|10th) grade\b",
        ),
        (
            "adult",
            rf"\b{_ME} {_AM} (?:nå |snart |over |en mann på |ei dame på |en dame på )?(?:2[5-9]|[3-7]\d)\b(?! ?(?:%|prosent|stp|studiepoeng))",
        ),
        (
            "adult",
            r"^(?:hei )?(?:mann|dame|kvinne|er)?(?: på)? ?(?:2[5-9]|[3-7]\d) år\b|(?:^|[,.] )(?:hei )?er (?:2[5-9]|[3-7]\d)(?: år\w*)?(?: og| nå|$|,|\.)",
        ),
        (
            "adult",
            r"\b(?:har|have) (?:jobb(?:et|a)|arbeid(?:et|a|d)|worked|vært|vore) .{0,40}?\b(?:i|for) \d+ (?:år|years)\b|\b\d+ års? (?:erfaring|med erfaring|i (?:bransjen|yrket))\b",
        ),
        (
            "adult",
            r"\bjobb(?:et|a|er|ar)? (?:\w+ ){0,5}i \d+ år\b|\b(?:mista|mistet) jobben\b|\b(?:arbeidsledig|arbeidslaus|arbeidsløs|permittert|sykmeldt|sjukmeldt|ufør|oppsagt)\b",
        ),
        (
            "adult",
            r"\b(?:dagpenger|dagpengar|arbeidsavklaringspenger|aap)\b|\b(?:jobben|arbeidsplassen|sjefen|arbeidsgiveren|kollegaene) min\b",
        ),
        (
            "newcomer",
            rf"\b(?:{_ME} )?(?:er|kommer|kom|kjem|flyttet|flytta|am|come|came|moved) (?:\w+ )?(?:fra|frå|from) {_COUNTRY}\b",
        ),
        (
            "newcomer",
            rf"\b(?:utdanning|diplom\w*|vitnemål|eksamen|degree|diploma|bachelor|master) (?:\w+ )?(?:fra|frå|from) {_COUNTRY}\b",
        ),
        (
            "newcomer",
            r"\b(?:er|am|som|as a) (?:en |a )?(?:flyktning|refugee|asylsøker|innvandrer|immigrant|foreigner)\b|\b(?:kom|came) (?:til|to) (?:norge|noreg|norway)\b",
        ),
        (
            "native",
            r"\b(?:ikke|not) (?:fra|frå|i|from) (?:utlandet|abroad)\b|\bnorsk (?:utdannet|utdanna|bevis|vitnemål|autorisasjon)\b|"
            r"\b(?:født|fødd)(?: og oppvokst| og oppvaksen)? (?:her )?i (?:norge|noreg)\b",
        ),
    )
)
# Who is one of these is none of the others; what was said last holds.
_ONE_OF = frozenset({"pupil", "student", "apprentice"})
_FOR_OTHERS = frozenset({"parent", "school_staff", "employer"})
_FROM = frozenset({"native", "newcomer"})


def roles_in(text: str) -> frozenset[str]:
    """Return the roles that a text says its writer has, and those of the child or pupil it is about."""
    whole = " ".join(normalise(text).replace(" . ", ". ").replace(" , ", ", ").replace(" ? ", "? ").split())
    return frozenset(role for role, pattern in _RULES if pattern.search(whole))


def roles_after(known: Iterable[str], text: str) -> list[str]:
    """Return who is asking after one more text, sorted: `known` roles, with what the text says of them put in."""
    said = roles_in(text)
    kept = set(known)
    if said & _ONE_OF:
        kept -= _ONE_OF
    if said & _FOR_OTHERS:
        kept -= _FOR_OTHERS
    if said & _FROM:
        kept -= _FROM
    return sorted(kept | said)
