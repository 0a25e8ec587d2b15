"""How the words that the safety rules look for are really written: dialect, slang, English, misspelt."""

#: word as rules write it → how people write it (after `language.normaliser.normalise`)
SPELLINGS: dict[str, str] = {
    "ikke": "aldri",
    "meg": "me myself mig",
    "selv": "sjølve selve selvv sæl sæll",
    "mitt": "min mi mine mit mett my",
    "sitt": "sin sine hans hennes henner his her's",
    "dø": "døy daue døe dö doe dya",
    "død": "dau daud dausj døde dead",
    "leve": "lev leva lævva lævve læve leeve levve livve",
    "livet": "live liv livett lifet livi livte life",
    "ta": "tar tok tatt take teke tekje tåk takes took taking",
    "drepe": "drep dreper drepa drept dræpe dræp dræpa dræper drebe dreppe drepp drpe kill killing kills",
    "henge": "heng henger hengje hengjer hænge hænger hengt hang hanging",
    "skyte": "skyt skyter skjøt skutt shoot",
    "skade": "skader skada skadet skadar skadde harm harming hurt hurting hurts",
    "kutte": (
        "kutter kutta kuttet kuttar cutte cutter cutta cuttet "
        "skjære skjærer skjera rispe risper risset rissa risser risse ritser cut cutting"
    ),
    "hoppe": "hopper hoppa hoppar jump jumping",
    "selvmord": (
        "sjølvmord sjølmord selmord suicid suicide suicidal sucide suiside suisidal självmord selfmord sewerslide "
        "selvdrap sjøldrap sjelmord sjelvmord"
    ),
    "slå": (
        "slår slo slått slegen slege slæ slær slog slaar banke banker banka banket bankar juler julte hits hit "
        "beats beat"
    ),
    "redd": "ræd rædd livredd scared afraid",
    "mer": "mere lenger lengre anymore",
    "orker": "orke gidder gidde gidd klarer klare klarar greier greie greidde makter makte",
    "tør": "tørr torer tor vågar våger vågår",
    "savne": "savner savna savnet sakne saknar sakna",
    "lyst": "løst løyst løsst",
    "vil": "vill ville ønsker ynskjer ynskje ønskjer ønskje want wanna",
    "ønske": "skulleønske wish wished",
    "våkne": "våkner våkna våknet vakne vaknar vakna wake",
    "forsvinne": "forsvinn forsvant forsvinner forsvunnet forsvinna disappear vanish",
    "vold": "vald violence",
    "voldelig": "valdeleg violent abusive",
    "snakke": (
        "snakk snakker snakka prate prat prater chatte chat snake snakek snkke snackke talk speak talking speaking"
    ),
    "menneske": "menneska mennesket mennskje meneske human",
    "veileder": "veilederen rettleiaren veileda veilder veiledr counsellor counselor",
    "rådgiver": "rådgivar advisor adviser karriererådgiver karriereveileder karriererettleiar",
    "person": "persn personn perosn personen",
    "vente": "venta vent venter ventar venting ventingen ventinga wait waiting",
    "køen": "kø køa køn queue line ventekøen",
    "roboten": "robot bot boten botten chatbot chatboten chatbotten maskin maskinen ai",
}

#: also read from words that begin so with one letter wrong ("selmordstanker"), as BEGINNINGS says
MISSPELT: tuple[str, ...] = ("selvmord", "sjølvmord", "selvskading")
#: beginnings of words → the word that rules write, the first that fits
BEGINNINGS: dict[str, str] = {
    "selvmordsforeb": "forebygge",
    "sjølvmordsføreb": "forebygge",
    "selvmordsforsk": "forske",
    "selvmordsangrep": "angrep",
    "sjølvmordsangrep": "angrep",
    "selvmordsbomb": "angrep",
    "suicidolog": "forske",
    "selvmord": "selvmord",
    "sjølvmord": "selvmord",
    "sjølmord": "selvmord",
    "selvskad": "selvskading",
    "sjølvskad": "selvskading",
    "sjølskad": "selvskading",
    "voldtek": "voldtekt",
    "valdtek": "voldtekt",
    "voldtatt": "voldtatt",
    "valdteken": "voldtatt",
    "mishandl": "mishandle",
    "overgrep": "overgrep",
    "tvangsgift": "tvangsgifte",
}
