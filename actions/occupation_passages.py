"""Finds the sentences of an occupation's record that speak of a detail somebody asks about ("må man ha briller"). Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: of a school subject: who names it asks whether it is needed, or tells what he teaches or has studied
NEEDED = (
    r"\b(?:må|trenger|treng|trengs|krav|krever|krev|kreves|mye|mykje|lite|uten|utan|flink|god|dårlig|dårleg|svak|suger|need|"
    r"have to|must|much|good|bad|without|require[sd]?)"
)
#: Details that people ask about: words of their questions, and those of the sentences that answer (the same where none).
DETAILS: tuple[tuple[str, str], ...] = (
    (
        r"brille\w*|syn|synet|ser dårlig|ser dårleg|linser|fargeblind\w*|glasses|eyesight",
        r"brille\w*|syn|synet|linser|farge\w*|glasses|sight",
    ),
    (
        r"linje|linja|linjen|lina|vgs|videregående|vidaregåande|vg[123]|studiespes\w*|yrkesfag\w*|upper secondary",
        r"(?:på|etter) (?:videregående|vidaregåande)|vg[123]|studiespes\w*|yrkesfag\w*|studiekompetanse|upper secondary",
    ),
    (r"karakter\w*|snitt\w*|poeng\w*|grades?", r"karakter\w*|snittet?|poeng\w*|grades?|points?"),
    (
        rf"{NEEDED}\b.*(?:matte\w*|matematikk\w*|math|maths|mathematics)|(?:matte|matematikk|maths)\b.*{NEEDED}",
        r"matte\w*|matematikk\w*|hoderegning|hovudrekning|regner|reknar|maths?|mathematics",
    ),
    (
        rf"{NEEDED}\b.*(?:realfag\w*|fysikk|kjemi|physics|chemistry)",
        r"realfag\w*|matematikk\w*|fysikk|kjemi|physics|chemistry",
    ),
    (r"lappen|førerkort\w*|førarkort\w*|driving licen[cs]e", r"førerkort\w*|førarkort\w*|driving licen[cs]e"),
    (r"natt\w*|nights?", r"natt\w*|netter|turnus\w*|skift\w*|døgn\w*|nights?|shifts?"),
    (r"helg|helga|helgen|helger|helge\w*|weekends?", r"helg\w*|turnus\w*|weekends?"),
    (r"turnus\w*|skift|skiftarbeid\w*|shifts?", r"turnus\w*|skift|skiftarbeid\w*|vakter|døgn\w*|shifts?"),
    (r"kveld\w*|evenings?", r"kveld\w*|turnus\w*|evenings?"),
    (r"dagtid|day ?time", r"dagtid|turnus\w*|skift|kveld\w*|day ?time"),
    (
        r"straff\w*|dømt|rulleblad\w*|politiattest\w*|criminal record",
        r"politiattest\w*|straff\w*|vandel\w*|police certificate",
    ),
    (r"sterk|muskler|tunge? løft|heavy lifting", r"sterk|løft\w*|tunge? løft|fysisk|lift\w*|strong|physically"),
    (r"fysisk\w*|i form|fysiske krav|fitness", r"fysisk\w*|i form|fitness|physical\w*"),
    (
        r"alene|aleine|for seg selv|for seg sjølv|alone",
        r"alene|aleine|på egen hånd|på eiga hand|selvstendig|sjølvstendig|alone|on your own",
    ),
    (r"blod|blood", r"blod\w*|blood"),
    (r"høyder|høgder|høydeskrekk|høgdeskrekk|heights", r"høyde\w*|høgd\w*|stillas|stige|heights"),
    (r"i utlandet|utland\w*|abroad", r"utland\w*|andre land|abroad|other countries"),
    (
        r"hjemmekontor|heimekontor|hjemmefra|heimanfrå|from home",
        r"hjemmekontor|heimekontor|hjemmefra|heimanfrå|hjemme|heime|from home",
    ),
    (
        r"på deltid|deltidsstudi\w*|deltid|part[- ]time",
        r"deltid\w*|samling\w*|nettbasert|ved siden av|ved sida av|part[- ]time",
    ),
    (r"engelsk\w*|english", r"engelsk\w*|english"),
    (r"allergi\w*|allerg\w*", r"allergi\w*"),
    (r"dyslek\w*|dyslex\w*", r"dyslek\w*|dyslex\w*"),
    (r"støv\w*|dust", r"støv\w*|dust"),
    (r"farlig|farleg|dangerous", r"farlig\w*|farleg\w*|sikkerhet\w*|tryggleik\w*|risiko|danger\w*|safety"),
    (r"opptaksprøve\w*|opptaksprøver|entrance exam\w*", r"opptaksprøve\w*|prøver|entrance|auditions?"),
    (r"aldersgrense\w*|hvor gammel|kor gamal|how old", r"alder\w*|\d+ år gammel|fylt|age"),
    (r"reise mye|reise mykje|reiser?|travel\w*", r"reis\w*|borte fra|borte frå|travel\w*|away from"),
    (r"master|mastergrad|master's", r"master\w*"),
    (r"y-vei\w*|y-veg\w*", r"y-vei\w*|y-veg\w*"),
    (r"autorisasjon\w*|authori[sz]ation", r"autorisasjon\w*|authori[sz]ation"),
    (r"videreutdann\w*|vidareutdann\w*|spesialiser\w*", r"videreutdann\w*|vidareutdann\w*|spesialis\w*"),
    (
        r"startlønn|lærling\w*|læretid\w*|læreplass\w*|apprentice\w*",
        r"lærling\w*|læretid\w*|læreplass\w*|i lære|apprentice\w*",
    ),
    (
        r"fagbrev\w*|svennebrev\w*|fagprøve\w*|trade certificate",
        r"fagbrev\w*|svennebrev\w*|fagprøve\w*|svenneprøve\w*|trade certificate",
    ),
    (r"bachelor\w*", r"bachelor\w*"),
    (
        r"helseattest\w*|helsekrav\w*|health certificate",
        r"helseattest\w*|helsekrav\w*|krav til helse|health certificate|health requirements",
    ),
    (r"rygg|ryggen|back", r"rygg\w*|løft\w*|tung\w*|back|lifting|heavy"),
    (r"borte|lenge borte|away", r"borte|reis\w*|away"),
    (r"kvinne[rt]?\w*|jenter?|gutter?|menn|women|girls?|boys?", r"kvinner|menn|jenter|gutter|women"),
)
MOST_SENTENCES = 4  # of a record that speak of a detail: what more speak of is the whole occupation
SHORT_PASSAGE = 110  # characters; a shorter passage takes the next sentence along
SECTIONS = ("qualities", "education_path", "where_you_work", "education_length", "job_prospects", "pay", "what_you_do")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
# A sentence that says nothing without the one before it: "Deretter er du lærling i to og et halvt år"
_GOES_ON = re.compile(
    r"(?:Deretter|Etterpå|Etter det|Så|Da|Den|Det|De|Dei|Disse|Desse|Dette|Then|After that|Afterwards|They|These|This)\b"
)
_READ = tuple((re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{said})\b")) for asked, said in DETAILS)


@dataclass(frozen=True)
class Passage:
    """Sentences of one section of a record, or the whole of one of its points.

    `chance` is that of the point's topic being asked of; `next_topics` have points there as well. `is_recent` says that the
    last turn was about the occupation.
    """

    section: str
    text: str
    is_point: bool = False
    chance: float = 0.0
    next_topics: tuple[str, ...] = ()
    is_recent: bool = True


def passage_about(question: str, sections: Mapping[str, str]) -> Passage | None:
    """Return the sentences that speak of the details a question names, the question being normalised.

    None when it names none that we know, or when the record says nothing of them.
    """
    details = [said for in_question, said in _READ if in_question.search(question)]
    sentences = [
        (section, sentence)
        for section in SECTIONS
        for sentence in _SENTENCE.split(str(sections.get(section) or ""))
        if sentence
    ]
    worth = [0.0] * len(sentences)
    for said in details:
        spoken = [number for number, (_, sentence) in enumerate(sentences) if said.search(sentence.casefold())]
        if len(spoken) <= MOST_SENTENCES:
            for number in spoken:
                worth[number] += 1 / len(spoken)
    if not any(worth):
        return None
    best = worth.index(max(worth))
    section, text = sentences[best]
    following = sentences[best + 1 : best + 2]
    if following and following[0][0] == section and (worth[best + 1] or len(text) < SHORT_PASSAGE):
        text = f"{text} {following[0][1]}"
    before = sentences[best - 1 : best]
    if before and before[0][0] == section and _GOES_ON.match(text):
        text = f"{before[0][1]} {text}"
    return Passage(section, text)
