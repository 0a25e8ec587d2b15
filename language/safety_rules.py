r"""The safety rules as data: how words are read, and which sequences of words say that somebody is in danger.

A text is first read by `language.safety`: normalised, every word of `safety_words.SPELLINGS` written as its key,
sentences parted by " . ". A rule is a regular expression over that reading; line breaks in it mean nothing, [ ] is a
space beside one, and {NAME} stands for an entry of `PARTS`. Care comes first: a negation ("jeg vil ikke ta livet
mitt") and a friend in danger count too. What is excluded is written beside the rule: figures of speech, and people
who ask about work with people in danger.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A pattern that means danger, unless `unless` is found in the same reading."""

    id: str
    kind: str
    pattern: str
    unless: str = ""


PARTS: dict[str, str] = {
    "SELF": r"(?:meg selv|seg selv|meg(?! selv)|seg(?! selv)|himself|herself|themselves)",
    "ONES": r"(?:mitt|sitt|her|their)",
    "FAMILY": (
        r"(?:pappa\w*|mamma\w*|far|faren|fatteren|mor|moren|mora|foreld\w+|stefar\w*|stemor\w*|bror\w*|brødre\w*|"
        r"søster\w*|onkel\w*|bestefar\w*|mann|mannen|kone|kona|konen|kjæreste\w*|kjærast\w*|typen|eksen|ekskjæreste\w*|"
        r"farfar\w*|morfar\w*|farmor\w*|mormor\w*|bestemor\w*|fosterfar\w*|fostermor\w*|"
        r"eksmann\w*|samboer\w*|sambuar\w*|ektemann\w*|familien|dad|father|mom|mum|mother|stepdad|stepfather|husband|"
        r"wife|boyfriend|girlfriend|partner|parents|brother|uncle|ex)"
    ),
    "PERSON": r"(?:han|hun|de|noen|sjefen|læreren|treneren|naboen|he|she|they|someone|{FAMILY})",
    # a question about work, school work or prevention
    "WORK": (
        r"(?:jobb\w*|arbei\w*|yrke\w*|utdann\w*|stud(?:ere|erer|ie|iet|ium|y|ying)|forsk\w*|førebyg\w*|forebygg\w*|"
        r"hindre|oppgave\w*|oppgåve\w*|særemne\w*|bachelor\w*|master\w*|foredrag|film\w*|bok\w*|serie\w*|statistikk|"
        r"psykolog\w*|sykeplei\w*|politi|advokat|sosionom\w*|vernepleie\w*|barnevern\w*|ambulanse\w*|prest\w*|"
        r"hjelpetelefon\w*|work|working|job|career|prevent\w*|hotline|essay|become)"
    ),
    "OTHERS": (
        r"(?:folk|mennesker|personer|pasienter\w*|ungdom\w*|unge|barn|andre|dem|de|noen|elever|kvinner|menn|people|"
        r"patients|kids|children|those|others|dyr\w*|hunder|hester|katter|kyr|animals)"
    ),
    # what "kills" people in a figure of speech
    "THING": (
        r"(?:jobb\w*|skole\w*|matten?|eksamen\w*|stress\w*|latteren|exam|school|job|work|boss|[^ .]+prøve\w*|prøven|"
        r"tentamen|nynorsk|engelsk|norsk|fysikk|kjemi|historie|gym|mattelekse\w*|lekse\w*|framføring\w*|oppgav\w*)"
    ),
    # what may have closed down: "my company does not exist anymore"
    "INSTITUTION": (
        r"(?:company|companies|firm|firma\w*|business|employer|bedrift\w*|selskap\w*|arbeidsgiv\w*|arbeidsplass\w*|"
        r"skole\w*|skule\w*|school\w*|universit\w*|høgskole\w*|høyskole\w*|college|lov|loven|lova|law|laws|"
        r"jobb\w*|job|jobs|stilling\w*|programme?|linje\w*|studie\w*|studium|kurs\w*|course|department|avdeling\w*)"
    ),
    # somebody is sacked, not kicked: no other blow, and nobody of the home, in the message
    "NO_BLOW": r"^(?!.*\b(?:slå|skade|kveler|kvelte|kvalt|beaten|abused|vold\w*|hjemme|hjem|til han|til ham|gutta|kjæreste\w*|"
    r"friminutt\w*|{FAMILY})\b).*",
    # a word between who does it and what is done; after one of these it is somebody else who does or wants it
    "NOT_I": r"(?:(?!(?:jeg|i(?! (?:dag|morgen|kveld|natt))|meg|og|men|så|fordi|and|but|because|lyst)\b)[^ .]+)",
    "FAILING": (
        r"(?:(?: [^ .]+){0,6}? (?:stryk\w*|skole\w*|skule\w*|karakter\w*|for sent|lekse\w*|eksamen\w*|fag\w*|"
        r"slutter|sluttar|dropper|velger|vel|fail|school|studi\w*|avbryter))"
    ),
}

#: whom somebody wants to work with ("jobbe med folk som vil ta livet sitt"): the clause is left out of the reading
ABOUT_OTHERS: str = r"""\b(?:{WORK}|hjelpe|hjelper|støtte|behandle|redde|treffe|møte|help|helping|with)
            [ ](?:[^ .]+ ){0,6}?{OTHERS}(?: [^ .]+)? (?:som|who|that)\b(?P<clause>(?:(?! (?:men|jeg|fordi|but|i|
            because) )[^.])*)"""

#: somebody else is spoken of
OTHER_IN_DANGER: str = r"""\b(?:venn\w*|venninn\w*|bestevenn\w*|bestis\w*|kompis\w*|kamerat\w*|klassekamerat\w*|klassevenn\w*|
            bror\w*|brødre\w*|søster\w*|datter\w*|sønn\w*|barnet|jenta|gutten|ungen|kjæreste\w*|eleven|elev|kollega\w*|
            mamma\w*|pappa\w*|mor|moren|mora|far|faren|naboen|mann|mannen|kona|hun|han|noen jeg kjenner|
            en jeg kjenner|en i klassen|
            friend|bestfriend|daughter|son|brother|sister|she|he|mom|mother|dad|father)\b"""
#: the writer's own wish or deed is in the message, too
OWN_WISH: str = r"""\b(?:meg selv|myself|mitt eget liv|livet mitt|mitt liv|my life|(?:jeg|i)(?: (?:også|bare|
            egentlig|ikke|selv|har|hadde|just|
            have|also|don't|dont)){0,3} (?:vil|orker|skal|ønske|lyst|bør|burde|tenker på å|tenkt på å|kutter|
            kutta|skader|selvskader|dø|want|hate|cut)
            (?! (?:hjelpe|vite|gjøre|si|snakke|at|ha hjelp|ringe|være der|fortelle|passe|redde|støtte|help|know|
            tell|do|her|to help|to know))|
            (?:ta|drepe|henge|kvele|skade|kutte)[ ](?:livet av )?(?:meg|me)\b|uten meg|without me|(?:for|til) meg å dø)\b"""
#: what sounded like danger wasn't meant so
TAKES_BACK: str = r"""\b(?:tull\w*|kødd\w*|fleip\w*|spøk\w*|bare en? (?:spøk|joke|vits)|joking|kidding|joke|jk|
            ikke (?:ment|mente) (?:det )?
            (?:sånn|slik|bokstavelig|på den måten)|mente (?:det |jeg )?ikke(?: det)?(?: sånn| slik| bokstavelig|
             på den måten| å)?|
            (?:er )?ikke i fare|ingen fare|(?:det )?går (?:helt |fint|greit|bra)(?:bra|fint|
            greit)?(?: med meg)?|har det (?:helt |egentlig )?
            (?:bra|fint|greit)|ikke så farlig|ikke så alvorlig|slapp av|ta det med ro|i'?m (?:fine|ok|okay|safe)|not in danger|
            didn'?t mean (?:it|that))\b"""
#: the writer, or who they worry about, is out of danger and not alone
SAFE_NOW: str = r"""\b(?:jeg|hun|han|vi|i|she|he)(?: er|'m| am)?(?: helt)? (?:trygg|safe)\b|\b(?:er|am|
            i'm) (?:helt )?(?:trygg|safe)(?: nå| now|$| [.])|
            \b(?:mamma|pappa|mor|far|venninn\w*|venn\w*|søster\w*|bror\w*|noen|lege|ambulans\w*|mom|
            dad) (?:mitt )?(?:er|kommer|is) (?:her|hos meg|med meg|
            here|with me)\b|\bjeg (?:har )?(?:snakke|snakket|snakka|ringt|ringte|sagt det|si det) (?:med|
            til) (?:mamma|pappa|noen|en voksen|lege\w*|
            lærer\w*|helsesykepleier\w*|broren|søsteren|venn\w*|113|116)\b|\bjeg (?:sier|si|
            forteller) det til (?:mamma|pappa|en voksen|lærer\w*|noen)|\bhar (?:nå |allerede )?(?:ringt|snakke|
            snakket|snakka|pratet|prata)(?: (?:med|til|nå))* (?:113|116 ?\d\d\d|11612\d|116111|legevakt\w*|hjelpetelefon\w*)"""
#: manners of speaking that no rule takes for danger
FIGURE_OF_SPEECH: str = r"""\bdø(?:r|de|dd|dde|ende)? (?:meg )?av (?:latter|kjedsomhet|kjedsom|kjedelig|
            nysgjerrighet|varme|flauhet|pinlighet|sult|
            spenning|lykke|søthet|irritasjon)|\b(?:død|døds|dø)(?: |s| )?(?:lei|kul|bra|stress\w*|trøtt|
            kjedelig|kjed\w*|gøy|fin|digg|
            seriøs|morsom|angst før)\b|\bdødslei\b|\bdødsbra\b|\bdødskul\b|\bdying of (?:laughter|boredom)|
            \bdead (?:tired|bored|serious)|
            \bdying laughing\b"""

#: somebody the writer knew died; he says nothing of himself beside it that is grave
BEREAVEMENT: str = r"""^(?!.*\b(?:leve|livet|orker|klarer|dø|etter (?:han|ham|hun|henne|dem)|sammen med|selv|håp\w*|
    meningsløst|trøst\w*|skyld)\b).*(?:\b(?:{FAMILY}|datter\w*|sønn\w*|barnet|tante\w*|venn\w*|venninn\w*|kompis\w*|besteforeld\w*|hund\w*|katt\w*|hest\w*)\b
    (?: [^ .]+){0,5}? (?:dødd?|døydde|gikk bort|gjekk bort|gått bort|omkom|passed away|died)\b(?! lei)|
    \b(?:mistet|mista|lost)(?: [^ .]+){0,2}? (?:{FAMILY}|datter\w*|sønn\w*|barnet|tante\w*|venn\w*|besteforeld\w*)\b)"""

CRISIS: tuple[Rule, ...] = (
    # ---- suicide by name
    Rule(
        "suicide-own",
        "crisis",
        r"""\b(?:jeg (?:har|hadde|vil|skal|kan)|tenker|tenkt|tenke|tenkjer|tenkte|vurderer|vurdert|vurdere|
            planlegger|begå|begår|begikk|prøvd|prøvde|prøve|forsøkt|forsøkte|gjort|gjøre|ta|tanker|commit|
            feel|feeling|nær|thinking|am|i'm)(?: (?!{WORK}|om\b|mot\b|skrive\b|lære\b|hjelpe\b|folk\b|
            ungdom)[^ .]+){0,3}? selvmord\b(?! prevention| forebygg| førebyg)""",
    ),
    Rule("suicide-parted", "crisis", r"\b(?:selv|self) mord\b", unless=r"\b{WORK}\b"),
    Rule("suicide-word", "crisis", r"\bselvmord\b", unless=r"\b{WORK}\b"),
    Rule(
        "suicide-note",
        "crisis",
        r"""\b(?:avskjedsbrev|avskilsbrev|goodbye letter)\b""",
        unless=r"""\b(?:{WORK}|kolleg\w*|sjef\w*|oppsig\w*)\b""",
    ),
    # ---- taking one's life
    Rule(
        "take-own-life",
        "crisis",
        r"""\bta(?: [^ .]+){0,3}? (?:{ONES} (?:eget |eige |own )?livet|(?:eget |eige )livet|livet (?:mitt|
            sitt)|eget liv)\b""",
    ),
    Rule(
        "end-own-life",
        "crisis",
        r"""\b(?:avslutte\w*|ende|ender|end|ending|slutte|slutt på|slutten på)(?: {ONES})?(?: eget|
            [ ]own)? livet\b(?! som| i | på )""",
    ),
    Rule(
        "take-life-of-self",  # "matten tar livet av meg" is a figure of speech: who does it decides
        "crisis",
        r"""(?:^|[.] |\b(?:jeg|vil|skal|kan|må|å|bare|snart|lyst|lyst til|vurderer|bør|burde|prøvd|prøvde|
            vårt|hun|han|venninne\w*|venn\w*|bror\w*|søster\w*|datter\w*|sønn\w*|mitt|og|at|hadde|har|nesten|
            ikke|nå|da|så) )ta(?: jeg| snart| nå| bare| nok| heller| like godt){0,2} livet (?:av|a|åv|tå|åt|
            fra) {SELF}\b""",
        unless=r"""\b(?:skolen|skole|matte|matten|eksamen|jobben|leksene|kjedsomhet\w*|det|dette|oppgaven|
            denne [^ .]+|stresset|kulden|varmen) (?:her )?(?:kommer til å |holder på å )?(?:snart |
            nesten )?ta (?:snart )?livet av meg\b|\b(?:han|hun|de|{FAMILY}) (?:mitt )?(?:vil|skal|
            kommer til å|truer med å)(?: [^ .]+)? ta livet av meg\b""",
    ),
    Rule("others-took-life", "crisis", r"\bta(?: [^ .]+){0,2}? livet (?:av|a|åv|tå|åt) seg\b"),
    Rule(
        "end-it-all",
        "crisis",
        r"""\b(?:gjøre slutt på (?:alt|det hele|meg)|ende det (?:hele|nå)|avslutte (?:alt|det hele|meg selv)|
            end it all|få slutt på (?:alt|det hele)|end meg|få en slutt på (?:alt|det hele))\b""",
    ),
    # ---- killing oneself
    Rule(
        "kill-self",
        "crisis",
        r"""\b(?:drepe|drukne|kvele|forgifte|henge|skyte|drown)(?: [^ .]+)? {SELF}\b(?! opp\b| fast\b| på\b|
            [ ]med\b| rundt\b| i (?:foten|kneet|hånda)\b| hvis| dersom| om jeg| når| for at| if\b)""",
        unless=r"""\b{PERSON} (?:{NOT_I} ){0,5}?(?:drepe|skyte|henge|kvele) meg\b(?! selv)|\b{THING}
            [ ](?:(?!vil ){NOT_I} ){0,5}?(?:drepe|skyte|henge|kvele) meg\b(?! selv)|\b(?:bare|skal|vil) henge med\b|\b(?:
            denne|dette|det)(?: (?!vil ){NOT_I}){0,2} drepe meg\b""",
    ),
    Rule(
        "jump",
        "crisis",
        r"""\b(?:hoppe|kaste)(?: meg| seg)? (?:foran|under|framfor|fremfor) (?:et |en |ei |toget?)?(?:tog\w*|
            bane\w*|bil\w*|buss\w*|trikk\w*)?|\b(?:vil|skal|jeg|i|lyst å|lyst til å|bare|å|kommer til å) hoppe (?:meg )?(?:fra|
            av|ut av|ut fra|utfor|off|from) (?:en |ei |et |the |a )?(?:bru\w*|bro\w*|tak\w*|vindu\w*|
            balkong\w*|stup\w*|klippe\w*|roof|bridge|building)""",
        unless=r"\b{WORK}\b|\bbasehopp\w*|\bstrikk\w*|\bfallskjerm\w*",
    ),
    Rule(
        "burden",
        "crisis",
        r"""\bjeg(?: [^ .]+){0,3}? (?:er|være|vært|blir|bli)(?: bare| ikke| alltid| til)* (?:en )?byrde (?:for|på) (?:familien|
            alle|andre|dere|mamma|pappa|de rundt|foreldrene)\b|\bi am (?:just )?a burden (?:to|on) (?:mitt family|everyone|
            others)\b|\b(?:slipper|slippe|kvitt) (?:dere|alle) meg
            (?= *$| [.]| snart)|\b(?:dere|alle) (?:slipper|slippe|blir kvitt) meg
            (?= *$| [.]| snart)""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "says-goodbye",
        "crisis",
        r"""\bdette er (?:det siste|siste gang) jeg (?:skriver|skrive|sier)(?= *$| [.]| til)|\b(?:i kveld|i natt|tonight) (?:er
            [ ](?:det|alt) slutt|gjør jeg det|it ends)(?= *$| [.])|\bigjen å si (?:ha det|adjø|farvel)(?= *$| [.])|\bjeg har
            [ ](?:kjøpt|skaffet|funnet) (?:et )?tau(?:et)?(?= *$| [.]| til meg)""",
        unless=r"\b{WORK}\b|\b(?:båt\w*|seil\w*|klatr\w*|eksamen)\b",
    ),
    Rule(
        "hears-voices",
        "crisis",
        r"""\bjeg(?: [^ .]+){0,8}? hører stemmer\b|\bi(?: [^ .]+){0,4}? (?:hear|hearing) voices\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "drive-off",
        "crisis",
        r"""\b(?:vil|skal|tenkt å|tenker å|lyst til å|lyst å|tenker på å|vurderer å|planlegger å|kommer til å|bare å)
            (?: bare)? kjøre?(?: bilen| meg| rett| bare| inn| ut)* (?:utfor|av (?:veien|vegen)|(?:i|inn i) (?:en |et )?
            (?:fjellvegg\w*|autovern\w*|møtende|lastebil\w*|trailer\w*)|foran (?:en )?(?:lastebil\w*|trailer\w*))\b|
            \b(?:want|going|gonna|thinking|plan\w*|vil|skal)(?: [^ .]+){0,3}? (?:drive|driving|crash|crashing|kjøre)
            (?: (?:mitt|the) car| bilen)? (?:off (?:the |a )?(?:road|bridge|cliff|bru)|into (?:a |the )?
            (?:tree|wall|truck|lorry))\b""",
        unless=r"\b{WORK}\b|\b(?:redd|lappen|oppkjøring\w*|øvelseskjør\w*|glatt\w*|is på|afraid|scared)\b",
    ),
    Rule(
        "away-from-all",
        "crisis",
        r"""\b(?:klarer|orker|holder) ikke (?:ut )?(?:mer|lenger|dette|livet)\b.*\bvil (?:bare )?(?:vekk|bort|forsvinne)
            (?: fra (?:alt|alle|livet|verden|alt sammen))?(?= *$| [.]| og alle)""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "how-many-pills",
        "crisis",
        r"""\b(?:hvor|how) (?:mange|mye|many|much) (?:paracet\w*|tablett\w*|pille\w*|sovetablett\w*|sovepille\w*|ibux|
            sobril|valium|insulin|pills)(?: [^ .]+){0,3}? (?:må|skal|kan|trengs|trenger|tåler|farlig|dør|need|must|can|should|
            lethal)\b""",
        unless=r"\b{WORK}\b|\b(?:apotek\w*|hodepine\w*|hodet|feber\w*|mensen|mensvondt|resept\w*|headache)\b",
    ),
    Rule(
        "on-the-bridge",
        "crisis",
        r"""\b(?:gått ut på|gikk ut på|gå ut på|stått på|sto på|stod på|står på|sitter på|sittet på|satt på)
            [ ](?:brua|broa|broen|bruen|brukanten|brokanten|(?:kanten av )?taket)(?: [^ .]+){0,6}? (?:ganger|i natt|i kveld|
            hoppe|tenkt|sett ned|uka|uken|og gråt\w*)\b""",
        unless=r"\b{WORK}\b|\b(?:fisk\w*|bilder|stillas\w*|maler?|taktekk\w*)\b",
    ),
    Rule(
        "rails",
        "crisis",
        r"""\b(?:stille|still|stiller|legge|legg|legger|sette|sett|setter|hive|slenge|kaste)(?: meg| seg| oss)
            (?: bare| rett| ned| ut)*[ ](?:(?:foran|framfor|fremfor|under) (?:et |en |ei )?(?:tog(?:et)?|t-bane\w*|trikk\w*|
            lastebil\w*|trailer\w*|buss(?:en)?|bil(?:en)?)|(?:på|ut på) (?:tog|bane|jernbane)?(?:skinn(?:e|an)\w*|skjen\w*|
            sporet|jernbanespor\w*))\b|\b(?:gå|løpe|springe)(?: rett| bare)? ut (?:i veien |i vegen |i trafikken )?
            (?:foran|framfor|fremfor) (?:et |en |ei )?(?:tog\w*|lastebil\w*|trailer\w*|buss\w*|bil(?:en)?)\b|
            \b(?:step|stepping|walk|walking|lie|lying|stand|standing|throw myself|throwing myself|jump|jumping)
            (?: down| out)? (?:(?:in front of|under) (?:a |the )?(?:train|bus|truck|lorry)|
            (?:on|onto) (?:the )?(?:train )?(?:tracks|rails))\b""",
        unless=r"\b{WORK}\b|\b(?:trikken|bussen|toget) (?:til|hjem|mot)\b",
    ),
    Rule(
        "overdose",
        "crisis",
        r"""\b(?:ta|sluke|svelge|svelgt|spise)(?: [^ .]+){0,2}? (?:overdose|alle (?:mine )?(?:pillene|
            tablettene|medisinene)|all (?:the|my|mitt) pills)\b|\boverdosere\b|\boverdose on\b""",
        unless=r"\b{WORK}\b",
    ),
    # ---- wanting to die
    Rule(
        "want-to-die",
        "crisis",
        r"""\b(?:vil|ønske|skal|bør|burde|må|fortjener|klar til|klar for|lyst|lyst til|håper|planlegger|
            tenker på|prøver|prøvd|heller|skulle|ready|hope|rather|deserve|gonna|going|should|like)(?: (?:jeg|
            i|bare|ikke|egentlig|helst|heller|virkelig|så|gjerne|faktisk|nesten|til|å|to|at|snart|skikkelig|
            seriøst|nå|litt|altså|jo|kunne|kan|få|han|hun|vil|ha|could|would|just|really|lyst|mer)){0,5}
            [ ](?:dø|die)\b(?! av (?!overdose|pill|sorg|smert|ensomhet|depresjon|det|alt)| for (?:en|et|den|
            landet|a|the|that)\b| ut\b| of (?:laugh|bored|curios|embar|shame)| from (?:laugh|bored|embar)|
            [ ]laughing| lykkelig| i en jobb| av$)""",
        unless=r"\b(?:plantene?|blomsten\w*|batteriet|mobilen|språk\w*|næring\w*|yrker? som kommer til)\b",
    ),
    Rule(
        "want-to-die-misspelt",
        "crisis",
        r"""\bjeg vil(?: bare| virkelig| så gjerne| ikke)? (?:do|doo|dog|dåø)$""",
    ),
    Rule(
        "wish-dead",
        "crisis",
        r"""\b(?:vil|ønske|håper|bedre|best|better|heller|like greit|skulle)(?: (?:at|om|hvis|jeg|i|vi|ønske|
            å|bare|når|for alle|han|hun|at jeg|virkelig|gjerne|snart|off)){0,4}(?: (?:var|er|være|was|were|
            hadde vært|vært|be|am))? død\b""",
        unless=r"\bdød (?:eller levende|språk|tid|punkt)",
    ),
    Rule(
        "better-without-me",
        "crisis",
        r"""\b(?:bedre|best|lettere|betre|lykkeligere|better|easier)(?: [^ .]+){0,4}? (?:uten meg|
            without meg)\b(?! på (?:laget|jobb)| i (?:gruppa|gruppen|klassen))|\b(?:bedre|best|lettere|betre|
            better)(?: [^ .]+){0,2}? (?:hvis|om|at|når|if) (?:jeg|i) (?:var|er|ble|blir|was|were|hadde vært)
            (?: ikke)? (?:borte|vekk|død|gone|her|født|til)\b|\b(?:bedre|best|betre|better)
            (?: [^ .]+){0,3}? jeg ikke (?:fantes|fanst|finnes(?! (?:i|på|hos)\b)|levde|eksisterte)\b|
            \b(?:greitt?|greiest|greiast|enklest|bra|fint)(?: [^ .]+){0,4}? jeg ikke (?:fantes|fanst|levde|eksisterte)\b|
            \b(?:beste?|bedre|betre|lettere|greiest|enklest)(?: [^ .]+){0,2}? (?:alle|dem|de|familien|folk) (?:hadde vært|var)
            [ ](?:om|hvis|at) jeg (?:var|ble|blei) (?:borte|vekk|død)\b|\b(?:like greitt?|beste?|bedre|like bra)
            (?: (?:er|var|hadde vært|om|hvis|at|å|jeg|bare|for alle)){0,4} (?:forsvant|forsvinne|ble borte|
            bli borte)(?= *$| [.]| for godt| men| og| så| fordi| nå)""",
    ),
    Rule(
        "nobody-would-miss",
        "crisis",
        r"""\b(?:ingen|no one|nobody|noen)(?: (?:som|vil|kommer til å|hadde|who|would|will|engang|even|ikke))*[ ]
            (?:savne\w*|savna|miss|bry seg|brydd seg|bryr seg|merke\w*|merka|lagt merke|care|notice)(?: (?:om|til|
            det|meg|it|seg)){0,2}?(?: hvis| om| if| når| at) (?:jeg|i) (?:bare )?(?:dø\w*|forsv\w+|var borte|
            blir borte|ble borte|var vekk|died|was gone|were gone)\b|\bingen (?:vil|kommer til å|
            hadde) savn\w+ meg\b|\b(?:no one|nobody) would miss meg\b""",
    ),
    Rule(
        "better-if-not-here",
        "crisis",
        r"""\b(?:bedre|best|lettere|betre|better|easier|like greitt?|like bra|like fint|
            (?:hadde vært|var) greitt?|greiest|greiast|enklest|finest|finast)(?: [^ .]+){0,4}? (?:hvis|om|at|når|if) (?:jeg|i)
            (?: ikke (?:var|er|hadde vært)| (?:var|er|was|were) (?:ikke|not)| wasn't| weren't| wasnt) (?:her|here|til)
            (?= *$| [.]| mer(?= *$| [.]| men)| men)""",
    ),
    Rule(
        "what-if-gone",
        "crisis",
        r"""\b(?:what if|hva om|hva hvis|tenk om) (?:jeg|i) (?:bare |just )*(?:forsvinne|ble borte|dø|was gone|døde)
            (?= *$| [.]| for (?:alltid|godt|ever)| forever)""",
    ),
    Rule(
        "never-born",
        "crisis",
        r"""\b(?:vil|skulle|ønske|burde)(?: [^ .]+){0,4}? (?:ikke|never) (?:[^ .]+ ){0,2}?(?:født|born)\b""",
    ),
    # ---- not wanting to live
    Rule(
        "not-live",
        "crisis",
        r"""\b(?:ikke|not|ingen|don't|dont|can't|cant|cannot|never|didn't)(?: (?:mer|lyst|til|bare|engang|å|
            to|orker|vil|fortsette|fortsetter|med|like|keep|going|go|on|really|nå|feel|jeg|even|lenge|noe|
            egentlig|virkelig|i)){0,7}[ ](?:leve|living|(?<!i )livet|be alive|være i livet|exist|eksistere|
            eksisterer|være til|finnes)\b(?! (?:av|på|uten|opp|under|sunt|trangt|som|billig|i (?:oslo|norge|
            noreg|bergen|byen|trondheim|utlandet|en by|et land|bygda|norway)|in (?!this world|pain)|with
            [ ](?!this|meg|the pain)|without (?!pain)|on|off|at|here|med (?!dette|det|meg|smert|skam|seg|tank|
            angst|disse|deg))\b| mitt som| i (?!denne|dette|smert))""",
        unless=r"""\b(?:kan|vil|må|skal|orker) (?:man|en|folk|du|vi|dere|de|dyr\w*) ikke|\b(?:stilling\w*|yrke\w*|
            jobb\w*|linj\w*|utdanning\w*|kurs\w*|plass\w*|klasse\w*) (?:[^ .]+ ){0,3}ikke (?:[^ .]+ )?finnes|\bdet ikke
            [ ]finnes (?!mer\b|lenger\b|lengre\b|i denne\b)[^ .]+|\bfinnes (?:det|
            noe|noen|ikke|et|en|yrk|jobb)|^(?!.*\b(?:jeg|i|vil|orker|lyst)(?: (?!(?:if|hvis|om|når|at|that|som|and|og|
            because|fordi)\b)[^ .]+){0,5} (?:leve|living|livet|exist|eksistere|eksisterer|finnes|være til)\b)
            .*\b{INSTITUTION}(?: {NOT_I}){0,3}? (?:ikke|not)(?: (?:mer|engang|even|really|lenge))*
            [ ](?:exist|eksistere|eksisterer|finnes)\b""",
    ),
    Rule(
        "wish-not-there",
        "crisis",
        r"""\b(?:ønske\w*|ynskj\w*|ønskt\w*)(?: (?:at|bare|berre|nesten|ofte|jeg|eg|æ|i)){0,4}
            [ ](?:jeg|eg|æ) (?:bare )?(?:ikke|aldri) (?:fantes|fanst|fans|finnes|eksisterte|fins)\b""",
    ),
    Rule(
        "tired-of-life",
        "crisis",
        r"""\b(?:lei|lei av|trøtt av|sliten av|mett av|ferdig med|tired of|sick of|done with|orker ikke)(?:
            [ ](?:hele|dette|selve|å|mer|mitt|this|av|være))* (?:livet|leve|living|i livet|being alive|life)
            (?: mitt)?\b(?! som| på| i | av| uten| med (?!det|dette)| her| and learn| mitt som)""",
    ),
    Rule(
        "hates-life",
        "crisis",
        r"""\b(?:hater|hate|hatar) (?:hele |å )?(?:livet mitt|mitt livet|leve|livet|living|being alive)(?= *$|
            [ ][.]| og| men| så| because| and| fordi)""",
    ),
    Rule(
        "life-not-worth",
        "crisis",
        r"""\b(?:livet|leve)(?: (?:mitt|er|is|føles|har|seems|feels|virker|jo|bare|helt|så|not|ikke|isn't))*
            (?: (?:verdt|verd|worth)(?: noe)?(?: å| det)?(?: leve| living| livet| mer| levd)?| meningsløst|
            [ ]meiningslaust| uten mening| worthless| meaningless| pointless| ingen mening| ingen meining|
            [ ]ingen verdi| ikke noen mening| håpløst)(?: |$)""",
        unless=r"\b(?:livet|leve) (?:er )?(?:verdt|verd|worth)\b",
    ),
    Rule(
        "all-meaningless",
        "crisis",
        r"""\b(?:alt|allting|everything)(?: (?:er|føles|virker|kjennes|is|feels|seems|jo|bare|helt|så|liksom)){1,4}
            [ ](?:meningsløst|meiningslaust|uten mening|håpløst|meaningless|pointless|
            hopeless)(?= *$| [.]| og| men| nå| for)""",
    ),
    Rule(
        "nothing-to-live-for",
        "crisis",
        r"""\b(?:ingenting|ikke noe|ikke noen?|noe|nothing|grunn|grunner|reason|vits|vitsen|poeng|poenget|
            point|meining|meininga|meningen|mening|hvorfor)(?: (?:å|to|left|mer|igjen|til|i|in|med|for|of|jeg|
            skal|keep|go|on))* (?:leve|live|living|livet|være i livet|fortsette å leve)(?: (?:for|til|mer))?\b
            (?! (?:av|på|sunt|uten|i (?:oslo|norge|bergen)|som|med|etter))""",
        unless=r"\bhva er (?:egentlig )?(?:meningen|meininga) med livet",
    ),
    Rule(
        "not-be-here",
        "crisis",
        r"""\b(?:vil|orker|lyst|lyst til|don't|dont)(?: (?:jeg|bare|helst|vil|to|ikke|mer|å|lyst|til|
            virkelig)){0,6}[ ](?:være|vær|be) (?:her mer|her|here mer|i denne verden(?: mer)?|i verden
            (?: mer)?|på (?:denne )?(?:jorda|jorden|planeten)(?: mer)?)(?= *$| [.]| og| men| fordi| fra)""",
        unless=r"""\b(?:køen|skolen|skulen|jobben|byen|bygda|norge|kurset|lærebedriften|oslo|school|job|jeg vil
            [ ](?:gjerne |bare )?være her)\b|^(?!.*\b(?:ikke|don't|dont|not)\b)""",
    ),
    Rule(
        "disappear",
        "crisis",
        r"""\b(?:vil|lyst|lyst til|ønske|håper|skulle|could)(?: (?:jeg|i|bare|å|to|just|could|kunne|helst|
            virkelig|så|gjerne|til|kan|ønske|vil|at)){0,5}[ ](?:forsvinne|bli borte|være borte|fade away|
            sovne inn|bort fra alt|bort herfra for alltid)(?= *$| [.]| for (?:alltid|godt|ever)| fra (?:alt|
            livet|verden|jord)| herfra| helt| og| men| forever| nå| fordi| så)""",
        unless=r"""\b(?:yrke\w*|jobb\w*|bransje\w*|fag\w*|stilling\w*|jobs?) (?:[^ .]+ ){0,3}?(?:vil|kommer|
            forsvinne|could)""",
    ),
    Rule(
        "not-wake-up",
        "crisis",
        r"""\b(?:ikke|never|not|don't|dont|slippe|slipper|sovne|sove)(?: (?:jeg|skulle|å|vil|trenge å|måtte|
            ever|to|mer|bare|og|ikke|inn)){0,4} våkne(?: (?:opp|up|igjen|again|mer|ever|tomorrow|i [^ .]+))*
            (?= *$| [.]| og| men| fra)""",
        unless=r"\b(?:tidlig|klokka|alarm\w*|til (?:tida|tiden|skolen)|skift\w*|early|uthvilt|forsov\w*)\b",
    ),
    Rule(
        "sleep-forever",
        "crisis",
        r"""\b(?:sove|sovne|sleep)(?: [^ .]+){0,2}? (?:for alltid|for evig|evig|forever|inn for godt)\b""",
    ),
    Rule(
        "given-up-life",
        "crisis",
        r"""\b(?:gitt opp|gi opp|gir opp|give up on|given up on|giving up on|gjev opp) (?:hele |å )?(?:livet|
            leve|living|alt i livet)\b(?! som)""",
    ),
    Rule(
        "farewell",
        "crisis",
        r"""\bfarvel (?:til )?(?:verden|livet|alle)\b|\bgoodbye (?:cruel )?world\b|\bsi(?:er)? (?:farvel|
            ha det) til livet\b""",
    ),
    Rule(
        "weary-of-life",
        "crisis",
        r"""\b(?:livstrett|livstrøtt|livslei|dødsønske\w*|dødslengsel|livslede|dødshjelp|livstrøytt)\b""",
        unless=r"""\b{WORK}\b""",
    ),
    Rule(
        "slang",
        "crisis",
        r"""(?<!\d )\b(?:kms|unalive|ctb|offe meg|off meg|unaliving|un alive|offing meg|sewer slide|drepe meg
            [ ](?:nå|plis|pls|please|noen))\b""",
        unless=r"""\b\d+ ?kms\b|\bkms (?:unna|fra|away)\b|\b(?:han|hun|de|{FAMILY}) (?:{NOT_I} ){0,3}drepe meg\b""",
    ),
    Rule(
        "let-it-end",
        "crisis",
        r"""\b(?:vil|ønske|håper)(?: bare| jeg| så gjerne| egentlig)* at (?:alt|alt sammen|livet|det hele|
            smertene?) (?:bare )?(?:skal|kan|kunne|vil)(?: bare)? (?:ta slutt|være over|stoppe|slutte|ta ende|
            end)\b|\bvil (?:it|this|everything)(?: all)? to (?:end|be over|stop)\b|\bvil (?:bare )?slippe
            [ ](?:alt|livet|å leve|unna livet)(?= *$| [.]| og)|\b(?:vekk|bort|away)(?: herfra)? (?:fra|from)
            [ ](?:denne |this |hele )?(?:verden|livet|world|jorda|jorden)\b""",
        unless=r"\b(?:skoleår\w*|eksamen\w*|vinter\w*|ferie\w*|korona\w*)\b",
    ),
    Rule(
        "thinks-of-dying",
        "crisis",
        r"""\b(?:snakke|tenk\w+|tenkjer|think|thinking|thoughts|tankar|tanker|fantas\w+|drømmer|googl\w+)
            (?: [^ .]+){0,3}? (?:på|om|about|of)(?: å| how| det å)? (?:dø|dying|døden|være død|ikke leve)\b|
            \bdø er det (?:eneste|beste)\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "ways-to-die",
        "crisis",
        r"""\b(?:måte\w*|måtar|enklest\w*|lettest\w*|way|ways|best)(?: [^ .]+){0,2}? (?:å|to) (?:dø|die)\b|\b
            (?:hvordan|how|how to|hvordan kan jeg)(?: å| jeg)? (?:dø|die)(?= *$| [.]| (?:uten|fort|
            smertefritt|raskt|without|fast|painless\w*))|\bfor å dø(?= *$| [.])|\bdø (?:uten smert\w+|
            smertefritt|fort)\b|\b(?:paracet|piller|tabletter|paracetamol|pills)(?: [^ .]+){0,5}? (?:dø|die|
            dødelig)\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "indifferent-to-living",
        "crisis",
        r"""\b(?:ingen|spiller|bryr|samme|same|likegyldig|rolle|nobody|no one|cares?)(?: [^ .]+){0,5}? (?:om|
            hvis|if|whether) (?:jeg|i)(?: bare)? (?:lever|leve|livet|dør|dø|die|død|er død|er i livet)\b|
            \bi at jeg (?:lever|leve)\b|\b(?:hater|hate) at jeg (?:lever|finnes|ble født)\b|\bgjør
            [ ](?:så )?vondt å leve\b|\blivet(?: mitt)? (?:er|is) (?:over|slutt|ferdig)\b(?! hvis| dersom| om|
            [ ]når| if| på| med)|\bmist\w+ (?:all |helt )?(?:lysten på livet|lysten til å leve|livslyst\w*|
            livsgnist\w*|livsvilj\w*)\b|\bingen (?:livsgnist|livslyst|livsvilje)\b""",
    ),
    Rule(
        "about-to",
        "crisis",
        r"""\b(?:redd|frykter|kommer|lyst|vurderer|tenker)(?: [^ .]+){0,8}? (?:gjøre|gjøre noe|
            gjøre noe [^ .]+) (?:med|mot|to) (?:meg|myself)(?: selv)?(?= *$| [.]| og)|
            \bstoler ikke på meg selv(?: alene| når| i natt| her)|\b(?:pille\w*|tablett\w*|pills)
            (?: [^ .]+){0,2}? (?:orker|klar|klart|ready)\b|\bpills and(?: [^ .]+){0,4}? ta\b|\bsitter
            [ ](?:her )?(?:og |klar )?med (?:[^ .]+ )?(?:pille\w*|tablett\w*|barberblad\w*|kniv\w*|tau\w*)\b|
            \bta (?:for mange|masse|altfor mange|mange|en haug|alt for mange|too many)(?: med)? (?:pille\w*|
            tablett\w*|paracet\w*|medisin\w*|pills)\b|\bjeg står på (?:en )?(?:bru\w*|broa|broen|stupet|
            kanten av (?:et |en )?(?:stup|tak|bro))\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "pills-ready",
        "crisis",
        r"""\b(?:pillene|tablettene|the pills) (?:begynner å |har begynt å |er begynt å )?(?:virke|virker|start
            [ ]working|are working)(?= *$| [.]| nå)|\b(?:gjort|lagt|satt|tatt|ta) (?:klar |fram |frem )(?:[^ .]+ )?
            (?:pille\w*|tablett\w*|tauet|repet)\b|\bsamlet (?:på |opp )?(?:pille\w*|tablett\w*)\b|\bhar ta (?:alle )?
            (?:pillene|tablettene)(?= nå$| nå [.])""",
        unless=r"\b(?:{WORK}|adhd|ritalin|hodepine\w*|allergi\w*|pasient\w*|antibiotika)\b",
    ),
    # ---- hurting oneself
    Rule(
        "harm-self",
        "crisis",
        r"""\b(?:skade|kutte|brenne|brenner|slå|straffe|straffer|burn|burning|klore|klorer)(?: [^ .]+)?
            [ ](?:meg selv|seg selv|herself|himself)\b(?! på (?:jobb\w*|trening\w*|arbeid\w*|kamp\w*|skolen|
            en)\b| at work| ut av| out of| off\b| opp| fri)|\b(?:skade|kutte|burn|burning) meg(?= *$| [.]|
            [ ]because| and| when| again| med vilje| on purpose)""",
        unless=r"""\b(?:uten|unngå|without|avoid) (?:å )?(?:skade|kutte|brenne) (?:meg|seg)|\bforebygg\w*|\b{PERSON}
            [ ](?:mitt )?(?:[^ .]+ )?(?:skade|slå) meg""",
    ),
    Rule(
        "cut-self",
        "crisis",
        r"""\bkutte(?: jeg| bare)? meg\b(?! (?:på (?:en|et|kniv\w*|papir|glass|jobb\w*)|i (?:fing\w*|hånd\w*|
            tomm\w*)|ned|ut|av|løs|off|out|some)\b)|\bkutte (?:meg )?i (?:armen|armene|huden|lårene|
            håndleddet|håndleddene)\b""",
        unless=r"\b(?:fingeren|fingere|kniven|papir|glass|kokk\w*|kjøkken\w*|ved et uhell)\b",
    ),
    Rule(
        "cut-of-another",
        "crisis",
        r"""\b(?:hun|han|henne|venn\w*|kompis\w*|bestevenn\w*|søster\w*|bror\w*|datter\w*|sønn\w*|elev\w*|she|he)
            (?: mitt)?(?: (?:har|driver|å|og|begynt|sier|sa|at|hun|han|has|is)){0,4} kutte (?:seg|herself|himself)
            (?= *$| [.]| (?:i|på) (?:armen\w*|huden|lår\w*|håndledd\w*)| igjen| med vilje| selv| hva| og| men| når| fordi|
            [ ]jeg| what)""",
        unless=r"\b(?:fingeren|kniven|papir|glass|kokk\w*|kjøkken\w*|ved et uhell|jobb\w*)\b",
    ),
    Rule(
        "self-harm-word",
        "crisis",
        r"""\bselvskading\b|\bself skade\b""",
        unless=r"""\b{WORK}\b(?! og)|\bhjelpe (?:folk|mennesker|andre|ungdom\w*|barn|unge)\b""",
    ),
)

VIOLENCE: tuple[Rule, ...] = (
    Rule(
        "hits-me",
        "violence",
        r"""\b{PERSON}(?: [^ .]+){0,3}? (?:slå|sparke|sparker|sparka|sparket|kveler|kvelte|beating|hitting|
            slapped|slaps|skade)(?: [^ .]+)?[ ](?:meg|oss|us)\b(?! (?:at|som|fast|løs|til ridder|i (?:sjakk|
            fotball|fifa|spill\w*|tennis|kort\w*|padel|konkurranse\w*)|ut av (?:laget|kurset)|av laget)\b)""",
        unless=(
            r"""\bdet slå meg\b|\bthat slå meg\b|\bit slå meg\b|\b(?:de|sjef\w*|leder\w*|bedriften|firmaet|arbeidsgiver\w*|
            lærebedrift\w*|they|boss)(?: [^ .]+){0,2}? (?:sparke|sparker|sparka|sparket) (?:meg|oss)(?= *$| [.]| fra jobb\w*|
            [ ]når| hvis| om| fordi| uten| mens| på dagen| ut)|{NO_BLOW}\b(?:sparke|sparker|sparka|sparket) (?:meg|oss)
            (?: [^ .]+){0,2}? (?:i|under) prøve(?:tid|period)\w*|{NO_BLOW}\b(?:kan|får) (?:noen|de) (?:[^ .]+ )?sparke
            [ ](?:meg|oss) (?:hvis|om|når|fordi) jeg (?:er|blir) (?:gravid|syk\w*|sjuk\w*)|
            {NO_BLOW}(?:^|[.] )(?:(?:og|men|hei|da|så|ok) )*(?:kan|får) (?:han|hun|de)(?: [^ .]+)? sparke
            [ ](?:meg|oss)(?= *$| [.]| for (?:det|dette|å)\b| hvis| fordi| uten| på dagen)"""
        ),
    ),
    Rule(
        "hits-family",
        "violence",
        r"""\b(?:{FAMILY}|han)(?: mitt)?(?: [^ .]+){0,5}? slå(?= *$| [.]| (?:når|hvis|barn\w*|unga\w*|ungene|
            søsken\w*|mamma|mor|mora|moren|henne|bror\w*|lillebror\w*|søster\w*|lillesøster\w*|meg|oss)(?:
            [ ](?:han|hun|de|våre|mitt|når))*(?: |$))""",
        unless=r"\b{WORK}\b|\bslå meg (?:at|som)\b|\bi (?:sjakk|fotball|fifa|spill\w*)\b",
    ),
    Rule(
        "beaten-or-forced",
        "violence",
        r"""\bfår (?:mye |ofte |alltid )?(?:juling|bank|ris)(?= *$| [.]| (?:av|hjemme|når|fra|hver|hvis))|
            \bkvelertak på (?:meg|oss)\b|\btv[ia]ng\w* meg til (?:å ha |å )?(?:sex|samleie|ligge|
            seksuel\w+)\b|\bmå rømme (?:hjemmefra|fra {FAMILY})\b|\b(?:redd|utrygg|ikke trygg)(?:
            [ ](?:når jeg er|for å være|å være|i mitt eget))? hjemme\b(?! alene)|\b(?:lever|bor|gift|sammen) med
            [ ](?:en|ein) voldelig\b|\bgjør ting (?:med|mot) meg\b|\b{FAMILY}(?: mitt)?(?: [^ .]+){0,4}? tru\w+
            [ ](?:meg|oss)\b(?! med (?:oppsigelse|å (?:kaste|si|sparke|ta|stenge)))""",
    ),
    Rule("hits-me-verb-first", "violence", r"\bslå {PERSON} (?:meg|oss)\b"),
    Rule(
        "been-hit",
        "violence",
        r"""\b(?:blir|ble|blitt|bli|vart|vorte|vorten|blei|being|been|get|getting)(?: (?!(?:ikke|man|en|du|
            dere|de)\b)[^ .]+){0,2}? (?:slå|sparket|sparka|beaten|kvalt|abused)\b(?! (?:ut|sammen|saman|
            tilbake|konkurs|opp|av (?:at|hvor)|til|ned på|fast|i (?:finalen|valget|sjakk|fotball))\b)""",
        unless=(
            r"""\b{WORK}\b|\b(?:barn|folk|kvinner|noen|de) som\b|\bkonkurranse\w*|\bkamp\b|\brekord\w*|
            {NO_BLOW}(?:\b(?:sparka|sparket)(?: [^ .]+)? (?:i|under) prøve(?:tid|period)\w*|
            (?:\bkan (?:jeg|man|en|vi) (?:[^ .]+ )?bli|(?:^|[.] )(?:(?:hei|men|og|nei) )?blir (?:jeg|man|en|vi)) (?:sparka|
            sparket)(?: hvis jeg| om jeg| når jeg| fordi jeg| for (?:det|dette|å)\b| uten (?:grunn|varsel)))"""
        ),
    ),
    Rule(
        "hit-at-home",
        "violence",
        r"""\bslå(?: (?:meg|oss|hver|alltid|mye|ofte|av [^ .]+))* hjemme\b""",
        unless=r"""\bslå (?:av|på|opp|seg|ned) (?!{FAMILY})""",
    ),
    Rule("maltreated", "violence", r"\bmishandle\b", unless=r"\b{WORK}\b|\bdyr\w*\b"),
    Rule(
        "raped",
        "violence",
        r"""\b(?:voldtatt|voldtok (?:meg|henne|han)|raped|molested|voldtekt)\b""",
        unless=r"""\b{WORK}\b""",
    ),
    Rule(
        "abused-myself",
        "violence",
        r"""\bjeg (?:har blitt|har vorte|ble|er|er blitt|vart|blei|har vært|blir)(?: [^ .]+){0,2}?
            [ ](?:voldtatt|voldtekt|misbrukt|overgrep|vold|seksuel\w+)\b|\b(?:i|i'm|i've|jeg) (?:was|am|
            have been|being|been|got) (?:being )?(?:raped|abused|molested|assaulted)\b""",
        # "æ e dømt for vold, spille det nåkka rolle": what the writer did, and nothing beside it that was done to him
        unless=r"""\b(?:vold|overgrep)\w* (?:på jobb|i yrket|som fag)|
            ^(?!.*\b(?:mot meg|misbrukt|voldtatt|slår meg|slo meg|utsatt)\b).*\b(?:jeg|i)(?: [^ .]+){0,2}? (?:dømt|dømd|domfelt|
            convicted)(?: [^ .]+){0,2}? (?:for|of)(?: [^ .]+){0,2}? (?:vold|overgrep|voldtekt)\b""",
    ),
    Rule(
        "abused",
        "violence",
        r"""\b(?:seksuelt|sexually) (?:[^ .]+ )?(?:misbruk\w*|abused|overgrep|trakassert|utnyttet)\b|
            \bmisbruker (?:meg|kroppen mitt)\b|\bmisbrukt av {FAMILY}\b|\bincest\b|\bforgrep seg på (?:meg|
            henne)\b|\bforgriper seg\b|\babus(?:es|ing|ed) meg\b|\bovergrep\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "violence-at-home",
        "violence",
        r"""\b(?:vold|abuse|husbråk)(?: [^ .]+){0,2}? (?:hjemme|i hjemmet|i hjem|i heimen|i familien|at home|
            fra {FAMILY}|av {FAMILY}|mot meg)\b|\b(?:domestic (?:vold|abuse)|(?:er|så|blir|ble|is|var)
            [ ](?:[^ .]+ )?voldelig|vold i nære relasjoner)\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "threatened",
        "violence",
        r"""\b(?:truer|trua|truet|trugar|truar|threatens|threatening|threatened)(?: [^ .]+){0,2}? (?:på livet|
            (?:med|to)(?: å| at han skal)?[ ](?:drepe|slå|skade|kniv|juling|bank|vold|sende meg|gifte|våpen|
            pistol|beat))\b""",
        unless=r"\b{WORK}\b(?! mitt)",
    ),
    Rule(
        "kills-me",
        "violence",
        r"""\b{PERSON}(?: (?:sier|sa|says|said|at|han|hun|de|he|she|vil|skal|prøvde|prøver|kommer|har|sagt|
            wants|tried|will|is|going|kan|til|å|to|mitt|truer|med|ta|livet|av)){1,7}? (?:drepe|kvele|kvalte|
            knivstikke|ta livet av) (?:meg|oss|us)\b(?! (?:hvis|dersom|om|når|for|if|when){FAILING})""",
    ),
    Rule(
        "afraid-home",
        "violence",
        r"""\b(?:redd|tør ikke)(?: (?:å|to|for|of|jeg|bare|når jeg skal))* (?:dra|gå|reise|komme|være|go|
            going|be|sove) (?:hjem|hjemme|home|at home)\b""",
        unless=r"\bhjemmefra\b|\bsavn\w*|\bhjemlengsel\w*",
    ),
    Rule(
        "afraid-of",
        "violence",
        r"""\bredd(?: for| of)?(?: (?:mitt|the))* {FAMILY}(?! (?:mitt )?(?:ikke|blir|sier|skal|vil bli|
            kommer til å bli|kan|mister|dør|dø|er syk|vil at|synes|skuff))\b""",
        unless=r"""\b(?:skuffe\w*|skuffa|miste\w*|syk|sjuk|dør|si det|fortelle|eksamen|karakter\w*|mener|
            reaksjon\w*)\b|\b(?:ikke|not) redd\b""",
    ),
    Rule(
        "handled-roughly",
        "violence",
        r"""\b{FAMILY}(?: mitt)? (?:kaster|kastet|kasta|kaste|hiver|spytter|spytta)(?: [^ .]+){0,2}? (?:på|etter) meg\b|
            \b(?:dra|drar|dratt|dro|river|rev|revet|lugger|lugget|lugga) meg (?:i|etter) håret\b|\b{FAMILY}(?: mitt)?
            (?: [^ .]+){0,6}? truer meg\b|\blåser meg (?:ute|inne)\b|\b(?:{FAMILY}|de)(?: mitt)?(?: har)?
            [ ](?:holder|tatt|tok|tar|gjemt|gjemmer)(?: fra meg)? passet(?: mitt)?\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "naked-pictures",
        "violence",
        r"""\b(?:send\w*|del(?:er|te|t)|spre\w*|spredd|spredte|legger ut|la ut|lagt ut|krever|vil ha|truer|mas\w*|ber om|fått)
            (?: [^ .]+){0,5}? (?:nakenbild\w*|nudes|bild\w* av meg naken)\b|\bvil at jeg skal (?:kle av meg|vise kroppen|
            sende bilder av kroppen)\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "comes-at-night",
        "violence",
        r"""\b(?:onkel\w*|stefar\w*|bror\w*|pappa|far|faren|bestefar\w*|fosterfar\w*|han|naboen|treneren|uncle|stepdad|
            stepfather|dad)(?: mitt| hans| hennes)? (?:kommer|kom|går|gå|sniker|snike|lister)(?: alltid| ofte| bare| seg)*
            [ ]inn (?:på|til|i) (?:rommet|senga|sengen|meg|soverommet)(?: mitt| til meg)? (?:om|på|hver|i)
            [ ](?:natta|natten|natt|nettene|kvelden|kveldene)\b|\b(?:uncle|stepdad|stepfather|dad|brother|he) comes
            [ ](?:in)?to mitt (?:room|bed) at night\b""",
    ),
    Rule(
        "forced-marriage",
        "violence",
        r"""\btvangsgifte\b|\b(?:tving\w*|tvung\w*|force\w*|forcing|press\w*|må)(?: [^ .]+){0,4}? (?:gifte (?:meg|
            seg)|marry|giftes bort|marriage|bli gift)\b|\b(?:bestemt|sier|krever|vil|forventer) at jeg
            [ ](?:skal|må) gifte meg\b|\bå giftes bort\b|\bgifte (?:meg|seg) mot\b|\bgifte[rt]? meg bort\b""",
        unless=r"\b{WORK}\b",
    ),
    Rule(
        "gropes",
        "violence",
        r"""\b(?:tafs\w+|beføl\w+|klå\w*|grop\w+|touches|touched) (?:på )?meg\b(?! (?:deeply|hardt|that))|\b
            (?:{FAMILY}|trener\w*|lærer\w*|sjef\w*) (?:mitt )?(?:har )?ta på meg(?= *$| [.]| når| der| igjen|
            [ ]på)|\btving\w* meg til (?:å ha )?(?:sex|samleie)\b|\bforce\w* meg to have sex\b""",
    ),
    Rule(
        "locked-in",
        "violence",
        r"""\b(?:låser|låste|stenger|stengte|sperrer|locks|locked) (?:meg|oss) (?:inne|in|inn)\b""",
    ),
)

RULES: tuple[Rule, ...] = CRISIS + VIOLENCE
