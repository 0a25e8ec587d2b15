"""Reads limits, values and dislikes in a person's own words ("vond rygg, og ikke noe turnus"). Pure."""

import re

from guidance.schemas import WantsView
from language.normaliser import normalise
from language.wishes import read_wishes

_NOT = r"(?:ikke|ikkje|uten|utan|slippe\w*|unngå|vil ikke|kan ikke|tåler ikke|orker ikke|not|no|without|can'?t|cannot)"
# Told of oneself alone: "jeg er døv" or "tunghørt, 40 år", not "broren min er døv" or "jeg er lærer for døve".
_I = r"\b(?:jeg|eg)"
_DEAF = (
    r"(?:døv|døvblind|tunghørt|tunghøyr[dt]|(?:hørsels?|høyrsels?)(?:hemmet|hemma|svekket|svekka|svekt)|"
    r"deaf(?:blind)?|hard of hearing|hearing[- ]impaired)\b"
)
_QUITE = (
    r"(?:(?:nesten|ganske|litt|helt|heilt|delvis|sterkt|veldig|født|fødd|blitt|vorten?|både|born|almost|quite|very|partly|"
    r"partially|profoundly|both|a bit|a little) ){0,3}"
)
_LIMITS = {
    "no_heavy_lifting": r"\b(?:vond|vondt|dårlig|ødelagt|prolaps|skade\w*|slitt|bad)\b.{0,12}"
    r"\b(?:rygg\w*|skuld\w*|nakke\w*|back|shoulder)\b|"
    rf"\brygg(?:en)? (?:min )?(?:er|is)\b|\b{_NOT}\b.{{0,14}}\b(?:løft\w*|tung\w*|bær\w*|lift\w*|heavy)\b",
    "no_standing": r"\b(?:vond|vondt|dårlig\w*|ødelagt|slitte?|skade\w*|bad)\b.{0,12}"
    rf"\b(?:kne\w*|knær\w*|hofte\w*|føtter|bein\w*|knees?|feet)\b|\b{_NOT}\b.{{0,10}}\b(?:stå\w*|gå mye|standing)\b",
    "no_shifts": rf"\b{_NOT}\b.{{0,14}}\b(?:turnus|skift\w*|natt\w*|helg\w*|kveld\w*|vakt\w*|shifts?|nights?|weekends?)\b|"
    r"\b(?:bare|kun|only) (?:på )?(?:dagtid|days?|daytime)\b",
    "no_travel": rf"\b{_NOT}\b.{{0,10}}\b(?:reis\w*|pendl\w*|travel\w*|borte)\b",
    "no_blood": rf"\b(?:{_NOT}|besvim\w*|svimer|faint\w*)\b.{{0,14}}\b(?:blod\w*|sprøyte\w*|blood|needles?)\b",
    "no_heights": rf"\b(?:{_NOT}|høydeskrekk|redd)\b.{{0,10}}\b(?:høyde\w*|heights?)\b|\bhøydeskrekk\b",
    "no_noise": rf"\b{_NOT}\b.{{0,10}}\b(?:bråk\w*|støy\w*|noise)\b|\btinnitus\b",
    "poor_hearing": rf"(?:{_I} (?:er|ble|blei|blir|vart|var|har)|\b(?:i am|i ?['’]m|i was)) {_QUITE}{_DEAF}(?! for\b)|"
    rf"(?:^|[.,;:!?] )(?:er )?{_QUITE}{_DEAF}(?= ?(?:$|[.,;:!?]|og\b|and\b|men\b|but\b|så\b|på\b|fra\b|frå\b))|"
    rf"\bsom {_QUITE}{_DEAF}|\bas an? {_QUITE}{_DEAF} (?:person|man|woman|girl|boy)\b|"
    rf"{_I} (?:hører|høyrer) (?:\w+ ){{0,2}}(?:dårlig|dårleg|lite|ingenting)\b"
    r"(?= ?(?:$|[.,;:!?]|(?:og|på|i|når|så|men|etter|fordi|uten|utan)\b))|"
    rf"{_I} (?:hører|høyrer) (?:ikke|ikkje) (?:\w+ )?(?:godt|bra)\b|"
    rf"{_I} (?:har|bruker|brukar|går med) (?:(?:fått|hatt|litt|ganske|veldig|sterkt|et|eit|en|ein|to|stort|delvis) ){{0,2}}"
    r"(?:(?:dårlig|dårleg|nedsatt|nedsett|svekket|svekka|redusert) (?:hørsel|høyrsel)|(?:hørsels?|høyrsels?)(?:tap|skade)\w*|"
    r"(?:høre|høyre)apparat\w*|cochlea\w*)\b|(?:^|[.,;:!?] )(?:nedsatt hørsel|nedsett høyrsel)\b|"
    r"\b(?:hørselen|høyrselen|høyrsla) min (?:er|har blitt) (?:\w+ )?(?:dårl\w+|svek\w+|svak|borte|nedsatt|nedsett)\b|"
    rf"{_I} (?:har )?(?:mistet|mista|mister) (?:\w+ )?(?:hørselen|høyrselen|høyrsla)\b|"
    r"\bi (?:can ?['’]?t|cannot|can not|do not|don ?['’]t) hear (?:\w+ )?well\b|"
    r"\bi hear (?:\w+ )?(?:badly|poorly)\b|"
    r"\bi (?:have|wear|use) (?:(?:an?|some|very|severe|mild|partial|two) ){0,2}"
    r"(?:(?:bad|poor) hearing|hearing (?:loss|impairment|aids?)|cochlear implants?)\b|"
    r"\bmy hearing is (?:\w+ )?(?:bad|poor|weak|gone)\b|\bi(?: have|['’]ve)? (?:lost|am losing) my hearing\b",
    "no_licence": rf"\b(?:{_NOT}|har ikke)\b.{{0,10}}\b(?:førerkort\w*|lappen|sertifikat\w*|licen[cs]e)\b",
    "education_trade": rf"\b{_NOT}\b.{{0,16}}\b(?:lang (?:utdann\w*|skole\w*)|universitet\w*|høyskole\w*|"
    r"studere\w*|university)\b|"
    r"\bkort(?:ere)? (?:utdann\w*|skole\w*|kurs)\b",
    "education_none": rf"\b{_NOT}\b.{{0,10}}\b(?:mer |noe )?(?:skole|skolegang|utdanning|school)\b(?! lang)",
    "little_norwegian": r"\b(?:lite|litt|ikke (?:så )?(?:godt|bra|mye)|dårlig|little|not much) (?:norsk|norwegian)\b",
    "small_place": r"\b(?:vil|må|kan|skal) (?:bli )?bo(?:ende)?\b.{0,20}\b(?:her|bygda|hjemme|småsted|liten plass)\b|"
    r"\b(?:vil|kan) ikke flytte\b|\bnot move\b",
}
_VALUES = {
    "stability": r"\b(?:trygg\w*|stabil\w*|fast (?:jobb|stilling)|sikker jobb|safe|stable|steady)\b",
    "helping": r"\b(?:hjelpe\w*|bety noe|gjøre en forskjell|help\w*)\b",
    "freedom": r"\b(?:fri\b|frihet\w*|fridom|bestemme selv|selvstendig|kreativ\w*|freedom)\b",
    "pay": r"\b(?:lønn\w*|løn\b|penger|pengar|tjene|tene|rik|pay|money|salary)\b",
    "outdoors": r"\b(?:ute|utendørs|natur\w*|frisk luft|outdoors?|outside)\b",
    "people": r"\b(?:folk|mennesker?|sosial\w*|kollega\w*|kunder|people)\b",
    "hours": r"\b(?:arbeidstid\w*|dagtid|fri i helg\w*|normal\w* tid|åtte til fire|8 ?- ?16|hours)\b",
}
# What many dislike, in their words: the editors' judgment of an occupation knows it better than its text.
_DISLIKES = {
    "blood": r"blod|sprøyte|operasjon|blood|needle",
    "conflict": r"krangl|konflikt|bråkmaker|sinte|aggressiv|kjeft|\brop(?:er|ing)|skrik|\bmas(?:et|ete|ing)?\b|conflict",
    "heavy": r"løft|tung|bære|heavy|lift",
    "heights": r"høyde|height",
    "noise": r"bråk|støy|\brop(?:er|ing)|skrik|støv|skitt|møkk|lukt|noise|dirt",
    "numbers": r"matte|matematikk|\btall\b|regn(?:e|ing|skap)|math|number",
    "outdoors": r"\bute\b|utendørs|kulde|kaldt|regnvær|outdoor|cold",
    "people": r"^(?:\w*mange |nye |fremmede |ukjente )?(?:folk|mennesk\w*|kund\w*|people|customers?)\b|sosial|small ?talk|"
    r"\b(?:med|rundt|among|with) (?:folk|mennesk\w*|kund\w*|people|customers?)\b",
    "routine": r"rutine|samlebånd|det samme|ensform|routine|repetit",
    "screen": r"kontor|skjerm|\bpc\b|\bdata|papirarbeid|skjemaer|lese og skrive|computer|office|screen|paperwork",
    "shifts": r"turnus|skift|natt|helg|kveld|vakt|utested|uteliv|nattklubb|stå opp tidlig|tidlig opp|shift|night|weekend",
    "travel": r"reise|pendl|borte|travel",
    "animals": r"\bdyr(?:ene|a)?\b(?! (?:i bur|som lider|på slakt))|animals?\b(?! in cages)",
}
_DISLIKE_OF = {name: re.compile(pattern) for name, pattern in _DISLIKES.items()}
_LIMIT_OF = {name: re.compile(pattern) for name, pattern in _LIMITS.items()}
_VALUE_OF = {name: re.compile(pattern) for name, pattern in _VALUES.items()}


def with_words(wants: WantsView, text: str) -> WantsView:
    """Return wants with what a text says added: limits that it names, dislikes in its words, values where it has neither."""
    plain = normalise(text)
    limits = [name for name, pattern in _LIMIT_OF.items() if pattern.search(plain)]
    if "education_none" in limits and "education_trade" in limits:
        limits.remove("education_none")
    # What language.wishes makes of a limit is the limit again.
    dislikes = [one for one in read_wishes(text).dislikes if one not in ("tunge løft", "lang utdanning")]
    values = [] if limits or dislikes else [name for name, pattern in _VALUE_OF.items() if pattern.search(plain)]
    return WantsView(
        values=list(dict.fromkeys([*wants.values, *values])),
        dislikes=list(dict.fromkeys([*wants.dislikes, *(one[:200] for one in dislikes)]))[:20],
        limits=list(dict.fromkeys([*wants.limits, *limits])),
    )


def known_dislikes(words: str) -> list[str]:
    """Return the names of what is disliked in a person's words, none where only an occupation's text may tell."""
    plain = normalise(words)
    return [name for name, pattern in _DISLIKE_OF.items() if pattern.search(plain)]
