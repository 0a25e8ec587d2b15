"""Words that tell bokmål, nynorsk and English apart, and what each is worth (1 = a hint, 3 = nearly certain).

Dialect in writing counts as bokmål: whoever writes "æ veit itj" expects no nynorsk in return, and bokmål is what most
Norwegians read. What dialects and nynorsk share ("eg", "veit", "då", "frå") tells less than "ikkje" and "kva".
"""


def _weighed(*groups: tuple[float, str]) -> dict[str, float]:
    return {word: weight for weight, words in groups for word in words.split()}


#: words that only who writes dialect uses; "ikkje" and "meir" beside one of these are dialect, too
DIALECT = frozenset(
    "æ æg jæ jæi æi mæ dæ sæ mæg itj ittj ikkj itte ittje itt korsen korsn koss kossen hossen åssen kem koffer dokker dåkker "
    "dåkke dokke åkker ka nåkka nåka nåke kæ møkje".split()
)
BOKMAAL = _weighed(
    (
        3.0,
        "jeg ikke hva hvordan hvorfor hvem hvor hvilken hvilke hvilket hvert hver noe noen mye bare være vært gjør "
        "gjøre kommer hvis fra en et ble fikk gikk mer flere selv siden disse sammen skolen hjemme annet annen vet "
        "jobber tjener utdanningen utdannelse utdannelsen søker søke velge se sier synes mulig vanskelig egentlig "
        "mennesker yrker penger uker dager steder hun dem man dere tror trenger begynne uten mens hele bedre kun "
        "arbeidsledig videregående høyskole karakterer ganger lenger spørre videre tidligere senere elever linjer",
    ),
    (
        3.0,
        "æ æg jæ jæi æi mæ dæ sæ mæg itj ittj ikkj itte ittje itt korsen koss kossen hossen åssen kem koffer dokker "
        "dåkker dåkke dokke åkker ka ska sku nåkka nåka nåke kæ møkje bærre te hu jæ e",
    ),
    (1.5, "koffor kordan da nå vei høy hjem snakke lærere elevene fagene fortelle"),
    (0.8, "de liker lærer"),
)
NYNORSK = _weighed(
    (
        3.0,
        "ikkje kva korleis kvifor kven kvar kvart noko nokon nokre mykje berre vere vore heime skulen skule "
        "vidaregåande likar jobbar tener gjer gjere gjera kjem dykk dykkar dei kvarandre saman "
        "einaste anten eingong difor fyrst fyrste vidare høgskule rettleiar rettleiing ynskjer ynskje ønskjer "
        "mogleg moglegheit eigentleg vanskeleg sjølv søkjer søkje søkja velje velja vart meir fleire sidan utan "
        "medan desse tidlegare seinare betre allereie framleis annleis berre byrje byrja fekk gjekk seier pengar "
        "karakterar månad veke sjukepleiar lærar elevar røyrleggjar arbeidslaus tilsett einskild skilnad",
    ),
    (2.0, "eg ein eit frå då sjå ei heile same gong gonger tek finst treng veg høg lån anna løn fortel fortelje trur"),
    (1.0, "no mista slutta veit me ho lina heim læra"),
)
ENGLISH = _weighed(
    (
        3.0,
        "the what how why who which where when are was were you your i'm my don't dont can't cant cannot want wanna "
        "need would could should does not know with this that they have has about school work job jobs become "
        "education please help speak english talk study apply money much and of it's hello thanks thank yes from "
        "there if but because life feel get pay paid salary there's what's being nurse doctor an",
    ),
    (1.5, "is it be a in we he she as no on can will do am go find hi"),
    (2.0, "like"),
    (0.7, "i to for at so or stop"),
)
#: words of bokmål and nynorsk alike: Norwegian, but not which
NORWEGIAN = _weighed(
    (
        1.5,
        "og på i for at som til er det jeg du kan skal vil må har hadde og å om av med ikke den denne eller også bli "
        "blir når veldig litt kanskje ta går tar lønn yrke utdanning søknad fagbrev skole jobb jobbe studere lære "
        "hei takk bra god godt mange alle etter før under over mellom så men at fordi vel mitt min mine din ditt "
        "deg meg seg oss vi fag linje år jobba fått sa lærling læreplass ledig",
    ),
)
#: (ending, least length of the word, weight), positive for bokmål and negative for nynorsk
ENDINGS: tuple[tuple[str, int, float], ...] = (
    ("arane", 7, -2.5),
    ("ane", 6, -1.5),
    ("leg", 6, -1.5),
    ("lege", 7, -1.5),
    ("heit", 6, -2.0),
    ("heita", 7, -2.0),
    ("inga", 6, -1.0),
    ("ar", 5, -1.5),
    ("ande", 7, -0.5),
    ("lig", 6, 1.5),
    ("lige", 7, 1.5),
    ("het", 6, 1.5),
    ("heten", 7, 1.5),
    ("else", 7, 1.0),
    ("elsen", 7, 1.5),
    ("ingen", 7, 1.0),
    ("ene", 6, 1.0),
    ("et", 6, 0.3),
)
#: "kv" stands for "hv" in nynorsk, but for what both spell so
_KV_IN_BOTH = "kveld kvinn kvali kvot kvadr kvitter kvarter kvalm kvist kvern"
BEGINNINGS: tuple[tuple[str, int, float], ...] = (
    *((word, 4, 0.0) for word in _KV_IN_BOTH.split()),
    ("hv", 4, 2.0),
    ("kv", 4, -1.5),
)
_ONLY_LIKE_NYNORSK = (
    "altar basar januar februar seminar kommentar videregående dollar radar gitar solar sekretar bibliotekar notar "
    "vikar formular familiar similar popular regular grammar dårleg"
)
#: words that end as nynorsk does and are none
NOT_BY_ENDING = frozenset(_ONLY_LIKE_NYNORSK.split())
